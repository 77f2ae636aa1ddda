import { busyCalendarLimits, calendarFaults, type CalendarFault } from '../busy-calendar-words.ts';
import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';

/** A calendar of elsewhere that tells when its owner is busy: their own, in every program of their school. */
export interface StoredBusyCalendar extends TenantStored {
  personId: Id;
  /** Where it was added: what is heard of it is heard there. */
  programId: Id;
  /** 0 to 4, each once a person: that is how nobody has more. */
  place: number;
  name: string | null;
  /** Of the address, for showing; the rest of it is a secret. */
  host: string;
  sealedAddress: string;
  dueAt: Date;
  leasedUntil: Date | null;
  /** What the server said to ask with the next time. */
  etag: string | null;
  lastModified: string | null;
  /** The owner's zone when it was read whole: of its floating times and whole days. */
  zone: string | null;
  /** The last time that the server gave it, or said that it is the same. */
  readAt: Date | null;
  /** The last time that its text was read: what recurs is known from then to the horizon. */
  wholeAt: Date | null;
  blocks: number;
  failure: { fault: CalendarFault; since: Date } | null;
  /** In a row. */
  failures: number;
}

const date = { type: Date, default: null } as const;
const text = { type: String, default: null } as const;

export const BusyCalendarModel = collection<StoredBusyCalendar>(
  'busy-calendars',
  'tenant',
  {
    personId: { type: 'ObjectId', required: true },
    programId: { type: 'ObjectId', required: true },
    place: { type: Number, required: true, min: 0, max: busyCalendarLimits.most - 1 },
    name: text,
    host: { type: String, required: true },
    sealedAddress: { type: String, required: true },
    dueAt: { type: Date, required: true },
    leasedUntil: date,
    etag: text,
    lastModified: text,
    zone: text,
    readAt: date,
    wholeAt: date,
    blocks: { type: Number, default: 0 },
    failure: { type: { _id: false, fault: { type: String, enum: calendarFaults, required: true }, since: { type: Date, required: true } }, default: null },
    failures: { type: Number, default: 0 },
  },
  [
    { fields: { tenantId: 1, personId: 1, place: 1 }, unique: true },
    { fields: { dueAt: 1 } }, // what to read next, across tenants
  ],
);
