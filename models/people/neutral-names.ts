import { randomInt } from 'node:crypto';
import { trusted } from 'mongoose';
import { locales, type EnrolmentRole, type Locale } from '../vocabulary.ts';
import { EnrolmentModel } from './enrolment.model.ts';

const words: Readonly<Record<Locale, Readonly<Record<EnrolmentRole, string>>>> = {
  en: { mentor: 'Mentor', mentee: 'Mentee' },
  de: { mentor: 'Mentor:in', mentee: 'Mentee' },
  es: { mentor: 'Mentor', mentee: 'Mentee' },
  fr: { mentor: 'Mentor', mentee: 'Mentoré·e' },
  'pt-BR': { mentor: 'Mentor', mentee: 'Mentorado' },
  ar: { mentor: 'مرشد', mentee: 'مسترشد' },
};

/** "Mentor 7", which no line and no first name breaks: how a program that hides names calls somebody. Without a number: who is not enrolled (any more). */
export function neutralName(role: EnrolmentRole, number: number | undefined, locale: Locale): string {
  return number === undefined ? words[locale][role] : `${words[locale][role]}\u00a0${number}`;
}

/** The same in every locale, for a search in any of them. */
export function neutralNames(role: EnrolmentRole, number: number | undefined): string {
  return [...new Set(locales.map((locale) => neutralName(role, number, locale)))].join(' ');
}

/** Numbers are drawn out of so many for each that is needed, so that they stay short and say nothing of who came when. */
const spread = 4;
const leastSpan = 99;

/**
 * The neutral numbers of people in a role of a program, by person. Who has none yet gets one: random, theirs alone, and theirs for
 * good, whatever becomes of their part.
 */
export async function numbersOf({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, role: EnrolmentRole, personIds?: readonly string[]): Promise<Map<string, number>> {
  const which = { tenantId, programId, role, ...(personIds === undefined ? {} : { personId: trusted({ $in: personIds }) }) };
  for (;;) {
    const rows = await EnrolmentModel.find(which, { personId: 1, number: 1 }).lean();
    const without = rows.filter(({ number }) => number === undefined);
    if (without.length === 0) return new Map(rows.map(({ personId, number }) => [String(personId), number!]));
    const taken = await EnrolmentModel.find({ tenantId, programId, role, number: trusted({ $exists: true }) }, { number: 1 }).lean();
    const free = numbersBeside(new Set(taken.map(({ number }) => number!)), without.length);
    // A number that somebody else was given meanwhile is refused by the index, and drawn again.
    await EnrolmentModel.bulkWrite(
      without.map(({ personId }) => ({ updateOne: { filter: { tenantId, programId, role, personId, number: { $exists: false } }, update: { $set: { number: free.pop()! } } } })),
      { ordered: false },
    ).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 11000) throw error;
    });
  }
}

function numbersBeside(taken: ReadonlySet<number>, count: number): number[] {
  const span = Math.max(leastSpan, spread * (taken.size + count));
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const number = randomInt(1, span + 1);
    if (!taken.has(number)) drawn.add(number);
  }
  return [...drawn];
}
