/**
 * The people of Northfield University, the school that the demo plays in: the same list at every door (the LMS, the
 * portal) and in the seed. Pure: the same seed text gives the same people, to the letter.
 */
import { featuredPeople, knownPeople } from './people/featured.ts';
import { places } from './people/places.ts';
import type { Place } from './people/places.ts';
import { chance } from './people/random.ts';
import type { Chance } from './people/random.ts';
import { fields, mentorOffers, mentorOpenings, menteeHopes, menteeOpenings, subjects, years } from './people/stories.ts';
import { TOPICS } from './people/topics.ts';
import type { Topic } from './people/topics.ts';

export { TOPICS, topicLabels } from './people/topics.ts';
export type { Topic } from './people/topics.ts';

export type Language = 'en' | 'de' | 'es' | 'fr' | 'pt' | 'ar';
export type Locale = 'en' | 'de' | 'es' | 'fr' | 'pt-BR' | 'ar';

/** What somebody is at the university. It decides their role in the LMS, and nothing in a mentoring program. */
export type Kind = 'student' | 'alumni' | 'teacher' | 'staff' | 'admin';

/** What the seed makes of a person. `newcomer` has no role in any program yet and may join one. */
export type Part = 'mentee' | 'mentor' | 'newcomer' | 'coordinator' | 'safeguarding' | 'none';

export interface DemoPerson {
  /** The subject of this person in the LMS and on the portal; never changes, never reused. */
  sub: string;
  name: string;
  given: string;
  family: string;
  email: string;
  kind: Kind;
  part: Part;
  /** IANA name. */
  zone: string;
  city: string;
  locale: Locale;
  /** ISO 639 codes, the strongest first. */
  languages: readonly Language[];
  /** One line: "Data engineer, Lindqvist Energy. Class of 2017", or subject and year for a student. */
  headline: string;
  classOf: number | null;
  /** Two or three sentences in their own words. */
  bio: string;
  /** What a mentor can help with or a mentee wants help with, the strongest first. */
  topics: readonly Topic[];
}

export interface People {
  everyone: readonly DemoPerson[];
  mentors: readonly DemoPerson[];
  mentees: readonly DemoPerson[];
  newcomers: readonly DemoPerson[];
  /** The people whom the walk-through names: Ana, Ben, Chiara, Moses, Dev, Esi and Farid. */
  featured: Readonly<Record<keyof typeof featuredPeople, DemoPerson>>;
  bySub(sub: string): DemoPerson | undefined;
}

export const defaultSeed = 'northfield';
const menteeCount = 150;
const mentorCount = 120;

type Draft = Omit<DemoPerson, 'sub' | 'name' | 'email'>;

/** @param seed any text; SEED of the configuration. */
export function peopleOf(seed: string = defaultSeed): People {
  const draw = chance(`people ${seed}`);
  const taken = new Set<string>();
  const settle = (draft: Draft): DemoPerson => named(draft, taken);

  const featured = Object.fromEntries(
    Object.entries(featuredPeople).map(([key, draft]) => [key, settle(draft)]),
  ) as Record<keyof typeof featuredPeople, DemoPerson>;
  const everyone = [...Object.values(featured), ...knownPeople.map(settle)];
  const names = namesOf(draw, everyone);
  const fill = (part: 'mentor' | 'mentee', total: number, make: (place: Place, draw: Chance) => Omit<Draft, 'given' | 'family'>): void => {
    for (let n = everyone.filter((person) => person.part === part).length; n < total; n++) {
      const place = places[n % places.length] as Place;
      everyone.push(settle({ ...names(place), ...make(place, draw) }));
    }
  };
  fill('mentor', mentorCount, mentor);
  fill('mentee', menteeCount, mentee);

  const index = new Map(everyone.map((person) => [person.sub, person]));
  const ofPart = (part: Part): DemoPerson[] => everyone.filter((person) => person.part === part);
  return {
    everyone,
    mentors: ofPart('mentor'),
    mentees: ofPart('mentee'),
    newcomers: ofPart('newcomer'),
    featured,
    bySub: (sub) => index.get(sub),
  };
}

/** People whose name, headline or city holds every word of the text, accents aside; all of them for an empty text. */
export function findPeople(people: readonly DemoPerson[], text: string): DemoPerson[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const haystack = plain(`${person.name} ${person.headline} ${person.city} ${person.kind} ${person.part}`);
    return words.every((word) => haystack.includes(word));
  });
}

function mentor(place: Place, draw: Chance): Omit<Draft, 'given' | 'family'> {
  const field = draw.pick(fields);
  const classOf = draw.whole(2006, 2023);
  const extra = draw.shuffled(TOPICS).slice(0, draw.whole(0, 2));
  return {
    ...home(place, draw),
    kind: 'alumni',
    part: 'mentor',
    headline: `${draw.pick(field.jobs)}, ${draw.pick(field.companies)}. Class of ${classOf}`,
    classOf,
    bio: `${draw.pick(mentorOpenings)} ${draw.pick(field.work)}. ${draw.pick(mentorOffers)}`,
    topics: [...new Set([...field.topics.slice(0, draw.whole(2, 3)), ...extra])],
  };
}

function mentee(place: Place, draw: Chance): Omit<Draft, 'given' | 'family'> {
  const topics = draw.shuffled(TOPICS).slice(0, draw.whole(1, 3));
  const year = draw.whole(0, years.length - 1);
  return {
    ...home(place, draw),
    kind: 'student',
    part: 'mentee',
    headline: `${draw.pick(subjects)}, ${years[year] ?? ''}`,
    classOf: 2030 - Math.min(year, 3),
    bio: `${draw.pick(menteeOpenings)} ${menteeHopes[topics[0] as Topic]}`,
    topics,
  };
}

/** Where somebody lives, and the languages that go with it. Everybody speaks English: it is the language of the school. */
function home(place: Place, draw: Chance): Pick<Draft, 'zone' | 'city' | 'locale' | 'languages'> {
  const [first = 'en', ...others] = place.languages;
  const learned = others.filter((language) => language !== 'en' && draw.fraction() < 0.35);
  return {
    zone: place.zone,
    city: draw.pick(place.cities),
    // Some prefer the interface in English although they live elsewhere.
    locale: draw.fraction() < 0.2 ? 'en' : place.locale,
    languages: [...new Set<Language>([first, 'en', ...learned])],
  };
}

/** Full names, each used once: given and family names of a place are paired along shifted, shuffled lists. */
function namesOf(draw: Chance, present: readonly DemoPerson[]): (place: Place) => { given: string; family: string } {
  const used = new Set(present.map((person) => person.name));
  const lists = new Map(places.map((place) => [place.zone, { given: draw.shuffled(place.given), family: draw.shuffled(place.family), next: 0 }]));
  return ({ zone }) => {
    const list = lists.get(zone);
    if (list === undefined) throw new RangeError(`no names for ${zone}`);
    for (;;) {
      const turn = Math.floor(list.next / list.given.length);
      const given = list.given[list.next % list.given.length] as string;
      const family = list.family[(list.next + turn * 5) % list.family.length] as string;
      list.next++;
      if (turn >= list.family.length) throw new RangeError(`all names of ${zone} are taken`);
      if (used.has(`${given} ${family}`)) continue;
      used.add(`${given} ${family}`);
      return { given, family };
    }
  };
}

const mailDomains: Readonly<Record<Kind, string>> = {
  student: 'students.northfield.example',
  alumni: 'alumni.northfield.example',
  teacher: 'northfield.example',
  staff: 'northfield.example',
  admin: 'northfield.example',
};

function named(draft: Draft, taken: Set<string>): DemoPerson {
  const name = `${draft.given} ${draft.family}`;
  const slug = plain(name).replaceAll('ı', 'i').replace(/[^a-z0-9]+/g, '-');
  let sub = slug;
  for (let n = 2; taken.has(sub); n++) sub = `${slug}-${n}`;
  taken.add(sub);
  return { ...draft, sub, name, email: `${sub.replaceAll('-', '.')}@${mailDomains[draft.kind]}` };
}

/** Lower case without accents, so that "kohler" finds "Köhler". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
