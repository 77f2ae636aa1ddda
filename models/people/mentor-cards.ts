import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { rulesOf, type AvailabilityRules } from '../availability/rules.ts';
import { dateOf, toSpan, type Span } from '../availability/spans.ts';
import { timesOfWeekOf } from '../availability/times-of-week.ts';
import { toLocal } from '../availability/zone.ts';
import type { Interval } from '../meetings/bookings.ts';
import type { Fit } from '../matches/fits.ts';
import { askedMentors, type Asked } from '../matches/match-requests.ts';
import { readProgram, type ProgramView } from '../programs/programs.ts';
import type { ActivityBucket, Language, TimeOfWeek } from '../vocabulary.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { wordsOf, type Facetable } from './facets.ts';
import { readPerson, type PersonView } from './people.ts';
import { nameless, PersonModel, type StoredPerson } from './person.model.ts';
import { mentorState, type MentorState } from './places.ts';

/** A mentor in the directory: the contract's `MentorCard`. */
export interface MentorCard {
  id: string;
  name: string;
  headline: string | null;
  topics: string[];
  /** Topics that the reader needs and this mentor offers, the reader's first need first. */
  sharedTopics: string[];
  languages: Language[];
  zone: string | null;
  /** The mentor's wall clock, HH:mm. */
  localTime: string | null;
  times: TimeOfWeek[];
  capacity: number;
  placesFree: number;
  state: MentorState;
  lastActive: ActivityBucket;
  nextSlot: Span | null;
  /** How well they fit the reader, where the reader is a mentee. */
  fit: Fit | null;
  /** The reader's own request to this mentor that is not closed. */
  request: Asked | null;
}

/** Who reads the directory, and what of them it needs. */
export interface Reader {
  person: PersonView;
  /** The clock that "your time" is on; UTC until the reader confirmed one. */
  zone: string;
  /** What they need as mentee, the strongest first. */
  needs: readonly string[];
  program: ProgramView;
  asked: ReadonlyMap<string, Asked>;
}

export async function readReader(actor: ProgramActor): Promise<Reader> {
  const { tenantId, programId, personId } = actor;
  const [person, part, asked] = await Promise.all([
    readPerson(actor, personId),
    EnrolmentModel.findOne({ tenantId, programId, personId, role: 'mentee' }, { topics: 1 }).lean(),
    askedMentors(actor),
  ]);
  const program = await readProgram(actor, programId, person.locale);
  return { person, zone: person.zone ?? 'UTC', needs: part?.topics ?? [], program, asked };
}

/** A mentor with everything that filters, order and card are made of. */
export interface Mentor extends Facetable {
  readonly id: string;
  readonly name: string;
  readonly enrolment: StoredEnrolment;
  readonly person: Pick<StoredPerson, 'languages' | 'zone' | 'lastActiveAt'>;
  readonly rules: AvailabilityRules | undefined;
  readonly state: MentorState;
}

/** Mentors, and the rules of those who have set them; of the reader too, who may be a mentor as well. */
export interface LoadedMentors {
  mentors: Mentor[];
  rules: ReadonlyMap<string, AvailabilityRules>;
}

/** The mentors of the program that are like `which`, suspended and erased people apart. */
export async function loadMentors(actor: ProgramActor, reader: Reader, which: Record<string, unknown>, now: Date): Promise<LoadedMentors> {
  const { tenantId, programId } = actor;
  const enrolments: StoredEnrolment[] = await EnrolmentModel.find({ tenantId, programId, role: 'mentor', state: trusted({ $in: ['active', 'paused'] }), ...which }).lean();
  const ids = enrolments.map(({ personId }) => String(personId));
  const [people, rules] = await Promise.all([
    PersonModel.find(
      { tenantId, _id: trusted({ $in: ids }), suspendedAt: null, erasedAt: null },
      { name: 1, languages: 1, zone: 1, lastActiveAt: 1 },
    ).lean(),
    rulesOf(actor, [...new Set([...ids, actor.personId])]),
  ]);
  const byId = new Map(people.map((person) => [String(person._id), person]));
  const labels = new Map(reader.program.topics.map(({ key, label }) => [key, label]));
  const mentors = enrolments.flatMap((enrolment) => {
    const id = String(enrolment.personId);
    const person = byId.get(id);
    if (person === undefined) return [];
    const { topics, headline } = enrolment;
    const own = rules.get(id);
    const state = mentorState(enrolment, person.zone, now);
    return {
      id,
      name: person.name ?? nameless,
      enrolment,
      person,
      rules: own,
      state,
      topics,
      languages: person.languages,
      times: own ? timesOfWeekOf(own, reader.zone, now) : [],
      isOpen: state === 'open',
      words: wordsOf(person.name, headline, ...topics.map((key) => labels.get(key) ?? null)),
    };
  });
  return { mentors, rules };
}

/** A free time on the reader's clock and the mentor's. */
export function spanOf(time: Interval, { rules }: Mentor, reader: Reader): Span {
  return toSpan(time, reader.zone, rules?.zone ?? reader.zone);
}

export function toCard(mentor: Mentor, reader: Reader, next: Interval | undefined, fit: Fit | undefined, now: Date): MentorCard {
  const { id, name, enrolment, person, state, times } = mentor;
  const { headline, topics, capacity, placesTaken } = enrolment;
  return {
    id,
    name,
    headline,
    topics,
    sharedTopics: reader.needs.filter((need) => topics.includes(need)),
    languages: person.languages,
    zone: person.zone,
    localTime: person.zone && toLocal(person.zone, now).slice(11),
    times: [...times],
    capacity,
    placesFree: Math.max(0, capacity - placesTaken),
    state,
    lastActive: bucketOf(person.lastActiveAt, reader.zone, now),
    nextSlot: next === undefined ? null : spanOf(next, mentor, reader),
    fit: fit ?? null,
    request: reader.asked.get(id) ?? null,
  };
}

const dayMs = 86_400_000;

/** How long ago somebody was here, so roughly that nobody's habits can be read off it; "today" is the reader's. */
export function bucketOf(lastActiveAt: Date, readerZone: string, now: Date): ActivityBucket {
  const days = (now.getTime() - lastActiveAt.getTime()) / dayMs;
  if (days < 2 && dateOf(readerZone, lastActiveAt) >= dateOf(readerZone, now)) return 'today';
  if (days < 7) return 'this-week';
  return days < 30 ? 'this-month' : 'earlier';
}
