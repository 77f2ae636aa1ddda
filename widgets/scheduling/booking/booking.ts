import { ApiAction } from '../../api/api-action.ts';
import { bookMeeting } from '../../api/operations.ts';
import type { Problem } from '../../api/problem.ts';
import type { Span } from '../../parts/times.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';

/** Rules that refuse a time, so that another one may do. */
const refusals = ['slot-taken', 'slot-past', 'you-are-busy'] as const;
export type RefusalCode = (typeof refusals)[number];

/** A time that could not be had, and the nearest ones that can. `gone`: it left the week while it was chosen, whoever took it. */
export interface Refusal {
  code: RefusalCode | 'gone';
  slot: Span;
  closest: readonly Span[];
}

/** What a rule says against a time, with the times that the server offers instead. */
export interface Refused {
  code: RefusalCode;
  closest: readonly Span[] | undefined;
}

/** The rule that refused a time, where the problem is one. */
export function refusedBy(problem: Problem | undefined): Refused | undefined {
  const code = refusals.find((one) => one === problem?.code);
  return code && { code, closest: problem?.details['closest'] as readonly Span[] | undefined };
}

export interface BookingOrder {
  matchId: string;
  minutes: number;
  title: string;
  slot: Span;
}

/** Booking one time. A refusal by the rules is told apart from a call that did not work. */
export class Booking {
  readonly #action: ApiAction<BookingOrder, Meeting>;

  constructor(host: SchedulingHost) {
    this.#action = new ApiAction(host, (api, { matchId, minutes, title, slot }, options) =>
      api.call(bookMeeting, { body: { matchId, minutes, start: slot.start, ...(title && { title }) } }, options));
  }

  get busy(): boolean {
    return this.#action.busy;
  }

  /** What went wrong, unless a rule refused the time. */
  get problem(): Problem | undefined {
    return this.refused ? undefined : this.#action.problem;
  }

  /** The rule that refused the time last asked for, with the times that the server offers instead. */
  get refused(): Refused | undefined {
    return refusedBy(this.#action.problem);
  }

  /** Returns the meeting, or undefined when it did not work; doing the same again never books twice. */
  async book(order: BookingOrder): Promise<Meeting | undefined> {
    return (await this.#action.run(order))?.answer;
  }

  clear(): void {
    this.#action.clear();
  }
}
