import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { icebreakers } from '../icebreaker-words.ts';
import { isGoingOn, matchOf, type Pair } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { type EnrolmentRole, type EventType } from '../vocabulary.ts';
import { IcebreakerAnswersModel, type StoredIcebreakerAnswers } from './answer.model.ts';
import { forgetCircleAnswersOf } from './circle-icebreakers.ts';
import { assertKnown } from './known.ts';

export { answerCircleIcebreaker, listCircleIcebreakers, readCircleIcebreaker, takeBackCircleIcebreaker, type CircleIcebreakerAnswers } from './circle-icebreakers.ts';

/** What the two have answered, as one of them sees it: the contract's `IcebreakerAnswers`. */
export interface IcebreakerAnswers {
  key: string;
  mine: { text: string; at: Date } | null;
  /** null also where it is there and the reader has not answered yet. */
  theirs: { text: string; at: Date } | null;
  theyAnswered: boolean;
  can: ('answer' | 'take-back')[];
}

interface Place {
  pair: Pair;
  mine: EnrolmentRole;
  theirs: EnrolmentRole;
}

/** All that the actor and their partner have answered in a match, the latest first. Of what neither has answered there is nothing; what both took back is there, empty. */
export async function listIcebreakers(actor: ProgramActor, matchId: string): Promise<{ items: IcebreakerAnswers[]; nextCursor: null }> {
  const place = await placeOf(actor, matchId, 'icebreaker.read');
  const { tenantId, programId } = actor;
  const rows = await IcebreakerAnswersModel.find({ tenantId, programId, matchId }).sort({ updatedAt: -1, _id: -1 }).limit(icebreakers.length).lean();
  return { items: rows.map((row) => view(place, row.key, row)), nextCursor: null };
}

export async function readIcebreaker(actor: ProgramActor, matchId: string, key: string): Promise<IcebreakerAnswers> {
  const place = await placeOf(actor, matchId, 'icebreaker.read');
  assertKnown(key);
  return view(place, key, await find(actor, matchId, key));
}

/** Answers, or changes the answer as long as the other one's is not there: from then on both stand as they were read, or are taken back for good. */
export async function answerIcebreaker(actor: ProgramActor, matchId: string, key: string, { text }: { text: string }, now = new Date()): Promise<IcebreakerAnswers> {
  const answer = () =>
    inTransaction(async () => {
      const place = await placeToChange(actor, matchId, key);
      const { tenantId, programId } = actor;
      const before = await find(actor, matchId, key);
      if (before !== null && before[place.mine]?.text === text) return view(place, key, before);
      if (before?.closed === true || (before?.[place.mine] && before[place.theirs])) throw new RuleBroken('moved-on');
      const said = { text, at: now };
      const after =
        before === null
          ? (await IcebreakerAnswersModel.insertOne({ tenantId, programId, matchId, key, mentorId: place.pair.mentorId, menteeId: place.pair.menteeId, [place.mine]: said })).toObject()
          : await IcebreakerAnswersModel.findOneAndUpdate({ tenantId, programId, _id: before._id }, { $set: { [place.mine]: said } }, { returnDocument: 'after' }).lean();
      if (after === null) throw new RuleBroken('moved-on');
      await tell(actor, place, after, 'icebreaker.answered', now);
      return view(place, key, after);
    });
  return answer().catch((error: unknown) => {
    if (isDuplicate(error, 'key')) return answer(); // the other one has answered first in this very moment
    throw error;
  });
}

/** Takes one's own answer back. The other one's is theirs alone again then; where both had been read, neither answers anew. */
export async function takeBackIcebreaker(actor: ProgramActor, matchId: string, key: string, now = new Date()): Promise<void> {
  await inTransaction(async () => {
    const place = await placeOf(actor, matchId, 'icebreaker.answer');
    assertKnown(key);
    const before = await find(actor, matchId, key);
    if (before === null || before[place.mine] === null) return;
    const { tenantId, programId } = actor;
    const one = { tenantId, programId, _id: before._id };
    if (before[place.theirs] === null && before.closed !== true) await IcebreakerAnswersModel.deleteOne(one);
    else await IcebreakerAnswersModel.updateOne(one, { $set: { [place.mine]: null, closed: true } });
    await tell(actor, place, before, 'icebreaker.taken-back', now);
  });
}

/** What somebody who leaves has answered and nobody has read goes with them; what both have read stays with the two. In the transaction of leaving. */
export async function forgetUnreadAnswersOf(actor: ProgramActor): Promise<void> {
  const { tenantId, programId, personId } = actor;
  await forgetCircleAnswersOf(actor);
  for (const [mine, theirs] of [['mentor', 'mentee'], ['mentee', 'mentor']] as const) {
    await IcebreakerAnswersModel.deleteMany({ tenantId, programId, [`${mine}Id`]: personId, [theirs]: null });
  }
}

/** Matches that are taken back as if they had never been. In the transaction that takes them back. */
export async function dropIcebreakersOfMatches({ tenantId, programId }: { tenantId: string; programId: string }, matchIds: readonly string[]): Promise<void> {
  await IcebreakerAnswersModel.deleteMany({ tenantId, programId, matchId: trusted({ $in: matchIds }) });
}

/** The match, for its two. Coordinators see that it is there, and not what the two have told each other. */
async function placeOf(actor: ProgramActor, matchId: string, action: 'icebreaker.read' | 'icebreaker.answer'): Promise<Place> {
  const pair = await matchOf(actor, matchId);
  if (!may(actor, action, { mentor: pair.mentorId, mentee: pair.menteeId })) throw new NotAllowed();
  return pair.mentorId === actor.personId ? { pair, mine: 'mentor', theirs: 'mentee' } : { pair, mine: 'mentee', theirs: 'mentor' };
}

async function placeToChange(actor: ProgramActor, matchId: string, key: string): Promise<Place> {
  const place = await placeOf(actor, matchId, 'icebreaker.answer');
  assertKnown(key);
  await assertOpen(actor);
  if (!isGoingOn(place.pair.state)) throw new RuleBroken('moved-on', { state: place.pair.state });
  return place;
}

function find({ tenantId, programId }: ProgramActor, matchId: string, key: string): Promise<StoredIcebreakerAnswers | null> {
  return IcebreakerAnswersModel.findOne({ tenantId, programId, matchId, key }).lean();
}

function view({ pair, mine, theirs }: Place, key: string, row: StoredIcebreakerAnswers | null): IcebreakerAnswers {
  const [own, others] = [row?.[mine] ?? null, row?.[theirs] ?? null];
  const bothThere = own !== null && others !== null;
  return {
    key,
    mine: own,
    theirs: bothThere ? others : null,
    theyAnswered: others !== null,
    can: [...(isGoingOn(pair.state) && !bothThere && row?.closed !== true ? (['answer'] as const) : []), ...(own === null ? [] : (['take-back'] as const))],
  };
}

async function tell(actor: ProgramActor, { pair }: Place, { _id }: Pick<StoredIcebreakerAnswers, '_id'>, type: EventType, now: Date): Promise<void> {
  await recordEvent(actor, { type, subjectIds: [String(_id)], matchId: pair.id, audience: [pair.mentorId, pair.menteeId], at: now });
}
