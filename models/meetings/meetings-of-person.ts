import type { ProgramActor } from '../actor.ts';
import { toSpan, type LocalSpan } from '../availability/spans.ts';
import { circleTitles } from '../circles/titles.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { limits, type MeetingState } from '../vocabulary.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { withPerson } from './meeting-record.ts';

/** That people met or will meet, and nothing of what it was about. */
export interface MeetingFact {
  id: string;
  /** A mentor meets a circle, by its title. */
  partner: PersonRef;
  /** For the one it is about: of a circle, `missed` where they did not come, though it was held for others. */
  state: MeetingState;
  start: Date;
  /** On the reader's clock. */
  when: LocalSpan;
}

/** Somebody's meetings for a coordinator, newest first: with whom, when, and what became of them. Nothing for anybody else. */
export async function meetingsOfPerson(actor: ProgramActor, personId: string): Promise<MeetingFact[]> {
  if (!may(actor, 'meeting.read', {})) return [];
  const { tenantId, programId } = actor;
  const rows = await MeetingModel.find({ tenantId, programId, $or: withPerson(personId) }).sort({ start: -1, _id: -1 }).limit(limits.page).lean();
  const circles = await circleTitles(actor, rows.flatMap(({ circleId }) => (circleId === undefined ? [] : [String(circleId)])));
  const people = await peopleByIds(actor, [actor.personId, ...rows.map((meeting) => partnerOf(meeting, personId))]);
  return rows.map((meeting) => {
    const { _id, start, end, zone } = meeting;
    const readersZone = actor.viewedZone ?? people.get(actor.personId)?.zone ?? zone;
    const partnerId = partnerOf(meeting, personId);
    const circle = circles.get(partnerId);
    const partner = circle === undefined ? refTo(people, partnerId) : { id: partnerId, name: circle, headline: null };
    return { id: String(_id), partner, state: stateFor(meeting, personId), start, when: toSpan({ start, end }, readersZone, zone).yours };
  });
}

/** As `countHeldMeetings` counts it, which this explains: a meeting is held for those who came. */
function stateFor({ state, attendance }: StoredMeeting, personId: string): MeetingState {
  return state === 'held' && attendance?.absentIds.some((id) => String(id) === personId) === true ? 'missed' : state;
}

/** Whom somebody meets: the other one of a pair, a circle's mentor, or for that one the circle. */
function partnerOf({ mentorId, menteeId, circleId }: StoredMeeting, personId: string): string {
  return String(mentorId) === personId ? String(menteeId ?? circleId) : String(mentorId);
}
