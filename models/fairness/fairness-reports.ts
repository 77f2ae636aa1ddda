import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { outcomesOfProgram, outcomesOfRun, type MatchingOutcome } from '../matches/outcomes.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { askedAttributes } from '../programs/fairness-rules.ts';
import { limits, type ProtectedAttribute, type StandInReason } from '../vocabulary.ts';
import { averagesTell, differenceTells, type Told } from './disclosure.ts';
import { areSame, factsOf, fromRows, toRows } from './facts.ts';
import { FairnessReportModel, type StoredFairnessReport } from './fairness-report.model.ts';
import { attributeFigures, cellOf, shownCells, type AttributeFigures, type Said } from './group-figures.ts';
import { ProtectedAnswersModel } from './protected-answer.model.ts';

/** How the groups of a program fare, in a run or as it is: the contract's `FairnessReport`. */
export interface FairnessReport {
  /** Whose figures these are; null: the program's. */
  runId: string | null;
  madeAt: Date;
  /** Why these are earlier figures, of this or another run or the program; null: they are those that were asked for. */
  standsIn: StandInReason | null;
  /** Mentees who wait in the run, or take part; and how many of them have a match. */
  people: number;
  matched: number;
  /** What the program asks for. */
  attributes: AttributeFigures[];
}

const monthMs = 30 * 86_400_000;

/**
 * For coordinators: the report of a run, or of the program as it is. Single answers are read here and nowhere else, and leave
 * only as figures of groups. New figures are held against all that were shown before: where the difference would tell what somebody
 * answered, the earlier ones stand in, and it says so.
 */
export async function makeFairnessReport(actor: ProgramActor, { runId }: { readonly runId?: string | undefined }, now = new Date()): Promise<FairnessReport> {
  if (!may(actor, 'fairness-report.make')) throw new NotAllowed();
  const outcomes = runId === undefined ? await outcomesOfProgram(actor, now) : await outcomesOfRun(actor, runId);
  for (;;) {
    try {
      return await inTransaction(() => make(actor, runId ?? null, outcomes, now));
    } catch (error) {
      if (!isDuplicate(error, 'number')) throw error; // somebody made one in the same moment: this one is held against theirs too
    }
  }
}

async function make(actor: ProgramActor, runId: string | null, outcomes: readonly MatchingOutcome[], now: Date): Promise<FairnessReport> {
  const { tenantId, programId, personId } = actor;
  const answers = await ProtectedAnswersModel.find({ tenantId, programId }, { personId: 1, answers: 1 }).lean();
  const said: Said = new Map(answers.map((one) => [String(one.personId), Object.fromEntries(one.answers.map(({ attribute, option }) => [attribute, option]))]));
  const asked = await askedAttributes(actor);
  const whole = asked.map((attribute) => attributeFigures(attribute, outcomes, said));
  const total = cellOf(outcomes);
  const figures = { runId, madeAt: now, people: outcomes.length, matched: total.matched };
  if (whole.every(({ withheld }) => withheld !== null)) return { ...figures, attributes: whole, standsIn: null }; // it tells nothing of anybody

  const facts = factsOf(outcomes, answers, asked);
  const earlier = await FairnessReportModel.find({ tenantId, programId }).sort({ number: -1 }).lean();
  const next: Told = { facts, total, shown: shownCells(whole) };
  const own = earlier.find((one) => isOf(one, runId));
  if (own !== undefined && areSame(toldBy(own).facts, facts) && sameAttributes(own.attributes, whole)) return { ...view(own, asked), standsIn: null };
  const telling = earlier.find((one) => differenceTells(toldBy(one), next));
  if (telling !== undefined) return { ...view(own ?? telling, asked), standsIn: 'few-changes' };
  const lately = earlier.filter(({ madeAt }) => madeAt.getTime() > now.getTime() - monthMs);
  if (lately.length >= limits.fairnessReports) return { ...view(own ?? lately[0]!, asked), standsIn: 'often' };

  const attributes = whole.map((one) => (earlier.some((before) => hasAverages(before, one.attribute) && averagesTell(toldBy(before), next)) ? withoutAverages(one) : one));
  const report = { ...figures, attributes };
  await FairnessReportModel.create([{ tenantId, programId, number: (earlier[0]?.number ?? 0) + 1, madeBy: personId, facts: toRows(facts), ...report }]);
  await recordEvent(actor, { type: 'fairness-report.made', subjectIds: [runId ?? programId], audience: [], forCoordinators: true, at: now });
  return { ...report, standsIn: null };
}

function isOf({ runId }: Pick<StoredFairnessReport, 'runId'>, asked: string | null): boolean {
  return (runId === null ? null : String(runId)) === asked;
}

function sameAttributes(some: readonly AttributeFigures[], others: readonly AttributeFigures[]): boolean {
  return some.map(({ attribute }) => attribute).join() === others.map(({ attribute }) => attribute).join();
}

function toldBy({ facts, people, matched, attributes }: StoredFairnessReport): Told {
  return { facts: fromRows(facts), total: { matched, unmatched: people - matched }, shown: shownCells(attributes) };
}

function hasAverages({ attributes }: StoredFairnessReport, attribute: ProtectedAttribute): boolean {
  return attributes.some((one) => one.attribute === attribute && one.groups.some(({ score }) => score !== null));
}

function withoutAverages(figures: AttributeFigures): AttributeFigures {
  return { ...figures, groups: figures.groups.map((group) => ({ ...group, score: null })) };
}

/** What an earlier report told, of what is asked for still. */
function view({ runId, madeAt, people, matched, attributes }: StoredFairnessReport, asked: readonly ProtectedAttribute[]): Omit<FairnessReport, 'standsIn'> {
  return { runId: runId && String(runId), madeAt, people, matched, attributes: attributes.filter(({ attribute }) => asked.includes(attribute)) };
}
