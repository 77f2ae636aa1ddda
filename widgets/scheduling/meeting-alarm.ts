import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Meeting } from './scheduling-host.ts';

/** Longer waits are cut in pieces: a timer's delay is limited, and a device that slept is late. */
const longestMs = 3_600_000;

/** Draws its host anew when a video room opens, and tells when a meeting has ended: nobody need reload to join. */
export class MeetingAlarm implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: () => Date;
  readonly #meetings: () => readonly Meeting[];
  readonly #ended: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ended told once for each time at which meetings end */
  constructor(host: ReactiveControllerHost, clock: () => Date, meetings: () => readonly Meeting[], ended: () => void) {
    this.#host = host;
    this.#clock = clock;
    this.#meetings = meetings;
    this.#ended = ended;
    host.addController(this);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const now = this.#clock().getTime();
    const ends = this.#meetings().map(({ when }) => Date.parse(when.end));
    const next = Math.min(...[...ends, ...this.#meetings().map(({ joinOpensAt }) => Date.parse(joinOpensAt))].filter((at) => at > now));
    if (next === Infinity) return;
    this.#timer = setTimeout(() => {
      this.#host.requestUpdate();
      if (ends.includes(next) && this.#clock().getTime() >= next) this.#ended();
    }, Math.min(longestMs, next - now));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
