import type { PersonCard } from './people.ts';
import { nameless } from './person.model.ts';

/** How a thing names the people it belongs to: the contract's `PersonRef`. */
export interface PersonRef {
  id: string;
  name: string;
  headline: string | null;
  /** Present where the name is not theirs: the program hides names until a match is accepted. */
  blind?: true;
}

/** The reference to somebody among people that `peopleByIds` has read. */
export function refTo(people: ReadonlyMap<string, PersonCard>, id: string): PersonRef {
  const person = people.get(id);
  return { id, name: person?.name ?? nameless, headline: person?.headline ?? null };
}
