import type { ProgramActor } from '../actor.ts';
import { rolls } from '../directory/rolls.ts';
import { wordsOf } from '../directory/word-index.ts';
import { keptApartLimits } from '../kept-apart-words.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { isBlind } from '../programs/fairness-rules.ts';
import { peopleByIds, readPerson } from './people.ts';
import { refTo, type PersonRef } from './person-ref.ts';

/**
 * For coordinators: people of the program in whose name a word begins with each of these, case and accents left out, by name as the
 * reader sorts names; a few of them, so that more of the name is typed.
 */
export async function findPeople(actor: ProgramActor, { q }: { q: string }): Promise<{ items: PersonRef[]; nextCursor: null }> {
  if (!may(actor, 'kept-apart.edit')) throw new NotAllowed();
  const wanted = wordsOf(q);
  if (wanted.length === 0) return { items: [], nextCursor: null };
  const roll = await rolls.of(actor, { blind: await isBlind(actor) });
  const { locale } = await readPerson(actor, actor.personId);
  // Whoever has both roles comes twice.
  const entries = roll.first(roll.named(wanted), locale, 2 * keptApartLimits.found);
  const first = [...new Set(entries.map(({ personId }) => personId))].slice(0, keptApartLimits.found);
  const people = await peopleByIds(actor, first);
  return { items: first.map((id) => refTo(people, id)), nextCursor: null };
}
