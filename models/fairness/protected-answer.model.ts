import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { protectedAttributes, protectedOptions, type ProtectedAttribute, type ProtectedOption } from '../vocabulary.ts';

/**
 * What somebody said of themselves for the fairness report of one program, apart from everything else that is known of them.
 * Only this slice reads it (.ci/rooms.mjs): the person their own, the report all of them together.
 */
export interface StoredProtectedAnswers extends ProgramStored {
  personId: Id;
  /** The revision is random, and another one when this answer is another one: a report can tell that it has changed, not what it was. */
  answers: { attribute: ProtectedAttribute; option: ProtectedOption; revision: string }[];
}

export const ProtectedAnswersModel = collection<StoredProtectedAnswers>(
  'protected-answers',
  'program',
  {
    personId: { type: 'ObjectId', required: true },
    answers: [
      {
        _id: false,
        attribute: { type: String, enum: protectedAttributes, required: true },
        option: { type: String, enum: [...new Set(Object.values(protectedOptions).flat())], required: true },
        revision: { type: String, required: true },
      },
    ],
  },
  [{ fields: { tenantId: 1, programId: 1, personId: 1 }, unique: true }],
);
