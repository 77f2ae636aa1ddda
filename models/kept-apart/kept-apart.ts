import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { closeCircleRequestsBetween } from '../circles/forbidden.ts';
import { recordEvent } from '../events/events.ts';
import { keptApartLimits, type KeptApartReason } from '../kept-apart-words.ts';
import { closeRequestsBetween } from '../matches/forbidden.ts';
import { inBatches } from '../mongodb/batches.ts';
import { inTransaction, together } from '../mongodb/connect.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { partsOf } from '../people/enrolments.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { KeptApartPairModel, type StoredKeptApartPair } from './kept-apart-pair.model.ts';
import { NotAgainModel } from './not-again.model.ts';

type Scope = Pick<ProgramActor, 'tenantId' | 'programId'>;

/** Two people who are not matched, as coordinators read it: the contract's `KeptApart`. */
export interface KeptApart {
  id: string;
  people: PersonRef[];
  reason: KeptApartReason;
  by: PersonRef;
  at: Date;
}

const usualPage = 50;

/** For coordinators: the people of the program whom one of them keeps apart, the latest first. What people said themselves is not on it. */
export async function listKeptApart(actor: ProgramActor, query: { cursor?: string | undefined; limit?: number | undefined }): Promise<{ items: KeptApart[]; nextCursor: string | null }> {
  if (!may(actor, 'kept-apart.read')) throw new NotAllowed();
  const { tenantId, programId } = actor;
  const which = { list: 'kept-apart' };
  const from = query.cursor === undefined ? null : decodeCursor(query.cursor, which);
  const limit = query.limit ?? usualPage;
  const rows = await KeptApartPairModel.find({ tenantId, programId, ...(from === null ? {} : after(from, 'at', -1)) }).sort({ at: -1, _id: -1 }).limit(limit + 1).lean();
  const page = pageOf(rows, limit, which, ({ at }) => at);
  return { items: await view(actor, page.rows), nextCursor: page.nextCursor };
}

/** For coordinators: one entry of the list. */
export async function readKeptApart(actor: ProgramActor, keptApartId: string): Promise<KeptApart> {
  return (await view(actor, [await load(actor, keptApartId, 'kept-apart.read')]))[0]!;
}

/**
 * Keeps two people of the program apart from now on: in the directory, in requests and their answers, in circles of one of
 * them and in matching runs. A match that they have goes on; what one of them has asked the other is over, without a word of why. Who is on the list already stays there, for the reason that was given last.
 */
export async function keepApart(actor: ProgramActor, { people, reason }: { people: readonly string[]; reason: KeptApartReason }, now = new Date()): Promise<KeptApart> {
  if (!may(actor, 'kept-apart.edit')) throw new NotAllowed();
  const [one, other] = [...people].sort() as [string, string];
  if (one === other) throw new RuleBroken('body-invalid', { path: 'people' });
  const { tenantId, programId } = actor;
  const pair = { tenantId, programId, one, other };
  const kept = await inTransaction(async () => {
    await assertOpen(actor);
    const there = await KeptApartPairModel.findOne(pair).lean();
    if (there?.reason === reason) return there;
    if (there === null) await assertMayAdd(actor, [one, other]);
    const row = there === null ? await add(actor, pair, reason, now) : await KeptApartPairModel.findOneAndUpdate(pair, { $set: { reason, by: actor.personId, at: now } }, { returnDocument: 'after' }).lean().orFail();
    await tell(actor, row, 'kept-apart.added', now);
    if (there === null) await closeRequestsBetween(actor, [one, other], now);
    if (there === null) await closeCircleRequestsBetween(actor, [one, other], now);
    return row;
  });
  return (await view(actor, [kept]))[0]!;
}

async function assertMayAdd(actor: ProgramActor, people: readonly string[]): Promise<void> {
  const { tenantId, programId } = actor;
  if ((await partsOf(actor, people)).size < people.length) throw new NotFound(); // only of people who are in the program, or wait to be
  if ((await KeptApartPairModel.countDocuments({ tenantId, programId })) >= keptApartLimits.pairs) throw new RuleBroken('limit-reached', { most: keptApartLimits.pairs });
}

async function add(actor: ProgramActor, pair: Scope & { one: string; other: string }, reason: KeptApartReason, now: Date): Promise<StoredKeptApartPair> {
  const row = await KeptApartPairModel.insertOne({ ...pair, reason, by: actor.personId, at: now }).catch((error: unknown) => {
    if (isDuplicate(error, 'one', 'other')) throw new RuleBroken('moved-on'); // two coordinators at the same moment
    throw error;
  });
  return row.toObject();
}

/** The two may be matched again, unless another rule keeps them apart. */
export async function endKeepingApart(actor: ProgramActor, keptApartId: string, now = new Date()): Promise<void> {
  await inTransaction(async () => {
    const row = await load(actor, keptApartId, 'kept-apart.edit');
    const { deletedCount } = await KeptApartPairModel.deleteOne({ tenantId: actor.tenantId, programId: actor.programId, _id: row._id });
    if (deletedCount === 1) await tell(actor, row, 'kept-apart.removed', now);
  });
}

/**
 * A person who was matched with somebody does not want to be again. Nobody is told and no event says so: it is theirs alone, as what
 * they set aside in the directory is. In the transaction in which their match ends.
 */
export async function wantNotAgain({ tenantId, programId, personId }: ProgramActor, otherId: string): Promise<void> {
  await NotAgainModel.updateOne({ tenantId, programId, personId, otherId }, {}, { upsert: true });
}

/** Which of these mentees and mentors are never matched, whoever said so: each pair once, so that nobody reads how many did. Asks no policy: bars are made of it. */
export async function pairsApartForGood(
  { tenantId, programId }: Scope,
  { menteeIds, mentorIds }: { readonly menteeIds: readonly string[]; readonly mentorIds: readonly string[] },
): Promise<{ menteeId: string; mentorId: string }[]> {
  const [mentees, mentors] = [new Set(menteeIds), new Set(mentorIds)];
  const fewer = mentees.size <= mentors.size ? menteeIds : mentorIds;
  const [listed, said] = await together(
    () => inBatches(fewer, (some) => KeptApartPairModel.find({ tenantId, programId, $or: [{ one: trusted({ $in: some }) }, { other: trusted({ $in: some }) }] }, { one: 1, other: 1 }).lean()),
    () => inBatches(fewer, (some) => NotAgainModel.find({ tenantId, programId, $or: [{ personId: trusted({ $in: some }) }, { otherId: trusted({ $in: some }) }] }, { personId: 1, otherId: 1 }).lean()),
  );
  const twos = [...listed.map(({ one, other }) => [String(one), String(other)] as const), ...said.map(({ personId, otherId }) => [String(personId), String(otherId)] as const)];
  const pairs = twos
    .flatMap(([one, other]) => [{ menteeId: one, mentorId: other }, { menteeId: other, mentorId: one }])
    .filter(({ menteeId, mentorId }) => mentees.has(menteeId) && mentors.has(mentorId));
  return [...new Map(pairs.map((pair) => [`${pair.menteeId} ${pair.mentorId}`, pair])).values()];
}

/**
 * Who leaves takes along what they said themselves. What a coordinator said stays while the other one takes part, so that leaving
 * and coming back is no way around it. In the transaction of leaving, once the leaver's parts have ended.
 */
export async function forgetKeptApartOfLeaver({ tenantId, programId, personId }: ProgramActor): Promise<void> {
  await NotAgainModel.deleteMany({ tenantId, programId, personId });
  const theirs = { tenantId, programId, $or: [{ one: personId }, { other: personId }] };
  await KeptApartPairModel.updateMany(theirs, { $set: { updatedAt: new Date() } }); // of two who leave at the same moment one conflicts, and then sees that the other has left
  const rows = await KeptApartPairModel.find(theirs).lean();
  if (rows.length === 0) return;
  const others = new Map(rows.map(({ _id, one, other }) => [String(_id), String(one) === personId ? String(other) : String(one)]));
  const here = await partsOf({ tenantId, programId }, [...others.values()]);
  const over = [...others].filter(([, otherId]) => !here.has(otherId)).map(([id]) => id);
  await KeptApartPairModel.deleteMany({ tenantId, programId, _id: trusted({ $in: over }) });
}

async function load(actor: ProgramActor, keptApartId: string, action: 'kept-apart.read' | 'kept-apart.edit'): Promise<StoredKeptApartPair> {
  const row = may(actor, action) ? await KeptApartPairModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: keptApartId }).lean() : null;
  if (row === null) throw new NotFound();
  return row;
}

/** For coordinators alone: neither of the two is told. */
async function tell(actor: ProgramActor, { _id, one, other, reason }: StoredKeptApartPair, type: 'kept-apart.added' | 'kept-apart.removed', now: Date): Promise<void> {
  await recordEvent(actor, { type, subjectIds: [String(_id), String(one), String(other)], audience: [], forCoordinators: true, data: { reason }, at: now });
}

async function view(actor: ProgramActor, rows: readonly StoredKeptApartPair[]): Promise<KeptApart[]> {
  const people = await peopleByIds(actor, rows.flatMap(({ one, other, by }) => [String(one), String(other), String(by)]));
  return rows.map(({ _id, one, other, reason, by, at }) => ({ id: String(_id), people: [refTo(people, String(one)), refTo(people, String(other))], reason, by: refTo(people, String(by)), at }));
}
