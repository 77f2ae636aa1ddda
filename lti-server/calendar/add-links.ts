import type { ProgramActor } from '../../models/actor.ts';
import { readCalendarEntry, type CalendarEntry } from '../../models/meetings/meetings.ts';
import { readPerson } from '../../models/people/people.ts';
import { readProgram } from '../../models/programs/programs.ts';
import { writeCalendar } from './calendar.ts';
import { fullEvent, type Reader } from './events.ts';
import { canTell } from './zone-component.ts';

/** A meeting for a calendar that is told nothing by itself: the contract's `MeetingCalendar`. */
export interface AddLinks {
  /** iCalendar, for Apple's and every other calendar. */
  file: string;
  google: string;
  /** Of work or school. */
  outlook: string;
  outlookCom: string;
}

/** One of the actor's own meetings, in their locale. */
export async function readAddLinks(actor: ProgramActor, meetingId: string, now: Date): Promise<AddLinks> {
  const entry = await readCalendarEntry(actor, meetingId, now);
  const { locale } = await readPerson(actor, actor.personId);
  const { title } = await readProgram(actor, actor.programId, locale);
  return addLinks(entry, { locale, program: title });
}

/** Pages of the calendars' own makers, filled in; nothing is asked of them here, and they learn of the meeting when the person opens one. */
export function addLinks(entry: CalendarEntry, reader: Reader): AddLinks {
  const event = fullEvent(entry, reader);
  const { summary, description, url, start, end, zone } = event;
  const outlook = new URLSearchParams({
    path: '/calendar/action/compose', rru: 'addevent', subject: summary, startdt: start.toISOString(), enddt: end.toISOString(), body: description,
    ...(url === null ? {} : { location: url }),
  });
  const google = new URLSearchParams({
    action: 'TEMPLATE', text: summary, dates: `${plainInstant(start)}/${plainInstant(end)}`, details: description,
    ...(canTell(zone, []) ? { ctz: zone } : {}), ...(url === null ? {} : { location: url }),
  });
  return {
    file: writeCalendar([event], { locale: reader.locale }),
    google: `https://calendar.google.com/calendar/render?${google.toString()}`,
    outlook: `https://outlook.office.com/calendar/0/deeplink/compose?${spacesOf(outlook)}`,
    outlookCom: `https://outlook.live.com/calendar/0/deeplink/compose?${spacesOf(outlook)}`,
  };
}

function plainInstant(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** Outlook shows a plus where a form would have a space. */
function spacesOf(query: URLSearchParams): string {
  return query.toString().replaceAll('+', '%20');
}
