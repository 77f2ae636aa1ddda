import { trusted, Types } from 'mongoose';
import { wanted, type Wanted as WantedRows } from '../mongodb/at-once.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { gridMinutes } from '../vocabulary.ts';
import { BookingModel, type StoredBooking } from './booking.model.ts';

/** A half-open stretch of time. */
export interface Interval {
  readonly start: Date;
  readonly end: Date;
}

/** The time that a booking takes of one person, their own buffers included. */
export interface Covered extends Interval {
  readonly personId: string;
}

const cellMs = gridMinutes * 60_000;

/** No cover is longer: the longest meeting with both buffers. Lets the index read one stretch of each person's time. */
const longestCoverMs = 8 * 3_600_000;

/** The keys of the 5-minute cells that a cover touches; two covers of one person overlap exactly when they share one. */
export function cellsOf({ personId, start, end }: Covered): string[] {
  const first = Math.floor(start.getTime() / cellMs);
  const last = Math.ceil(end.getTime() / cellMs);
  return Array.from({ length: last - first }, (_, i) => `${personId}:${first + i}`);
}

/** Time to be taken, of everybody or of nobody. */
export interface Wanted extends Interval {
  tenantId: string;
  /** The meeting's, or the hold's own. */
  id: string;
  covers: readonly Covered[];
}

/** What is in nobody's way here: meetings that are to be moved, and the time that somebody keeps for themselves. */
export interface Aside {
  meetingIds?: readonly string[] | undefined;
  /** Whose hold; `anybody`: only what is booked counts. */
  holdOf?: string | undefined;
}

/**
 * Takes the time: one insert, judged by the unique index on cells, is the check. Holds that have run out give way.
 * Returns null, or the person whose time was taken already; a surrounding transaction may be lost then and has to end.
 */
export async function takeTime({ tenantId, id, start, end, covers }: Wanted, now: Date): Promise<string | null> {
  return unlessTaken({ tenantId, id, cells: covers.flatMap(cellsOf) }, now, (cells) => BookingModel.create([{ _id: id, tenantId, start, end, covers: [...covers], cells }]));
}

/** Moves a booking in one update: the old time is free and the new one taken, or nothing has changed. Answers like takeTime. */
export async function moveTime({ tenantId, id, start, end, covers }: Wanted, now: Date): Promise<string | null> {
  return unlessTaken({ tenantId, id, cells: covers.flatMap(cellsOf) }, now, (cells) => BookingModel.updateOne({ tenantId, _id: id }, { $set: { start, end, covers, cells } }));
}

/**
 * Keeps the time for somebody until a moment, in place of whatever they kept before; in a transaction. Where a meeting is to be moved,
 * what it has already need not be kept. Answers like takeTime.
 */
export async function holdTime(
  { tenantId, id, start, end, covers }: Wanted,
  { by, until, meetingId }: { by: string; until: Date; meetingId?: string | undefined },
  now: Date,
): Promise<string | null> {
  await letGo(tenantId, by);
  const moved = meetingId === undefined ? null : await BookingModel.findOne({ tenantId, _id: meetingId }, { cells: 1 }).lean<Pick<StoredBooking, 'cells'>>();
  const has = new Set(moved?.cells);
  const cells = covers.flatMap(cellsOf).filter((cell) => !has.has(cell));
  if (cells.length === 0) return null;
  return unlessTaken({ tenantId, id, cells }, now, () => BookingModel.create([{ _id: id, tenantId, start, end, covers: [...covers], cells, heldBy: by, heldUntil: until }]));
}

/** Ends what somebody keeps for themselves, if they do: whatever it is, or only where it is this start, or takes this one's time. */
export async function letGo(tenantId: string, personId: string, { start, withPerson }: { start?: Date; withPerson?: string } = {}): Promise<void> {
  await BookingModel.deleteOne({ tenantId, heldBy: personId, ...(start === undefined ? {} : { start }), ...(withPerson === undefined ? {} : { 'covers.personId': withPerson }) });
}

/**
 * Looks before it writes: most of those who come too late cost one read, and a hold that has run out is ended. What
 * was taken after the look is found by the index.
 */
async function unlessTaken({ tenantId, id, cells }: { tenantId: string; id: string; cells: string[] }, now: Date, write: (cells: string[]) => Promise<unknown>): Promise<string | null> {
  const there = await BookingModel.find(
    { tenantId, cells: trusted({ $in: cells }), _id: trusted({ $ne: id }) },
    { heldUntil: 1, 'cells.$': 1 },
  ).lean<Pick<StoredBooking, '_id' | 'heldUntil' | 'cells'>[]>();
  const lasting = there.find(({ heldUntil }) => heldUntil === null || heldUntil > now);
  if (lasting) return personOf(lasting.cells![0]!);
  if (there.length > 0) {
    const ended = { tenantId, _id: trusted({ $in: there.map(({ _id }) => _id) }), heldUntil: trusted({ $lte: now }) };
    await BookingModel.updateMany(ended, { $unset: { cells: 1, covers: 1 } });
  }
  try {
    await write(cells);
    return null;
  } catch (error) {
    if (!isDuplicate(error, 'cells')) throw error;
    return personOf((error as { keyValue: { cells: string } }).keyValue.cells);
  }
}

function personOf(cell: string): string {
  return cell.slice(0, cell.indexOf(':'));
}

/** Whether somebody is booked in this time already. What is only kept for a form is no booking: {@link endHolds} lets it give way. */
export async function isBooked(tenantId: string, covered: Covered, { meetingIds = [] }: Aside = {}): Promise<boolean> {
  const booked = { tenantId, cells: trusted({ $in: cellsOf(covered) }), heldUntil: null, _id: trusted({ $nin: meetingIds }) };
  return (await BookingModel.exists(booked)) !== null;
}

/** Ends the holds that are in the way of somebody's time, whoever keeps them: with that one they could not be booked any more. */
export async function endHolds(tenantId: string, covered: Covered): Promise<void> {
  await BookingModel.deleteMany({ tenantId, cells: trusted({ $in: cellsOf(covered) }), heldUntil: trusted({ $ne: null }) });
}

/** Gives the time back to everybody. */
export async function freeTime(tenantId: string, id: string): Promise<void> {
  await BookingModel.updateOne({ tenantId, _id: id }, { $unset: { cells: 1, covers: 1 } });
}

/** What people are busy with at the moment, in every program of the tenant. */
export interface Busy {
  /** What bookings cover, buffers in it: what slots have to keep clear of. */
  covers: Interval[];
  /** The meetings themselves, for showing; a hold is none. */
  meetings: Interval[];
  /** Whether somebody keeps some of their time for a form: that is free again without anybody doing anything. */
  isHeld: boolean;
}

/** The bookings of several people that touch a stretch of time, by person, in order; everybody asked for has an entry. */
export async function busyTimes(tenantId: string, personIds: readonly string[], between: Interval, now: Date, aside: Aside = {}): Promise<Map<string, Busy>> {
  const rows = await BookingModel.find(
    {
      tenantId,
      covers: trusted({
        $elemMatch: {
          personId: { $in: personIds },
          start: { $lt: between.end },
          end: { $gt: between.start, $lt: new Date(between.end.getTime() + longestCoverMs) },
        },
      }),
    },
    { start: 1, end: 1, covers: 1, heldUntil: 1, heldBy: 1 },
  ).lean<BookingRow[]>();
  return busyIn(rows, personIds, now, aside);
}

type BookingRow = Pick<StoredBooking, '_id' | 'start' | 'end' | 'covers' | 'heldUntil' | 'heldBy'>;
/** More bookings than this of a page of people within weeks are nobody's calendar. */
const mostBookings = 20_000;

/** For `readAtOnce`: the rows of the same; {@link busyIn} makes them what people are busy with. */
export function wantedBookings(tenantId: string, personIds: readonly string[], { start, end }: Interval): WantedRows<BookingRow> {
  const people = personIds.map((id) => new Types.ObjectId(id));
  const touching = { $elemMatch: { personId: { $in: people }, start: { $lt: end }, end: { $gt: start, $lt: new Date(end.getTime() + longestCoverMs) } } };
  return wanted<StoredBooking, BookingRow>(
    BookingModel,
    { tenantId: new Types.ObjectId(tenantId), covers: touching },
    { limit: mostBookings, then: [{ $project: { start: 1, end: 1, covers: 1, heldUntil: 1, heldBy: 1 } }] },
  );
}

export function busyIn(rows: readonly BookingRow[], personIds: readonly string[], now: Date, { meetingIds = [], holdOf }: Aside = {}): Map<string, Busy> {
  const busy = new Map<string, Busy>(personIds.map((personId) => [personId, { covers: [], meetings: [], isHeld: false }]));
  for (const { _id, start, end, covers, heldUntil, heldBy } of rows.toSorted((a, b) => a.start.getTime() - b.start.getTime())) {
    if (heldUntil !== null && heldUntil <= now) continue;
    if (heldUntil !== null) for (const { personId } of covers!) markHeld(busy.get(String(personId)));
    if (meetingIds.includes(String(_id)) || (heldBy !== undefined && (holdOf === 'anybody' || String(heldBy) === holdOf))) continue;
    for (const cover of covers!) {
      const person = busy.get(String(cover.personId));
      person?.covers.push({ start: cover.start, end: cover.end });
      if (heldUntil === null) person?.meetings.push({ start, end });
    }
  }
  return busy;
}

function markHeld(person: Busy | undefined): void {
  if (person !== undefined) person.isHeld = true;
}

/** The booking's covers as they are stored; empty once it was cancelled. */
export async function coversOf(tenantId: string, id: string): Promise<Covered[]> {
  const booking = await BookingModel.findOne({ tenantId, _id: id }, { covers: 1 }).lean<Pick<StoredBooking, 'covers'>>();
  return (booking?.covers ?? []).map(({ personId, start, end }) => ({ personId: String(personId), start, end }));
}
