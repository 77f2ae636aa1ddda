import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { wordsOf } from '../directory/word-index.ts';
import { keptApartLimits } from '../kept-apart-words.ts';
import { hasWords } from '../matches/pair-order.ts';
import { inBatches } from '../mongodb/batches.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { peopleTakingPart } from './enrolments.ts';
import { peopleByIds, readPerson } from './people.ts';
import { PersonModel } from './person.model.ts';
import { refTo, type PersonRef } from './person-ref.ts';

/**
 * For coordinators: people of the program in whose name a word begins with each of these, case and accents left out, by name as the
 * reader sorts names; a few of them, so that more of the name is typed.
 */
export async function findPeople(actor: ProgramActor, { q }: { q: string }): Promise<{ items: PersonRef[]; nextCursor: null }> {
  if (!may(actor, 'kept-apart.edit')) throw new NotAllowed();
  const { tenantId } = actor;
  const wanted = wordsOf(q);
  if (wanted.length === 0) return { items: [], nextCursor: null };
  const rows = await inBatches(await peopleTakingPart(actor), (some) =>
    PersonModel.find({ tenantId, _id: trusted({ $in: some }), suspendedAt: null, erasedAt: null }, { name: 1 }).sort({ _id: 1 }).lean());
  const { compare } = new Intl.Collator((await readPerson(actor, actor.personId)).locale, { numeric: true });
  const found = rows.flatMap(({ _id, name }) => (name !== null && hasWords(name, wanted) ? [{ id: String(_id), name }] : []));
  const first = found.sort((one, other) => compare(one.name, other.name)).slice(0, keptApartLimits.found).map(({ id }) => id);
  const people = await peopleByIds(actor, first);
  return { items: first.map((id) => refTo(people, id)), nextCursor: null };
}
