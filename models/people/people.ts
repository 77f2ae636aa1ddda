import { Types, type PipelineStage } from 'mongoose';
import type { PersonActor } from '../actor.ts';
import { NotFound } from '../problems.ts';
import { programLocale } from '../programs/programs.ts';
import type { Language, Locale } from '../vocabulary.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { nameless, PersonModel, type StoredPerson } from './person.model.ts';

export { identifyPerson, type IdentitySource, type Vouched } from './identities.ts';
export { meetAgain, pauseAbsent, touchActivity } from './presence.ts';
export { editProfile, type ProfileInput } from './profile.ts';

/** A person as they read themselves. */
export interface PersonView {
  id: string;
  name: string | null;
  email: string | null;
  /** Their own, else the program's, else English. */
  locale: Locale;
  /** IANA; null until it was confirmed. */
  zone: string | null;
  languages: Language[];
}

/** The acting person's own data. */
export async function readPerson(actor: PersonActor, personId: string): Promise<PersonView> {
  if (actor.personId !== personId) throw new NotFound();
  const { tenantId, programId } = actor;
  const person = await PersonModel.findOne({ tenantId, _id: personId }).lean();
  if (person === null) throw new NotFound();
  const spare = person.locale === null && programId !== undefined ? await programLocale(tenantId, programId) : null;
  const { name, email, zone, languages } = person;
  return { id: personId, name, email, locale: person.locale ?? spare ?? 'en', zone, languages };
}

/** Whether a person may not act now: suspended, erased, or not there at all. */
export async function isSuspended(tenantId: string, personId: string): Promise<boolean> {
  const welcome = await PersonModel.exists({ tenantId, _id: personId, suspendedAt: null, erasedAt: null });
  return welcome === null;
}

/** A person as other slices need one: a name to show, an address to write to, a clock to read. */
export interface PersonCard {
  id: string;
  name: string;
  /** What they say of themselves in the scope's program, as mentor first. */
  headline: string | null;
  email: string | null;
  locale: Locale;
  zone: string | null;
}

/**
 * People by id, in one query however many there are; who is not of this tenant is not in the answer. Asks no policy: the
 * caller has decided who may see whom.
 */
export async function peopleByIds(scope: { tenantId: string; programId?: string }, ids: readonly string[]): Promise<Map<string, PersonCard>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)].map((id) => new Types.ObjectId(id));
  const people = await PersonModel.aggregate<StoredPerson & { parts: Pick<StoredEnrolment, 'role' | 'headline'>[] }>([
    { $match: { tenantId: new Types.ObjectId(scope.tenantId), _id: { $in: wanted } } },
    ...(scope.programId === undefined ? [] : [partsIn(scope.tenantId, scope.programId)]),
    { $project: { name: 1, email: 1, locale: 1, zone: 1, parts: 1 } },
  ]);
  return new Map(
    people.map(({ _id, name, email, locale, zone, parts = [] }) => {
      const id = String(_id);
      const headline = parts.find(({ role }) => role === 'mentor')?.headline ?? parts[0]?.headline ?? null;
      return [id, { id, name: name ?? nameless, headline, email, locale: locale ?? 'en', zone }];
    }),
  );
}

/** What each person says of themselves in a program, by the role they say it in. */
function partsIn(tenantId: string, programId: string): PipelineStage.Lookup {
  const here = { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId) };
  return {
    $lookup: {
      from: EnrolmentModel.collection.name,
      as: 'parts',
      let: { personId: '$_id' },
      pipeline: [{ $match: { ...here, $expr: { $eq: ['$personId', '$$personId'] }, headline: { $ne: null } } }, { $project: { _id: 0, role: 1, headline: 1 } }],
    },
  };
}
