import type { ProgramActor } from '../actor.ts';
import type { Roll } from '../directory/roll.ts';
import { rolls } from '../directory/rolls.ts';
import { hasWords, wordsOf } from '../directory/word-index.ts';
import { readPerson } from '../people/people.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { isBlind } from '../programs/fairness-rules.ts';
import { mostCandidates } from '../run-words.ts';
import type { EnrolmentRole, Locale } from '../vocabulary.ts';
import { namesFor } from './names.ts';

/** Somebody whom a run that is made now would be about. */
export interface RunCandidate {
  person: PersonRef;
  role: EnrolmentRole;
}

/**
 * Who waits for a match and who has a place now, by words that begin one in the name as the reader is told it, and by that name.
 * Some of them; `total` counts all who are found.
 */
export async function findRunCandidates(actor: ProgramActor, { q = '' }: { q?: string | undefined } = {}, now = new Date()): Promise<{ items: RunCandidate[]; total: number }> {
  if (!may(actor, 'matching-run.make')) throw new NotAllowed();
  const blind = await isBlind(actor);
  const roll = await rolls.of(actor, { blind });
  const { locale } = await readPerson(actor, actor.personId);
  const wanted = wordsOf(q);
  const found = roll.ready(wanted, now);
  if (!blind) return { items: await namedFor(actor, roll.first(found, locale, mostCandidates), blind), total: roll.count(found) };
  const told = (await namedFor(actor, roll.all(found), blind)).filter(({ person }) => hasWords(person.name, wanted));
  return { items: byName(told, locale).slice(0, mostCandidates), total: told.length };
}

/** Whoever is found is told only by the name that this reader may know. */
async function namedFor(actor: ProgramActor, entries: ReturnType<Roll['all']>, blind: boolean): Promise<RunCandidate[]> {
  const idsOf = (wanted: EnrolmentRole): string[] => entries.flatMap(({ personId, role }) => (role === wanted ? [personId] : []));
  const names = await namesFor(actor, { mentees: idsOf('mentee'), mentors: idsOf('mentor'), blind });
  return entries.map(({ personId, role }) => ({ person: names[role](personId), role }));
}

function byName(candidates: readonly RunCandidate[], locale: Locale): RunCandidate[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return candidates.toSorted((one, other) => compare(one.person.name, other.person.name));
}
