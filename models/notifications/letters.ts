import type { ProgramActor } from '../actor.ts';
import type { Span } from '../availability/spans.ts';
import { circleOfLetter, isOfCircle } from '../circles/circle-letter.ts';
import { readEvent } from '../events/events.ts';
import { invitationOf } from '../external-people/invited.ts';
import { labelOfColumn } from '../grades/grades.ts';
import { closestAlternatives, type Alternative } from '../matches/alternatives.ts';
import { peekMatchRequest } from '../matches/match-requests.ts';
import { isGoingOn, matchOf, readMatch } from '../matches/matches.ts';
import { waitsForPartner } from '../matches/partings.ts';
import { readMeeting, timesUntilNow } from '../meetings/meetings.ts';
import { nothingToTell, type LeasedMail } from '../outbox/outbox.ts';
import { peopleByIds } from '../people/people.ts';
import { NotFound } from '../problems.ts';
import { programBrand, type ProgramBrand } from '../programs/brand.ts';
import { readProgram } from '../programs/programs.ts';
import { readWaiting } from '../waiting-lists/waiting-lists.ts';
import { heardByMail } from './heard-by-mail.ts';
import { isOfOutcome, outcomeOfLetter } from './outcome-letter.ts';
import { isOfTimes, timesOfLetter } from './times-letter.ts';
import { readInvitation } from './invitation-letters.ts';
import { type DeclineReason, type EnrolmentRole, type EventType, type Locale, type MailTemplate, type WaitingKind } from '../vocabulary.ts';

/** What a mail tells, as its receiver may know it now. Read when it is sent, so it is never older than the sending. */
export interface Letter {
  template: LeasedMail['template'];
  receiver: { name: string; email: string; locale: Locale; region: string | null };
  program: string;
  brand: ProgramBrand;
  /** The other person of the request, match or meeting; empty where there is none. */
  other: string;
  request: RequestLetter | null;
  meeting: Pick<Awaited<ReturnType<typeof readMeeting>>, 'id' | 'partner' | 'when' | 'meetingUrl' | 'title' | 'clockChange' | 'flash' | 'circle'> & { reason: string | null; wentWithMatch: boolean; /** The receiver cancelled or moved it. */ byReceiver: boolean; /** Its time before, where it was moved. */ before: Span | null; /** Until when the receiver may say that it was otherwise, where somebody noted them as not there. */ contestUntil?: Date | null } | null;
  /** Several times: of a series that was booked, moved or cancelled, of a circle that meets without the receiver, or those that somebody proposes. */
  times: { spans: readonly Span[]; /** Of a circle, which has many clocks: its people are told their own. */ ofCircle: boolean; note: string | null; reason: string | null; wentWithMatch: boolean; /** The receiver moved or cancelled them. */ byReceiver: boolean; /** The earliest time before, where they were moved. */ before: Span | null; /** When each of them was to be until now, as it was told then: where the rules of a zone have changed. */ untilNow: readonly Span[]; /** The room of each, where that has changed: its address, or `later` where it is told when it opens; null: none. */ rooms: readonly (string | null)[]; /** At which of them a member of a circle has something else. */ busy: readonly boolean[]; /** What is in calendars of them. */ meetingIds: readonly string[] } | null;
  /** A match: until when both have to confirm it, where they still have to; which side the receiver is on; who could be asked instead, where it has ended. */
  match: { until: Date | null; zone: string | null; side: EnrolmentRole | null; alternatives: readonly Alternative[] } | null;
  /** The circle that it is about, and what somebody wrote: who asks, who invites, or why a member was taken out. */
  circle: { title: string; message: string } | null;
  /** A place on offer to somebody who waited for one: what kind of place, and until when it is kept. */
  waiting: { kind: WaitingKind; until: Date | null; zone: string | null } | null;
  /** By which invitation the receiver comes in, where they come from outside the LMS: the mail brings a link. */
  entersBy: string | null;
  /** An invitation: to which role, and when it is forgotten where it is not taken up. */
  invitation: { role: EnrolmentRole; forgetAt: Date | null } | null;
  /** The column of a gradebook that it is about, by its name there. */
  column: string | null;
  /** The thing it is about: mails of one belong together. null: it stands alone. */
  thread: string | null;
  /** It asks again for what somebody has not done yet. */
  nudge: boolean;
}

/** What happened when somebody is only asked again. */
const nudges: ReadonlySet<EventType> = new Set(['match-request.reminded', 'match.confirm-reminded']);

/** What a letter tells of a match request. */
export interface RequestLetter {
  id: string;
  goal: string;
  message: string;
  expiresAt: Date;
  zone: string | null;
  /** Who is asked now in place of the other; null where nobody is. */
  next: string | null;
  /** Whether the time to answer ran out: the other's, where somebody else is asked now, or the receiver's own. */
  ranOut: boolean;
  /** What the other gave as reason for a no. */
  reason: DeclineReason | null;
  /** Where the two meet first: until when both have to confirm. */
  confirmBy: Date | null;
  /** Who could be asked instead, where nobody is left. */
  alternatives: readonly Alternative[];
}

/** Why a mail cannot be sent, ever. */
export type LetterImpossible = 'no-receiver' | 'no-address' | typeof nothingToTell;

/**
 * Reads the letter of an outbox row through the eyes of its receiver: what they may not see is not in it. A thing that
 * is gone by now leaves nothing to tell.
 */
export async function readLetter(mail: LeasedMail, now = new Date()): Promise<Letter | LetterImpossible> {
  if (mail.template === 'external-invited' || mail.template === 'external-link') return readInvitation(mail, mail.template);
  const reader: ProgramActor = { kind: 'person', tenantId: mail.tenantId, programId: mail.programId, personId: mail.receiverId, roles: [] };
  const receiver = (await peopleByIds(reader, [mail.receiverId], { fresh: true })).get(mail.receiverId);
  if (receiver === undefined) return 'no-receiver';
  if (receiver.email === null) return 'no-address';
  const event = await readEvent(mail.tenantId, mail.programId, mail.eventId);
  const subjectId = event && String(event.subjectIds[0]);
  if (subjectId === null) return nothingToTell;

  const program = await readProgram(reader, mail.programId, receiver.locale);
  const base = { thread: subjectId, nudge: nudges.has(event!.type), column: null, match: null, times: null, waiting: null, circle: null, invitation: null, entersBy: await invitationOf(reader), template: mail.template, receiver: { name: receiver.name, email: receiver.email, locale: receiver.locale, region: receiver.region }, program: program.title, brand: await programBrand(mail) };
  try {
    if (mail.template === 'grade-column-gone') return { ...base, other: '', request: null, meeting: null, column: await labelOfColumn(reader, subjectId) };
    if (mail.template === 'meeting-booked' || mail.template === 'meeting-cancelled' || mail.template === 'meeting-reminder' || mail.template === 'flash-go-on') {
      const meeting = await readMeeting(reader, subjectId, now);
      if (mail.template === 'meeting-booked' && meeting.state !== 'confirmed') return nothingToTell;
      if (mail.template === 'meeting-reminder' && !(meeting.state === 'confirmed' && meeting.when.start.toISOString() === event!.data['start'] && now < meeting.when.start)) return nothingToTell;
      if (mail.template === 'flash-go-on' && !meeting.can.includes('go-on')) return nothingToTell;
      return { ...base, other: meeting.circle?.title ?? meeting.partner.name, request: null, meeting: { ...meeting, reason: meeting.cancelled?.reason ?? null, wentWithMatch: meeting.cancelled?.by === null, byReceiver: meeting.cancelled?.by === mail.receiverId, before: null } };
    }
    if (mail.template === 'meeting-moved') {
      const meeting = await readMeeting(reader, subjectId, now);
      // What has been moved again or cancelled since has a mail of its own.
      if (meeting.state !== 'confirmed' || meeting.moved?.at.getTime() !== event!.at.getTime()) return nothingToTell;
      return { ...base, other: meeting.circle?.title ?? meeting.partner.name, request: null, meeting: { ...meeting, reason: meeting.moved.reason, wentWithMatch: false, byReceiver: meeting.moved.by === mail.receiverId, before: meeting.moved.from } };
    }
    if (mail.template === 'meeting-recomputed') {
      const meeting = await readMeeting(reader, subjectId, now);
      const before = (await timesUntilNow(reader, [subjectId], String(event!.data['release']))).get(subjectId);
      if (before === undefined || meeting.when.start <= now) return nothingToTell;
      return { ...base, other: meeting.circle?.title ?? meeting.partner.name, request: null, meeting: { ...meeting, reason: null, wentWithMatch: false, byReceiver: false, before } };
    }
    if (isOfOutcome(mail.template)) {
      const told = await outcomeOfLetter(reader, mail.template, event!, now);
      return told === null ? nothingToTell : { ...base, ...told, request: null };
    }
    if (isOfTimes(mail.template)) {
      const told = await timesOfLetter(reader, mail.template, event!, now);
      return told === null ? nothingToTell : { ...base, ...told, request: null, meeting: null };
    }
    if (mail.template === 'place-offered' || mail.template === 'place-offer-over') {
      const { kind, name, state, until } = await readWaiting(reader, subjectId);
      if (mail.template === 'place-offered' && state !== 'offered') return nothingToTell;
      return { ...base, other: name ?? program.title, request: null, meeting: null, waiting: { kind, until, zone: receiver.zone } };
    }
    if (isOfCircle(mail.template)) {
      const { other, ...circle } = await circleOfLetter(reader, mail.template, event!);
      return { ...base, other, request: null, meeting: null, circle };
    }
    if (mail.template === 'matched-mentee' || mail.template === 'matched-mentor') {
      const { mentorId, menteeId, state } = await matchOf(reader, subjectId);
      if (!isGoingOn(state)) return nothingToTell;
      const otherId = mail.template === 'matched-mentee' ? mentorId : menteeId;
      return { ...base, other: (await peopleByIds(reader, [otherId])).get(otherId)?.name ?? '', request: null, meeting: null };
    }
    if (mail.template === 'match-confirm' || mail.template === 'match-confirmed' || mail.template === 'match-not-confirmed') {
      const { partner, mySide, tentative } = await readMatch(reader, subjectId, now);
      const toAnswer = tentative !== undefined && mySide !== null && !tentative.confirmedBy.includes(mySide);
      if (partner === null || (mail.template === 'match-confirm' && !toAnswer)) return nothingToTell;
      return { ...base, other: partner.name, request: null, meeting: null, match: { until: tentative?.until ?? null, zone: receiver.zone, side: mySide, alternatives: [] } };
    }
    if (mail.template === 'match-ended' || mail.template === 'partner-away') {
      if (mail.template === 'partner-away' && !(await waitsForPartner(reader, subjectId))) return nothingToTell;
      const { partner, mySide } = await readMatch(reader, subjectId, now);
      if (partner === null) return nothingToTell;
      const alternatives = mail.template === 'match-ended' && mySide === 'mentee' ? await closestAlternatives(reader, now, { but: partner.id }) : [];
      return { ...base, other: partner.name, request: null, meeting: null, match: { until: null, zone: receiver.zone, side: mySide, alternatives } };
    }
    const request = await peekMatchRequest(reader, subjectId);
    if (request.mentee.id !== mail.receiverId) {
      const isSo = mail.template === 'request-withdrawn' || mail.template === 'request-over' ? await heardOf(reader, request) : request.can.includes('accept');
      return isSo ? { ...base, other: request.mentee.name, request: { ...plain(request), zone: receiver.zone, ranOut: event!.type === 'match-request.expired' }, meeting: null } : nothingToTell;
    }
    return { ...base, other: mentorOf(request, event!.data['mentorId']).mentor.name, request: { ...(await toMentee(reader, request, mail.template, event!.data, now)), zone: receiver.zone }, meeting: null };
  } catch (error) {
    if (error instanceof NotFound) return nothingToTell;
    throw error;
  }
}

/** Whether a mentor knows that they were asked: by having read it, or by mail. */
async function heardOf(reader: ProgramActor, { id, readAt }: Request): Promise<boolean> {
  if (readAt !== null) return true;
  return heardByMail(reader, id, { of: 'match-request.sent', by: 'request-received' });
}

type Request = Awaited<ReturnType<typeof peekMatchRequest>>;

function plain({ id, goal, message, expiresAt, tentative }: Request): Omit<RequestLetter, 'zone'> {
  return { id, goal, message, expiresAt, next: null, ranOut: false, reason: null, confirmBy: tentative?.until ?? null, alternatives: [] };
}

const lastWords: ReadonlySet<MailTemplate> = new Set(['request-declined', 'request-expired', 'request-unavailable']);

async function toMentee(reader: ProgramActor, request: Request, template: MailTemplate, data: Readonly<Record<string, unknown>>, now: Date): Promise<Omit<RequestLetter, 'zone'>> {
  return {
    ...plain(request),
    next: template === 'request-passed-on' ? mentorOf(request, data['nextId']).mentor.name : null,
    ranOut: data['why'] === 'expired',
    reason: mentorOf(request, data['mentorId']).reason ?? null,
    alternatives: lastWords.has(template) ? await closestAlternatives(reader, now) : [],
  };
}

/** The choice that the event was about, else the first one. */
function mentorOf({ choices }: Request, mentorId: unknown): Request['choices'][number] {
  return choices.find(({ mentor }) => mentor.id === mentorId) ?? choices[0]!;
}
