import { icebreakerLimits } from '../icebreaker-words.ts';
import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';

export interface StoredSaid {
  text: string;
  at: Date;
}

/**
 * What the people of a match or of a circle have answered to one icebreaker. Nobody reads another's before their own is there. Of the two
 * of a match each has a field, as from the beginning; those of a circle stand in a list.
 */
export interface StoredIcebreakerAnswers extends ProgramStored {
  /** The match's, or the circle's where it was answered in one. */
  matchId: Id;
  /** Present where it was answered in a circle, and the same. */
  circleId?: Id;
  /** The icebreaker's. */
  key: string;
  /** The two of a match. */
  mentorId?: Id;
  menteeId?: Id;
  mentor: StoredSaid | null;
  mentee: StoredSaid | null;
  /** Both were there and were read, and one of them was taken back: nobody answers it anew, knowing the other's. */
  closed?: boolean;
  /** In a circle: who has answered what, the first one first. */
  said?: (StoredSaid & { personId: Id })[];
  /** In a circle: who has read answers that were taken back since, or has taken back their own after reading others'. None of them answers anew. */
  spent?: Id[];
}

const id = { type: 'ObjectId', required: true } as const;
const words = { text: { type: String, required: true, maxLength: icebreakerLimits.answer }, at: { type: Date, required: true } } as const;
const said = { type: { _id: false, ...words }, default: null } as const;

export const IcebreakerAnswersModel = collection<StoredIcebreakerAnswers>(
  'icebreaker-answers',
  'program',
  {
    matchId: id,
    circleId: { type: 'ObjectId' },
    key: { type: String, required: true },
    mentorId: { type: 'ObjectId' },
    menteeId: { type: 'ObjectId' },
    mentor: said,
    mentee: said,
    closed: { type: Boolean },
    said: { type: [{ _id: false, personId: id, ...words }], default: undefined },
    spent: { type: ['ObjectId'], default: undefined },
  },
  [
    { fields: { tenantId: 1, programId: 1, matchId: 1, key: 1 }, unique: true },
    { fields: { tenantId: 1, programId: 1, mentorId: 1 } }, // whose answers go with them
    { fields: { tenantId: 1, programId: 1, menteeId: 1 } },
    { fields: { tenantId: 1, programId: 1, 'said.personId': 1 }, only: { said: { $exists: true } } }, // likewise, in circles
  ],
);
