import type { ProgramActor } from '../actor.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import type { Action, EventType } from '../vocabulary.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';

/** The release of the IANA data by which this process counts local times. */
export const zoneData: string = process.versions.tz!; // every Node.js with full ICU has it

/** The stored meeting, if the actor may see it (otherwise it is not there) and may do this to it. */
export async function readForActor(actor: ProgramActor, meetingId: string, action: Action): Promise<StoredMeeting> {
  const meeting = await MeetingModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: meetingId }).lean();
  const resource = meeting && { mentor: String(meeting.mentorId), mentee: String(meeting.menteeId) };
  if (meeting === null || resource === null || !may(actor, 'meeting.read', resource)) throw new NotFound();
  if (!may(actor, action, resource)) throw new NotAllowed();
  return meeting;
}

/** Records what happened to a meeting, for both of its people and for coordinators. Returns the event's id. */
export async function recordOf(
  actor: ProgramActor | ProgramSystemActor,
  meeting: Pick<StoredMeeting, '_id' | 'matchId' | 'mentorId' | 'menteeId'>,
  type: EventType,
  now: Date,
  data: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const [mentorId, menteeId] = [String(meeting.mentorId), String(meeting.menteeId)];
  return recordEvent(actor, {
    type,
    subjectIds: [String(meeting._id), mentorId, menteeId],
    ...(meeting.matchId === undefined ? {} : { matchId: String(meeting.matchId) }),
    audience: [mentorId, menteeId],
    forCoordinators: true,
    data,
    at: now,
  });
}

export function partnerOf({ mentorId, menteeId }: Pick<StoredMeeting, 'mentorId' | 'menteeId'>, personId: string): string {
  return String(mentorId) === personId ? String(menteeId) : String(mentorId);
}
