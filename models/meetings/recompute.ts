import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { toInstant } from '../availability/slots.ts';
import { toLocal } from '../availability/zone.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
import { coversOf, moveTime } from './bookings.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { recordOf, zoneData } from './meeting-record.ts';

export interface Recomputed {
  /** Meetings whose instant changed, because their mentor's local time stays. */
  moved: number;
  /** Meetings that kept their instant, because the other person (or a meeting elsewhere) is in the way at the new one. */
  inTheWay: number;
}

/**
 * After new time zone data: meetings to come keep the mentor's local time, so their instant may move; both people are
 * told. Meetings that were counted by the current data are not looked at.
 */
export async function recomputeMeetings(system: SystemActor, now = new Date()): Promise<Recomputed> {
  const stale = await MeetingModel.find({ state: 'confirmed', zoneData: trusted({ $ne: zoneData }), start: trusted({ $gt: now }) })
    .setOptions({ acrossTenants: 'zone data change for every tenant' })
    .sort({ start: 1 })
    .lean();
  // Those that move later go from the last one on, those that move earlier from the first one: neighbours make room for each other.
  const shifted = stale.map((meeting) => ({ meeting, by: shiftOf(meeting) }));
  const order = [...shifted.filter(({ by }) => by <= 0), ...shifted.filter(({ by }) => by > 0).reverse()];
  const result: Recomputed = { moved: 0, inTheWay: 0 };
  for (const { meeting, by } of order) {
    const outcome = await recompute(system, meeting, by, now);
    if (outcome !== 'stays') result[outcome] += 1;
  }
  return result;
}

/** By how many milliseconds the instant moves; 0 where the mentor's clock still shows what was promised, in either pass of a repeated hour. */
function shiftOf({ zone, local, start }: StoredMeeting): number {
  return toLocal(zone, start) === local ? 0 : toInstant(zone, local).getTime() - start.getTime();
}

async function recompute(system: SystemActor, meeting: StoredMeeting, by: number, now: Date): Promise<keyof Recomputed | 'stays'> {
  try {
    await inTransaction(() => rewrite(system, meeting, by, now));
    return by === 0 ? 'stays' : 'moved';
  } catch (error) {
    if (!(error instanceof RuleBroken) || error.code !== 'slot-taken') throw error;
    await inTransaction(() => rewrite(system, meeting, 0, now));
    return 'inTheWay';
  }
}

/** Moves the meeting by so much and counts its local times anew. One that somebody has changed meanwhile is left to them. */
async function rewrite(system: SystemActor, meeting: StoredMeeting, by: number, now: Date): Promise<void> {
  const [tenantId, programId, id] = [String(meeting.tenantId), String(meeting.programId), String(meeting._id)];
  const moved = (at: Date): Date => new Date(at.getTime() + by);
  const start = moved(meeting.start);
  const local = toLocal(meeting.zone, start);
  const menteeLocal = toLocal(meeting.menteeZone, start);
  const { matchedCount } = await MeetingModel.updateOne(
    { tenantId, programId, _id: id, state: 'confirmed', start: meeting.start },
    {
      $set: { start, end: moved(meeting.end), heldFrom: moved(meeting.heldFrom), local, menteeLocal, zoneData },
      $inc: { sequence: by === 0 ? 0 : 1 },
    },
  );
  if (matchedCount === 0) return;
  if (by !== 0) {
    const covers = (await coversOf(tenantId, id)).map((cover) => ({ ...cover, start: moved(cover.start), end: moved(cover.end) }));
    const inTheWay = await moveTime({ tenantId, id, start, end: moved(meeting.end), covers }, now);
    if (inTheWay !== null) throw new RuleBroken('slot-taken');
  }
  if (by === 0 && local === meeting.local && menteeLocal === meeting.menteeLocal) return;
  await recordOf({ ...system, tenantId, programId }, meeting, 'meeting.recomputed', now, { minutes: by / 60_000 });
}
