import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { rulesOf, type AvailabilityRules } from '../availability/rules.ts';
import { everyDay, utcWeekOf } from '../availability/utc-week.ts';
import { offsetMinutes } from '../availability/zone.ts';
import type { Participant } from '../matching/criteria.ts';
import type { Day } from '../programs/matching-criteria.ts';
import type { EnrolmentRole, EnrolmentState } from '../vocabulary.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { PersonModel, type StoredPerson } from './person.model.ts';

/** Everything that counts of somebody, as it is stored. */
export interface Counted {
  readonly enrolment: Pick<StoredEnrolment, 'personId' | 'role' | 'topics' | 'answers' | 'emphasis'>;
  readonly person: Pick<StoredPerson, 'languages' | 'zone'>;
  /** undefined: never set. */
  readonly rules: Pick<AvailabilityRules, 'zone' | 'weekly'> | undefined;
}

/**
 * Somebody as the scorer takes them. A mentor's week is that of their weekly rules, unknown while there is no hour in them. A mentee
 * has none to set: theirs are the hours outside the program's quiet ones, or those they are bookable in where they are a mentor too.
 */
export function toParticipant({ enrolment, person, rules }: Counted, day: Day, now: Date): Participant {
  const { zone, languages } = person;
  const own = rules !== undefined && rules.weekly.length > 0 ? utcWeekOf(rules, now) : null;
  const awake = enrolment.role === 'mentor' || zone === null ? null : utcWeekOf({ zone, weekly: everyDay(day.from, day.to) }, now);
  return {
    id: String(enrolment.personId),
    topics: enrolment.topics,
    languages,
    utcOffset: zone === null ? null : Math.round(offsetMinutes(zone, now)),
    week: own ?? awake,
    answers: Object.fromEntries((enrolment.answers ?? []).map(({ question, options }) => [question, options])),
    ...(enrolment.role === 'mentee' && enrolment.emphasis && { emphasis: enrolment.emphasis }),
  };
}

/** Whom to load; without `personIds` everybody in these states, active ones unless said otherwise. */
export interface WhichParticipants {
  readonly role: EnrolmentRole;
  readonly personIds?: readonly string[] | undefined;
  readonly states?: readonly EnrolmentState[] | undefined;
  /** When a mentee without hours of their own can meet. */
  readonly day: Day;
  /** Keys of the questions that count: a run is kept, and of what people said only that belongs there. */
  readonly counted: ReadonlySet<string>;
}

/** People of the actor's program as the scorer takes them, by id, suspended and erased ones apart. Asks no policy: scores are made of it. */
export async function loadParticipants(actor: Pick<ProgramActor, 'tenantId' | 'programId'>, { role, personIds, states = ['active'], day, counted }: WhichParticipants, now: Date): Promise<Participant[]> {
  const { tenantId, programId } = actor;
  const enrolments: Pick<StoredEnrolment, 'personId' | 'role' | 'topics' | 'answers' | 'emphasis'>[] = await EnrolmentModel.find(
    { tenantId, programId, role, state: trusted({ $in: states }), ...(personIds === undefined ? {} : { personId: trusted({ $in: personIds }) }) },
    { personId: 1, role: 1, topics: 1, answers: 1, emphasis: 1 },
  )
    .sort({ personId: 1 })
    .lean();
  const ids = enrolments.map(({ personId }) => String(personId));
  const [people, rules] = await Promise.all([
    PersonModel.find({ tenantId, _id: trusted({ $in: ids }), suspendedAt: null, erasedAt: null }, { languages: 1, zone: 1 }).lean(),
    rulesOf(actor, ids),
  ]);
  const byId = new Map(people.map((person) => [String(person._id), person]));
  return enrolments.flatMap(({ answers = [], ...enrolment }) => {
    const id = String(enrolment.personId);
    const person = byId.get(id);
    const counting = answers.filter(({ question }) => counted.has(question));
    return person === undefined ? [] : [toParticipant({ enrolment: { ...enrolment, answers: counting }, person, rules: rules.get(id) }, day, now)];
  });
}
