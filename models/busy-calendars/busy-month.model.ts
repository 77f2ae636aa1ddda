import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';

/** What a calendar of elsewhere keeps its owner busy with in one month: times, and nothing of what they are. */
export interface StoredBusyMonth extends TenantStored {
  personId: Id;
  calendarId: Id;
  /** Start of the first block and end of the last one. */
  from: Date;
  to: Date;
  blocks: { start: Date; end: Date }[];
}

const instant = { type: Date, required: true } as const;

export const BusyMonthModel = collection<StoredBusyMonth>(
  'busy-months',
  'tenant',
  {
    personId: { type: 'ObjectId', required: true },
    calendarId: { type: 'ObjectId', required: true },
    from: instant,
    to: instant,
    blocks: { type: [{ _id: false, start: instant, end: instant }], required: true },
  },
  [
    { fields: { tenantId: 1, personId: 1, to: 1 } }, // when people are busy
    { fields: { tenantId: 1, calendarId: 1 } }, // all of one calendar
  ],
);
