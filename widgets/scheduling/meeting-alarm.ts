import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Meeting } from './scheduling-host.ts';

/** Longer waits are cut in pieces: a timer's delay is limited, and a device that slept is late. */
const longestMs = 3_600_000;

/** Draws its host anew when a video room opens, and tells when one whose address was kept back opens or a meeting has ended: nobody need reload to join. */
export class MeetingAlarm implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: () => Date;
  readonly #meetings: () => readonly Meeting[];
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param changed told once for each time at which meetings end, or at which a room opens that the reader is told then */
  constructor(host: ReactiveControllerHost, clock: () => Date, meetings: () => readonly Meeting[], changed: () => void) {
    this.#host = host;
    this.#clock = clock;
    this.#meetings = meetings;
    this.#changed = changed;
    host.addController(this);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const now = this.#clock().getTime();
    const ends = this.#meetings().map(({ when }) => Date.parse(when.end));
    const told = this.#meetings().flatMap(({ roomLater, joinOpensAt }) => (roomLater ? [Date.parse(joinOpensAt)] : []));
    const next = Math.min(...[...ends, ...this.#meetings().map(({ joinOpensAt }) => Date.parse(joinOpensAt))].filter((at) => at > now));
    if (next === Infinity) return;
    this.#timer = setTimeout(() => {
      this.#host.requestUpdate();
      if ([...ends, ...told].includes(next) && this.#clock().getTime() >= next) this.#changed();
    }, Math.min(longestMs, next - now));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
