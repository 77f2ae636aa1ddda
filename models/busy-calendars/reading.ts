import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { horizonDays } from '../availability/calendar.ts';
import type { CalendarFault } from '../busy-calendar-words.ts';
import { recordEvent } from '../events/events.ts';
import { meetingUidsOf } from '../meetings/meeting-uids.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { partsOf } from '../people/across-programs.ts';
import { peopleByIds } from '../people/people.ts';
import type { Keyring } from '../tenants/keyring.ts';
import { BusyCalendarModel, type StoredBusyCalendar } from './busy-calendar.model.ts';
import { BusyMonthModel } from './busy-month.model.ts';
import { addressOf } from './sealed-address.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Longer than a calendar can take to be fetched and read. */
const leaseMs = minuteMs;
const usualMs = 20 * minuteMs;
const longestMs = 6 * 60 * minuteMs;
/** A calendar that never changes is read whole this often all the same: what recurs is known only up to a year ahead of the last time. */
const wholeEveryMs = 7 * dayMs;

/** A calendar that this server is to read now. Its lease goes by the moment at which it ends. */
export interface DueCalendar {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly leasedUntil: Date;
  /** null: its address cannot be opened. */
  readonly address: string | null;
  /** The owner's: of floating times and whole days. */
  readonly zone: string;
  readonly emails: readonly string[];
  /** Of the owner's meetings here: copies of them in a calendar of elsewhere keep nobody busy twice. */
  readonly ownUids: readonly string[];
  /** What busy times are to be known of. */
  readonly from: Date;
  readonly to: Date;
  /** What to say to be told only that nothing changed. */
  readonly etag: string | null;
  readonly lastModified: string | null;
}

interface Block {
  readonly start: Date;
  readonly end: Date;
}

/** Leases the calendar that is due longest, or null. One whose server was killed is taken over. */
export async function leaseCalendar(_actor: SystemActor, keyring: Keyring, now = new Date()): Promise<DueCalendar | null> {
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const row = await BusyCalendarModel.findOneAndUpdate(
    { dueAt: trusted({ $lte: now }), $or: [{ leasedUntil: null }, { leasedUntil: trusted({ $lte: now }) }] },
    { $set: { leasedUntil } },
    { sort: { dueAt: 1, _id: 1 }, returnDocument: 'after', acrossTenants: 'one job reads the calendars of every tenant' },
  ).lean();
  if (row === null) return null;
  const [tenantId, personId] = [String(row.tenantId), String(row.personId)];
  const from = new Date(now.getTime() - dayMs);
  const owner = (await peopleByIds({ tenantId, programId: String(row.programId) }, [personId])).get(personId);
  const zone = owner?.zone ?? 'UTC';
  const programIds = [...new Set((await partsOf({ tenantId }, personId)).map(({ programId }) => programId))];
  const isFresh = row.zone === zone && row.wholeAt !== null && now.getTime() - row.wholeAt.getTime() < wholeEveryMs;
  return {
    id: String(row._id), tenantId, personId, leasedUntil, zone, from,
    address: addressOf(row, keyring),
    emails: owner?.email == null ? [] : [owner.email],
    ownUids: await meetingUidsOf({ tenantId }, programIds, personId, from),
    to: knownUntil(now),
    etag: isFresh ? row.etag : null,
    lastModified: isFresh ? row.lastModified : null,
  };
}

/** The server says that nothing changed since. */
export async function keepUnchanged(actor: SystemActor, due: DueCalendar, now = new Date()): Promise<void> {
  await settle(actor, due, now, { readAt: now, failure: null, failures: 0, dueAt: nextTime(usualMs, now) });
}

/**
 * The calendar as it is now: its busy times take the place of those that were known. Nothing where it was removed meanwhile.
 * Many servers give the whole text each time, so its owner hears only of other times, not of another reading.
 */
export async function keepBusyTimes(
  actor: SystemActor,
  due: DueCalendar,
  { busy, etag, lastModified }: { busy: readonly Block[]; etag: string | null; lastModified: string | null },
  now = new Date(),
): Promise<void> {
  const { tenantId, personId, id: calendarId } = due;
  const set = { readAt: now, wholeAt: now, zone: due.zone, etag, lastModified, blocks: busy.filter(({ end }) => end > now).length, failure: null, failures: 0, dueAt: nextTime(usualMs, now) };
  await settle(actor, due, now, set, async ({ wholeAt }) => {
    const rows = await BusyMonthModel.find({ tenantId, calendarId }, { blocks: 1 }).sort({ from: 1 }).lean();
    const [known, blocks] = [rows.flatMap((row) => row.blocks), busy.flatMap(cutAtMonths)];
    if (wholeAt !== null && timesWithin(known, now, due.to) === timesWithin(blocks, now, due.to)) return false;
    await BusyMonthModel.deleteMany({ tenantId, calendarId });
    const months = [...Map.groupBy(blocks, ({ start }) => monthOf(start)).values()];
    await BusyMonthModel.insertMany(months.map((month) => ({ tenantId, personId, calendarId, from: month[0]!.start, to: month.at(-1)!.end, blocks: month })));
    if (wholeAt === null) return true;
    const knownTo = knownUntil(wholeAt); // what recurs is seen further ahead each time: that changes nothing
    return timesWithin(known, now, knownTo) !== timesWithin(blocks, now, knownTo);
  });
}

/** How far ahead busy times are known that were read then: what can be booked, and what a week's screen shows beyond. */
function knownUntil(readAt: Date): Date {
  return new Date(readAt.getTime() + (horizonDays + 14) * dayMs);
}

/** Blocks within [from, to), to be compared. */
function timesWithin(blocks: readonly Block[], from: Date, to: Date): string {
  return blocks
    .filter(({ start, end }) => end > from && start < to)
    .map(({ start, end }) => `${Math.max(start.getTime(), from.getTime())}-${Math.min(end.getTime(), to.getTime())}`)
    .join();
}

/** It could not be read: what was known stays, and it is tried again after growing pauses. */
export async function calendarFailed(actor: SystemActor, due: DueCalendar, fault: CalendarFault, now = new Date()): Promise<void> {
  await settle(actor, due, now, ({ failure, failures }) => ({
    failure: { fault, since: failure?.since ?? now },
    failures: failures + 1,
    dueAt: nextTime(Math.min(longestMs, usualMs * 2 ** failures), now),
  }));
}

type Change = Partial<Omit<StoredBusyCalendar, '_id'>>;

/**
 * Writes how a reading ended, as long as this server still holds the calendar. Its owner hears of it where there is something to see.
 * @param also what else is written; whether times are others than before
 */
async function settle(actor: SystemActor, due: DueCalendar, now: Date, change: Change | ((was: StoredBusyCalendar) => Change), also: (was: StoredBusyCalendar) => Promise<boolean> = async () => false): Promise<void> {
  const { tenantId, id, leasedUntil } = due;
  await inTransaction(async () => {
    const was = await BusyCalendarModel.findOne({ tenantId, _id: id, leasedUntil }).lean();
    if (was === null) return;
    const set = typeof change === 'function' ? change(was) : change;
    // Whoever asked for another look meanwhile gets it.
    const dueAt = was.dueAt > new Date(leasedUntil.getTime() - leaseMs) ? was.dueAt : set.dueAt;
    await BusyCalendarModel.updateOne({ tenantId, _id: id }, { $set: { ...set, dueAt, leasedUntil: null } });
    const hasOtherTimes = await also(was);
    if (!hasOtherTimes && was.failure?.fault === set.failure?.fault) return;
    const programActor = { ...actor, tenantId, programId: String(was.programId) };
    await recordEvent(programActor, { type: 'busy-calendar.read', subjectIds: [id, due.personId], audience: [due.personId], data: { fault: set.failure?.fault ?? null }, at: now });
  });
}

/** After 15 to 30 minutes, spread so that many calendars of one server are not asked for at once. */
function nextTime(ms: number, now: Date): Date {
  return new Date(now.getTime() + ms * (0.75 + Math.random() * 0.75));
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** The parts of a block in each month of UTC. */
function cutAtMonths({ start, end }: Block): Block[] {
  const parts = [];
  for (let from = start; from < end; ) {
    const next = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
    const to = next < end ? next : end;
    parts.push({ start: from, end: to });
    from = to;
  }
  return parts;
}
