import { trusted } from 'mongoose';
import { anId } from '../factories.ts';
import type { StoredGradeColumn } from '../grades/grade-column.model.ts';
import { ScoreModel } from '../grades/score.model.ts';
import { IdentityModel } from '../people/identity.model.ts';

/** Many learners of a column at once, for trials with thousands of them: known to its platform as `learner-0` and so on, with nothing reached yet. */
export async function manyLearners({ tenantId, programId, registrationId, _id: columnId }: StoredGradeColumn, count: number): Promise<string[]> {
  const people = Array.from({ length: count }, (_, i) => ({ personId: anId(), subject: `learner-${i}` }));
  await IdentityModel.insertMany(people.map((person) => ({ ...person, tenantId, source: 'registration', sourceId: registrationId })));
  await ScoreModel.insertMany(people.map(({ personId }) => ({ tenantId, programId, columnId, registrationId, personId, counted: true, state: 'resting', dueAt: new Date() })));
  return people.map(({ subject }) => subject);
}

/** All of them, or so many, reach points at that moment, as the counting writes it. */
export async function reachPoints({ tenantId, programId, _id: columnId }: StoredGradeColumn, points: number, now: Date, atMost = 100_000): Promise<void> {
  const scores = await ScoreModel.find({ tenantId, programId, columnId }, { _id: 1 }).sort({ _id: 1 }).limit(atMost).lean();
  await ScoreModel.updateMany(
    { tenantId, programId, _id: trusted({ $in: scores.map(({ _id }) => _id) }) },
    { $set: { points, state: 'due', dueAt: now, dueSince: now, failures: 0, failure: null } },
  );
}

export async function countDueScores({ tenantId, programId, _id: columnId }: StoredGradeColumn): Promise<number> {
  return ScoreModel.countDocuments({ tenantId, programId, columnId, state: 'due' });
}
