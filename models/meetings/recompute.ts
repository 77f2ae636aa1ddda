import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { toInstant } from '../availability/slots.ts';
import { toLocal, zoneData } from '../availability/zone.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
import { coversOf, endHolds, isBooked, moveTime, type Covered } from './bookings.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { peopleOf } from './meeting-record.ts';
import { promisedClocks } from './promised-clocks.ts';
import { tellOfRecomputed } from './recompute-mail.ts';

export interface Recomputed {
  /** Meetings whose instant changed, because their mentor's local time stays. */
  moved: number;
  /** Meetings that kept their instant, because the other person (or a meeting elsewhere) is in the way at the new one. */
  inTheWay: number;
}

/** What is read of all that have to be counted anew: each is read whole when it is its turn. */
type StaleMeeting = Pick<StoredMeeting, '_id' | 'tenantId' | 'programId' | 'zone' | 'local' | 'start'>;

/** Counted by data that are older than those of this process. */
const isOlder = trusted({ $lt: zoneData });

/**
 * After newer time zone data: meetings to come keep the mentor's local time, so their instant may move. Whoever's clock shows another
 * time, or whose calendar has another instant, is told by mail, a series once. What a server with newer data has counted is left as
 * it is: two servers beside each other that know different rules do not move a meeting to and fro.
 * A run that was killed is finished by the next one.
 */
export async function recomputeMeetings(system: SystemActor, now = new Date()): Promise<Recomputed> {
  const stale = await MeetingModel.find({ state: 'confirmed', zoneData: isOlder, start: trusted({ $gt: now }) }, { tenantId: 1, programId: 1, zone: 1, local: 1, start: 1 })
    .setOptions({ acrossTenants: 'zone data change for every tenant' })
    .sort({ start: 1 })
    .lean<StaleMeeting[]>();
  // Those that move later go from the last one on, those that move earlier from the first one: neighbours make room for each other.
  const shifted = stale.map((meeting) => ({ meeting, by: shiftOf(meeting) }));
  const order = [...shifted.filter(({ by }) => by <= 0), ...shifted.filter(({ by }) => by > 0).reverse()];
  const result: Recomputed = { moved: 0, inTheWay: 0 };
  for (const { meeting } of order) {
    const outcome = await recompute(system, meeting, now);
    if (outcome !== 'stays') result[outcome] += 1;
  }
  await tellOfRecomputed(system, now);
  return result;
}

/** By how many milliseconds the instant moves; 0 where the mentor's clock still shows what was promised, in either pass of a repeated hour. */
function shiftOf({ zone, local, start }: Pick<StoredMeeting, 'zone' | 'local' | 'start'>): number {
  return toLocal(zone, start) === local ? 0 : toInstant(zone, local).getTime() - start.getTime();
}

async function recompute(system: SystemActor, { tenantId, programId, _id }: StaleMeeting, now: Date): Promise<keyof Recomputed | 'stays'> {
  const actor = { ...system, tenantId: String(tenantId), programId: String(programId) };
  const rewriteOne = (by: (meeting: StoredMeeting) => number): Promise<number> =>
    inTransaction(async () => {
      const meeting = await MeetingModel.findOne({ tenantId, programId, _id, state: 'confirmed', zoneData: isOlder }).lean();
      return meeting === null ? 0 : rewrite(actor, meeting, by(meeting), now);
    });
  try {
    return (await rewriteOne(shiftOf)) === 0 ? 'stays' : 'moved';
  } catch (error) {
    if (!(error instanceof RuleBroken) || error.code !== 'slot-taken') throw error;
    await rewriteOne(() => 0);
    return 'inTheWay';
  }
}

/** Moves the meeting by so much and counts its local times anew; notes whom that is to be told, with what they were told before. Returns by how much. */
async function rewrite(actor: ProgramSystemActor, meeting: StoredMeeting, by: number, now: Date): Promise<number> {
  const { tenantId, programId } = actor;
  const id = String(meeting._id);
  const moved = (at: Date): Date => new Date(at.getTime() + by);
  const start = moved(meeting.start);
  const clocks = promisedClocks(meeting);
  const others = clocks.filter(({ zone, local }) => toLocal(zone, start) !== local).map(({ personId }) => personId);
  // The members of a circle read their own clock alone; of a pair both clocks are shown to both.
  const isForAll = by !== 0 || meeting.circleId === undefined || others.includes(String(meeting.mentorId));
  const told = by === 0 && others.length === 0 ? [] : isForAll ? peopleOf(meeting) : others;
  const busyIds = by === 0 ? [] : await moveCovers(actor, meeting, moved, now);
  const news = told.length === 0 ? {} : { recomputed: { release: zoneData, from: meeting.start, clocks, eventId: await record(actor, meeting, told, by, now), untold: told } };
  await MeetingModel.updateOne(
    { tenantId, programId, _id: id },
    {
      $set: {
        start, end: moved(meeting.end), heldFrom: moved(meeting.heldFrom), zoneData, local: toLocal(meeting.zone, start), menteeLocal: toLocal(meeting.menteeZone, start), ...news,
        ...(meeting.memberClocks === undefined ? {} : { memberClocks: meeting.memberClocks.map(({ personId, zone }) => ({ personId, zone, local: toLocal(zone, start) })) }),
      },
      $inc: { sequence: told.length === 0 ? 0 : 1 },
      ...(busyIds.length === 0 ? {} : { $addToSet: { busyIds: { $each: busyIds } } }),
    },
  );
  return by;
}

/**
 * Moves the time that a meeting takes of its people. What is only kept for a form gives way; a booking is in the way (`slot-taken`), but of a
 * circle only its mentor's: a member who has something else then keeps nobody from meeting. Returns which members that are.
 */
async function moveCovers({ tenantId }: ProgramSystemActor, meeting: StoredMeeting, moved: (at: Date) => Date, now: Date): Promise<string[]> {
  const id = String(meeting._id);
  const covers: Covered[] = [];
  const busyIds: string[] = [];
  for (const { personId, start, end } of await coversOf(tenantId, id)) {
    const cover = { personId, start: moved(start), end: moved(end) };
    const isFree = !(await isBooked(tenantId, cover, { meetingIds: [id] }));
    if (!isFree && (meeting.circleId === undefined || personId === String(meeting.mentorId))) throw new RuleBroken('slot-taken');
    if (isFree) {
      await endHolds(tenantId, cover);
      covers.push(cover);
    } else busyIds.push(personId);
  }
  const inTheWay = await moveTime({ tenantId, id, start: moved(meeting.start), end: moved(meeting.end), covers }, now);
  if (inTheWay !== null) throw new RuleBroken('slot-taken');
  return busyIds;
}

function record(actor: ProgramSystemActor, meeting: StoredMeeting, told: readonly string[], by: number, now: Date): Promise<string> {
  return recordEvent(actor, {
    type: 'meeting.recomputed',
    subjectIds: [String(meeting._id), ...peopleOf(meeting)],
    ...(meeting.matchId === undefined ? {} : { matchId: String(meeting.matchId) }),
    audience: told,
    forCoordinators: true,
    data: { minutes: by / 60_000, release: zoneData },
    at: now,
  });
}
