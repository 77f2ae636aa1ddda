import type { PersonActor } from '../actor.ts';
import { NotFound } from '../problems.ts';
import { programLocale } from '../programs/programs.ts';
import type { Language, Locale } from '../vocabulary.ts';
import { PersonModel } from './person.model.ts';

export { peopleByIds, type PersonCard } from './person-cards.ts';
export { identifyPerson, isWelcome, type IdentitySource, type Vouched } from './identities.ts';
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
