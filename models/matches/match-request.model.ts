import { trusted } from 'mongoose';
import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { cadences, choiceStates, declineReasons, limits, matchRequestStates, type Cadence, type ChoiceState, type DeclineReason, type MatchRequestState } from '../vocabulary.ts';

export interface StoredChoice {
  mentorId: Id;
  state: ChoiceState;
  /** When this mentor's turn began; absent while it has not, and in rows of the release before, where it was the sending. */
  askedAt?: Date;
  readAt: Date | null;
  /** When this mentor's turn was over: answered, expired, full, or passed over. */
  answeredAt: Date | null;
  /** What the mentor gave as reason for a no, if anything. */
  reason?: DeclineReason;
}

/** One mentee's question to up to three mentors, asked one after the other. */
export interface StoredMatchRequest extends ProgramStored {
  menteeId: Id;
  /** In the mentee's order. */
  choices: StoredChoice[];
  /** The mentor whose turn it is; absent once the request is no longer pending. */
  asking?: Id;
  goal: string;
  message: string;
  cadence: Cadence;
  state: MatchRequestState;
  sentAt: Date;
  /** Until when the mentor whose turn it is may answer. */
  expiresAt: Date;
  /** When that mentor is reminded next; absent where no reminder is left. */
  remindAt?: Date;
  matchId: Id | null;
}

export const MatchRequestModel = collection<StoredMatchRequest>(
  'match-requests',
  'program',
  {
    menteeId: { type: 'ObjectId', required: true },
    choices: [
      {
        _id: false,
        mentorId: { type: 'ObjectId', required: true },
        state: { type: String, enum: choiceStates, required: true },
        askedAt: { type: Date },
        readAt: { type: Date, default: null },
        answeredAt: { type: Date, default: null },
        reason: { type: String, enum: declineReasons },
      },
    ],
    asking: { type: 'ObjectId' },
    goal: { type: String, required: true, maxLength: limits.goalTitle },
    message: { type: String, default: '', maxLength: limits.message },
    cadence: { type: String, enum: cadences, required: true },
    state: { type: String, enum: matchRequestStates, required: true },
    sentAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    remindAt: { type: Date },
    matchId: { type: 'ObjectId', default: null },
  },
  [
    { fields: { tenantId: 1, programId: 1, menteeId: 1, asking: 1 }, unique: true, only: { asking: { $exists: true } } }, // never asked twice at once
    { fields: { tenantId: 1, programId: 1, asking: 1 }, only: { asking: { $exists: true } } }, // who waits for a mentor's answer
    { fields: { tenantId: 1, programId: 1, menteeId: 1, sentAt: -1, _id: -1 } },
    { fields: { tenantId: 1, programId: 1, 'choices.mentorId': 1, sentAt: -1, _id: -1 } },
    { fields: { tenantId: 1, programId: 1, state: 1, sentAt: -1, _id: -1 } }, // all of a program's, for its coordinators
    { fields: { expiresAt: 1 }, only: { state: 'pending' } }, // whose time is over, across tenants
    { fields: { remindAt: 1 }, only: { remindAt: { $exists: true } } }, // whom to remind, across tenants
  ],
);

/**
 * Whether this choice of a request has had its turn. The first one has it with the sending, also where a row of the
 * release before does not say when; who was passed over has an end, but never had a turn.
 */
export function wasAsked({ choices }: Pick<StoredMatchRequest, 'choices'>, choice: StoredChoice): boolean {
  return choice.askedAt !== undefined || choice === choices[0];
}

/** The same as a query: requests that have asked this mentor. */
export function hasAsked(mentorId: string): Record<string, unknown> {
  return { 'choices.mentorId': mentorId, $or: [{ 'choices.0.mentorId': mentorId }, { choices: trusted({ $elemMatch: { mentorId, askedAt: { $exists: true } } }) }] };
}
