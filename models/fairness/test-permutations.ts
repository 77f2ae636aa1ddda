import { randomInt } from 'node:crypto';
import mongoose, { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, aProgram, someAvailability } from '../factories.ts';
import { solveRun, type RunInput } from '../matching/run.ts';
import { makeRun } from '../matches/matching-runs.ts';
import { loadRunInput } from '../matches/run-input.ts';
import { protectedAttributes, protectedOptions } from '../vocabulary.ts';
import { ProtectedAnswersModel } from './protected-answer.model.ts';

/** What came of it: rounds in which the bytes of what a run is made of, of its answer, or of a run made through the server's verb were others. */
export interface Permuted {
  rounds: number;
  /** Rounds in which a whole run was made, stored and solved in its thread. */
  runs: number;
  changedInputs: number;
  changedAnswers: number;
  changedRuns: number;
  /** How many answers stood with somebody else than in the round before, in all rounds: what was permuted. */
  moved: number;
}

/** One in so many rounds makes a whole run. */
const runEach = 100;

/**
 * The proof that protected attributes decide nothing. Each round deals everybody's answers out anew, all attributes at once, in
 * MongoDB; loads what a run is made of from there; solves it, with the answers put on every participant besides, for what is there
 * must not count either; and compares the bytes with those of the first round.
 */
export async function permuteAnswers({ rounds, mentees, mentors }: { rounds: number; mentees: number; mentors: number }): Promise<Permuted> {
  const place = await aProgram({ settings: { fairness: Object.fromEntries(protectedAttributes.map((attribute) => [attribute, true])) } });
  const coordinator = await aCoordinator(place);
  const topics = ['data-careers', 'interviews-and-cv', 'research-and-phd'];
  const languages = ['en', 'de', 'pt'] as const;
  const people: ProgramActor[] = [];
  const who = () => ({ person: { languages: [languages[randomInt(3)]!] }, enrolment: { topics: [topics[randomInt(3)]!] } });
  for (let at = 0; at < mentees; at += 1) people.push(await aMentee(place, who()));
  for (let at = 0; at < mentors; at += 1) {
    const mentor = await aMentor(place, who());
    people.push(mentor);
    if (at % 2 === 0) await someAvailability(place, mentor.personId);
  }
  const now = new Date('2026-11-23T09:00:00Z');
  const wishes = { objective: 'coverage', leastScore: 0, relaxed: [], locks: [], apart: [], omitted: { mentees: [], mentors: [] } } as const;
  let answers: Answers[] = people.map(() => protectedAttributes.map((attribute) => ({ attribute, option: protectedOptions[attribute][randomInt(protectedOptions[attribute].length)]! })));
  const result: Permuted = { rounds, runs: 0, changedInputs: 0, changedAnswers: 0, changedRuns: 0, moved: 0 };
  let first: { input: string; answer: string; run: string } | undefined;

  for (let round = 0; round < rounds; round += 1) {
    const before = answers;
    answers = permuted(answers);
    result.moved += answers.filter((said, at) => said.some(({ option }, which) => option !== before[at]![which]!.option)).length;
    await store(place, people, answers);
    const input = await loadRunInput(coordinator, wishes, now);
    const told = { input: JSON.stringify(input), answer: JSON.stringify(solveRun(withAnswers(input, people, answers))) };
    const makesRun = round % runEach === 0;
    const run = makesRun ? (await makeRun(coordinator, wishes, now)).answerHash! : undefined;
    first ??= { ...told, run: run! };
    if (makesRun) result.runs += 1;
    if (told.input !== first.input) result.changedInputs += 1;
    if (told.answer !== first.answer) result.changedAnswers += 1;
    if (run !== undefined && run !== first.run) result.changedRuns += 1;
  }
  return result;
}

type Answers = { attribute: string; option: string }[];

/** Every attribute is dealt out apart from the others. */
function permuted(answers: readonly Answers[]): Answers[] {
  const dealt = protectedAttributes.map((_, which) => shuffled(answers.map((said) => said[which]!)));
  return answers.map((_, at) => dealt.map((column) => column[at]!));
}

function shuffled<T>(values: readonly T[]): T[] {
  const list = [...values];
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}

async function store({ tenantId, programId }: { tenantId: string; programId: string }, people: readonly ProgramActor[], answers: readonly Answers[]): Promise<void> {
  const scope = { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId) };
  await mongoose.connection.collection(ProtectedAnswersModel.collection.name).bulkWrite(
    people.map(({ personId }, at) => ({ updateOne: { filter: { ...scope, personId: new Types.ObjectId(personId) }, update: { $set: { answers: answers[at]!.map((one) => ({ ...one, revision: 'permuted' })) } }, upsert: true } })),
  );
}

/** What could never come in by its type, put in by force. */
function withAnswers(input: RunInput, people: readonly ProgramActor[], answers: readonly Answers[]): RunInput {
  const said = new Map(people.map(({ personId }, at) => [personId, answers[at]]));
  const carrying = <T extends { readonly id: string }>(list: readonly T[]): T[] => list.map((one) => ({ ...one, protectedAnswers: said.get(one.id) }));
  return { ...input, scoring: { ...input.scoring, mentees: carrying(input.scoring.mentees), mentors: carrying(input.scoring.mentors) } };
}
