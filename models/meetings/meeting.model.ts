import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { repeats, type Repeat } from '../series-words.ts';
import { meetingStates, type MeetingState } from '../vocabulary.ts';
import { absent, type Absent } from '../meeting-words.ts';

/** What somebody was told that their clock shows when a meeting begins: YYYY-MM-DDTHH:mm in their zone. */
interface ToldClock {
  personId: Id;
  zone: string;
  local: string;
}

/**
 * A meeting of a pair, or of a circle: the instants, and what was promised to each person on their own clock. When the zone data
 * change, the mentor's local time is what stays.
 */
export interface StoredMeeting extends ProgramStored {
  /** Absent: a flash session, of two who have no match, or a meeting of a circle. */
  matchId?: Id;
  /** What a flash session is about: a topic of the program and one question; who wished to go on after it, and when the mentee asked for it. */
  flash?: { topic: string; question: string; wishedAt?: Date; askedAt?: Date };
  /** The series that it was booked in: how it repeats, and which of how many it was then. */
  series?: { id: Id; repeat: Repeat; place: number; of: number };
  mentorId: Id;
  /** Absent: a meeting of a circle. */
  menteeId?: Id;
  /** Of a circle: who of it is to come, and who of them had something else at the time when it was planned. */
  circleId?: Id;
  memberIds?: Id[];
  busyIds?: Id[];
  /** Of a circle: who was to come and does not any more, and how the meeting stands in their own calendar, where it is cancelled by this number. `at`: since when; absent in rows of the release before. */
  left?: { personId: Id; start: Date; end: Date; sequence: number; at?: Date }[];
  title: string | null;
  state: MeetingState;
  start: Date;
  end: Date;
  /** The mentor's zone, and the start on the mentor's clock: YYYY-MM-DDTHH:mm. */
  zone: string;
  local: string;
  menteeZone: string;
  menteeLocal: string;
  /** Of a circle: the start on the clock of each member. */
  memberClocks?: ToldClock[];
  /** The IANA release by which the local times were counted, as in `process.versions.tz`. */
  zoneData: string;
  /** The video room as it was when the time was booked, or when it was changed last. */
  meetingUrl: string | null;
  /** When the room was changed last; `own`: to one of this meeting's own, which stays when the mentor's changes. */
  roomChange?: { at: Date; own: boolean };
  bookedBy: Id;
  /** The calendar event: one UID for ever; the sequence goes up with each change of time or place and with the end. */
  uid: string;
  sequence: number;
  /** What zone data of a newer release have changed: when it was to be and what each was told until then; `untold`: whom no mail tells of it yet. */
  recomputed?: { release: string; from: Date; clocks: ToldClock[]; eventId: Id; untold?: Id[] };
  /** Who moved it, from when to when, and why: the latest of them. */
  moves?: { by: Id; at: Date; from: Date; to: Date; reason: string | null }[];
  /** `by` null: it went with its match, or with the part of one of the two. */
  cancelled: { by: Id | null; reason: string | null; at: Date } | null;
  /** Where nobody says otherwise until then, it counts as held. */
  heldFrom: Date;
  /** For which start its people were reminded, and at which of the program's hours before it. */
  reminded?: { start: Date; hours: number[] };
  /** Who said whether it took place (null: nobody did in time), who did not come where that was said and nobody says otherwise, and why; until when the other one may contest it, once, and why they did. */
  outcome: { by: Id | null; at: Date; absent?: Absent | null; reason?: string | null; contestUntil: Date; contestedAt: Date | null; contestReason?: string | null } | null;
  /** Of a circle, where its mentor has said who came: who did not, who of them says that they did and why where they wrote that, and until when others may say so. */
  attendance?: { absentIds: Id[]; contestedIds: Id[]; contestReasons?: { personId: Id; reason: string }[]; contestUntil: Date };
}

const id = { type: 'ObjectId', required: true } as const;
const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const toldClocks = [{ _id: false, personId: id, zone: text, local: text }];

export const MeetingModel = collection<StoredMeeting>(
  'meetings',
  'program',
  {
    matchId: { type: 'ObjectId' },
    flash: { type: { _id: false, topic: text, question: text, wishedAt: { type: Date }, askedAt: { type: Date } } },
    series: { type: { _id: false, id, repeat: { type: String, enum: repeats, required: true }, place: { type: Number, required: true }, of: { type: Number, required: true } } },
    mentorId: id,
    menteeId: { type: 'ObjectId' },
    circleId: { type: 'ObjectId' },
    memberIds: { type: ['ObjectId'], default: undefined },
    busyIds: { type: ['ObjectId'], default: undefined },
    left: { type: [{ _id: false, personId: id, start: instant, end: instant, sequence: { type: Number, required: true }, at: { type: Date } }], default: undefined },
    title: { type: String, default: null },
    state: { type: String, enum: meetingStates, required: true },
    start: instant,
    end: instant,
    zone: text,
    local: text,
    menteeZone: text,
    menteeLocal: text,
    memberClocks: { type: toldClocks, default: undefined },
    zoneData: text,
    meetingUrl: { type: String, default: null },
    roomChange: { type: { _id: false, at: instant, own: { type: Boolean, required: true } } },
    bookedBy: id,
    uid: text,
    sequence: { type: Number, default: 0 },
    recomputed: { type: { _id: false, release: text, from: instant, clocks: toldClocks, eventId: id, untold: { type: ['ObjectId'], default: undefined } } },
    moves: {
      type: [{ _id: false, by: id, at: instant, from: instant, to: instant, reason: { type: String, default: null } }],
      default: undefined,
    },
    cancelled: { type: { _id: false, by: { type: 'ObjectId', default: null }, reason: { type: String, default: null }, at: instant }, default: null },
    heldFrom: instant,
    reminded: { type: { _id: false, start: instant, hours: [Number] } },
    outcome: {
      type: { _id: false, by: { type: 'ObjectId', default: null }, at: instant, absent: { type: String, enum: [...absent, null], default: null }, reason: { type: String, default: null }, contestUntil: instant, contestedAt: { type: Date, default: null }, contestReason: { type: String, default: null } },
      default: null,
    },
    attendance: { type: { _id: false, absentIds: ['ObjectId'], contestedIds: ['ObjectId'], contestReasons: { type: [{ _id: false, personId: id, reason: text }], default: undefined }, contestUntil: instant } },
  },
  [
    { fields: { tenantId: 1, programId: 1, mentorId: 1, start: 1, _id: 1 } }, // my meetings, and how many a day or month
    { fields: { tenantId: 1, programId: 1, menteeId: 1, start: 1, _id: 1 } },
    { fields: { tenantId: 1, programId: 1, mentorId: 1, start: 1 }, only: { flash: { $exists: true } } }, // flash sessions of a month
    { fields: { tenantId: 1, programId: 1, memberIds: 1, start: 1, _id: 1 }, only: { memberIds: { $exists: true } } }, // my meetings in circles
    { fields: { tenantId: 1, programId: 1, 'left.personId': 1, start: 1 }, only: { 'left.personId': { $exists: true } } }, // what circles meet for without me by now
    { fields: { tenantId: 1, programId: 1, circleId: 1, start: 1 }, only: { circleId: { $exists: true } } }, // a circle's, the next one first
    { fields: { tenantId: 1, programId: 1, 'series.id': 1, start: 1 }, only: { 'series.id': { $exists: true } } }, // the meetings of one series
    { fields: { programId: 1, start: 1 }, only: { state: 'confirmed' } }, // what to remind of: by programs with the same hours, across tenants
    { fields: { heldFrom: 1 }, only: { state: 'confirmed' } }, // what nobody has said anything about in time, across tenants
    { fields: { zoneData: 1, start: 1 }, only: { state: 'confirmed' } }, // what newer zone data may have moved, across tenants
    { fields: { 'recomputed.untold': 1 }, only: { 'recomputed.untold': { $exists: true } } }, // what of that is to be told, across tenants
  ],
);
