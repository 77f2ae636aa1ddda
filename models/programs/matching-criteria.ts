import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { emphasisPoints, fitPoints, rankingPoints, type Criteria } from '../matching/criteria.ts';
import { closeForbiddenRequests } from '../matches/forbidden.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { readPerson } from '../people/people.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import type { QuestionKind, QuestionUse } from '../question-words.ts';
import { criteriaOf, type Weights } from './criteria-of.ts';
import { loadProgram } from './load-program.ts';
import { inLocale } from './localized.ts';
import { ProgramModel, type StoredProgram, type StoredQuestion } from './program.model.ts';
import { assertNothingProtected } from './protected-words.ts';
import { mayCount, questionsOf } from './question.ts';

type Rules = Criteria['rules'];

/** What makes a good pair in a program, as its coordinators set it: the contract's `MatchingCriteria`. */
export interface MatchingCriteria {
  weights: Weights;
  /** What the weights come to, out of 1000: of a fit; of `ranking`, in a run, where the fit counts for the rest; of `emphasis`, for a mentee who says what matters most. */
  points: Weights;
  /** Those whose answers may count. */
  questions: {
    key: string;
    text: string;
    options: { key: string; label: string }[];
    kind: QuestionKind;
    use: QuestionUse;
    weight: number;
    /** Out of 1000; 0 for a rule. */
    points: number;
  }[];
  rules: Rules;
}

/** Absent leaves. Questions are named by their keys. */
export interface CriteriaInput {
  readonly weights?: { readonly [Weight in keyof Weights]?: number | undefined } | undefined;
  readonly rules?: { readonly [Rule in keyof Rules]?: Rules[Rule] | undefined } | undefined;
  readonly questions?: readonly { readonly key: string; readonly use?: QuestionUse | undefined; readonly weight?: number | undefined }[] | undefined;
}

/** For coordinators: what counts in a score, how much, and what no pair may break. */
export async function readCriteria(actor: ProgramActor, programId: string): Promise<MatchingCriteria> {
  return view(actor, await loadProgram(actor, programId, 'program.edit'));
}

/**
 * Changes what counts, for the directory, suggestions and the next run alike. Something has to give points. Who waits for a mentor whom a
 * rule keeps from them by now goes on to their next choice.
 */
export async function editCriteria(actor: ProgramActor, programId: string, input: CriteriaInput, now = new Date()): Promise<MatchingCriteria> {
  const { tenantId } = actor;
  const edited = await inTransaction(async () => {
    const before = await loadProgram(actor, programId, 'program.edit');
    if (before.state === 'archived') throw new RuleBroken('moved-on', { state: before.state });
    const questions = changed(questionsOf(before), input.questions ?? []);
    const { weights, rules } = criteriaOf(before);
    const matching = { ...weights, ...said<Weights>(input.weights), ...rules, ...said<Rules>(input.rules) };
    const after = { ...before, questions, settings: { ...before.settings, matching } };
    checkSomethingCounts(after);
    await ProgramModel.updateOne({ tenantId, _id: programId }, { $set: { questions, 'settings.matching': matching } });
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { fields: ['matching'] }, at: now });
    return after;
  });
  await closeForbiddenRequests({ tenantId, programId }, now);
  return view(actor, edited);
}

/** Something has to give points: throws `body-invalid` for `weights` where nothing would. */
export function checkSomethingCounts(program: Pick<StoredProgram, 'settings' | 'questions'>): void {
  const { need, availability, language, questions } = fitPoints(criteriaOf(program));
  if (need + availability + language + questions.reduce((sum, [, most]) => sum + most, 0) === 0) throw new RuleBroken('body-invalid', { path: 'weights' });
}

function said<T extends object>(change: { readonly [K in keyof T]?: T[K] | undefined } | undefined): { [K in keyof T]?: T[K] } {
  return Object.fromEntries(Object.entries(change ?? {}).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: T[K] };
}

function changed(questions: readonly StoredQuestion[], changes: NonNullable<CriteriaInput['questions']>): StoredQuestion[] {
  const unknown = changes.findIndex(({ key }) => !questions.some((question) => question.key === key && mayCount(question)));
  if (unknown >= 0) throw new RuleBroken('body-invalid', { path: `questions.${unknown}.key` });
  return questions.map((question) => {
    const change = changes.find(({ key }) => key === question.key);
    const after = { ...question, use: change?.use ?? question.use, weight: change?.weight ?? question.weight };
    if (change !== undefined) assertNothingProtected(after);
    return after;
  });
}

/** The hours in which people without hours of their own can meet, on their own clock 'HH:mm'. */
export interface Day {
  readonly from: string;
  readonly to: string;
}

/** What the scores of the actor's program are made by. For whoever is in it: what they count is on every card. */
export async function scoringRules({ tenantId, programId }: Pick<ProgramActor, 'tenantId' | 'programId'>): Promise<{ criteria: Criteria; day: Day }> {
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { settings: 1, questions: 1 }).lean();
  if (program === null) throw new NotFound();
  return { criteria: criteriaOf(program), day: dayOf(program) };
}

/** The day between the quiet hours of a program. */
export function dayOf({ settings: { reminders } }: Pick<StoredProgram, 'settings'>): Day {
  return { from: reminders.quietTo, to: reminders.quietFrom };
}

async function view(actor: ProgramActor, program: StoredProgram): Promise<MatchingCriteria> {
  const { locale } = await readPerson(actor, actor.personId);
  const criteria = criteriaOf(program);
  const { need, availability, language, questions } = fitPoints(criteria);
  const points = new Map(questions.map(([{ key }, most]) => [key, most]));
  return {
    weights: criteria.weights,
    points: { need, availability, language, ranking: rankingPoints(criteria).most, emphasis: emphasisPoints(criteria) },
    questions: questionsOf(program).filter(mayCount).map(({ key, text, options, kind, use, weight }) => ({
      key,
      text: inLocale(text, locale),
      options: options.map((option) => ({ key: option.key, label: inLocale(option.label, locale) })),
      kind,
      use,
      weight,
      points: points.get(key) ?? 0,
    })),
    rules: criteria.rules,
  };
}
