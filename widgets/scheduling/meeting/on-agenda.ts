import type { ReactiveController } from 'lit';
import { presenceSeconds } from '../../../models/agenda-words.ts';
import { newKey } from '../../api/api-client.ts';
import type { Shape } from '../../api/operation.ts';
import { beOnAgenda, leaveAgenda } from '../../api/operations.ts';
import type { SchedulingHost } from '../scheduling-host.ts';

type People = Shape<'OnAgenda'>['people'];

/**
 * Who else has the agenda open right now. As long as the page is in sight it says that the reader has, and at which item they
 * write; that also answers who else does. What somebody else does is told at once by the live events. Where nothing can be said or
 * heard, nobody is shown: it is news, not work, and no problem of its own.
 */
export class OnAgenda implements ReactiveController {
  readonly #host: SchedulingHost;
  readonly #meeting: () => string | undefined;
  readonly #page = newKey();
  #meetingId: string | undefined;
  #editing: string | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #stopHearing: (() => void) | undefined;
  people: People = [];

  /** @param meeting whose agenda is on the page; undefined: none */
  constructor(host: SchedulingHost, meeting: () => string | undefined) {
    this.#host = host;
    this.#meeting = meeting;
    host.addController(this);
  }

  /** The item that the reader writes at. */
  set editing(itemId: string | null) {
    if (itemId === this.#editing) return;
    this.#editing = itemId;
    if (this.#meetingId !== undefined) void this.#renew();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#adjust);
  }

  hostUpdated(): void {
    this.#adjust();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#adjust);
    this.#leave();
  }

  readonly #adjust = (): void => {
    const wanted = this.#host.isConnected && this.#host.ready && document.visibilityState === 'visible' ? this.#meeting() : undefined;
    if (wanted === this.#meetingId) return;
    this.#leave();
    if (wanted === undefined) return;
    this.#meetingId = wanted;
    this.#timer = setInterval(() => void this.#renew(), presenceSeconds.renew * 1_000);
    this.#stopHearing = this.#host.api?.live.on(['agenda-presence'], () => void this.#renew());
    void this.#renew();
  };

  #leave(): void {
    const { api } = this.#host;
    clearInterval(this.#timer);
    this.#stopHearing?.();
    if (this.#meetingId !== undefined) void api?.call(leaveAgenda, { path: { meetingId: this.#meetingId, page: this.#page } }).catch(() => undefined);
    this.#meetingId = undefined;
    this.people = [];
  }

  async #renew(): Promise<void> {
    const meetingId = this.#meetingId;
    if (meetingId === undefined) return;
    const answer = await this.#host.api?.call(beOnAgenda, { path: { meetingId, page: this.#page }, body: { editing: this.#editing } }).catch(() => undefined);
    if (meetingId !== this.#meetingId) return;
    this.people = answer?.people ?? [];
    this.#host.requestUpdate();
  }
}
