import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import type { NamedPair } from '../matching/run.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import type { MatchState } from '../vocabulary.ts';
import type { RunFacts } from './load-run.ts';
import { MatchModel } from './match.model.ts';

/** The match that publishing made of a pair, as it stands now. */
export interface MatchOfPair {
  id: string;
  state: MatchState;
  endedAt: Date | null;
  /** The coordinator who ended it, and why; null where somebody of the two did, or it ended by itself. */
  ended: { by: PersonRef; reason: string | null } | null;
}

/** What has become of pairs of a run: nothing before it is published, after that was taken back, or of a pair that publishing left out. */
export async function matchesOfPairs(actor: ProgramActor, run: Pick<RunFacts, '_id' | 'state'>, pairs: readonly NamedPair[]): Promise<(pair: NamedPair) => MatchOfPair | null> {
  if (run.state !== 'published' || pairs.length === 0) return () => null;
  const { tenantId, programId } = actor;
  const matches = await MatchModel.find({ tenantId, programId, menteeId: trusted({ $in: pairs.map(({ mentee }) => mentee) }), runId: run._id }).lean();
  const coordinators = await peopleByIds(actor, matches.flatMap(({ endedBy }) => (endedBy === undefined ? [] : [String(endedBy.by)])));
  const views = new Map(
    matches.map(({ _id, menteeId, mentorId, state, endedAt, endedBy }): [string, MatchOfPair] => [
      `${String(menteeId)} ${String(mentorId)}`,
      { id: String(_id), state, endedAt, ended: endedBy === undefined ? null : { by: refTo(coordinators, String(endedBy.by)), reason: endedBy.reason ?? null } },
    ]),
  );
  return ({ mentee, mentor }) => views.get(`${mentee} ${mentor}`) ?? null;
}
