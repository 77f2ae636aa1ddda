import type { ProgramActor } from '../actor.ts';
import { readEvent } from '../events/events.ts';
import { labelOfColumn } from '../grades/grades.ts';
import { peekMatchRequest } from '../matches/match-requests.ts';
import { readMeeting } from '../meetings/meetings.ts';
import type { LeasedMail } from '../outbox/outbox.ts';
import { peopleByIds } from '../people/people.ts';
import { NotFound } from '../problems.ts';
import { readProgram } from '../programs/programs.ts';
import type { Locale } from '../vocabulary.ts';

/** What a mail tells, as its receiver may know it now. Read when it is sent, so it is never older than the sending. */
export interface Letter {
  template: LeasedMail['template'];
  receiver: { name: string; email: string; locale: Locale };
  program: string;
  /** The other person of the request or meeting; empty where there is none. */
  other: string;
  request: { goal: string; message: string; expiresAt: Date; zone: string | null } | null;
  meeting: Pick<Awaited<ReturnType<typeof readMeeting>>, 'when' | 'meetingUrl' | 'title' | 'clockChange'> & { reason: string | null; wentWithMatch: boolean } | null;
  /** The column of a gradebook that it is about, by its name there. */
  column: string | null;
}

/** Why a mail cannot be sent, ever. */
export type LetterImpossible = 'no-receiver' | 'no-address' | 'nothing-to-tell';

/**
 * Reads the letter of an outbox row through the eyes of its receiver: what they may not see is not in it. A thing that
 * is gone by now leaves nothing to tell.
 */
export async function readLetter(mail: LeasedMail, now = new Date()): Promise<Letter | LetterImpossible> {
  const reader: ProgramActor = { kind: 'person', tenantId: mail.tenantId, programId: mail.programId, personId: mail.receiverId, roles: [] };
  const receiver = (await peopleByIds(reader, [mail.receiverId], { fresh: true })).get(mail.receiverId);
  if (receiver === undefined) return 'no-receiver';
  if (receiver.email === null) return 'no-address';
  const event = await readEvent(mail.tenantId, mail.programId, mail.eventId);
  const subjectId = event && String(event.subjectIds[0]);
  if (subjectId === null) return 'nothing-to-tell';

  const program = await readProgram(reader, mail.programId, receiver.locale);
  const base = { column: null, template: mail.template, receiver: { name: receiver.name, email: receiver.email, locale: receiver.locale }, program: program.title };
  try {
    if (mail.template === 'grade-column-gone') return { ...base, other: '', request: null, meeting: null, column: await labelOfColumn(reader, subjectId) };
    if (mail.template === 'meeting-booked' || mail.template === 'meeting-cancelled') {
      const meeting = await readMeeting(reader, subjectId, now);
      return { ...base, other: meeting.partner.name, request: null, meeting: { ...meeting, reason: meeting.cancelled?.reason ?? null, wentWithMatch: meeting.cancelled?.by === null } };
    }
    const request = await peekMatchRequest(reader, subjectId);
    const other = request.mentee.id === mail.receiverId ? mentorOf(request, event!.data) : request.mentee.name;
    return { ...base, other, request: { ...request, zone: receiver.zone }, meeting: null };
  } catch (error) {
    if (error instanceof NotFound) return 'nothing-to-tell';
    throw error;
  }
}

type Request = Awaited<ReturnType<typeof peekMatchRequest>>;

/** The mentor that the event was about, else the first choice. */
function mentorOf({ choices }: Request, data: Readonly<Record<string, unknown>>): string {
  const choice = choices.find(({ mentor }) => mentor.id === data['mentorId']) ?? choices[0]!;
  return choice.mentor.name;
}
