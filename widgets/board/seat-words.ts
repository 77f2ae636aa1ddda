import { daysBetween } from '../text/calendar-dates.ts';
import type { Problem } from '../api/problem.ts';
import type { Formats } from '../text/formats.ts';
import { relativeTime } from '../text/relative-time.ts';
import type { Seat } from './board-host.ts';
import { text } from './board.text.ts';
import { needs } from './needs.ts';

/** What a seat is for, in words. */
export function needOf({ need: { kind, words } }: Pick<Seat, 'need'>): string {
  return kind === null ? (words ?? '') : text(needs[kind].name);
}

/** What somebody is called; one who was erased has no name any more. */
export function nameOf(name: string | null): string {
  return name ?? text('somebodyWhoLeft');
}

/** From where the reader knows who sits there: the newest match, or elsewhere. */
export function knownFrom({ personId, matches }: NonNullable<Seat['member']>): string {
  const [match] = matches.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)));
  if (personId === null || !match) return text('elsewhere');
  const { program, state } = match;
  if (!isOver(match) && state !== 'paused') return program.title;
  return text(isOver(match) ? 'inProgramOver' : 'inProgramPaused', { program: program.title });
}

function isOver({ state }: { state: string }): boolean {
  return state === 'ended' || state === 'completed';
}

/** "You met 3 weeks ago" */
export function lastContact({ contact: { last } }: Seat, today: string, formats: Formats): string {
  if (last === null) return text('noContact');
  if (daysBetween(last.on, today) <= 0) return text(last.how === 'met' ? 'metToday' : 'spokeToday');
  const when = relativeTime(`${last.on}T00:00Z`, new Date(`${today}T00:00Z`), formats);
  return text(last.how === 'met' ? 'metAgo' : 'spokeAgo', { when });
}

/** What is to come: the next meeting, else by when to be in touch; nothing where the tag says that it is due. */
export function whatComes({ contact: { next, dueOn, due } }: Seat, formats: Formats): string | undefined {
  if (next) return text('nextMeeting', { day: formats.day(next.when.date, 'short'), time: formats.clock(next.when.from) });
  return dueOn === null || due ? undefined : text('dueOn', { day: formats.day(dueOn, 'due') });
}

/** That there is no room for one more: on the board, or among what was put aside. Undefined for every other problem. */
export function fullWords({ code, details }: Problem, where: 'full' | 'asideFull' = 'full'): string | undefined {
  return code === 'limit-reached' ? text(where, { count: Number(details['limit']) }) : undefined;
}
