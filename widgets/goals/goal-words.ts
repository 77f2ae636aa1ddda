import { html, type TemplateResult } from 'lit';
import type { GoalVisibility } from '../../models/vocabulary.ts';
import { icon } from '../parts/icon.ts';
import { alert, check, clock } from '../parts/icons.ts';
import { tag, visibilityIcons, whoCanSeeWords } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { daysBetween } from '../text/calendar-dates.ts';
import type { Formats } from '../text/formats.ts';
import { doneCount, dueKind, isMine, sightOf, waitsForMatch, type Goal } from './goal-facts.ts';
import { text } from './progress.text.ts';

/** A goal's facts in words, the same in the list, on the goal's page and on Home. */

/** Who reads, and when: what the words of a goal depend on. */
export interface Reading {
  /** The reader's person id. */
  reader: string | undefined;
  /** YYYY-MM-DD on the reader's clock. */
  today: string;
  formats: Formats;
}

/** First name of the owner's partner; null where there is none. */
export function partnerName({ partner }: Pick<Goal, 'partner'>): string | null {
  return partner && firstName(partner.name);
}

/** Who can see a goal, as its owner says it: "Only you", "You and Ben". @param waits for a match: what is shared then is said now */
export function sightWords(visibility: GoalVisibility, partner: string | null, waits = false): string {
  if (waits && visibility === 'match') return text('youAndLater');
  if (waits && visibility === 'match-and-coordinators') return text('youCoordinatorsAndLater');
  const sight = sightOf(visibility, partner !== null);
  if (sight === 'coordinators') return text('youAndCoordinators');
  return whoCanSeeWords({ visibility: sight === 'nobody' ? 'private' : visibility, partner });
}

/** The badge of a goal for whoever reads it: of somebody else's the reader is the partner, or a coordinator. */
export function whoSees(goal: Goal, reader: string | undefined): TemplateResult {
  const nobody = !waitsForMatch(goal) && sightOf(goal.visibility, goal.partner !== null) === 'nobody';
  return html`<span class="who">${icon(visibilityIcons[nobody ? 'private' : goal.visibility], 16)}<span>${whoSeesWords(goal, reader)}</span></span>`;
}

function whoSeesWords(goal: Goal, reader: string | undefined): string {
  const owner = firstName(goal.owner.name);
  const partner = partnerName(goal);
  if (isMine(goal, reader)) return sightWords(goal.visibility, partner, waitsForMatch(goal));
  if (goal.partner?.id === reader) return sightWords(goal.visibility, owner);
  return partner === null ? text('themAndCoordinators', { name: owner }) : text('pairAndCoordinators', { first: owner, second: partner });
}

/** "3 of 5 milestones" */
export function milestoneWords(goal: Goal): string {
  const count = goal.milestones.length;
  return count === 0 ? text('noMilestones') : text('milestonesDone', { done: doneCount(goal), count });
}

/** A due day as a tag where it is near or over, else in plain words; of a closed goal how it ended. */
export function dueMark(goal: Goal, { today, formats }: Reading): unknown {
  if (goal.state === 'achieved') return tag(text('reached'), 'ok', check);
  if (goal.state === 'dropped') return tag(text('dropped'));
  if (goal.overdue) return tag(text('overdue'), 'warn', alert);
  if (goal.due === null) return undefined;
  if (goal.due === today) return tag(text('dueToday'), 'warn', clock);
  return dueKind(goal.due, today) === 'later' ? text('due', { date: formats.day(goal.due, 'due') }) : tag(text('due', { date: formats.day(goal.due) }), 'warn', clock);
}

/** The due day in a sentence: "Due 15 December, 8 weeks left". */
export function dueSentence({ due, overdue }: { due: string; overdue: boolean }, { today, formats }: Reading): string {
  const date = formats.day(due, 'plain');
  const days = daysBetween(today, due);
  if (overdue || days < 0) return text('wasDue', { date });
  if (days === 0) return text('dueToday');
  return days < 14 ? text('dueInDays', { date, count: days }) : text('dueInWeeks', { date, count: Math.floor(days / 7) });
}
