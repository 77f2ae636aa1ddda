/** What tools call, and where it can go wrong. */
export const faultPoints = ['configuration', 'keys', 'registration', 'authorization', 'token', 'memberships', 'line-items', 'line-item', 'scores', 'results'] as const;
export type FaultPoint = (typeof faultPoints)[number];

export type Fault =
  /** The right answer, late. */
  | { kind: 'slow'; ms: number }
  /** No answer at all; the connection stays open. */
  | { kind: 'hang' }
  /** The connection ends in the middle of the answer. */
  | { kind: 'cut' }
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  | { kind: 'redirect'; to: string }
  /** Text that begins as JSON and is none. */
  | { kind: 'broken-json' }
  /** A page where JSON was asked for, as a login wall or a proxy answers. */
  | { kind: 'page' }
  /** The right answer as text/html, as Moodle's token endpoint sends it. */
  | { kind: 'html-type' }
  /** Valid JSON of this size. */
  | { kind: 'huge'; bytes: number }
  /** Keys: others than those that sign, as after a change of keys that a cache does not know of. */
  | { kind: 'other-keys' }
  /** Access tokens: JSON as asked for, with 200, and no token in it. */
  | { kind: 'wrong-shape' }
  /** Results: everybody's, page by page, whoever was asked for. */
  | { kind: 'ignores-filter' }
  /** Scores: taken with 200, and not kept. */
  | { kind: 'not-kept' }
  /** Roster: the next page is this page again. */
  | { kind: 'loop' }
  /** Roster: everybody on this page twice. */
  | { kind: 'duplicates' }
  /** Roster: the next page is on another origin, which is not to see the token. */
  | { kind: 'next-elsewhere'; origin: string };

export interface PlannedFault {
  at: FaultPoint;
  fault: Fault;
  /** How many calls are answered rightly before: 1 makes the second page fail. */
  skip?: number;
  /** How many calls go wrong; without it all of them until the plan is cleared. */
  times?: number;
}

/** What is to go wrong, call by call: for tests, and for trying a tool by hand. */
export class FaultPlan {
  #planned: { at: FaultPoint; fault: Fault; skip: number; times: number }[] = [];

  add({ at, fault, skip = 0, times = Infinity }: PlannedFault): void {
    this.#planned.push({ at, fault, skip, times });
  }

  clear(): void {
    this.#planned = [];
  }

  /** What is still to come, the oldest first. */
  get planned(): readonly Readonly<Required<PlannedFault>>[] {
    return this.#planned;
  }

  /** What goes wrong with this call; null where nothing does. Of several plans for one point the oldest counts. */
  take(point: FaultPoint): Fault | null {
    const plan = this.#planned.find(({ at }) => at === point);
    if (plan === undefined) return null;
    if (plan.skip > 0) {
      plan.skip -= 1;
      return null;
    }
    plan.times -= 1;
    if (plan.times <= 0) this.#planned = this.#planned.filter((one) => one !== plan);
    return plan.fault;
  }
}
