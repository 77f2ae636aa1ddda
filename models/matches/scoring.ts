import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import type { Bar, Criteria, Participant } from '../matching/criteria.ts';
import type { Scoring } from '../matching/score.ts';
import { pairsApartForGood } from '../kept-apart/kept-apart.ts';
import { together } from '../mongodb/connect.ts';
import { managerPairs } from '../people/managers.ts';
import { loadParticipants } from '../people/participants.ts';
import { scoringRules } from '../programs/matching-criteria.ts';
import { graderPairs } from '../rosters/graders.ts';
import type { EnrolmentState } from '../vocabulary.ts';
import { MatchModel } from './match.model.ts';

/** Whose scores are wanted; without ids everybody who takes part in the role. */
export interface WhoseScores {
  readonly menteeIds?: readonly string[] | undefined;
  readonly mentorIds?: readonly string[] | undefined;
  /** Of the mentors; active ones unless said otherwise. */
  readonly mentorStates?: readonly EnrolmentState[] | undefined;
}

/**
 * What the scores of these people are made of at this moment, without rankings: a fit. Plain data, everybody in the order of their
 * ids, so that the same people give the same lists. Asks no policy: directory and runs ask their own.
 */
export async function loadScoring(actor: Pick<ProgramActor, 'tenantId' | 'programId'>, { menteeIds, mentorIds, mentorStates }: WhoseScores, now = new Date()): Promise<Scoring> {
  const { criteria, day } = await scoringRules(actor);
  const counted = new Set(criteria.questions.map(({ key }) => key));
  const [mentees, mentors] = await Promise.all([
    loadParticipants(actor, { role: 'mentee', personIds: menteeIds, day, counted }, now),
    loadParticipants(actor, { role: 'mentor', personIds: mentorIds, states: mentorStates, day, counted }, now),
  ]);
  return { criteria, mentees, mentors, bars: await loadBars(actor, criteria.rules, { mentees, mentors }), rankings: null };
}

/** The pairs of these people that are kept apart: by the rules of the program, by a coordinator, or because one of the two said so, which looks the same. */
export async function loadBars(
  { tenantId, programId }: Pick<ProgramActor, 'tenantId' | 'programId'>,
  { notLineManager, notOwnGrader, notEarlierPair }: Criteria['rules'],
  { mentees, mentors }: { readonly mentees: readonly Participant[]; readonly mentors: readonly Participant[] },
): Promise<Bar[]> {
  const menteeIds = mentees.map(({ id }) => id);
  const mentorIds = mentors.map(({ id }) => id);
  const [apart, managers, graders, earlier] = await together(
    () => pairsApartForGood({ tenantId, programId }, { menteeIds, mentorIds }),
    async () => notLineManager ? managerPairs({ tenantId }, { managerIds: mentorIds, reportIds: menteeIds }) : [],
    async () => notOwnGrader ? graderPairs({ tenantId, programId }, { graderIds: mentorIds, learnerIds: menteeIds }) : [],
    async () => notEarlierPair
      ? MatchModel.find({ tenantId, programId, menteeId: trusted({ $in: menteeIds }), state: trusted({ $in: ['completed', 'ended'] }), undone: trusted({ $ne: true }), circleId: trusted({ $exists: false }) }, { menteeId: 1, mentorId: 1 }).sort({ _id: 1 }).lean()
      : [],
  );
  const known = new Set(mentorIds);
  const bars: Bar[] = [
    ...apart.map(({ menteeId, mentorId }): Bar => ({ mentee: menteeId, mentor: mentorId, because: 'blocked' })),
    ...managers.map(({ managerId, reportId }): Bar => ({ mentee: reportId, mentor: managerId, because: 'line-manager' })),
    ...graders.map(({ graderId, learnerId }): Bar => ({ mentee: learnerId, mentor: graderId, because: 'own-grader' })),
    ...earlier.map(({ menteeId, mentorId }): Bar => ({ mentee: String(menteeId), mentor: String(mentorId), because: 'earlier-pair' })),
  ];
  const byPair = new Map(bars.filter(({ mentor }) => known.has(mentor)).map((bar) => [`${bar.mentee} ${bar.mentor} ${bar.because}`, bar]));
  return [...byPair.keys()].sort().map((key) => byPair.get(key)!);
}
