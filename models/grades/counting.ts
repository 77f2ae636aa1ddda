import { Types, trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { eventsOfAllTenants, type StoredEvent } from '../events/events.ts';
import { whoHasGoals } from '../goals/goals.ts';
import { countHeldMeetings } from '../meetings/meetings.ts';
import { isArchived } from '../programs/programs.ts';
import type { EventType } from '../vocabulary.ts';
import { CountingModel } from './counting.model.ts';
import { GradeColumnModel, type StoredGradeColumn } from './grade-column.model.ts';
import { addFromRoster, addWholeRoster, countAgain } from './learners.ts';
import { dueAnew, ScoreModel, type StoredScore } from './score.model.ts';

/** After these, what somebody has reached may be another. */
const telling: readonly EventType[] = ['meeting.held', 'meeting.missed', 'meeting.contested', 'meeting.attendance-marked', 'meeting.attendance-contested', 'goal.set', 'goal.edited', 'goal.achieved'];
/** An event may be seen this much later than its id was made: a transaction takes a minute at most, and clocks differ (seconds). */
const overlapSeconds = 90;
const batch = 500;
const columnsAtOnce = 100;
const acrossTenants = 'one job serves every tenant';

/**
 * Counts what learners have reached, for those to whom something happened since it was counted last. Never what an event
 * says, always what is so now: to read an event twice changes nothing.
 */
export async function countCompletions(actor: SystemActor, now = new Date()): Promise<void> {
  await markByEvents(actor, now);
  await countMarked(now);
}

/** Once a night: everybody in every column of a program that is not archived, and whom the rosters have named since. */
export async function countEverybody(_actor: SystemActor, now = new Date()): Promise<void> {
  // By pages: a cursor that waits for what is done with each would run out of its time.
  for (let from = new Types.ObjectId('0'.repeat(24)); ; ) {
    const columns = await GradeColumnModel.find({ state: 'ready', _id: trusted({ $gt: from }) }).setOptions({ acrossTenants }).sort({ _id: 1 }).limit(columnsAtOnce).lean();
    for (const column of columns) {
      if (await isArchived({ tenantId: String(column.tenantId), programId: String(column.programId) })) continue;
      await addWholeRoster(column, now);
      await countAgain(column);
    }
    if (columns.length < columnsAtOnce) return;
    from = columns.at(-1)!._id;
  }
}

async function markByEvents(actor: SystemActor, now: Date): Promise<void> {
  const readAt = (await CountingModel.findOne({ name: 'completions' }).lean())?.readAt ?? now;
  let after = Types.ObjectId.createFromTime(Math.floor(readAt.getTime() / 1000) - overlapSeconds);
  for (;;) {
    const events = await eventsOfAllTenants(actor, telling, { after, limit: batch });
    for (const ofProgram of Map.groupBy(events, ({ programId }) => String(programId)).values()) await mark(ofProgram, now);
    if (events.length < batch) break;
    after = events.at(-1)!._id;
  }
  await CountingModel.updateOne({ name: 'completions' }, { $set: { readAt: now } }, { upsert: true });
}

async function mark(events: readonly StoredEvent[], now: Date): Promise<void> {
  const { tenantId, programId } = events[0]!;
  const columns = await GradeColumnModel.find({ tenantId, programId, state: 'ready' }).lean();
  if (columns.length === 0) return; // whoever is in a column that is not there yet is counted once it is
  const people = [...new Set(events.flatMap(({ audience }) => audience.map(String)))];
  for (const column of columns) await addFromRoster(column, people, now);
  await ScoreModel.updateMany({ tenantId, programId, personId: trusted({ $in: people }) }, { $set: { counted: false } });
}

async function countMarked(now: Date): Promise<void> {
  for (;;) {
    const rows = await ScoreModel.find({ counted: false }).setOptions({ acrossTenants }).sort({ _id: 1 }).limit(batch).lean();
    for (const ofColumn of Map.groupBy(rows, ({ columnId }) => String(columnId)).values()) await countIn(ofColumn, now);
    if (rows.length < batch) return;
  }
}

async function countIn(scores: readonly StoredScore[], now: Date): Promise<void> {
  const { tenantId, programId, columnId } = scores[0]!;
  const column = await GradeColumnModel.findOne({ tenantId, programId, _id: columnId }).lean();
  const counts = column?.state === 'ready' ? await countDone(column, scores.map(({ personId }) => String(personId))) : null;
  await ScoreModel.bulkWrite(
    scores.map((score) => ({
      updateOne: {
        // What somebody changed meanwhile is counted anew.
        filter: { tenantId, programId, _id: score._id, updatedAt: score.updatedAt },
        update: { $set: { counted: true, ...(column === null || counts === null ? {} : changeOf(column, score, counts(String(score.personId)), now)) } },
      },
    })),
    { ordered: false },
  );
}

/** How much of what a column counts these people have done, now. */
export async function countDone({ tenantId, programId, kind }: StoredGradeColumn, personIds: readonly string[]): Promise<(personId: string) => number> {
  const program = { tenantId: String(tenantId), programId: String(programId) };
  if (kind === 'meetings-held') {
    const held = await countHeldMeetings(program, personIds);
    return (personId) => held.get(personId) ?? 0;
  }
  const owners = await whoHasGoals(program, personIds, kind === 'goal-set' ? 'set' : 'achieved');
  return (personId) => (owners.has(personId) ? 1 : 0);
}

function changeOf(column: StoredGradeColumn, score: StoredScore, count: number, now: Date): Partial<StoredScore> {
  const done = reached(column, score, count);
  const points = score.isLearner ? pointsFor(column, done, score) : null;
  if (points === score.points) return { done };
  if (points === null) return { done, points, state: 'resting', failure: null };
  return { done, points, ...dueAnew(now) };
}

/**
 * Meetings go by the record, down as well: one that was contested did not take place. What was reached with a goal stays
 * reached: that it was dropped later, or kept for a new mentor alone, takes nothing back.
 */
export function reached({ kind }: Pick<StoredGradeColumn, 'kind'>, before: Pick<StoredScore, 'done'>, count: number): number {
  return kind === 'meetings-held' ? count : Math.max(before.done, count);
}

/** Nothing where nothing was reached: the gradebook stays empty, and says no mark of ours. Once we wrote one there it is taken down to 0. */
export function pointsFor({ target, partial, points }: Pick<StoredGradeColumn, 'target' | 'partial' | 'points'>, done: number, { ours }: Pick<StoredScore, 'ours'>): number | null {
  const share = done >= target ? 1 : partial ? done / target : 0;
  if (share > 0) return Math.round(share * points * 100) / 100;
  return ours.length > 0 ? 0 : null;
}
