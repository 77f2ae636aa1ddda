import { trusted, Types } from 'mongoose';
import { limits } from '../vocabulary.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { partnersOf, withPerson } from './meeting-record.ts';

/** When somebody met a partner last, and when they meet next, in whatever program. */
export interface Contact {
  /** The beginning of the last meeting that was held, and where they were not absent. */
  lastMet: Date | null;
  next: { id: string; programId: string; start: Date; end: Date } | null;
}

/** A person's contact with each partner by their meetings in these programs of their school. Asks no policy: the meetings are their own. */
export async function contactsOf({ tenantId, personId }: { readonly tenantId: string; readonly personId: string }, programIds: readonly string[], now: Date): Promise<Map<string, Contact>> {
  const [held, toCome] = [await lastHeld(tenantId, programIds, personId), await upcoming(tenantId, programIds, personId, now)];
  const contacts = new Map<string, Contact>(held.map(({ _id, last }) => [String(_id), { lastMet: last, next: null }]));
  for (const meeting of toCome) {
    const { _id, programId, start, end } = meeting;
    for (const partnerId of partnersOf(meeting, personId)) {
      const contact = contacts.get(partnerId) ?? { lastMet: null, next: null };
      contacts.set(partnerId, { ...contact, next: contact.next ?? { id: String(_id), programId: String(programId), start, end } });
    }
  }
  return contacts;
}

async function lastHeld(tenantId: string, programIds: readonly string[], personId: string): Promise<{ _id: Types.ObjectId; last: Date }[]> {
  const me = new Types.ObjectId(personId);
  return MeetingModel.aggregate([
    { $match: { tenantId: new Types.ObjectId(tenantId), programId: { $in: programIds.map((id) => new Types.ObjectId(id)) }, state: 'held', 'attendance.absentIds': { $ne: me }, $or: withPerson(me) } },
    { $group: { _id: { $cond: [{ $eq: ['$mentorId', me] }, '$menteeId', '$mentorId'] }, last: { $max: '$start' } } },
  ]);
}

/** The soonest first; one that is going on counts as to come. */
async function upcoming(tenantId: string, programIds: readonly string[], personId: string, now: Date): Promise<Pick<StoredMeeting, '_id' | 'programId' | 'mentorId' | 'menteeId' | 'memberIds' | 'start' | 'end'>[]> {
  return MeetingModel.find(
    { tenantId, programId: trusted({ $in: programIds }), state: 'confirmed', end: trusted({ $gt: now }), $or: withPerson(personId) },
    { programId: 1, mentorId: 1, menteeId: 1, memberIds: 1, start: 1, end: 1 },
  )
    .sort({ start: 1 })
    .limit(limits.page)
    .lean();
}
