import addressparser from 'nodemailer/lib/addressparser';
import { readCalendarEntries, type CalendarEntry } from '../../models/meetings/meetings.ts';
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

/** Mails by which meetings come into a calendar, move there and go. */
const inviting: readonly MailTemplate[] = ['meeting-booked', 'meeting-moved', 'meeting-recomputed', 'room-changed', 'meeting-cancelled', 'series-booked', 'series-moved', 'series-recomputed', 'series-cancelled', 'circle-meetings-left'];

/**
 * The invitations that a mail brings, one for each meeting that its letters are about: several letters where it is a summary. They tell how
 * the meetings stand at this moment: a mail that comes late takes out what has been cancelled since. Each receiver is the only one they are
 * addressed to, from the address that the mail comes from: by an invitation nobody learns anybody's address.
 */
export async function invitationsOf({ tenantId, programId, receiverId }: LeasedMail, letters: readonly Letter[], mailFrom: string, now = new Date()): Promise<Invitation[]> {
  const meetingIds = letters.filter(({ template }) => inviting.includes(template)).flatMap(({ meeting, times }) => [...(meeting === null ? [] : [meeting.id]), ...(times?.meetingIds ?? [])]);
  const [letter] = letters;
  if (letter === undefined || meetingIds.length === 0) return [];
  const entries = await readCalendarEntries({ kind: 'person', tenantId, programId, personId: receiverId, roles: [] }, meetingIds, now);
  const told = entries.filter(({ meeting: { state } }) => state === 'confirmed' || state === 'cancelled');
  return apart(told.map((entry) => toInvitation(entry, letter, mailFrom, now)), told);
}

/** Files of one mail by names of their own: with the day on the receiver's calendar, and a number where one day has several. */
function apart(invitations: readonly Invitation[], entries: readonly CalendarEntry[]): Invitation[] {
  if (invitations.length === 1) return [...invitations];
  const seen = new Map<string, number>();
  return invitations.map((invitation, n) => {
    const name = invitation.filename.replace('.ics', `-${entries[n]!.meeting.when.yours.date}`);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...invitation, filename: `${name}${count === 1 ? '' : `-${count}`}.ics` };
  });
}

function toInvitation(entry: CalendarEntry, { receiver: { locale, name, email }, program }: Letter, mailFrom: string, now: Date): Invitation {
  const method = entry.meeting.state === 'cancelled' ? 'CANCEL' : 'REQUEST';
  const event = { ...fullEvent(entry, { locale, program }, { invites: true }), stamp: now };
  const content = writeCalendar([event], { locale, message: { method, organizer: { name: program, email: addressOf(mailFrom) }, attendee: { name, email } } });
  return { method, filename: method === 'CANCEL' ? 'cancel.ics' : 'invite.ics', content };
}

/** The bare address of 'Mentoring <mentoring@tool.example>'. */
export function addressOf(mailbox: string): string {
  return addressparser(mailbox, { flatten: true })[0]?.address ?? mailbox;
}
