import assert from 'node:assert/strict';
import ICAL from 'ical.js';

/** A meeting as a calendar file tells it, read by a parser that did not write it. */
export interface CalendarEvent {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly start: Date;
}

/** What a calendar that subscribes to this address has of it. */
export async function feedAt(address: string): Promise<CalendarEvent[]> {
  const answer = await fetch(address);
  assert.equal(answer.status, 200);
  return eventsIn(await answer.text());
}

/** The invitations that the mails to somebody brought, as files, the oldest first. */
export async function invitationsTo(mailboxUrl: string, to: string): Promise<CalendarEvent[]> {
  const answer = await fetch(`${mailboxUrl}/api/mails?${new URLSearchParams({ to })}`);
  const { items } = await answer.json() as { items: { attachments: { name: string; type: string; base64: string }[] }[] };
  const files = items.toReversed().flatMap(({ attachments }) => attachments.filter(({ name }) => name.endsWith('.ics')));
  return files.flatMap(({ base64 }) => eventsIn(Buffer.from(base64, 'base64').toString('utf8')));
}

function eventsIn(text: string): CalendarEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((vevent) => {
    const { uid, sequence, startDate } = new ICAL.Event(vevent);
    return { method: String(calendar.getFirstPropertyValue('method')), uid, sequence, start: startDate.toJSDate() };
  });
}
