import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { neutralName, numbersOf } from '../people/neutral-names.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { isBlind } from '../programs/fairness-rules.ts';
import { MatchModel } from './match.model.ts';

/** How people are named to one reader, in the role that they are shown in. */
export interface Names {
  mentor(id: string): PersonRef;
  mentee(id: string): PersonRef;
}

/** Who is named. */
export interface Named {
  readonly mentors?: readonly string[];
  readonly mentees?: readonly string[];
  /** Who is named to this reader in any case: somebody has decided that already. */
  readonly known?: readonly string[];
  /** Whether the program hides names, where it was just read. */
  readonly blind?: boolean | undefined;
}

/**
 * The one place that decides whose name somebody reads before there is a match: in the directory, in requests, in circles, in a run, in the
 * mail about them. Where the program is blind, that of nobody but themselves and whom they have or had a match with; all
 * others are a role and a number. Asks no policy: the caller has decided who may see whom at all.
 */
export async function namesFor(actor: ProgramActor, { mentors = [], mentees = [], known = [], blind }: Named): Promise<Names> {
  if (mentors.length + mentees.length === 0) return { mentor: nobody, mentee: nobody };
  const people = await peopleByIds(actor, [actor.personId, ...mentors, ...mentees]);
  const byName = (id: string): PersonRef => refTo(people, id);
  if (!(blind ?? (await isBlind(actor)))) return { mentor: byName, mentee: byName };
  const named = new Set([actor.personId, ...known, ...(await partnersOf(actor))]);
  const hidden = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => !named.has(id));
  const locale = people.get(actor.personId)?.locale ?? 'en';
  const numbers = { mentor: await numbersOf(actor, 'mentor', hidden(mentors)), mentee: await numbersOf(actor, 'mentee', hidden(mentees)) };
  const as = (role: 'mentor' | 'mentee') => (id: string): PersonRef =>
    named.has(id) ? byName(id) : { id, name: neutralName(role, numbers[role].get(id), locale), headline: people.get(id)?.headline ?? null, blind: true };
  return { mentor: as('mentor'), mentee: as('mentee') };
}

function nobody(): never {
  throw new Error('somebody is named who was not asked about');
}

/** Whom the actor has or had a match with in this program, one that is only tried too; not where publishing it was taken back. */
async function partnersOf({ tenantId, programId, personId }: ProgramActor): Promise<string[]> {
  const [asMentor, asMentee] = [
    await MatchModel.find({ tenantId, programId, mentorId: personId, state: trusted({ $ne: 'proposed' }), undone: trusted({ $ne: true }) }, { menteeId: 1 }).lean(),
    await MatchModel.find({ tenantId, programId, menteeId: personId, state: trusted({ $ne: 'proposed' }), undone: trusted({ $ne: true }) }, { mentorId: 1 }).lean(),
  ];
  return [...asMentor.map(({ menteeId }) => String(menteeId)), ...asMentee.map(({ mentorId }) => String(mentorId))];
}
