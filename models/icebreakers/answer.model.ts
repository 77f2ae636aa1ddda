import { icebreakerLimits } from '../icebreaker-words.ts';
import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';

export interface StoredSaid {
  text: string;
  at: Date;
}

/** What the two of a match have answered to one icebreaker. Neither reads the other's before both are there. */
export interface StoredIcebreakerAnswers extends ProgramStored {
  matchId: Id;
  /** The icebreaker's. */
  key: string;
  mentorId: Id;
  menteeId: Id;
  mentor: StoredSaid | null;
  mentee: StoredSaid | null;
  /** Both were there and were read, and one of them was taken back: nobody answers it anew, knowing the other's. */
  closed?: boolean;
}

const id = { type: 'ObjectId', required: true } as const;
const said = { type: { _id: false, text: { type: String, required: true, maxLength: icebreakerLimits.answer }, at: { type: Date, required: true } }, default: null } as const;

export const IcebreakerAnswersModel = collection<StoredIcebreakerAnswers>(
  'icebreaker-answers',
  'program',
  { matchId: id, key: { type: String, required: true }, mentorId: id, menteeId: id, mentor: said, mentee: said, closed: { type: Boolean } },
  [
    { fields: { tenantId: 1, programId: 1, matchId: 1, key: 1 }, unique: true },
    { fields: { tenantId: 1, programId: 1, mentorId: 1 } }, // whose answers go with them
    { fields: { tenantId: 1, programId: 1, menteeId: 1 } },
  ],
);
