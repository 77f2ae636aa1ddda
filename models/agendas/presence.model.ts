import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';

/**
 * Somebody has an agenda open on one page right now. A lease, and no event: it is renewed while the page is in sight, is nobody's
 * history, and is gone soon after a page has fallen silent.
 */
export interface StoredPresence extends ProgramStored {
  meetingId: Id;
  personId: Id;
  /** Tells two pages of one person apart; made by the page. */
  page: string;
  /** The item that they are writing at. */
  editing: Id | null;
  expiresAt: Date;
  /** It has said goodbye. Told as a change; the row goes when it expires. */
  gone: boolean;
  /** Whom to tell: the people of the meeting. */
  audience: Id[];
}

export const PresenceModel = collection<StoredPresence>(
  'agenda-presences',
  'program',
  {
    meetingId: { type: 'ObjectId', required: true },
    personId: { type: 'ObjectId', required: true },
    page: { type: String, required: true },
    editing: { type: 'ObjectId', default: null },
    expiresAt: { type: Date, required: true },
    gone: { type: Boolean, default: false },
    audience: { type: ['ObjectId'], default: [] },
  },
  [
    { fields: { tenantId: 1, programId: 1, meetingId: 1, personId: 1, page: 1 }, unique: true },
    { fields: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
);
