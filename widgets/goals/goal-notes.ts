import { nothing, type TemplateResult } from 'lit';
import { LazyView } from '../lazy-view.ts';
import type { PairPart, PairPartModule, PairPlace } from '../workspace/pair-part.ts';
import type { Goal } from './goal-facts.ts';
import type { GoalsHost } from './goals-host.ts';

/** What the two of a goal's match have written down about it, below it. What is typed at one goal stays with that one. */
export class GoalNotes {
  readonly #host: GoalsHost;
  readonly #view: LazyView<PairPartModule>;
  /** By goal; undefined while its code is on the way. */
  readonly #parts = new Map<string, PairPart | undefined>();
  #place: PairPlace | undefined;

  constructor(host: GoalsHost) {
    this.#host = host;
    this.#view = new LazyView<PairPartModule>(host, () => import('../notes/notes-part.ts'));
  }

  render(goal: Goal, level: number): TemplateResult | typeof nothing {
    this.#place = placeOf(goal, this.#host.reading.reader);
    if (!this.#place) return nothing;
    if (!this.#parts.has(goal.id)) void this.#open(goal.id);
    return this.#parts.get(goal.id)?.render(this.#place, level) ?? nothing;
  }

  /** Where the code does not come, the page is whole without it; the next drawing asks again. */
  async #open(goalId: string): Promise<void> {
    this.#parts.set(goalId, undefined);
    const module = await this.#view.load().catch(() => undefined);
    if (!module) {
      this.#parts.delete(goalId);
      return;
    }
    this.#parts.set(goalId, module.makePairPart(this.#host, () => (this.#place?.goalId === goalId ? this.#place : undefined)));
    this.#host.requestUpdate();
  }
}

/** The two of the goal's match. While it has none, or when that is over, and for whoever else sees the goal, there are no notes. */
function placeOf({ id, matchId, owner, partner }: Goal, reader: string | undefined): PairPlace | undefined {
  if (matchId === null || partner === null) return undefined;
  const other = reader === owner.id ? partner : reader === partner.id ? owner : undefined;
  return other && { id: matchId, partner: other, goalId: id };
}
