import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { wanted, type Wanted } from '../mongodb/at-once.ts';
import { storedIds } from '../mongodb/rows.ts';
import type { Id } from '../mongodb/schema.ts';
import type { AnswerTime, ChoiceState } from '../vocabulary.ts';
import { MatchRequestModel, type StoredMatchRequest } from './match-request.model.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const lookBackMs = 365 * dayMs;
/** The newest so many count; from fewer than three nobody's habit can be told, nor the asker's. */
const newest = 10;
const fewest = 3;

/** Who let the time run out took all of it. */
const answered: readonly ChoiceState[] = ['accepted', 'declined', 'expired'];

/** How long a mentor took for each of the newest requests (ms). */
export interface AnswersOf {
  _id: Id;
  took: number[];
}

/** For `readAtOnce`: how long these mentors took to answer lately; {@link answerTime} sums it up. */
export function wantedAnswers(actor: ProgramActor, mentorIds: readonly string[], now: Date): Wanted<AnswersOf> {
  const ids = mentorIds.map((id) => new Types.ObjectId(id));
  return wanted<StoredMatchRequest, AnswersOf>(
    MatchRequestModel,
    { ...storedIds(actor).here, 'choices.mentorId': { $in: ids }, sentAt: { $gt: new Date(now.getTime() - lookBackMs) } },
    {
      sort: { sentAt: -1 },
      limit: mostRequests,
      then: [
        { $unwind: '$choices' },
        { $match: { 'choices.mentorId': { $in: ids }, 'choices.state': { $in: answered }, 'choices.answeredAt': { $ne: null } } },
        // A request of the release before does not say when a turn began: it was the sending.
        { $group: { _id: '$choices.mentorId', took: { $push: { $subtract: ['$choices.answeredAt', { $ifNull: ['$choices.askedAt', '$sentAt'] }] } } } },
        { $project: { took: { $slice: ['$took', newest] } } },
      ],
    },
  );
}
const mostRequests = 2_000;

/** What can be said of them, by mentor. */
export function answersIn(rows: readonly AnswersOf[]): Map<string, AnswerTime> {
  return new Map(rows.flatMap(({ _id, took }) => {
    const usual = answerTime(took);
    return usual === null ? [] : [[String(_id), usual]];
  }));
}

/** The usual time in broad steps, by the median; null where too few were answered to say. */
export function answerTime(took: readonly number[]): AnswerTime | null {
  if (took.length < fewest) return null;
  const median = took.toSorted((a, b) => a - b)[Math.floor((took.length - 1) / 2)]!;
  if (median <= dayMs) return 'within-a-day';
  if (median <= 3 * dayMs) return 'within-3-days';
  return median <= 7 * dayMs ? 'within-a-week' : 'longer';
}
