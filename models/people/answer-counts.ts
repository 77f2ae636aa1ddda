import { trusted, Types } from 'mongoose';
import type { StoredQuestion } from '../programs/programs.ts';
import { hasOptions, isAsked } from '../programs/question.ts';
import { enrolmentRoles, type EnrolmentRole, type EnrolmentState } from '../vocabulary.ts';
import { EnrolmentModel } from './enrolment.model.ts';

interface Place {
  readonly tenantId: string;
  readonly programId: string;
}

export type ByRole = Record<EnrolmentRole, number>;

const takingPart: readonly EnrolmentState[] = ['pending', 'active', 'paused'];

/** How many people take part, wait to, or rest, in each role. */
export async function countAskable({ tenantId, programId }: Place): Promise<ByRole> {
  const counts = enrolmentRoles.map(async (role) => [role, await EnrolmentModel.countDocuments({ tenantId, programId, role, state: trusted({ $in: takingPart }) })]);
  return Object.fromEntries(await Promise.all(counts)) as ByRole;
}

/** How many of them have answered each question, by its key and their role. */
export async function countAnswers({ tenantId, programId }: Place): Promise<Map<string, ByRole>> {
  const rows = await EnrolmentModel.aggregate<{ _id: { question: string; role: EnrolmentRole }; count: number }>([
    { $match: { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId), state: { $in: takingPart } } },
    { $unwind: '$answers' },
    { $group: { _id: { question: '$answers.question', role: '$role' }, count: { $sum: 1 } } },
  ]);
  const counts = new Map<string, ByRole>();
  for (const { _id, count } of rows) counts.set(_id.question, { ...(counts.get(_id.question) ?? { mentor: 0, mentee: 0 }), [_id.role]: count });
  return counts;
}

/** Whether anybody has ever answered it, also who has left since: their answers come back with them. */
export async function isAnswered({ tenantId, programId }: Place, question: string): Promise<boolean> {
  return (await EnrolmentModel.exists({ tenantId, programId, 'answers.question': question })) !== null;
}

/** How many people would lose an answer, or a part of it, if the question became this: options that are gone, more than may be chosen, a role that is not asked. */
export async function countLosing({ tenantId, programId }: Place, after: StoredQuestion): Promise<number> {
  const rows = await EnrolmentModel.find({ tenantId, programId, state: trusted({ $in: takingPart }), 'answers.question': after.key }, { role: 1, answers: 1 }).lean();
  const kept = keptOptions(after);
  return rows.filter(({ role, answers = [] }) => {
    const options = answers.find(({ question }) => question === after.key)?.options ?? [];
    return !isAsked(after, role) || (hasOptions(after.kind) && options.some((option) => !kept.includes(option))) || options.length > Math.max(after.most, 1);
  }).length;
}

/**
 * Takes what a question does not have any more out of everybody's answers: options that are gone, and of more than may be named the
 * weakest. In the verb's transaction.
 */
export async function trimAnswers({ tenantId, programId }: Place, { key, kind, options, most }: StoredQuestion): Promise<void> {
  const known = hasOptions(kind) ? { $filter: { input: '$$answer.options', as: 'option', cond: { $in: ['$$option', keptOptions({ options })] } } } : '$$answer.options';
  const own = { $eq: ['$$answer.question', key] };
  const trimmed = { $map: { input: '$answers', as: 'answer', in: { $cond: [own, { $mergeObjects: ['$$answer', { options: { $slice: [known, most] } }] }, '$$answer'] } } };
  const isSaid = { $or: [{ $ne: ['$$answer.question', key] }, { $gt: [{ $size: '$$answer.options' }, 0] }, { $gt: ['$$answer.text', ''] }] };
  await EnrolmentModel.updateMany({ tenantId, programId, 'answers.question': key }, [{ $set: { answers: { $filter: { input: trimmed, as: 'answer', cond: isSaid } } } }], { updatePipeline: true });
}

function keptOptions({ options }: Pick<StoredQuestion, 'options'>): string[] {
  return options.map(({ key }) => key);
}
