import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { keptApartLimits } from '../kept-apart-words.ts';
import { inBatches } from '../mongodb/batches.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { peopleTakingPart } from './enrolments.ts';
import { peopleByIds } from './person-cards.ts';
import { PersonModel } from './person.model.ts';
import { refTo, type PersonRef } from './person-ref.ts';

/** For coordinators: people of the program whose name holds these words in any case, by name; a few of them, so that more of the name is typed. */
export async function findPeople(actor: ProgramActor, { q }: { q: string }): Promise<{ items: PersonRef[]; nextCursor: null }> {
  if (!may(actor, 'kept-apart.edit')) throw new NotAllowed();
  const { tenantId } = actor;
  const holds = new RegExp(RegExp.escape(q.trim()), 'iu');
  const found = await inBatches(await peopleTakingPart(actor), (some) =>
    PersonModel.find({ tenantId, _id: trusted({ $in: some }), suspendedAt: null, erasedAt: null, name: holds }, { name: 1 }).sort({ name: 1, _id: 1 }).limit(keptApartLimits.found).lean());
  const first = found.sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '') || (String(a._id) < String(b._id) ? -1 : 1)).slice(0, keptApartLimits.found).map(({ _id }) => String(_id));
  const people = await peopleByIds(actor, first);
  return { items: first.map((id) => refTo(people, id)), nextCursor: null };
}
