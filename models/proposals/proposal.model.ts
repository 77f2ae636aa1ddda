import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { proposalLimits, proposalStates, type ProposalState } from '../proposal-words.ts';

/**
 * Up to three times that one of a pair proposes where the mentor's hours fit nobody, or a mentor to the members of their circle. It takes
 * no time of anybody until one is accepted, or booked.
 */
export interface StoredProposal extends ProgramStored {
  /** To a circle the circle's id stands here too, because one waits at a time by the index of it, in the release before as in this one; `matchOf` tells. */
  matchId: Id;
  circleId?: Id;
  mentorId: Id;
  /** Absent: to a circle. */
  menteeId?: Id;
  proposedBy: Id;
  minutes: number;
  /** In order of time. */
  starts: Date[];
  note: string | null;
  state: ProposalState;
  /** Of a circle: which of the times suit whom, of those who have said so. Who has left by now does not count. */
  answers?: { personId: Id; starts: Date[] }[];
  /** Of a circle: of how many answers its mentor was told by mail, because nobody's was missing then. */
  toldOf?: number;
  /** When the last of the times has passed: an answer is of no use then. */
  expiresAt: Date;
  /** The meeting that came of it. */
  meetingId?: Id;
}

const id = { type: 'ObjectId', required: true } as const;

export const ProposalModel = collection<StoredProposal>(
  'proposals',
  'program',
  {
    matchId: id,
    circleId: { type: 'ObjectId' },
    mentorId: id,
    menteeId: { type: 'ObjectId' },
    proposedBy: id,
    minutes: { type: Number, required: true },
    starts: { type: [Date], required: true },
    note: { type: String, default: null, maxLength: proposalLimits.note },
    state: { type: String, enum: proposalStates, required: true },
    answers: { type: [{ _id: false, personId: id, starts: { type: [Date], required: true } }], default: undefined },
    toldOf: { type: Number },
    expiresAt: { type: Date, required: true },
    meetingId: { type: 'ObjectId' },
  },
  [
    { fields: { tenantId: 1, programId: 1, matchId: 1 }, unique: true, only: { state: 'open' } }, // one at a time of a pair, or to a circle
    { fields: { tenantId: 1, programId: 1, mentorId: 1, state: 1 } }, // those that wait, of one person
    { fields: { tenantId: 1, programId: 1, menteeId: 1, state: 1 } },
    { fields: { expiresAt: 1 }, only: { state: 'open' } }, // what nobody answered in time, across tenants
  ],
);
