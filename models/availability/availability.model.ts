import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import type { AvailabilityRules } from './rules.ts';

/** When one mentor of one program is free. None: never set, so the mentor has no times yet. */
export interface StoredAvailability extends ProgramStored, AvailabilityRules {
  mentorId: Id;
  /** Goes up with each booking where caps are set, so that bookings of one mentor take turns. */
  turn: number;
  /** Flash sessions a month, 0: none offered; and how long one is. */
  flashPerMonth?: number;
  flashMinutes?: number;
}

const time = { type: String, required: true } as const;
const minutes = { type: Number, required: true } as const;
const window = { _id: false, from: time, to: time } as const;

export const AvailabilityModel = collection<StoredAvailability>(
  'availabilities',
  'program',
  {
    mentorId: { type: 'ObjectId', required: true },
    zone: { type: String, required: true },
    weekly: { type: [{ ...window, weekday: { type: Number, required: true, min: 1, max: 7 } }], default: [] },
    overrides: { type: [{ _id: false, date: { type: String, required: true }, windows: { type: [window], default: [] } }], default: [] },
    meetingMinutes: minutes,
    stepMinutes: minutes,
    bufferBeforeMinutes: minutes,
    bufferAfterMinutes: minutes,
    minNoticeMinutes: minutes,
    maxPerDay: { type: Number, default: null },
    maxPerMonth: { type: Number, default: null },
    meetingUrl: { type: String, default: null },
    turn: { type: Number, default: 0 },
    flashPerMonth: { type: Number, default: 0 },
    flashMinutes: { type: Number, default: 30 },
  },
  [{ fields: { tenantId: 1, programId: 1, mentorId: 1 }, unique: true }],
);
