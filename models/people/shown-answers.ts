import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { tiesWith, type Tie } from '../matches/ties.ts';
import { may } from '../policy.ts';
import { NotFound } from '../problems.ts';
import { programRules, viewQuestion } from '../programs/programs.ts';
import { askedIn, hasOptions } from '../programs/question.ts';
import { peopleInSight } from '../rosters/sight.ts';
import { answerVisibilities, type AnswerVisibility, type QuestionKind } from '../question-words.ts';
import { enrolmentRoles, type EnrolmentRole } from '../vocabulary.ts';
import { stillSaid } from './answers.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { readPerson } from './people.ts';
import { PersonModel } from './person.model.ts';

/** What somebody said to a question of the program, in the reader's words: the contract's `ShownAnswer`. */
export interface ShownAnswer {
  /** The question's key, and its words. */
  question: string;
  text: string;
  kind: QuestionKind;
  /** In which role they said it. */
  role: EnrolmentRole;
  /** The labels of the options chosen, the strongest first; tags; `yes` or `no`; a text; a calendar date. */
  values: string[];
  /** Who sees it. */
  visibility: AnswerVisibility;
}

type Part = Pick<StoredEnrolment, 'role' | 'state' | 'answers' | 'inDirectory'>;

const nothing: readonly AnswerVisibility[] = [];

/**
 * What somebody said to the program's questions, as far as it is for the reader: the one place where answers are shown to others.
 * Public answers are for whoever may find the person (a mentor in the directory, a mentee who asks one, a course's teacher),
 * matched ones for the partner of a confirmed match, all of them for coordinators and the person. Who may see none of their parts
 * does not find them.
 */
export async function listAnswers(actor: ProgramActor, personId: string): Promise<{ items: ShownAnswer[]; nextCursor: null }> {
  if (!may(actor, 'answer.list', {})) throw new NotFound();
  const { tenantId, programId } = actor;
  const isHere = await PersonModel.exists({ tenantId, _id: personId, suspendedAt: null, erasedAt: null });
  const parts: Part[] = isHere === null ? [] : await EnrolmentModel.find({ tenantId, programId, personId, state: trusted({ $in: ['pending', 'active', 'paused'] }) }, { role: 1, state: 1, answers: 1, inDirectory: 1 }).lean();
  const mayRead = await sightOf(actor, personId);
  const read = parts.map((part) => ({ part, visible: mayRead(part) })).filter(({ visible }) => visible.length > 0);
  if (read.length === 0) throw new NotFound();
  const [{ questions }, { locale }] = await Promise.all([programRules(tenantId, programId), readPerson(actor, actor.personId)]);
  const inOrder = enrolmentRoles.flatMap((role) => read.filter(({ part }) => part.role === role));
  const items = inOrder.flatMap(({ part: { role, answers = [] }, visible }) => {
    const asked = askedIn(questions, role).filter(({ visibility }) => visible.includes(visibility));
    return stillSaid(answers, asked).map(({ of, options, text }): ShownAnswer => {
      const { key, kind, text: words, visibility, options: labels } = viewQuestion(of, locale);
      const values = text !== undefined && text !== '' ? [text] : hasOptions(kind) ? options.map((option) => labels.find((one) => one.key === option)!.label) : options;
      return { question: key, text: words, kind, role, values, visibility };
    });
  });
  return { items, nextCursor: null };
}

/** Which answers of somebody's parts are for the reader. */
async function sightOf(actor: ProgramActor, personId: string): Promise<(part: Part) => readonly AnswerVisibility[]> {
  if (personId === actor.personId || may(actor, 'enrolment.list', {})) return () => answerVisibilities;
  const [ties, taught] = [await tiesWith(actor, personId), await peopleInSight(actor, 'enrolment.list')];
  const isTaught = taught !== 'all' && taught.has(personId);
  const findsMentors = may(actor, 'mentor.read', {});
  return ({ role, state, inDirectory }) => {
    const isListed = role === 'mentor' && inDirectory && state !== 'pending'; // the directory shows nobody who is not let in yet
    return byTie(ties[role], isTaught || (isListed && findsMentors));
  };
}

function byTie(tie: Tie | undefined, isFound: boolean): readonly AnswerVisibility[] {
  if (tie === 'matched') return ['public', 'matched'];
  return tie !== undefined || isFound ? ['public'] : nothing;
}
