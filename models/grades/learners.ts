import { isDuplicate } from '../mongodb/schema.ts';
import { peopleBySubject, subjectsOf } from '../people/identities.ts';
import { appointedIn } from '../programs/appointments.ts';
import { learnersAmong, learnersOf, type CourseOfProgram } from '../rosters/rosters.ts';
import type { StoredGradeColumn } from './grade-column.model.ts';
import { ScoreModel } from './score.model.ts';

/**
 * Who is graded in a column: people who study in its course, as the platform says it at their launch of the link or in the
 * roster, and who have been here. Teachers, observers and test users are not among them.
 */

/** Keeps whether somebody who launches the link is graded by it. */
export async function noteLearner(column: StoredGradeColumn, personId: string, isLearner: boolean, now: Date): Promise<void> {
  const { tenantId, programId, _id: columnId } = column;
  const known = await ScoreModel.findOne({ tenantId, programId, columnId, personId }, { isLearner: 1 }).lean();
  if (known?.isLearner === isLearner || (known === null && !isLearner)) return;
  if (known === null) await add(column, [personId], now);
  else await ScoreModel.updateOne({ tenantId, programId, _id: known._id }, { $set: { isLearner, counted: false } });
}

/** Of these people, adds those whom the course's roster names as learners. */
export async function addFromRoster(column: StoredGradeColumn, personIds: readonly string[], now: Date): Promise<void> {
  const course = courseOf(column);
  const subjects = await subjectsOf(course, personIds);
  const learners = await learnersAmong(course, [...subjects.values()]);
  await addExceptTeachers(column, [...subjects].filter(([, subject]) => learners.has(subject)).map(([personId]) => personId), now);
}

/** Adds everybody whom the course's roster names as a learner and who has been here. */
export async function addWholeRoster(column: StoredGradeColumn, now: Date): Promise<void> {
  const course = courseOf(column);
  for await (const subjects of learnersOf(course)) {
    await addExceptTeachers(column, [...(await peopleBySubject(course, subjects)).values()], now);
  }
}

/** Everybody of a column is to be counted once more. */
export async function countAgain({ tenantId, programId, _id: columnId }: StoredGradeColumn): Promise<void> {
  await ScoreModel.updateMany({ tenantId, programId, columnId }, { $set: { counted: false } });
}

/** A roster may call somebody a learner whom the launch calls a teacher: a non-editing teacher, on Moodle. */
async function addExceptTeachers(column: StoredGradeColumn, personIds: readonly string[], now: Date): Promise<void> {
  if (personIds.length === 0) return;
  const appointed = await appointedIn(String(column.tenantId), String(column.programId));
  await add(column, personIds.filter((id) => !appointed.get(id)?.some((role) => role === 'coordinator' || role === 'teacher')), now);
}

/** Who is there already stays as they are. */
async function add({ tenantId, programId, _id: columnId, registrationId }: StoredGradeColumn, personIds: readonly string[], now: Date): Promise<void> {
  if (personIds.length === 0) return;
  const upserts = personIds.map((personId) => ({
    updateOne: {
      filter: { tenantId, programId, columnId, personId },
      update: { $setOnInsert: { registrationId, state: 'resting' as const, dueAt: now } },
      upsert: true,
      setDefaultsOnInsert: true,
    },
  }));
  try {
    await ScoreModel.bulkWrite(upserts, { ordered: false });
  } catch (error) {
    if (!isDuplicate(error)) throw error; // a launch at the same moment was ahead
  }
}

function courseOf({ tenantId, programId, registrationId, deploymentId, contextId }: StoredGradeColumn): CourseOfProgram {
  return { tenantId: String(tenantId), programId: String(programId), registrationId: String(registrationId), deploymentId: String(deploymentId), contextId };
}
