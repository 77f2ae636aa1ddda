import type { ProgramActor } from '../actor.ts';
import { busyCalendarLimits, type CalendarFault } from '../busy-calendar-words.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { takesPartAnywhere } from '../people/across-programs.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import type { Keyring } from '../tenants/keyring.ts';
import { platformUrl } from '../tenants/origins.ts';
import { seal } from '../tenants/sealed.ts';
import type { Action } from '../vocabulary.ts';
import { BusyCalendarModel, type StoredBusyCalendar } from './busy-calendar.model.ts';
import { BusyMonthModel } from './busy-month.model.ts';
import { addressOf, sealPurpose } from './sealed-address.ts';

export { busyElsewhere, elsewhereIn, wantedElsewhere } from './busy-elsewhere.ts';
export { calendarFailed, keepBusyTimes, keepUnchanged, leaseCalendar, type DueCalendar } from './reading.ts';

/** A calendar as its owner sees it: the contract's `BusyCalendar`. The address is told to nobody again. */
export interface BusyCalendar {
  id: string;
  name: string | null;
  host: string;
  /** The last time that it could be read; null: never yet. */
  readAt: Date | null;
  /** Busy times from then on. */
  blocks: number;
  /** Why it cannot be read, and since when; what was read before counts on. */
  failure: { fault: CalendarFault; since: Date } | null;
}

/** What addresses are kept by, and whether http may be used (in the demo, and nowhere else). */
export interface AddressKeeping {
  readonly keyring: Keyring;
  readonly allowHttp: boolean;
}

/** The actor's own calendars, in the order in which they were added. */
export async function listBusyCalendars(actor: ProgramActor): Promise<{ items: BusyCalendar[] }> {
  return { items: (await ownCalendars(actor, 'busy-calendar.read')).map(view) };
}

export async function readBusyCalendar(actor: ProgramActor, calendarId: string): Promise<BusyCalendar> {
  return view(await own(actor, calendarId, 'busy-calendar.read'));
}

/** Adds a calendar by its secret address (webcal: is https:); it is read within seconds, and then again and again. */
export async function addBusyCalendar(actor: ProgramActor, input: { address: string; name?: string | undefined }, keeping: AddressKeeping, now = new Date()): Promise<BusyCalendar> {
  const url = platformUrl(input.address.trim().replace(/^webcals?:\/\//i, 'https://'), keeping);
  if (url === null) throw new RuleBroken('body-invalid', { path: 'address' });
  const { tenantId, programId, personId } = actor;
  const stored = await inTransaction(async () => {
    const there = await ownCalendars(actor, 'busy-calendar.edit');
    if (there.some((one) => addressOf(one, keeping.keyring) === url.href)) throw new RuleBroken('calendar-known');
    const place = Array.from({ length: busyCalendarLimits.most }, (_, i) => i).find((i) => there.every((one) => one.place !== i));
    if (place === undefined) throw new RuleBroken('limit-reached', { most: busyCalendarLimits.most });
    const calendar = await BusyCalendarModel.insertOne({
      tenantId, programId, personId, place, name: input.name || null, host: url.host, sealedAddress: seal(url.href, keeping.keyring, sealPurpose), dueAt: now,
    });
    await recordEvent(actor, { type: 'busy-calendar.added', subjectIds: [String(calendar._id), personId], audience: [personId], at: now });
    return calendar.toObject();
  });
  return view(stored);
}

/** Has a calendar read again now, and not at its time. */
export async function checkBusyCalendar(actor: ProgramActor, calendarId: string, now = new Date()): Promise<BusyCalendar> {
  const calendar = await own(actor, calendarId, 'busy-calendar.edit');
  await BusyCalendarModel.updateOne({ tenantId: actor.tenantId, _id: calendar._id }, { $set: { dueAt: now } });
  return view(calendar);
}

/** Removes a calendar; what it kept its owner busy with is free at once. */
export async function removeBusyCalendar(actor: ProgramActor, calendarId: string, now = new Date()): Promise<void> {
  const { tenantId, personId } = actor;
  await inTransaction(async () => {
    const { _id } = await own(actor, calendarId, 'busy-calendar.edit');
    await BusyCalendarModel.deleteOne({ tenantId, _id });
    await BusyMonthModel.deleteMany({ tenantId, calendarId: _id });
    await recordEvent(actor, { type: 'busy-calendar.removed', subjectIds: [calendarId, personId], audience: [personId], at: now });
  });
}

/** Who has left the last program of their school leaves no calendar behind. In the transaction of leaving. */
export async function forgetCalendarsOfLeaver({ tenantId, personId }: { readonly tenantId: string; readonly personId: string }): Promise<void> {
  if (await takesPartAnywhere({ tenantId }, personId)) return;
  await BusyCalendarModel.deleteMany({ tenantId, personId });
  await BusyMonthModel.deleteMany({ tenantId, personId });
}

async function ownCalendars(actor: ProgramActor, action: Action): Promise<StoredBusyCalendar[]> {
  const { tenantId, personId } = actor;
  if (!may(actor, action, { owner: personId })) throw new NotFound();
  return BusyCalendarModel.find({ tenantId, personId }).sort({ _id: 1 }).lean();
}

async function own(actor: ProgramActor, calendarId: string, action: Action): Promise<StoredBusyCalendar> {
  const { tenantId, personId } = actor;
  if (!may(actor, action, { owner: personId })) throw new NotFound();
  const calendar = await BusyCalendarModel.findOne({ tenantId, personId, _id: calendarId }).lean();
  if (calendar === null) throw new NotFound();
  return calendar;
}

function view({ _id, name, host, readAt, blocks, failure }: StoredBusyCalendar): BusyCalendar {
  return { id: String(_id), name, host, readAt, blocks, failure };
}
