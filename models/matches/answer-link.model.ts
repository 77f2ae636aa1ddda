import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { linkAnswers, type LinkAnswer } from '../vocabulary.ts';

/** A link of a mail by which one mentor may give one answer to one request, once. Its word is never stored. */
export interface StoredAnswerLink extends ProgramStored {
  requestId: Id;
  mentorId: Id;
  answer: LinkAnswer;
  /** SHA-256 of the word in the address. */
  wordHash: string;
  expiresAt: Date;
  spentAt: Date | null;
}

/** As long as its holder is still told what became of it, after it has expired. */
const monthInSeconds = 30 * 86_400;

export const AnswerLinkModel = collection<StoredAnswerLink>(
  'answer-links',
  'program',
  {
    requestId: { type: 'ObjectId', required: true },
    mentorId: { type: 'ObjectId', required: true },
    answer: { type: String, enum: linkAnswers, required: true },
    wordHash: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    spentAt: { type: Date, default: null },
  },
  [
    { fields: { wordHash: 1 } }, // the tenant is not known before the word is
    { fields: { expiresAt: 1 }, expireAfterSeconds: monthInSeconds },
  ],
);
