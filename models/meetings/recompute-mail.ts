import { trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import type { Span } from '../availability/spans.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { partnersOf, withPerson } from './meeting-record.ts';
import { promisedSpan } from './promised-clocks.ts';

/** A meeting as far as has to be told that newer zone data have changed it. */
type UntoldMeeting = Pick<StoredMeeting, '_id' | 'tenantId' | 'programId' | 'series'> & { recomputed?: Pick<NonNullable<StoredMeeting['recomputed']>, 'release' | 'eventId' | 'untold'> };

const isUntold = trusted({ $exists: true });

/**
 * Puts the mails on the list for what newer zone data have changed: for each single meeting one to each of those it concerns, for a series
 * one. After all of it is counted, so that a series is told as a whole; what a killed run has left untold the next one tells.
 */
export async function tellOfRecomputed(system: SystemActor, now: Date): Promise<void> {
  const untold = await MeetingModel.find({ 'recomputed.untold': isUntold }, { tenantId: 1, programId: 1, series: 1, 'recomputed.release': 1, 'recomputed.eventId': 1, 'recomputed.untold': 1 })
    .setOptions({ acrossTenants: 'zone data change for every tenant' })
    .sort({ start: 1 })
    .lean<UntoldMeeting[]>();
  for (const together of Map.groupBy(untold, ({ _id, series }) => String(series?.id ?? _id)).values()) await inTransaction(() => tell(system, together, now));
}

async function tell(system: SystemActor, together: readonly UntoldMeeting[], now: Date): Promise<void> {
  const first = together[0]!;
  const [tenantId, programId] = [String(first.tenantId), String(first.programId)];
  const still = { tenantId, programId, _id: trusted({ $in: together.map(({ _id }) => String(_id)) }), 'recomputed.untold': isUntold };
  const { modifiedCount } = await MeetingModel.updateMany(still, { $unset: { 'recomputed.untold': 1 } });
  if (modifiedCount === 0) return; // told by another process, or moved since, which has a mail of its own
  const receivers = new Set(together.flatMap(({ recomputed }) => recomputed!.untold!.map(String)));
  const template = together.length === 1 ? 'meeting-recomputed' : 'series-recomputed';
  await enqueueMails({ ...system, tenantId, programId }, [...receivers].map((receiverId) => ({ eventId: String(first.recomputed!.eventId), receiverId, template, dueAt: now, zoneData: first.recomputed!.release })));
}

/**
 * When some of the reader's meetings were to be before zone data of this release, as they were told it then, by their ids. What has not
 * changed by it for them, or was moved or cancelled since, is not in it.
 */
export async function timesUntilNow({ tenantId, programId, personId }: ProgramActor, meetingIds: readonly string[], release: string): Promise<Map<string, Span>> {
  const meetings = await MeetingModel.find({ tenantId, programId, _id: trusted({ $in: [...meetingIds] }), $or: withPerson(personId), state: 'confirmed', 'recomputed.release': release }).lean();
  return new Map(meetings.flatMap((meeting) => {
    const { _id, start, end, recomputed } = meeting;
    const before = recomputed!;
    const span = { start: before.from, end: new Date(before.from.getTime() + end.getTime() - start.getTime()) };
    const clockOf = (id: string) => before.clocks.find((clock) => String(clock.personId) === id);
    const yours = clockOf(personId);
    if (yours === undefined) return [];
    const theirs = clockOf(partnersOf(meeting, personId)[0] ?? personId) ?? yours;
    const told = (clock: typeof yours) => promisedSpan({ ...clock, personId: String(clock.personId) }, span);
    return [[String(_id), { ...span, yours: told(yours), theirs: told(theirs) }] as const];
  }));
}
