import ical, { escape, ICalAlarmType, ICalAttendeeRole, ICalAttendeeStatus, ICalAttendeeType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Locale } from '../../models/vocabulary.ts';
import { canTell, zoneComponent } from './zone-component.ts';

/** One meeting as a calendar shows it, in its reader's words. */
export interface CalendarEvent {
  readonly uid: string;
  readonly sequence: number;
  /** DTSTAMP: for a message when it was made, otherwise when the meeting changed last. */
  readonly stamp: Date;
  readonly start: Date;
  readonly end: Date;
  /** The reader's: IANA. */
  readonly zone: string;
  readonly cancelled: boolean;
  readonly summary: string;
  /** Empty: nothing more is told than the summary says. */
  readonly description: string;
  /** The video room. */
  readonly url: string | null;
  /** Minutes before the start at which the calendar rings; null: as its owner has set it up. */
  readonly alarmMinutes: number | null;
}

/** Between whom a message about a meeting goes (RFC 5546); what is no message names nobody. */
export interface Message {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendee: { readonly name: string; readonly email: string };
}

export interface CalendarOptions {
  readonly locale: Locale;
  readonly message?: Message;
  /** A calendar that is read again and again: what it is called, how often to ask (hours), and its reader's zone, which is all that it says at this moment where there is nothing in it. */
  readonly feed?: { readonly name: string; readonly hours: number; readonly zone: string; readonly now: Date };
}

const hourSeconds = 3_600;

/**
 * An iCalendar object (RFC 5545): lines of at most 75 octets that end with CRLF, the last one too. Times are told on the reader's
 * clock, with the zone's own changes beside them, wherever that clock names them.
 */
export function writeCalendar(events: readonly CalendarEvent[], { locale, message, feed }: CalendarOptions): string {
  const stretch = { from: new Date(Math.min(...events.map(({ start }) => start.getTime()))), to: new Date(Math.max(...events.map(({ end }) => end.getTime()))) };
  const calendar = ical({
    prodId: { company: 'Mentorkit', product: 'Mentorkit', language: locale.toUpperCase() },
    // No name: a zone of the whole calendar would turn DTSTAMP, which is in UTC, into its time.
    timezone: { name: null, generator: (zone) => zoneComponent(zone, stretch) },
    ...(message === undefined ? {} : { method: ICalCalendarMethod[message.method] }),
    // The writer takes the name of a calendar as it is.
    ...(feed === undefined ? {} : { ttl: feed.hours * hourSeconds, name: escape(oneLine(feed.name), false) }),
  });
  for (const event of events) {
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: event.stamp,
      timezone: canTell(event.zone, [event.start, event.end]) ? event.zone : null,
      start: Temporal.Instant.fromEpochMilliseconds(event.start.getTime()),
      end: Temporal.Instant.fromEpochMilliseconds(event.end.getTime()),
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: event.cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      summary: oneLine(event.summary),
      ...(event.description === '' ? {} : { description: printable(event.description) }),
      ...(event.url === null ? {} : { location: plainUrl(event.url), url: plainUrl(event.url) }),
      ...(event.alarmMinutes === null || event.cancelled ? {} : { alarms: [{ type: ICalAlarmType.display, trigger: event.alarmMinutes * 60, description: oneLine(event.summary) }] }),
      ...(message === undefined ? {} : partiesOf(message)),
    });
  }
  const text = `${calendar.toString()}\r\n`;
  if (events.length > 0 || feed === undefined) return text;
  // RFC 5545, 3.6: at least one component. The same all year, so that what has not changed has the same ETag.
  const year = feed.now.getUTCFullYear();
  return text.replace('END:VCALENDAR', `${zoneComponent(feed.zone, { from: new Date(Date.UTC(year, 0)), to: new Date(Date.UTC(year + 1, 0)) })}\r\nEND:VCALENDAR`);
}

/** A booked time is a yes of both, so nobody is asked for an answer; and Outlook offers no other time (MS-OXCICAL), which nobody would read. */
function partiesOf({ method, organizer, attendee }: Message) {
  return {
    ...(method === 'REQUEST' ? { x: { 'X-MICROSOFT-DISALLOW-COUNTER': 'TRUE' } } : {}),
    organizer: { name: parameter(organizer.name), email: organizer.email },
    attendees: [
      { name: parameter(attendee.name), email: attendee.email, role: ICalAttendeeRole.REQ, type: ICalAttendeeType.INDIVIDUAL, status: ICalAttendeeStatus.ACCEPTED, rsvp: false },
    ],
  };
}

/** What RFC 5545 allows in a text: no control character but a line break. Half a character would be none. */
function printable(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, ' ').replaceAll(/[\u2028\u2029]/g, '\n');
}

function oneLine(text: string): string {
  return printable(text).replaceAll(/\s*\n\s*/g, ' ').trim();
}

/** A name as parameter: few calendars read a quotation mark as RFC 6868 writes it, and some take a backslash for more than that. */
function parameter(name: string): string {
  return oneLine(name).replaceAll('"', '’').replaceAll('\\', '/') || '–';
}

/** The writer escapes addresses as if they were text: what it would escape is written as RFC 3986 allows too. */
function plainUrl(url: string): string {
  return oneLine(url).replaceAll(',', '%2C').replaceAll(';', '%3B').replaceAll('\\', '%5C');
}
