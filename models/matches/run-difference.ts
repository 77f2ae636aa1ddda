import type { ProgramActor } from '../actor.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { loadRunWithAnswer } from './load-run.ts';
import { isTold, namesInRun } from './matching-run-view.ts';
import { pageFrom, type PageQuery } from './run-page.ts';
import { resultOf, withoutLeftOut } from './run-record.ts';

/** A mentee who has somebody else in the other run, or somebody in one of them alone; more than one where they have several. */
export interface ChangedMentee {
  mentee: PersonRef;
  before: PersonRef[];
  after: PersonRef[];
}

/** What one run changes against another: two scenarios side by side, or this run and the last one. */
export interface RunDifference {
  /** Pairs of both. */
  same: number;
  /** A page of them; people who lose or gain a match come first. */
  changed: ChangedMentee[];
  /** How many there are. */
  total: number;
  nextCursor: string | null;
}

const usualPage = 500;

/** @param otherId the run that is compared with: `before` */
export async function compareRuns(actor: ProgramActor, runId: string, otherId: string, at = new Date(), query: PageQuery = {}): Promise<RunDifference> {
  const [run, other] = await Promise.all([loadRunWithAnswer(actor, runId, 'matching-run.read'), loadRunWithAnswer(actor, otherId, 'matching-run.read')]);
  const [after, before] = await Promise.all([resultOf(run), resultOf(other)]);
  const old = Map.groupBy(before.pairs, ({ mentee }) => mentee);
  const now = Map.groupBy(after.pairs, ({ mentee }) => mentee);
  let same = 0;
  const changed: { mentee: string; before: string[]; after: string[] }[] = [];
  for (const mentee of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const had = new Set(old.get(mentee)?.map(({ mentor }) => mentor));
    const has = new Set(now.get(mentee)?.map(({ mentor }) => mentor));
    same += had.intersection(has).size;
    if (had.symmetricDifference(has).size > 0) changed.push({ mentee, before: [...had.difference(has)].sort(), after: [...has.difference(had)].sort() });
  }
  changed.sort((one, two) => Number(one.before.length === one.after.length) - Number(two.before.length === two.after.length));
  const { rows: shown, nextCursor } = pageFrom(changed, { limit: usualPage, ...query }, { list: 'run-differences', runId, otherId });
  const names = await namesInRun(actor, isTold(run, at) ? other : run, { mentees: shown.map(({ mentee }) => mentee), mentors: shown.flatMap((one) => [...one.before, ...one.after]), pairs: [...withoutLeftOut(before.pairs, other), ...withoutLeftOut(after.pairs, run)] }, at);
  return { same, changed: shown.map((one) => ({ mentee: names.mentee(one.mentee), before: one.before.map(names.mentor), after: one.after.map(names.mentor) })), total: changed.length, nextCursor };
}
