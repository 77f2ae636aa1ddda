import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { bondOf, peopleOfBond, resourceOfBond, type Bond } from '../circles/bond.ts';
import { recordEvent } from '../events/events.ts';
import { icebreakers } from '../icebreaker-words.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { peopleByIds, type PersonCard } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import type { EventType } from '../vocabulary.ts';
import { IcebreakerAnswersModel, type StoredIcebreakerAnswers } from './answer.model.ts';
import { assertKnown } from './known.ts';

/**
 * Icebreakers of a circle. As between two, nobody reads what others have answered before their own answer is there; whoever has both
 * changes theirs no more. Who has left the circle reads nothing, and is read by nobody.
 */

/** What the people of a circle have answered, as one of them sees it: the contract's `CircleIcebreakerAnswers`. */
export interface CircleIcebreakerAnswers {
  key: string;
  mine: { text: string; at: Date } | null;
  /** Empty also where they are there and the reader has not answered yet. */
  others: { by: PersonRef; text: string; at: Date }[];
  othersAnswered: number;
  can: ('answer' | 'take-back')[];
}

/** All that has been answered in a circle, the latest first. */
export async function listCircleIcebreakers(actor: ProgramActor, circleId: string): Promise<{ items: CircleIcebreakerAnswers[]; nextCursor: null }> {
  const bond = await circleFor(actor, circleId, 'icebreaker.read');
  const { tenantId, programId } = actor;
  const rows = await IcebreakerAnswersModel.find({ tenantId, programId, matchId: circleId }).sort({ updatedAt: -1, _id: -1 }).limit(icebreakers.length).lean();
  const people = await peopleByIds(actor, peopleOfBond(bond));
  return { items: rows.map((row) => view(actor, bond, people, row.key, row)), nextCursor: null };
}

export async function readCircleIcebreaker(actor: ProgramActor, circleId: string, key: string): Promise<CircleIcebreakerAnswers> {
  const bond = await circleFor(actor, circleId, 'icebreaker.read');
  assertKnown(key);
  return view(actor, bond, await peopleByIds(actor, peopleOfBond(bond)), key, await find(actor, circleId, key));
}

/** Answers, or changes the answer as long as nobody else's is there: from then on it stands as it was read, or is taken back for good. */
export async function answerCircleIcebreaker(actor: ProgramActor, circleId: string, key: string, { text }: { text: string }, now = new Date()): Promise<CircleIcebreakerAnswers> {
  const answer = () =>
    inTransaction(async () => {
      const bond = await circleFor(actor, circleId, 'icebreaker.answer');
      assertKnown(key);
      await assertOpen(actor);
      if (!bond.goesOn) throw new RuleBroken('moved-on', { state: bond.state });
      const { tenantId, programId, personId } = actor;
      const before = await find(actor, circleId, key);
      const mine = before?.said?.find((one) => String(one.personId) === personId);
      if (mine?.text === text) return;
      if (before !== null && !mayAnswer(before, personId)) throw new RuleBroken('moved-on');
      const said = { personId, text, at: now };
      if (before === null) {
        const { _id } = await IcebreakerAnswersModel.insertOne({ tenantId, programId, matchId: circleId, circleId, key, said: [said] });
        return tell(actor, bond, _id, 'icebreaker.answered', now);
      }
      const others = (before.said ?? []).filter((one) => String(one.personId) !== personId);
      await IcebreakerAnswersModel.updateOne({ tenantId, programId, _id: before._id }, { $set: { said: [...others, said] } });
      await tell(actor, bond, before._id, 'icebreaker.answered', now);
    });
  await answer().catch((error: unknown) => {
    if (isDuplicate(error, 'key')) return answer(); // somebody else has answered first in this very moment
    throw error;
  });
  return readCircleIcebreaker(actor, circleId, key);
}

/** Takes one's own answer back. Those of the others are theirs again; whoever has read another's does not answer anew. */
export async function takeBackCircleIcebreaker(actor: ProgramActor, circleId: string, key: string, now = new Date()): Promise<void> {
  await inTransaction(async () => {
    const bond = await circleFor(actor, circleId, 'icebreaker.answer');
    assertKnown(key);
    const before = await find(actor, circleId, key);
    if (before === null || !(await takeOut(actor, before))) return;
    await tell(actor, bond, before._id, 'icebreaker.taken-back', now);
  });
}

/** Nobody in a circle reads what somebody has answered there who has left the program: it goes with them. In the transaction of leaving. */
export async function forgetCircleAnswersOf(actor: ProgramActor): Promise<void> {
  const { tenantId, programId, personId } = actor;
  const rows = await IcebreakerAnswersModel.find({ tenantId, programId, said: trusted({ $exists: true }), 'said.personId': personId }).lean();
  for (const row of rows) await takeOut(actor, row);
}

/** Whether there was an answer of the actor's. A row of which nothing is left to know goes too. */
async function takeOut({ tenantId, programId, personId }: ProgramActor, { _id, said = [], spent = [] }: StoredIcebreakerAnswers): Promise<boolean> {
  const rest = said.filter((one) => String(one.personId) !== personId);
  if (rest.length === said.length) return false;
  const one = { tenantId, programId, _id };
  if (rest.length === 0 && spent.length === 0) await IcebreakerAnswersModel.deleteOne(one);
  else await IcebreakerAnswersModel.updateOne(one, { $set: { said: rest, spent: rest.length === 0 ? spent : [...spent, ...said.map((each) => each.personId)] } });
  return true;
}

/** The circle, for who is in it. Coordinators see that it is there, and not what its people have told each other. */
async function circleFor(actor: ProgramActor, circleId: string, action: 'icebreaker.read' | 'icebreaker.answer'): Promise<Bond> {
  const bond = await bondOf(actor, { circleId });
  if (!may(actor, action, resourceOfBond(actor, bond))) throw new NotAllowed();
  return bond;
}

function find({ tenantId, programId }: ProgramActor, circleId: string, key: string): Promise<StoredIcebreakerAnswers | null> {
  return IcebreakerAnswersModel.findOne({ tenantId, programId, matchId: circleId, key }).lean();
}

/** Who has read nothing of the others': they have not answered, or are the only one. */
function mayAnswer({ said = [], spent = [] }: StoredIcebreakerAnswers, personId: string): boolean {
  const isTheirs = (id: unknown): boolean => String(id) === personId;
  return !spent.some(isTheirs) && (said.every((one) => !isTheirs(one.personId)) || said.length === 1);
}

function view({ personId }: ProgramActor, bond: Bond, people: ReadonlyMap<string, PersonCard>, key: string, row: StoredIcebreakerAnswers | null): CircleIcebreakerAnswers {
  const here = new Set(peopleOfBond(bond));
  const said = (row?.said ?? []).map((one) => ({ ...one, personId: String(one.personId) })).filter((one) => here.has(one.personId));
  const mine = said.find((one) => one.personId === personId);
  const others = said.filter((one) => one !== mine);
  return {
    key,
    mine: mine === undefined ? null : { text: mine.text, at: mine.at },
    others: mine === undefined ? [] : others.map(({ personId: id, text, at }) => ({ by: refTo(people, id), text, at })),
    othersAnswered: others.length,
    can: [...(bond.goesOn && (row === null || mayAnswer(row, personId)) ? (['answer'] as const) : []), ...(mine === undefined ? [] : (['take-back'] as const))],
  };
}

async function tell(actor: ProgramActor, bond: Bond, id: unknown, type: EventType, now: Date): Promise<void> {
  await recordEvent(actor, { type, subjectIds: [String(id), bond.id], audience: peopleOfBond(bond), at: now });
}
