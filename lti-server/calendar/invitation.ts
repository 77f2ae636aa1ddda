import addressparser from 'nodemailer/lib/addressparser';
import { readCalendarEntry } from '../../models/meetings/meetings.ts';
import type { Letter } from '../../models/notifications/letters.ts';
import type { LeasedMail } from '../../models/outbox/outbox.ts';
import type { MailTemplate } from '../../models/vocabulary.ts';
import { writeCalendar } from './calendar.ts';
import { fullEvent } from './events.ts';

/** What makes a mail an invitation (RFC 6047), as the transport takes it: a part of its own, and the same as a file. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly filename: string;
  readonly content: string;
}

/** Mails by which a meeting comes into a calendar, moves there and goes. */
const inviting: readonly MailTemplate[] = ['meeting-booked', 'meeting-moved', 'meeting-cancelled'];

/**
 * The invitation that a mail brings; undefined for mails about anything else. It tells how the meeting stands at this moment: a mail that comes
 * late takes out what has been cancelled since. Each receiver is the only one it is addressed to, from the address that the mail comes
 * from: by an invitation nobody learns anybody's address.
 */
export async function invitationOf(mail: LeasedMail, { template, meeting, receiver, program }: Letter, mailFrom: string, now = new Date()): Promise<Invitation | undefined> {
  if (meeting === null || !inviting.includes(template)) return undefined;
  const { tenantId, programId, receiverId } = mail;
  const entry = await readCalendarEntry({ kind: 'person', tenantId, programId, personId: receiverId, roles: [] }, meeting.id, now);
  const { state } = entry.meeting;
  if (state !== 'confirmed' && state !== 'cancelled') return undefined;
  const { locale, name, email } = receiver;
  const method = state === 'cancelled' ? 'CANCEL' : 'REQUEST';
  const event = { ...fullEvent(entry, { locale, program }, { invites: true }), stamp: now };
  const content = writeCalendar([event], { locale, message: { method, organizer: { name: program, email: addressOf(mailFrom) }, attendee: { name, email } } });
  return { method, filename: method === 'CANCEL' ? 'cancel.ics' : 'invite.ics', content };
}

/** The bare address of 'Mentoring <mentoring@tool.example>'. */
function addressOf(mailbox: string): string {
  return addressparser(mailbox, { flatten: true })[0]?.address ?? mailbox;
}
