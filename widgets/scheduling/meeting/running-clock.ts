import type { ReactiveController } from 'lit';
import { announce } from '../../parts/announcer.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { titleOf, type Agenda } from './agenda-words.ts';
import { text } from './agenda.text.ts';
import { runningItem, type RunningItem } from './running-item.ts';

/** Longer waits are cut in pieces: a timer's delay is limited, and a device that slept is late. */
const longestMs = 3_600_000;

/** Draws the host anew as the minutes of the running time box go by, and when the meeting begins; says once when a box is full. */
export class RunningClock implements ReactiveController {
  readonly #host: SchedulingHost;
  readonly #of: () => { agenda: Agenda | undefined; meeting: Meeting | undefined };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #before: RunningItem | undefined;
  running: RunningItem | undefined;

  constructor(host: SchedulingHost, of: () => { agenda: Agenda | undefined; meeting: Meeting | undefined }) {
    this.#host = host;
    this.#of = of;
    host.addController(this);
  }

  hostUpdate(): void {
    const { agenda, meeting } = this.#of();
    this.running = agenda && meeting?.state === 'confirmed' ? runningItem(agenda, meeting.when, this.#host.clock()) : undefined;
    const isFull = this.running && this.running.minutesLeft <= 0 && this.#before?.item.id === this.running.item.id && this.#before.minutesLeft > 0;
    if (isFull && this.running) announce(text('timeUp', { title: titleOf(this.running.item) }));
    this.#before = this.running;
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const { meeting } = this.#of();
    const now = this.#host.clock().getTime();
    const start = meeting && Date.parse(meeting.when.start);
    const next = this.running?.changesAt ?? (start !== undefined && start > now ? start : undefined);
    if (next !== undefined) this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.min(longestMs, Math.max(0, next - now)));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
