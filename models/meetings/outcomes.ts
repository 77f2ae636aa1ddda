import { Types, trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import type { Id } from '../mongodb/schema.ts';
import { RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { readForActor, recordOf } from './meeting-record.ts';
import { viewMeetings, whatCanBeDone, type Meeting } from './meeting-view.ts';

const dayMs = 86_400_000;
const batch = 200;

/** Answers "Did you meet?" for both, once the meeting has ended. Yes: held. No: missed. */
export async function confirmHeld(actor: ProgramActor, meetingId: string, { held }: { held: boolean }, now = new Date()): Promise<Meeting> {
  return settle(actor, meetingId, 'confirm-held', now, () => ({ state: held ? 'held' : 'missed', by: actor.personId }));
}

/**
 * The other one remembers it otherwise: held becomes missed, and the other way round. Two words stand against each
 * other then, so it ends there; coordinators see both in the history.
 */
export async function contestHeld(actor: ProgramActor, meetingId: string, now = new Date()): Promise<Meeting> {
  return settle(actor, meetingId, 'contest', now, ({ state }) => ({ state: state === 'held' ? 'missed' : 'held', by: actor.personId }));
}

type Verdict = { state: 'held' | 'missed'; by: string };

async function settle(
  actor: ProgramActor,
  meetingId: string,
  what: 'confirm-held' | 'contest',
  now: Date,
  judge: (meeting: StoredMeeting) => Verdict,
): Promise<Meeting> {
  const { tenantId, programId, personId } = actor;
  const meeting = await inTransaction(async () => {
    const before = await readForActor(actor, meetingId, `meeting.${what}`);
    if (!whatCanBeDone(before, personId, now).includes(what)) throw new RuleBroken('moved-on', { state: before.state });
    const { state, by } = judge(before);
    const outcome = what === 'contest' ? { ...before.outcome, contestedAt: now } : await outcomeOf(tenantId, programId, by, now);
    const after = await MeetingModel.findOneAndUpdate(
      { tenantId, programId, _id: meetingId, state: before.state },
      { $set: { state, outcome } },
      { returnDocument: 'after' },
    ).lean();
    if (after === null) throw new RuleBroken('moved-on');
    await recordOf(actor, after, what === 'contest' ? 'meeting.contested' : `meeting.${state}`, now);
    return after;
  });
  return (await viewMeetings(actor, [meeting], now))[0]!;
}

/** Meetings about which nobody said anything in time (a day after the end, by default) count as held. Returns how many. */
export async function markHeldAfterADay(system: SystemActor, now = new Date()): Promise<number> {
  let marked = 0;
  for (;;) {
    const due = await MeetingModel.find({ state: 'confirmed', heldFrom: trusted({ $lte: now }) })
      .setOptions({ acrossTenants: 'one job serves every tenant' })
      .sort({ heldFrom: 1 })
      .limit(batch)
      .lean();
    for (const meeting of due) marked += await markHeld(system, meeting, now);
    if (due.length < batch) return marked;
  }
}

/** One meeting at a time: a person's own answer at the same moment wins, or comes too late, for this one alone. */
async function markHeld(system: SystemActor, meeting: StoredMeeting, now: Date): Promise<0 | 1> {
  const [tenantId, programId] = [String(meeting.tenantId), String(meeting.programId)];
  return inTransaction(async () => {
    const { modifiedCount } = await MeetingModel.updateOne(
      { tenantId, programId, _id: meeting._id, state: 'confirmed' },
      { $set: { state: 'held', outcome: await outcomeOf(tenantId, programId, null, now) } },
    );
    if (modifiedCount === 0) return 0;
    await recordOf({ ...system, tenantId, programId }, meeting, 'meeting.held', now);
    return 1;
  });
}

/** How many meetings each of these people has held here, on either side of a pair or of a circle; who held none is not in the answer. */
export async function countHeldMeetings({ tenantId, programId }: { tenantId: string; programId: string }, personIds: readonly string[]): Promise<Map<string, number>> {
  const people = personIds.map((id) => new Types.ObjectId(id));
  const of = async (side: 'mentorId' | 'menteeId' | 'memberIds'): Promise<{ _id: Id; held: number }[]> =>
    MeetingModel.aggregate([
      { $match: { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId), [side]: { $in: people }, state: 'held' } },
      ...(side === 'memberIds' ? [{ $unwind: '$memberIds' }, { $match: { memberIds: { $in: people } } }] : []),
      { $group: { _id: `$${side}`, held: { $sum: 1 } } },
    ]);
  const counts = new Map<string, number>();
  for (const { _id, held } of [...(await of('mentorId')), ...(await of('menteeId')), ...(await of('memberIds'))]) counts.set(String(_id), (counts.get(String(_id)) ?? 0) + held);
  return counts;
}

async function outcomeOf(tenantId: string, programId: string, by: string | null, now: Date) {
  const { meetings } = await programSettings(tenantId, programId);
  return { by, at: now, contestUntil: new Date(now.getTime() + meetings.contestDays * dayMs), contestedAt: null };
}
