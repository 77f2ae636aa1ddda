import type { ProgramActor } from '../actor.ts';
import { rulesOf } from '../availability/availability.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import type { Action, EventType } from '../vocabulary.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';

/** The stored meeting, if the actor may see it (otherwise it is not there) and may do this to it. */
export async function readForActor(actor: ProgramActor, meetingId: string, action: Action): Promise<StoredMeeting> {
  const meeting = await MeetingModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: meetingId }).lean();
  if (meeting === null || !isSeenBy(actor, meeting)) throw new NotFound();
  const resource = resourceFor(actor, meeting);
  // What a circle does with its meeting is its mentor's to say.
  if (action !== 'meeting.read' && !may(actor, action, meeting.circleId === undefined ? resource : { mentor: resource.mentor })) throw new NotAllowed();
  return meeting;
}

/** Whether the actor may see it: of a circle's, its members who are to come to it, whoever they were before or are later. */
export function isSeenBy(actor: ProgramActor, meeting: WithPeople): boolean {
  return may(actor, 'meeting.read', resourceFor(actor, meeting));
}

function resourceFor({ personId }: ProgramActor, meeting: WithPeople): { mentor: string; mentee?: string } {
  return { mentor: String(meeting.mentorId), ...(menteesOf(meeting).includes(personId) ? { mentee: personId } : {}) };
}

/** Whether it starts within the mentor's notice time: who changes it then says why. */
export async function isWithinNotice(actor: ProgramActor, { mentorId, start }: Pick<StoredMeeting, 'mentorId' | 'start'>, now: Date): Promise<boolean> {
  const rules = (await rulesOf(actor, [String(mentorId)])).get(String(mentorId));
  return start.getTime() - now.getTime() < (rules?.minNoticeMinutes ?? 0) * 60_000;
}

type WithPeople = Pick<StoredMeeting, 'mentorId' | 'menteeId' | 'memberIds'>;

/** The mentee of a pair, or those of a circle who are to come. */
export function menteesOf({ menteeId, memberIds = [] }: Pick<StoredMeeting, 'menteeId' | 'memberIds'>): string[] {
  return menteeId === undefined ? memberIds.map(String) : [String(menteeId)];
}

/** Everybody whose meeting it is, the mentor first. */
export function peopleOf(meeting: WithPeople): string[] {
  return [String(meeting.mentorId), ...menteesOf(meeting)];
}

/** Whom somebody meets there: the other one of a pair, a circle's mentor, or for that one its members. */
export function partnersOf(meeting: WithPeople, personId: string): string[] {
  return String(meeting.mentorId) === personId ? menteesOf(meeting) : [String(meeting.mentorId)];
}

/** As a query: meetings that somebody is in. */
export function withPerson<Person>(person: Person): { mentorId?: Person; menteeId?: Person; memberIds?: Person }[] {
  return [{ mentorId: person }, { menteeId: person }, { memberIds: person }];
}

/** Records what happened to a meeting, for its people and for coordinators. Returns the event's id. */
export async function recordOf(
  actor: ProgramActor | ProgramSystemActor,
  meeting: Pick<StoredMeeting, '_id' | 'matchId' | 'mentorId' | 'menteeId' | 'memberIds'>,
  type: EventType,
  now: Date,
  data: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const people = peopleOf(meeting);
  return recordEvent(actor, {
    type,
    subjectIds: [String(meeting._id), ...people],
    ...(meeting.matchId === undefined ? {} : { matchId: String(meeting.matchId) }),
    audience: people,
    forCoordinators: true,
    data,
    at: now,
  });
}

/** Records what happened to meetings of one series together, for its people and for coordinators. Returns the event's id. */
export async function recordOfSeries(actor: ProgramActor | ProgramSystemActor, meetings: readonly StoredMeeting[], type: EventType, now: Date, data: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const first = meetings[0]!;
  const people = peopleOf(first);
  return recordEvent(actor, {
    type,
    subjectIds: [String(first.series!.id), ...people, ...meetings.map(({ _id }) => String(_id))],
    ...(first.matchId === undefined ? {} : { matchId: String(first.matchId) }),
    audience: people,
    forCoordinators: true,
    data,
    at: now,
  });
}
