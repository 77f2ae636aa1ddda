import { trusted } from 'mongoose';
import type { Locale, ProgramState } from '../vocabulary.ts';
import { inLocale } from './localized.ts';
import { ProgramModel } from './program.model.ts';

/** What a program is called, and its topics by their keys, in one locale. */
export interface ProgramName {
  title: string;
  state: ProgramState;
  topics: ReadonlyMap<string, string>;
}

/** Several programs of a school by id. Asks no policy: the caller names those that its reader is or was in. */
export async function programNames({ tenantId }: { readonly tenantId: string }, programIds: readonly string[], locale: Locale): Promise<Map<string, ProgramName>> {
  if (programIds.length === 0) return new Map();
  const programs = await ProgramModel.find({ tenantId, _id: trusted({ $in: programIds }) }, { title: 1, state: 1, topics: 1 }).lean();
  return new Map(
    programs.map(({ _id, title, state, topics }) => [
      String(_id),
      { title: inLocale(title, locale), state, topics: new Map(topics.map(({ key, label }) => [key, inLocale(label, locale)])) },
    ]),
  );
}
