import type { AgendaKind, AgendaTemplate } from '../agenda-words.ts';

/** One line of a template: what it is for, and its time box in minutes. */
export interface TemplateItem {
  readonly kind: AgendaKind;
  readonly minutes: number;
}

type Shares = readonly (readonly [AgendaKind, number])[];

/** practice.md, "Agenda": GROW in 45 minutes, and in an hour with more for goal, options and will. */
const grow: Shares = [['check-in', 5], ['progress', 5], ['goal', 5], ['reality', 10], ['options', 10], ['actions', 5], ['next-date', 5]];
const growInAnHour: Shares = [['check-in', 5], ['progress', 5], ['goal', 10], ['reality', 10], ['options', 15], ['actions', 10], ['next-date', 5]];

/** The contents are practice.md's, the minutes (of 45) ours: it names none for these. */
const others: Readonly<Record<Exclude<AgendaTemplate, 'grow'>, Shares>> = {
  first: [['stories', 10], ['experience', 5], ['expectations', 10], ['logistics', 5], ['confidentiality', 5], ['first-goals', 10]],
  'half-way': [['check-in', 5], ['looking-back', 10], ['goals-review', 10], ['how-we-work', 10], ['actions', 5], ['next-date', 5]],
  closing: [['check-in', 5], ['achievements', 15], ['gratitude', 10], ['next-step', 10], ['contact-terms', 5]],
};

/** From this length on, the longer form of GROW; and, as there, time boxes of whole five minutes (minutes). */
const longFrom = 60;
const roundBoxes = 5;

/** The items of a template for a meeting of this length (minutes): their time boxes are whole minutes and add up to it exactly. */
export function itemsOf(template: AgendaTemplate, length: number): TemplateItem[] {
  const shares = template !== 'grow' ? others[template] : length >= longFrom ? growInAnHour : grow;
  return shareOut(shares, length);
}

/** Shares out the length by largest remainder, the earlier item first where two have the same; none is left with nothing. */
function shareOut(shares: Shares, length: number): TemplateItem[] {
  const sum = shares.reduce((total, [, share]) => total + share, 0);
  const unit = length % roundBoxes === 0 && length >= sum ? roundBoxes : 1;
  const exact = shares.map(([kind, share]) => ({ kind, units: (share * length) / sum / unit }));
  const boxes = exact.map(({ kind, units }) => ({ kind, units: Math.max(1, Math.floor(units)), rest: units - Math.floor(units) }));
  let left = length / unit - boxes.reduce((total, { units }) => total + units, 0);
  for (const box of boxes.toSorted((a, b) => b.rest - a.rest)) {
    if (left <= 0) break;
    box.units += 1;
    left -= 1;
  }
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
