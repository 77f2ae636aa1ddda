import { Types } from 'mongoose';
import type { PersonActor } from '../actor.ts';
import { NotFound } from '../problems.ts';
import { wanted, type Wanted } from '../mongodb/at-once.ts';
import { programLocale } from '../programs/programs.ts';
import type { Language, Locale } from '../vocabulary.ts';
import { PersonModel, type StoredPerson } from './person.model.ts';

export { flushActivity, touchActivity } from './activity.ts';
export { peopleByIds, peopleNamedIn, type PersonCard } from './person-cards.ts';
export { identifyPerson, isBarred, isWelcome, keepUpToDate, type IdentitySource, type Vouched } from './identities.ts';
export { nameless, type StoredPerson } from './person.model.ts';
export { isAbsent, meetAgain, pauseAbsent } from './presence.ts';
export { editProfile, type ProfileInput } from './profile.ts';

/** A person as they read themselves. */
export interface PersonView {
  id: string;
  name: string | null;
  email: string | null;
  /** Their own, else the program's, else English. */
  locale: Locale;
  /** null: nobody has told one. */
  region: string | null;
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
  return viewPerson(person, person.locale === null && programId !== undefined ? await programLocale(tenantId, programId) : null);
}

/** For `readAtOnce`: the acting person's own row. */
export function ownPerson({ tenantId, personId }: PersonActor): Wanted<StoredPerson> {
  return wanted(PersonModel, { tenantId: new Types.ObjectId(tenantId), _id: new Types.ObjectId(personId) }, { limit: 1 });
}

/** For `readAtOnce`: what cards show of these people, suspended and erased ones apart. */
export function wantedPeople({ tenantId }: { readonly tenantId: string }, personIds: readonly string[]): Wanted<ShownPerson> {
  const ids = personIds.map((id) => new Types.ObjectId(id));
  return wanted(PersonModel, { tenantId: new Types.ObjectId(tenantId), _id: { $in: ids }, suspendedAt: null, erasedAt: null }, { limit: ids.length, then: [{ $project: { name: 1, languages: 1, zone: 1, lastActiveAt: 1 } }] });
}
export type ShownPerson = Pick<StoredPerson, '_id' | 'name' | 'languages' | 'zone' | 'lastActiveAt'>;

/** @param spare the program's locale, for who has none of their own */
export function viewPerson({ _id, name, email, locale, region = null, zone, languages }: StoredPerson, spare: Locale | null): PersonView {
  return { id: String(_id), name, email, locale: locale ?? spare ?? 'en', region, zone, languages };
}
