import { comesAsMember, type CalendarEntry } from '../../models/meetings/meetings.ts';
import type { Locale } from '../../models/vocabulary.ts';
import type { CalendarEvent } from './calendar.ts';
import { calendarWordsOf, type CalendarWords } from './words/index.ts';

/** Who reads, where: the title of the program in their locale. */
export interface Reader {
  readonly locale: Locale;
  readonly program: string;
}

/** The room opens as long before a meeting. */
const alarmMinutes = 10;

/** A meeting with all that its reader may know of it. What is hidden from them on screen is not here either. @param invites whether a calendar may offer to answer it */
export function fullEvent({ meeting, ...known }: CalendarEntry, { locale, program }: Reader, { invites = false } = {}): CalendarEvent {
  const words = calendarWordsOf[locale];
  const say = (key: keyof CalendarWords, values: Readonly<Record<string, string>> = {}): string => words[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const { title, flash, circle, partner } = meeting;
  const name = circle?.title ?? partner.name;
  const description = [
    ...(title === null ? [] : [say('meetingWith', { name })]),
    ...(flash === null ? [] : [say('flashAbout', { question: flash.question })]),
    ...(meeting.meetingUrl === null ? [] : [say('room', { url: meeting.meetingUrl })]),
    ...(meeting.roomLater ? [say('roomLater', { program })] : []),
    ...(isChangedByReader(meeting) ? [say('toChange', { program })] : []),
    ...(invites ? [say('noAnswer')] : []),
  ];
  return {
    ...timesOf({ meeting, ...known }),
    summary: title ?? (flash === null ? say('meetingWith', { name }) : say('flashWith', { name })),
    description: description.join('\n'),
    url: meeting.meetingUrl,
    alarmMinutes,
  };
}

/** What is cancelled, as for those who left a circle, can be changed by nobody; a circle's meeting by its mentor alone. */
function isChangedByReader(meeting: CalendarEntry['meeting']): boolean {
  return meeting.state !== 'cancelled' && !comesAsMember(meeting);
}

/** That its reader has something then, and nothing of what it is. */
export function busyEvent(entry: CalendarEntry, locale: Locale): CalendarEvent {
  return { ...timesOf(entry), summary: calendarWordsOf[locale].busy, description: '', url: null, alarmMinutes: null };
}

function timesOf({ meeting: { when, state }, uid, sequence, changedAt }: CalendarEntry): Omit<CalendarEvent, 'summary' | 'description' | 'url' | 'alarmMinutes'> {
  return { uid, sequence, stamp: changedAt, start: when.start, end: when.end, zone: when.yours.zone, cancelled: state === 'cancelled' };
}
