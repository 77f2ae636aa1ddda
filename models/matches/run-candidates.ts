import type { ProgramActor } from '../actor.ts';
import { wordsOf } from '../directory/word-index.ts';
import { freePlaces } from '../people/enrolments.ts';
import { readPerson } from '../people/people.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { mostCandidates } from '../run-words.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { namesFor } from './names.ts';
import { hasWords } from './pair-order.ts';

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
  const free = await freePlaces(actor, now);
  const ready = (role: EnrolmentRole): string[] => [...free[role]].filter(([, places]) => places > 0).map(([id]) => id);
  const [mentees, mentors] = [ready('mentee'), ready('mentor')];
  const names = await namesFor(actor, { mentees, mentors });
  const wanted = wordsOf(q);
  const { compare } = new Intl.Collator((await readPerson(actor, actor.personId)).locale, { numeric: true });
  const found = [...mentees.map((id): RunCandidate => ({ person: names.mentee(id), role: 'mentee' })), ...mentors.map((id): RunCandidate => ({ person: names.mentor(id), role: 'mentor' }))]
    .filter(({ person }) => hasWords(person.name, wanted))
    .sort((one, other) => compare(one.person.name, other.person.name));
  return { items: found.slice(0, mostCandidates), total: found.length };
}
