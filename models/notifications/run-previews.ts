import type { ProgramActor } from '../actor.ts';
import { firstPairOf } from '../matches/matching-runs.ts';
import { peopleByIds } from '../people/people.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { programBrand } from '../programs/brand.ts';
import { readProgram } from '../programs/programs.ts';
import type { MailTemplate } from '../vocabulary.ts';
import type { Letter } from './letters.ts';

/** The two letters of a run's first pair as they would be read, and how many people would get one. */
export interface RunLetters {
  people: number;
  toMentee: Letter;
  toMentor: Letter;
}

/** What publishing a run would tell people, before anybody is told: for coordinators. */
export async function previewRunLetters(actor: ProgramActor, runId: string, now = new Date()): Promise<RunLetters> {
  const { mentee, mentor, people } = await firstPairOf(actor, runId, now);
  const cards = await peopleByIds(actor, [mentee.id, mentor.id]);
  const brand = await programBrand(actor);
  const letter = async (template: MailTemplate, to: PersonRef, other: PersonRef): Promise<Letter> => {
    const receiver = cards.get(to.id);
    const locale = receiver?.locale ?? 'en';
    const { title } = await readProgram(actor, actor.programId, locale);
    return {
      template, program: title, brand, other: other.name, request: null, meeting: null, match: null, times: null, waiting: null, circle: null, column: null, entersBy: null, invitation: null, thread: null, nudge: false,
      receiver: { name: to.name, email: receiver?.email ?? '', locale, region: receiver?.region ?? null },
    };
  };
  return { people, toMentee: await letter('matched-mentee', mentee, mentor), toMentor: await letter('matched-mentor', mentor, mentee) };
}
