import { agendaChanges, agendaItemStates, agendaKinds, agendaLimits, agendaTemplates, type AgendaChange, type AgendaItemState, type AgendaKind, type AgendaTemplate } from '../agenda-words.ts';
import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';

export interface StoredAgendaItem {
  _id: Id;
  kind: AgendaKind;
  /** In somebody's own words; null: the template's, in the reader's language. */
  text: string | null;
  /** Its time box. */
  minutes: number;
  /** Who brought it; null: the template. */
  byId: Id | null;
  state: AgendaItemState;
  /** When it was said to be done, or left for later; the item after it runs from then on. */
  markedAt: Date | null;
  /** Goes up with each change of words or minutes: whoever changes them says which ones they saw. */
  version: number;
  /** A goal that the two share and that it is about. */
  goalId: Id | null;
  /** The meeting from whose agenda it was carried over, and when that was. */
  carried: { meetingId: Id; start: Date } | null;
  /** The meeting to which it was carried on. */
  carriedTo: Id | null;
  /** It can be brought back for a day. */
  removedAt: Date | null;
}

/** The agenda of a meeting. There is none until somebody changes what the template gives: reading writes nothing. */
export interface StoredAgenda extends ProgramStored {
  meetingId: Id;
  template: AgendaTemplate;
  /** In order. */
  items: StoredAgendaItem[];
  lastChange: { byId: Id; what: AgendaChange; itemId: Id | null; at: Date };
}

const id = { type: 'ObjectId', required: true } as const;
const noId = { type: 'ObjectId', default: null } as const;

export const AgendaModel = collection<StoredAgenda>(
  'agendas',
  'program',
  {
    meetingId: id,
    template: { type: String, enum: agendaTemplates, required: true },
    items: [
      {
        kind: { type: String, enum: agendaKinds, required: true },
        text: { type: String, default: null, maxLength: agendaLimits.text },
        minutes: { type: Number, required: true, min: 1, max: agendaLimits.minutes },
        byId: noId,
        state: { type: String, enum: agendaItemStates, default: 'open' },
        markedAt: { type: Date, default: null },
        version: { type: Number, default: 1 },
        goalId: noId,
        carried: { type: { _id: false, meetingId: id, start: { type: Date, required: true } }, default: null },
        carriedTo: noId,
        removedAt: { type: Date, default: null },
      },
    ],
    lastChange: { type: { _id: false, byId: id, what: { type: String, enum: agendaChanges, required: true }, itemId: noId, at: { type: Date, required: true } }, required: true },
  },
  [{ fields: { tenantId: 1, programId: 1, meetingId: 1 }, unique: true }],
);
