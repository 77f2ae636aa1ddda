import type { ProgramActor } from '../actor.ts';
import { toSpan, type LocalSpan } from '../availability/spans.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { limits, type MeetingState } from '../vocabulary.ts';
import { MeetingModel } from './meeting.model.ts';
import { partnerOf } from './meeting-record.ts';

/** That two people met or will meet, and nothing of what it was about. */
export interface MeetingFact {
  id: string;
  partner: PersonRef;
  state: MeetingState;
  start: Date;
  /** On the reader's clock. */
  when: LocalSpan;
}

/** Somebody's meetings for a coordinator, newest first: with whom, when, and what became of them. Nothing for anybody else. */
export async function meetingsOfPerson(actor: ProgramActor, personId: string): Promise<MeetingFact[]> {
  if (!may(actor, 'meeting.read', {})) return [];
  const { tenantId, programId } = actor;
  const rows = await MeetingModel.find({ tenantId, programId, $or: [{ mentorId: personId }, { menteeId: personId }] }).sort({ start: -1, _id: -1 }).limit(limits.page).lean();
  const people = await peopleByIds(actor, [actor.personId, ...rows.map((meeting) => partnerOf(meeting, personId))]);
  return rows.map((meeting) => {
    const { _id, state, start, end, zone } = meeting;
    const readersZone = people.get(actor.personId)?.zone ?? zone;
    return { id: String(_id), partner: refTo(people, partnerOf(meeting, personId)), state, start, when: toSpan({ start, end }, readersZone, zone).yours };
  });
}
