import type { CountedQuestion, Participant } from './criteria.ts';

/** Which of the two somebody is in a pair. */
export type Side = 'mentee' | 'mentor';

/**
 * How well one trait of a mentee goes with that of a mentor. Only a trait decides, so people with the same trait need to
 * be looked at once.
 */
export interface Measure<Trait> {
  /** Plain data: equal ones are written alike in JSON. */
  of(person: Participant, side: Side): Trait;
  /** From 0 to 1; null where one of them has not said it. */
  shareFor(mentee: Trait): (mentor: Trait) => number | null;
}

/** The points that a measure's share comes to, of the most that the mentee can get by it; people of whom both are the same are one kind. */
export function inPoints<Trait>(measure: Measure<Trait>, mostFor: (mentee: Participant) => number): Measure<readonly [trait: Trait, most: number]> {
  return {
    of: (person, side) => [measure.of(person, side), side === 'mentee' ? mostFor(person) : 0],
    shareFor([mine, most]) {
      const share = measure.shareFor(mine);
      return ([theirs]) => Math.round(most * (share(theirs) ?? 0));
    },
  };
}

/** What a need counts by its place among the mentee's; further ones count like the last. */
const needCounts = [6, 3, 2, 1];

/** How much of what the mentee needs the mentor offers; the first need counts twice the second. */
export const needs: Measure<readonly string[]> = {
  of: ({ topics }, side) => (side === 'mentee' ? topics : topics.toSorted()), // what is offered has no order
  shareFor(wanted) {
    const counts = new Map(wanted.map((topic, place) => [topic, needCounts[Math.min(place, needCounts.length - 1)]!]));
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return (offered) => {
      if (all === 0 || offered.length === 0) return null;
      let met = 0;
      for (const topic of offered) met += counts.get(topic) ?? 0;
      return met / all;
    };
  },
};

/** Everything for the mentee's strongest language in common, three quarters for another one. */
export const languages: Measure<readonly string[]> = {
  of: (person) => person.languages,
  shareFor(spoken) {
    return (others) => {
      if (spoken.length === 0 || others.length === 0) return null;
      if (others.includes(spoken[0]!)) return 1;
      return spoken.some((language) => others.includes(language)) ? 0.75 : 0;
    };
  },
};

/** Minutes in common a week that are enough for any rhythm of meeting. */
const plenty = 240;

/** How much of four hours a week both have in common. */
export const weeks: Measure<readonly number[] | null> = {
  of: ({ week }) => week,
  shareFor(mine) {
    return (theirs) => (mine === null || theirs === null ? null : Math.min(1, commonMinutes(mine, theirs) / plenty));
  },
};

/** Minutes that lie in a span of both lists, each ascending: from, to, from, to ... */
export function commonMinutes(some: readonly number[], others: readonly number[]): number {
  let minutes = 0;
  for (let one = 0, other = 0; one < some.length && other < others.length; ) {
    const shared = Math.min(some[one + 1]!, others[other + 1]!) - Math.max(some[one]!, others[other]!);
    if (shared > 0) minutes += shared;
    if (some[one + 1]! < others[other + 1]!) one += 2;
    else other += 2;
  }
  return minutes;
}

/** Hours between their clocks, the short way round; not a share. */
export const zoneHours: Measure<number | null> = {
  of: ({ utcOffset }) => utcOffset,
  shareFor(mine) {
    return (theirs) => (mine === null || theirs === null ? null : hoursApart(mine, theirs));
  },
};

const dayMinutes = 24 * 60;

export function hoursApart(one: number, other: number): number {
  const apart = Math.abs(one - other) % dayMinutes;
  return Math.min(apart, dayMinutes - apart) / 60;
}

/**
 * `alike`: how much of both answers is the same. `different`: the rest of it. `complement`: how much of what the mentee ticked the
 * mentor ticked too; on a scale, how far the mentor is ahead. `must`: 1 where they have one answer in common, on a scale at most
 * a step apart. `never`: 1 where they have none.
 */
export function answersTo({ key, use, scale }: CountedQuestion): Measure<readonly string[]> {
  return {
    of: ({ answers }) => answers[key] ?? [],
    shareFor(mine) {
      return (theirs) => {
        if (mine.length === 0 || theirs.length === 0) return null;
        return scale === null ? shareOfChoices(use, mine, theirs) : shareOfSteps(use, scale.indexOf(mine[0]!), scale.indexOf(theirs[0]!), scale.length - 1);
      };
    },
  };
}

function shareOfChoices(use: CountedQuestion['use'], mine: readonly string[], theirs: readonly string[]): number {
  let shared = 0;
  for (const answer of mine) if (theirs.includes(answer)) shared++;
  const alike = (2 * shared) / (mine.length + theirs.length);
  switch (use) {
    case 'alike':
      return alike;
    case 'different':
      return 1 - alike;
    case 'complement':
      return shared / mine.length;
    case 'must':
      return shared > 0 ? 1 : 0;
    case 'never':
      return shared > 0 ? 0 : 1;
  }
}

function shareOfSteps(use: CountedQuestion['use'], mine: number, theirs: number, most: number): number | null {
  if (mine < 0 || theirs < 0 || most < 1) return null; // a step that the scale does not have any more
  const apart = Math.abs(mine - theirs);
  switch (use) {
    case 'alike':
      return 1 - apart / most;
    case 'different':
      return apart / most;
    case 'complement':
      return Math.max(0, theirs - mine) / most;
    case 'must':
      return apart <= 1 ? 1 : 0;
    case 'never':
      return apart === 0 ? 0 : 1;
  }
}
