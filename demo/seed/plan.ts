import { offsetMinutes } from '../../models/availability/zone.ts';
import type { Cadence } from '../../models/vocabulary.ts';
import { chance, type Chance } from '../people/random.ts';
import { ready, type Cast, type Part } from './cast.ts';
import { asked, began, type Answer, type Course, type Wanted } from './wanted.ts';

/** A mentor and a mentee who were, or are, a match. */
export interface PairPlan {
  readonly mentor: Part;
  readonly mentee: Part;
  readonly course: Course;
  readonly askedDaysAgo: number;
  readonly cadence: Cadence;
  /** Another mentee who asked this mentor, and found the last place gone. */
  readonly tooLate?: Part;
  /** Another mentor whom the mentee asked as well, and who need not answer any more. */
  readonly alsoAsked?: Part;
}

export interface QuestionPlan {
  readonly mentor: Part;
  readonly mentee: Part;
  readonly answer: Answer;
  readonly askedDaysAgo: number;
}

export interface Plan {
  readonly pairs: readonly PairPlan[];
  readonly questions: readonly QuestionPlan[];
}

/** Who is with whom and who asks whom: those named as named, the others by what they look for and the languages they share. */
export function planOf(cast: Cast, wanted: Wanted, seed: string): Plan {
  const draw = chance(`${seed} plan`);
  const mentors = new Map(ready(cast.mentors).map((part) => [part.person.sub, part]));
  const mentees = new Map(ready(cast.mentees).map((part) => [part.person.sub, part]));
  const places = new Map([...mentors].map(([sub, { capacity, hours }]) => [sub, hours === null ? 0 : capacity]));
  const take = (parts: Map<string, Part>, sub: string): Part => {
    const part = parts.get(sub);
    if (part === undefined) throw new RangeError(`${sub} has no part that could be in a story`);
    return part;
  };
  const pair = (mentor: Part, mentee: Part, course: Course, askedDaysAgo: number): PairPlan => {
    places.set(mentor.person.sub, (places.get(mentor.person.sub) ?? 0) - 1);
    return { mentor, mentee, course, askedDaysAgo, cadence: draw.fraction() < 0.75 ? 'monthly' : 'fortnightly' };
  };

  const pairs = Object.entries(wanted.namedPairs).map(([mentee, { mentor, course, askedDaysAgo }]) =>
    pair(take(mentors, mentor), take(mentees, mentee), course, askedDaysAgo));
  const questions = Object.entries(wanted.namedQuestions).map(([mentee, { mentor, answer }]): QuestionPlan => (
    { mentor: take(mentors, mentor), mentee: take(mentees, mentee), answer, askedDaysAgo: draw.whole(...asked[answer]) }));
  const named = new Set([...Object.keys(wanted.namedPairs), ...Object.keys(wanted.namedQuestions)]);
  const others = draw.shuffled([...mentees.values()].filter(({ person }) => !named.has(person.sub)));
  const next = (): Part => others.shift() ?? fail('more stories are wanted than there are mentees');
  const best = (mentee: Part, may: (mentor: Part) => boolean): Part => {
    const free = [...mentors.values()].filter((one) => (places.get(one.person.sub) ?? 0) > 0 && one.person.sub !== mentee.person.sub && may(one));
    const rated = free.map((one) => ({ one, fit: fitOf(one, mentee) + 2 * draw.fraction() }));
    return rated.reduce((a, b) => (b.fit > a.fit ? b : a)).one;
  };

  for (const sub of wanted.readBy) {
    const mentor = take(mentors, sub);
    const fitting = others.findIndex(({ topics: [first = ''] }) => mentor.topics.includes(first));
    const [mentee] = others.splice(Math.max(0, fitting), 1);
    if (mentee) questions.push({ mentor, mentee, answer: 'read', askedDaysAgo: draw.whole(...asked.read) });
  }
  const isKept = new Set(wanted.keptFree);
  for (const [course, count] of counted(wanted.courses)) {
    for (let n = 0; n < count; n++) {
      const mentee = next();
      pairs.push(pair(best(mentee, ({ person }) => !isKept.has(person.sub)), mentee, course, draw.whole(...began[course])));
    }
  }
  for (const [answer, count] of counted(wanted.answers)) {
    for (let n = 0; n < count; n++) {
      const mentee = next();
      // Whoever is on a break cannot be asked; Ben has his one request.
      const mentor = best(mentee, ({ person, breakDays }) => breakDays === null && person.sub !== 'ben-kohler' && person.sub !== 'kwame-mensah');
      questions.push({ mentor, mentee, answer, askedDaysAgo: draw.whole(...asked[answer]) });
    }
  }
  return { pairs: withOthers(pairs, wanted, next, best, draw), questions };
}

/** Adds the ones who ask in vain: for a last place that goes to somebody else, and mentors asked beside the one who says yes. */
function withOthers(pairs: readonly PairPlan[], wanted: Wanted, next: () => Part, best: (mentee: Part, may: (mentor: Part) => boolean) => Part, draw: Chance): PairPlan[] {
  const ofMentor = Map.groupBy(pairs, ({ mentor }) => mentor.person.sub);
  const quiet = draw.shuffled(pairs.filter(({ course, mentee }) => course === 'active' && !(mentee.person.sub in wanted.namedPairs)));
  const last = quiet.filter(({ mentor }) => mentor.capacity === 1 && ofMentor.get(mentor.person.sub)?.length === 1);
  const withLoser = new Set(last.slice(0, wanted.tooLate));
  const withSecond = new Set(quiet.filter((one) => !withLoser.has(one)).slice(0, wanted.alsoAsked));
  return pairs.map((one) => ({
    ...one,
    ...(withLoser.has(one) ? { tooLate: next() } : {}),
    ...(withSecond.has(one) ? { alsoAsked: best(one.mentee, ({ person, breakDays }) => breakDays === null && person.sub !== one.mentor.person.sub && person.sub !== 'ben-kohler') } : {}),
  }));
}

/**
 * What both would say that they have in common: needs that the mentor offers, the first one most, a language that is not
 * everybody's, and hours at which the mentee is awake.
 */
function fitOf(mentor: Part, mentee: Part): number {
  const needs = mentee.topics.reduce((sum, topic, rank) => sum + (mentor.topics.includes(topic) ? 4 - rank : 0), 0);
  const shared = mentor.person.languages.some((language) => language !== 'en' && mentee.person.languages.includes(language));
  return needs + (shared ? 2 : 0) + (hoursApart(mentor, mentee) <= 5 ? 3 : 0);
}

/** On an ordinary winter's day: the plan is the same whatever the seed's day. */
function hoursApart(mentor: Part, mentee: Part): number {
  const day = new Date('2026-01-15T12:00Z');
  return Math.abs(offsetMinutes(mentor.person.zone, day) - offsetMinutes(mentee.person.zone, day)) / 60;
}

/** The need that the mentor can help with best, else the mentee's first. */
export function sharedTopic({ mentor, mentee }: { mentor: Part; mentee: Part }): string {
  return mentee.topics.find((topic) => mentor.topics.includes(topic)) ?? mentee.topics[0] ?? fail('everybody has a topic');
}

function counted<K extends string>(wanted: Readonly<Partial<Record<K, number>>>): [K, number][] {
  return Object.entries(wanted) as [K, number][];
}

function fail(why: string): never {
  throw new RangeError(why);
}
