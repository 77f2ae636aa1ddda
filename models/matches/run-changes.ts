import type { ProgramActor } from '../actor.ts';
import type { Participant } from '../matching/criteria.ts';
import type { RunInput } from '../matching/run.ts';
import { loadWholeRun } from './load-run.ts';
import { loadRunInput } from './run-input.ts';
import { inputOf } from './run-record.ts';

/** What a run does not know yet. */
export interface RunChanges {
  /** How many people came, left, have more or fewer places, said something else, asked somebody else, or may not be with somebody. */
  people: number;
  /** Whether what counts, or what no pair may break, has changed. */
  criteria: boolean;
}

/** What has changed since a run was made, as far as another one over the program as it is now would take it in. */
export async function changesSinceRun(actor: ProgramActor, runId: string, now = new Date()): Promise<RunChanges> {
  const { objective, leastScore, input } = await loadWholeRun(actor, runId, 'matching-run.read');
  const [then, today] = await Promise.all([inputOf({ input }), loadRunInput(actor, { objective, leastScore, relaxed: [], locks: [], apart: [], omitted: { mentees: [], mentors: [] } }, now)]);
  return {
    people: different(factsOf(then), factsOf(today)).size,
    // What an older run knew nothing of is no change.
    criteria: JSON.stringify({ ...then.scoring.criteria, weights: { ...today.scoring.criteria.weights, ...then.scoring.criteria.weights } }) !== JSON.stringify(today.scoring.criteria),
  };
}

/** Everything that a run knows of each person, as text. What a coordinator wished is no change of theirs. */
function factsOf({ scoring, seats, together }: RunInput): ReadonlyMap<string, string> {
  const facts = new Map<string, unknown[]>();
  const add = (id: string, ...more: unknown[]): void => void facts.set(id, [...(facts.get(id) ?? []), ...more]);
  const addAll = (role: string, people: readonly Participant[], places: readonly number[]): void => people.forEach((person, at) => add(person.id, role, person, places[at]));
  addAll('mentee', scoring.mentees, seats.mentees);
  addAll('mentor', scoring.mentors, seats.mentors);
  for (const { mentee, mentors } of scoring.rankings ?? []) add(mentee, mentors);
  for (const { mentee, mentor, because } of scoring.bars) if (because !== 'kept-apart') add(mentee, mentor, because);
  for (const { mentee, mentor } of together) add(mentee, mentor);
  return new Map([...facts].map(([id, known]) => [id, JSON.stringify(known)]));
}

function different(then: ReadonlyMap<string, string>, today: ReadonlyMap<string, string>): Set<string> {
  return new Set([...then.keys(), ...today.keys()].filter((id) => then.get(id) !== today.get(id)));
}
