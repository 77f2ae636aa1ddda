import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { countAnswers, countAskable, countLosing, isAnswered, trimAnswers, type ByRole } from '../people/answer-counts.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { type AnswerVisibility, type AskedRole, type QuestionKind, questionLimits, type QuestionUse } from '../question-words.ts';
import { enrolmentRoles, limits } from '../vocabulary.ts';
import { loadProgram } from './load-program.ts';
import type { Localized } from './localized.ts';
import { checkSomethingCounts } from './matching-criteria.ts';
import { ProgramModel, type StoredQuestion } from './program.model.ts';
import { assertNothingProtected, textsOf } from './protected-words.ts';
import { checkQuestion, isAsked, isWider, questionsOf } from './question.ts';

/** A question as coordinators write it: the contract's `ProgramQuestion`. */
export interface ProgramQuestion extends Omit<StoredQuestion, 'key' | 'nothingProtected'> {
  id: string;
  /** A coordinator has said that it asks for nothing protected. */
  nothingProtected: boolean;
  /** How many of those who take part have answered it, in each role. */
  answered: ByRole;
}

/** All questions of a program, and how many people take part in each role. */
export interface ProgramQuestions {
  items: ProgramQuestion[];
  people: ByRole;
}

/** An option with a key is the one that there was, in other words or another place; one without is new. */
export interface OptionInput {
  readonly key?: string | undefined;
  readonly label: Localized;
}

/** Absent leaves. */
export interface QuestionChange {
  readonly kind?: QuestionKind | undefined;
  readonly text?: Localized | undefined;
  readonly options?: readonly OptionInput[] | undefined;
  readonly most?: number | undefined;
  readonly role?: AskedRole | undefined;
  readonly required?: boolean | undefined;
  readonly visibility?: AnswerVisibility | undefined;
  readonly use?: QuestionUse | undefined;
  readonly weight?: number | undefined;
  /** Says that it asks for nothing protected, where its words look so; it holds until they change. */
  readonly nothingProtected?: boolean | undefined;
}

/** A new question; what is not said of it is not required, for everybody to see, and counts for nothing. */
export interface NewQuestion extends QuestionChange {
  readonly kind: QuestionKind;
  readonly text: Localized;
}

/** Whom a change concerns: the contract's `QuestionEffects`. Of those who take part, wait to, or rest. */
export interface QuestionEffects {
  /** Who is asked it from then on. */
  asked: number;
  /** Who has answered it. */
  answered: number;
  /** Who loses an answer, or a part of it. */
  losing: number;
  /** Who is asked and has not answered. */
  unanswered: number;
}

/** For coordinators: every question of their program, those that are not asked any more among them. */
export async function listQuestions(actor: ProgramActor): Promise<ProgramQuestions> {
  const questions = questionsOf(await loadProgram(actor, actor.programId, 'program.edit'));
  const [counts, people] = await Promise.all([countAnswers(actor), countAskable(actor)]);
  return { items: questions.map((question) => toView(question, counts)), people };
}

/** For coordinators: one of them. */
export async function readQuestion(actor: ProgramActor, questionId: string): Promise<ProgramQuestion> {
  const question = find(questionsOf(await loadProgram(actor, actor.programId, 'program.edit')), questionId);
  return toView(question, await countAnswers(actor));
}

/** Asks something more, after the other questions. Nobody who takes part is kept from anything by it: they find it on their profile. */
export async function addQuestion(actor: ProgramActor, input: NewQuestion, now = new Date()): Promise<ProgramQuestion> {
  const key = newKey();
  return changeQuestions(actor, key, now, (questions) => {
    if (questions.length >= questionLimits.kept) throw new RuleBroken('limit-reached', { most: questionLimits.kept });
    const question = added(key, input);
    assertNothingProtected(question);
    return [...questions, question];
  });
}

/**
 * Changes a question while people answer it. What they were told holds: once somebody has answered, it stays of its kind, and no
 * more people come to see the answers (`question-answered`). Options that go are taken out of the answers.
 */
export async function editQuestion(actor: ProgramActor, questionId: string, change: QuestionChange, now = new Date()): Promise<ProgramQuestion> {
  return changeQuestions(actor, questionId, now, async (questions) => {
    const before = find(questions, questionId);
    const after = await changedQuestion(actor, before, change);
    assertNothingProtected(after);
    if (hasFewerAnswers(before, after)) await trimAnswers(actor, after);
    return questions.map((question) => (question === before ? after : question));
  });
}

/** Whom a change would concern, and whether it may be at all: throws what the change itself would. Without an id: a new question. */
export async function previewQuestion(actor: ProgramActor, questionId: string | undefined, change: QuestionChange): Promise<QuestionEffects> {
  const questions = questionsOf(await loadProgram(actor, actor.programId, 'program.edit'));
  const after = questionId === undefined ? added(newKey(), asNew(change)) : await changedQuestion(actor, find(questions, questionId), change);
  checkQuestion(after);
  assertNothingProtected(after);
  const [counts, people, losing] = await Promise.all([countAnswers(actor), countAskable(actor), countLosing(actor, after)]);
  const answered = counts.get(after.key) ?? { mentor: 0, mentee: 0 };
  const roles = enrolmentRoles.filter((role) => isAsked(after, role));
  const sum = (of: ByRole, which: readonly (keyof ByRole)[]): number => which.reduce((all, role) => all + of[role], 0);
  return { asked: sum(people, roles), answered: sum(answered, enrolmentRoles), losing, unanswered: sum(people, roles) - sum(answered, roles) };
}

/** Puts a question at this place among all, from 0; behind the last one it is the last. */
export async function moveQuestion(actor: ProgramActor, questionId: string, place: number, now = new Date()): Promise<ProgramQuestion> {
  return changeQuestions(actor, questionId, now, (questions) => {
    const moved = find(questions, questionId);
    return questions.filter((question) => question !== moved).toSpliced(place, 0, moved);
  });
}

/** Asks a question no more. What was answered is kept, for when it is asked again; until then nobody sees it and it counts for nothing. */
export async function retireQuestion(actor: ProgramActor, questionId: string, now = new Date()): Promise<ProgramQuestion> {
  return setRetired(actor, questionId, true, now);
}

/** Asks it again, with the answers that it had. */
export async function askAgain(actor: ProgramActor, questionId: string, now = new Date()): Promise<ProgramQuestion> {
  return setRetired(actor, questionId, false, now);
}

function setRetired(actor: ProgramActor, questionId: string, retired: boolean, now: Date): Promise<ProgramQuestion> {
  return changeQuestions(actor, questionId, now, (questions) => {
    const before = find(questions, questionId);
    return questions.map((question) => (question === before ? { ...question, retired } : question));
  });
}

/** Takes away a question that nobody has ever answered; one with answers can only be asked no more. */
export async function deleteQuestion(actor: ProgramActor, questionId: string, now = new Date()): Promise<void> {
  await changeQuestions(actor, null, now, async (questions) => {
    const gone = find(questions, questionId);
    if (await isAnswered(actor, questionId)) throw new RuleBroken('question-answered');
    return questions.filter((question) => question !== gone);
  });
}

type Change = (questions: readonly StoredQuestion[]) => StoredQuestion[] | Promise<StoredQuestion[]>;

/** One change at a time: two coordinators at once both get theirs. Answers the question of this id as it is then. */
async function changeQuestions(actor: ProgramActor, questionId: string, now: Date, change: Change): Promise<ProgramQuestion>;
async function changeQuestions(actor: ProgramActor, questionId: null, now: Date, change: Change): Promise<null>;
async function changeQuestions(actor: ProgramActor, questionId: string | null, now: Date, change: Change): Promise<ProgramQuestion | null> {
  const { tenantId, programId } = actor;
  const questions = await inTransaction(async () => {
    const before = await loadProgram(actor, programId, 'program.edit');
    if (before.state === 'archived') throw new RuleBroken('moved-on', { state: before.state });
    const after = await change(questionsOf(before));
    for (const question of after) if (question.key === questionId) checkQuestion(question);
    if (after.filter(({ retired }) => !retired).length > limits.questions) throw new RuleBroken('limit-reached', { most: limits.questions });
    checkSomethingCounts({ settings: before.settings, questions: after });
    await ProgramModel.updateOne({ tenantId, _id: programId }, { $set: { questions: after } });
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { fields: ['questions'] }, at: now });
    return after;
  });
  return questionId === null ? null : toView(find(questions, questionId), await countAnswers(actor));
}

function find(questions: readonly StoredQuestion[], questionId: string): StoredQuestion {
  const question = questions.find(({ key }) => key === questionId);
  if (question === undefined) throw new NotFound();
  return question;
}

function added(key: string, { kind, text, options = [], most, role = 'both', required = false, visibility = 'public', use = 'none', weight = 0, nothingProtected }: NewQuestion): StoredQuestion {
  return { key, text, kind, options: keyed(options, []), most: most ?? usualMost(kind, options.length), role, required, visibility, use, weight, retired: false, ...(nothingProtected === undefined ? {} : { nothingProtected }) };
}

function asNew({ kind, text, ...change }: QuestionChange): NewQuestion {
  if (kind === undefined || text === undefined) throw new RuleBroken('body-invalid', { path: kind === undefined ? 'kind' : 'text' });
  return { kind, text, ...change };
}

async function changedQuestion(actor: ProgramActor, before: StoredQuestion, { options, ...change }: QuestionChange): Promise<StoredQuestion> {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<StoredQuestion>;
  const after = withUsualMost({ ...before, ...said, ...(options !== undefined && { options: keyed(options, before.options) }) }, before, change.most !== undefined);
  if (change.nothingProtected === undefined && before.nothingProtected === true && !isDeepStrictEqual(textsOf(before), textsOf(after))) after.nothingProtected = false;
  const tellsOthers = after.kind !== before.kind || isWider(before.visibility, after.visibility);
  if (tellsOthers && (await isAnswered(actor, before.key))) throw new RuleBroken('question-answered', { path: after.kind === before.kind ? 'visibility' : 'kind' });
  return after;
}

/** Keys of options stay; new ones get a new one. */
function keyed(options: readonly OptionInput[], before: StoredQuestion['options']): StoredQuestion['options'] {
  const keys = options.map(({ key }) => key).filter((key) => key !== undefined);
  const wrong = options.findIndex(({ key }) => key !== undefined && !before.some((option) => option.key === key));
  if (wrong !== -1 || new Set(keys).size < keys.length) throw new RuleBroken('body-invalid', { path: `options.${wrong}.key` });
  return options.map(({ key, label }) => ({ key: key ?? newKey(), label }));
}

function hasFewerAnswers(before: StoredQuestion, after: StoredQuestion): boolean {
  return after.most < before.most || before.options.some(({ key }) => !after.options.some((option) => option.key === key));
}

/** How many one may name follows what there is to name, unless it is said. */
function withUsualMost(after: StoredQuestion, before: StoredQuestion, isSaid: boolean): StoredQuestion {
  if (isSaid) return after;
  const usual = usualMost(after.kind, after.options.length);
  return { ...after, most: after.kind === before.kind ? Math.min(before.most, usual) : usual };
}

function usualMost(kind: QuestionKind, options: number): number {
  return kind === 'many' ? Math.max(1, options) : kind === 'tags' ? questionLimits.tags : 1;
}

/** Never used before: an answer to what was deleted cannot come to belong to something else. */
function newKey(): string {
  return randomBytes(6).toString('hex');
}

function toView({ key, nothingProtected = false, ...question }: StoredQuestion, counts: ReadonlyMap<string, ByRole>): ProgramQuestion {
  return { id: key, ...question, nothingProtected, answered: counts.get(key) ?? { mentor: 0, mentee: 0 } };
}
