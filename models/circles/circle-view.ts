import { trusted } from 'mongoose';
import { hasRole, type ProgramActor } from '../actor.ts';
import { toSpan, type LocalSpan } from '../availability/spans.ts';
import { membersOfCircles, type CircleMember } from '../matches/matches.ts';
import { namesFor } from '../matches/names.ts';
import { nextCircleMeetings } from '../meetings/book-circle-meeting.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { joinableCircleStates, type Cadence, type CircleRequestWay, type CircleState, type CircleVisibility } from '../vocabulary.ts';
import { linesFor, listWaiting, type Waiting } from '../waiting-lists/waiting-lists.ts';
import type { StoredCircle } from './circle.model.ts';
import { CircleRequestModel, type StoredCircleRequest } from './circle-request.model.ts';
import { comingBackTo, type ComingBack } from './returning.ts';

/** A circle as its reader sees it: the contract's `Circle`. */
export interface Circle {
  id: string;
  title: string;
  about: string;
  topics: string[];
  mentor: PersonRef;
  visibility: CircleVisibility;
  seats: number;
  seatsTaken: number;
  cadence: Cadence;
  state: CircleState;
  /** The meeting that comes first, on the reader's clock. */
  nextMeeting: { start: Date; end: Date; when: LocalSpan } | null;
  mySide: 'mentor' | 'mentee' | null;
  /** The reader's own match in it, and whether they asked for a seat or were invited to one. */
  myMatchId: string | null;
  myRequest: CircleRequestWay | null;
  /** The reader's turn on its waiting list: their position, or until when a seat is kept for them. */
  myWaiting: { id: string; position: number | null; until: Date | null } | null;
  /** For who was taken out of it, or asked not long ago, and is not in it; null for all others. */
  comingBack: ComingBack | null;
  /** For its people and for coordinators; null for who only looks. */
  members: (PersonRef & { resting: boolean })[] | null;
  /** Who asked for a seat or was invited to one, the first who waits first; for its mentor and coordinators, null for others. */
  waiting: { person: PersonRef; way: CircleRequestWay; message: string; sentAt: Date }[] | null;
  /** Who waits for a seat, first those for whom one is kept; for its mentor and coordinators, null for others. */
  line: { person: PersonRef; joinedAt: Date; until: Date | null }[] | null;
  can: CircleAct[];
}

/** What the reader can do with a circle now. */
export type CircleAct = 'join' | 'ask' | 'wait' | 'withdraw' | 'leave' | 'edit' | 'admit' | 'start-closing' | 'complete' | 'end' | 'meet';

/** Circles as their reader sees them, in the same order. Who may see them at all is decided before. */
export async function viewCircles(actor: ProgramActor, circles: readonly StoredCircle[], now: Date): Promise<Circle[]> {
  const { tenantId, programId } = actor;
  const ids = circles.map(({ _id }) => String(_id));
  const members = await membersOfCircles(actor, ids);
  const lookedAfter = circles.filter(({ mentorId }) => may(actor, 'circle.admit', { mentor: String(mentorId) })).map(({ _id }) => String(_id));
  const inLine = await linesFor(actor, 'circle', lookedAfter);
  const requests = await CircleRequestModel.find({ tenantId, programId, circleId: trusted({ $in: ids }), state: 'pending' }).sort({ sentAt: 1, _id: 1 }).lean();
  // In a blind program too, who was let in is known to those who may see the members, and who was invited to whoever invites out of
  // the list of people: a number beside the name just chosen would say whose number it is. To all others the invited are numbers.
  const invitesByName = may(actor, 'enrolment.list');
  const isNamed = ({ way }: StoredCircleRequest): boolean => way === 'invited' && invitesByName;
  const names = await namesFor(actor, { mentors: circles.map(({ mentorId }) => String(mentorId)), mentees: [...requests.filter((request) => !isNamed(request)).map(({ menteeId }) => String(menteeId)), ...[...inLine.values()].flat().map(({ personId }) => personId)] });
  const people = await peopleByIds(actor, [actor.personId, ...requests.filter(isNamed).map(({ menteeId }) => String(menteeId)), ...[...members.values()].flat().map(({ menteeId }) => menteeId)]);
  const meetings = await nextCircleMeetings(actor, ids, now);
  const isMentee = hasRole(actor, 'mentee');
  const lines = new Map((isMentee ? (await listWaiting(actor)).items : []).filter(({ kind }) => kind === 'circle').map((line) => [line.of, line]));
  const back = isMentee ? await comingBackTo(actor, ids, actor.personId, now) : new Map<string, ComingBack>();
  const byCircle = Map.groupBy(requests, ({ circleId }) => String(circleId));

  return circles.map((circle) => {
    const id = String(circle._id);
    const mentorId = String(circle.mentorId);
    const inIt = members.get(id) ?? [];
    const waiting = byCircle.get(id) ?? [];
    const mine = inIt.find(({ menteeId }) => menteeId === actor.personId);
    const line = lines.get(id);
    const myRequest = waiting.find(({ menteeId }) => String(menteeId) === actor.personId);
    const meeting = meetings.get(id);
    const mySide = mentorId === actor.personId ? 'mentor' : mine === undefined ? null : 'mentee';
    const looksAfter = lookedAfter.includes(id);
    const comingBack = mySide === null ? (back.get(id) ?? null) : null;
    const named = new Set(waiting.filter(isNamed).map(({ menteeId }) => String(menteeId)));
    const who = (personId: string): PersonRef => (named.has(personId) ? refTo(people, personId) : names.mentee(personId));
    return {
      id,
      title: circle.title,
      about: circle.about,
      topics: circle.topics,
      mentor: names.mentor(mentorId),
      visibility: circle.visibility,
      seats: circle.seats,
      seatsTaken: circle.seatsTaken,
      cadence: circle.cadence,
      state: circle.state,
      nextMeeting: meeting === undefined ? null : { start: meeting.start, end: meeting.end, when: toSpan(meeting, actor.viewedZone ?? people.get(actor.personId)?.zone ?? meeting.zone, meeting.zone).yours },
      mySide,
      myMatchId: mine?.id ?? null,
      myRequest: myRequest?.way ?? null,
      myWaiting: line === undefined ? null : { id: line.id, position: line.position, until: line.until },
      comingBack,
      members: mySide === null && !looksAfter ? null : inIt.map(({ menteeId, state }) => ({ ...refTo(people, menteeId), resting: state === 'paused' })),
      waiting: looksAfter ? waiting.map(({ menteeId, way, message, sentAt }) => ({ person: who(String(menteeId)), way, message, sentAt })) : null,
      line: looksAfter ? (inLine.get(id) ?? []).map(({ personId, joinedAt, until }) => ({ person: who(personId), joinedAt, until })) : null,
      can: canDo(actor, circle, { mine, myRequest, line, comingBack }),
    };
  });
}

function canDo(
  actor: ProgramActor,
  { mentorId, state, visibility, seats, seatsTaken }: StoredCircle,
  { mine, myRequest, line, comingBack }: { mine: CircleMember | undefined; myRequest: StoredCircleRequest | undefined; line: Waiting | undefined; comingBack: ComingBack | null },
): CircleAct[] {
  const resource = { mentor: String(mentorId) };
  const joinable = (joinableCircleStates as readonly CircleState[]).includes(state);
  const over = state === 'completed' || state === 'ended';
  const outsider = mine === undefined && resource.mentor !== actor.personId && hasRole(actor, 'mentee') && joinable;
  const mayJoin = myRequest?.way === 'invited' || (visibility === 'open' && !comingBack?.takenOut);
  const can: (CircleAct | false)[] = [
    outsider && mayJoin && (seatsTaken < seats || line?.state === 'offered') && 'join',
    outsider && mayJoin && seatsTaken >= seats && line === undefined && 'wait',
    outsider && !mayJoin && myRequest === undefined && !comingBack?.askAgainAt && 'ask',
    outsider && myRequest !== undefined && 'withdraw',
    mine !== undefined && 'leave',
    !over && may(actor, 'circle.edit', resource) && 'edit',
    joinable && may(actor, 'circle.admit', resource) && 'admit',
    state === 'active' && may(actor, 'circle.close', resource) && 'start-closing',
    state === 'closing' && may(actor, 'circle.close', resource) && 'complete',
    !over && may(actor, 'circle.close', resource) && 'end',
    !over && may(actor, 'circle.meet', resource) && 'meet',
  ];
  return can.filter((act) => act !== false);
}
