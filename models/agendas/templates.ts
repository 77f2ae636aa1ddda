import type { AgendaKind, AgendaTemplate } from '../agenda-words.ts';
import type { ProgramSettings } from '../programs/settings.ts';

/** One line of a template: what it is for, and its time box in minutes. */
export interface TemplateItem {
  readonly kind: AgendaKind;
  readonly minutes: number;
}

type Shares = readonly (readonly [AgendaKind, number])[];

/** How a program shares out the time of its meetings by GROW, in minutes: the parts of a usual one, and what a long one adds to goal, options and will. */
export interface GrowBoxes extends Readonly<ProgramSettings['agenda']> {
  /** From this length on a meeting is a long one. */
  readonly longFrom: number;
}

export function growBoxes({ agenda, meetings }: Pick<ProgramSettings, 'agenda' | 'meetings'>): GrowBoxes {
  return { ...agenda, longFrom: meetings.longMinutes };
}

function growOf({ checkIn, progress, goal, reality, options, will, nextDate, longAdds, longFrom }: GrowBoxes, length: number): Shares {
  const more = length >= longFrom ? longAdds : 0;
  return [['check-in', checkIn], ['progress', progress], ['goal', goal + more], ['reality', reality], ['options', options + more], ['actions', will + more], ['next-date', nextDate]];
}

/** The contents are practice.md's, the minutes (of 45) ours: it names none for these. */
const others: Readonly<Record<Exclude<AgendaTemplate, 'grow'>, Shares>> = {
  first: [['stories', 10], ['experience', 5], ['expectations', 10], ['logistics', 5], ['confidentiality', 5], ['first-goals', 10]],
  'half-way': [['check-in', 5], ['looking-back', 10], ['goals-review', 10], ['how-we-work', 10], ['actions', 5], ['next-date', 5]],
  closing: [['check-in', 5], ['achievements', 15], ['gratitude', 10], ['next-step', 10], ['contact-terms', 5]],
};

/** Time boxes are of whole five minutes where all that they come from is (minutes). */
const roundBoxes = 5;

/** The items of a template for a meeting of this length (minutes): their time boxes are whole minutes and add up to it exactly. */
export function itemsOf(template: AgendaTemplate, length: number, grow: GrowBoxes): TemplateItem[] {
  return shareOut(template === 'grow' ? growOf(grow, length) : others[template], length);
}

/** Shares out the length by largest remainder, the earlier item first where two have the same; none is left with nothing. */
function shareOut(shares: Shares, length: number): TemplateItem[] {
  const sum = shares.reduce((total, [, share]) => total + share, 0);
  const unit = length >= sum && [length, ...shares.map(([, share]) => share)].every((minutes) => minutes % roundBoxes === 0) ? roundBoxes : 1;
  const exact = shares.map(([kind, share]) => ({ kind, units: (share * length) / sum / unit }));
  const boxes = exact.map(({ kind, units }) => ({ kind, units: Math.max(1, Math.floor(units)), rest: units - Math.floor(units) }));
  let left = length / unit - boxes.reduce((total, { units }) => total + units, 0);
  for (const box of boxes.toSorted((a, b) => b.rest - a.rest)) {
    if (left <= 0) break;
    box.units += 1;
    left -= 1;
  }
  for (; left < 0; left += 1) boxes.reduce((most, box) => (box.units > most.units ? box : most)).units -= 1; // small parts were given a whole one
  return boxes.map(({ kind, units }) => ({ kind, minutes: units * unit }));
}

/** Where the two stand when they meet. */
export interface Stage {
  /** Meetings of the same two, or circle, that come before this one and were held or are to be held. */
  readonly before: number;
  readonly closing: boolean;
  /** It is the first one after half of the time that the program gives a match. */
  readonly halfWay: boolean;
}

/** What an agenda that nobody has chosen a template for begins with. */
export function usualTemplate({ before, closing, halfWay }: Stage): AgendaTemplate {
  if (closing) return 'closing';
  if (before === 0) return 'first';
  return halfWay ? 'half-way' : 'grow';
}
