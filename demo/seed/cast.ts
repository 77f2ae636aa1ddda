import type { AvailabilityRules } from '../../models/availability/availability.ts';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import type { DemoPerson, People } from '../people.ts';
import { knownPeople } from '../people/featured.ts';
import { chance } from '../people/random.ts';
import { hoursOf } from './hours.ts';
import type { SeedClock } from './seed-clock.ts';
import { peerWords } from './words/peers.ts';

/** How somebody's part in a program stands in the end; `ready` may be in stories. */
export type Standing = 'ready' | 'waiting' | 'declined' | 'unlisted' | 'absent' | 'left';

/** What somebody is to be in a program: one enrolment. */
export interface Part {
  readonly person: DemoPerson;
  readonly role: EnrolmentRole;
  /** Keys of the program's topics. */
  readonly topics: readonly string[];
  readonly capacity: number;
  readonly standing: Standing;
  readonly askedDaysAgo: number;
  /** null: a mentor who has not said yet when they are free; always so for mentees. */
  readonly hours: AvailabilityRules | null;
  /** A mentor on a break has this many days of it left. */
  readonly breakDays: number | null;
}

export interface Cast {
  readonly mentors: readonly Part[];
  readonly mentees: readonly Part[];
}

/** Places of the mentors whom one meets first. */
const knownCapacity: Readonly<Record<string, number>> = {
  'ben-kohler': 3, 'ngozi-adeyemi': 2, 'tomas-ferreira': 2, 'leila-haddad': 2, 'kwame-mensah': 1, 'mei-ling-chen': 1,
  'sofia-lindgren': 2, 'oskar-nowak': 1, 'aisha-khan': 1, 'rafael-moreno': 2, 'hana-sato': 1, 'yusuf-demir': 1,
};
const knownNames = new Set(knownPeople.map(({ given, family }) => `${given} ${family}`));

/** How many of the mentors stand otherwise than ready, and how many are new or on a break. */
const mentorsWho = { waiting: 5, declined: 1, unlisted: 3, absent: 2, left: 1, new: 9, rest: 6 };

/** Everybody in Alumni Mentoring: all mentors and mentees of the school. Newcomers have no part in anything yet. */
export function alumniCast(people: People, seed: string, clock: SeedClock): Cast {
  const draw = chance(`${seed} cast`);
  const isKnown = (person: DemoPerson): boolean => person.sub in knownCapacity || knownNames.has(person.name);
  const kinds = kindsOf(draw.shuffled(people.mentors.filter((person) => !isKnown(person))));
  const mentors = people.mentors.map((person): Part => {
    const kind = kinds.get(person.sub);
    const own = chance(`${seed} mentor ${person.sub}`);
    const onBreak = kind === 'rest' || person.sub === 'yusuf-demir';
    const hasNoHours = kind === 'new' || kind === 'waiting' || kind === 'declined' || kind === 'left';
    return {
      person,
      role: 'mentor',
      topics: person.topics,
      capacity: knownCapacity[person.sub] ?? own.pick([1, 1, 1, 2, 2, 3]),
      standing: kind === undefined || kind === 'new' || kind === 'rest' ? 'ready' : kind,
      askedDaysAgo: kind === 'new' || kind === 'waiting' ? own.whole(4, 12) : own.whole(75, 82),
      hours: hasNoHours ? null : hoursOf(person, own, clock),
      breakDays: onBreak ? own.whole(9, 40) : null,
    };
  });
  const [leaver, absentee] = draw.shuffled(people.mentees.filter((person) => !isKnown(person)));
  const mentees = people.mentees.map((person) => mentee(person, person.topics, person === leaver ? 'left' : person === absentee ? 'absent' : 'ready'));
  return { mentors, mentees };
}

/** Somebody's part by their `sub`. */
export function partIn({ mentors, mentees }: Cast, role: EnrolmentRole, sub: string): Part {
  const part = (role === 'mentor' ? mentors : mentees).find(({ person }) => person.sub === sub);
  if (part === undefined) throw new RangeError(`${sub} is no ${role} of this program`);
  return part;
}

type MentorKind = keyof typeof mentorsWho;

/** Gives each kind its number of people; who is left over is simply there. */
function kindsOf(people: readonly DemoPerson[]): Map<string, MentorKind> {
  const rest = people.values();
  const kinds = new Map<string, MentorKind>();
  for (const [kind, count] of Object.entries(mentorsWho)) {
    for (const person of rest.take(count)) kinds.set(person.sub, kind as MentorKind);
  }
  return kinds;
}

const peerTopics = Object.keys(peerWords);

/**
 * First-year peers: older students help newer ones, the very people who are mentees of graduates as well. Two students
 * in their second year are both: they help one newcomer and are helped.
 */
export function peersCast({ mentees }: People, seed: string, clock: SeedClock): Cast {
  const draw = chance(`${seed} peers`);
  const inYear = (years: RegExp): DemoPerson[] => draw.shuffled(mentees.filter(({ headline }) => years.test(headline)));
  const first = (sub: string, list: DemoPerson[]): DemoPerson[] => list.toSorted((a, b) => Number(b.sub === sub) - Number(a.sub === sub));
  const older = first('emily-nguyen', inYear(/final year|master/)).slice(0, 12);
  const second = inYear(/second year/).slice(0, 6);
  const newer = first('noor-hussain', inYear(/first year/)).slice(0, 14);
  const topics = (): string[] => draw.shuffled(peerTopics).slice(0, draw.whole(2, 3));
  const mentor = (person: DemoPerson): Part => {
    const own = chance(`${seed} peer ${person.sub}`);
    return {
      person, role: 'mentor', topics: topics(), capacity: own.whole(1, 2), standing: 'ready', askedDaysAgo: own.whole(75, 82),
      hours: hoursOf(person, own, clock), breakDays: null,
    };
  };
  return {
    mentors: [...older, ...second.slice(0, 2)].map(mentor),
    mentees: [...newer, ...second].map((person) => mentee(person, topics(), 'ready')),
  };
}

function mentee(person: DemoPerson, topics: readonly string[], standing: Standing): Part {
  return { person, role: 'mentee', topics, capacity: 1, standing, askedDaysAgo: joinedDaysAgo(person), hours: null, breakDays: null };
}

/** Students come before their first request, which is 70 days ago or later. */
function joinedDaysAgo({ sub }: DemoPerson): number {
  return chance(`joined ${sub}`).whole(72, 80);
}

/** Those who can be in stories, by their `sub`. */
export function ready(parts: readonly Part[]): Part[] {
  return parts.filter(({ standing }) => standing === 'ready');
}
