import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { queueForPlaces } from '../people/places.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { limits, type EventType, type WaitingEnding, type WaitingKind, type WaitingState } from '../vocabulary.ts';
import { placesOf, type ProgramScope, type WaitingListKey } from './kinds.ts';
import { offerPlaces } from './offers.ts';
import { WaitingListModel } from './waiting-list.model.ts';
import { WaitingModel, type StoredWaiting } from './waiting.model.ts';

export { endOffers, lookForPlaces, offerPlaces, takeOffer } from './offers.ts';
export type { Places, ProgramScope, Use, WaitingListKey } from './kinds.ts';

/** What somebody waits for, as they see it: the contract's `Waiting`. */
export interface Waiting {
  id: string;
  kind: WaitingKind;
  /** The mentor's or the circle's id, or the role. */
  of: string;
  /** The mentor's name, or the circle's; null where there is none to tell. */
  name: string | null;
  state: WaitingState;
  /** 1: next. null once a place is kept. */
  position: number | null;
  /** Until when a place is kept; null where none is on offer. */
  until: Date | null;
  joinedAt: Date;
}

/**
 * Stands in line for a place, behind everybody who does already. Whoever does already keeps their turn. Refused where a place is
 * free, and by everything that would refuse to take one.
 */
export async function joinWaitingList(actor: ProgramActor, list: WaitingListKey, now = new Date()): Promise<Waiting> {
  if (!may(actor, 'waiting-list.join')) throw new NotAllowed();
  const { tenantId, programId, personId } = actor;
  const waiting = await inTransaction(async () => {
    await assertOpen(actor);
    const there = await WaitingModel.findOne({ ...keyOf(actor, list), personId, open: true }).lean();
    if (there !== null) return there;
    await queueForPlaces(actor, personId);
    await placesOf(list.kind).assertMayWait(actor, list.of, now);
    const others = await WaitingModel.countDocuments({ tenantId, programId, personId, open: true });
    if (others >= limits.waiting) throw new RuleBroken('limit-reached', { most: limits.waiting });
    const { lastTurn } = await WaitingListModel.findOneAndUpdate(
      keyOf(actor, list),
      { $inc: { lastTurn: 1, changes: 1 }, $set: { lookAt: now } },
      { upsert: true, returnDocument: 'after' },
    ).lean().orFail();
    const joined = await WaitingModel.insertOne({ tenantId, programId, ...list, personId, turn: lastTurn, state: 'waiting', open: true, joinedAt: now });
    await tellOfWaiting(actor, joined, 'waiting-list.joined', now);
    return joined.toObject();
  });
  return (await viewWaiting(actor, [waiting]))[0]!;
}

/** What the actor waits for, with their position, and what is offered to them; the oldest first. */
export async function listWaiting(actor: ProgramActor): Promise<{ items: Waiting[]; nextCursor: null }> {
  if (!may(actor, 'waiting-list.list')) throw new NotAllowed();
  const { tenantId, programId, personId } = actor;
  const rows = await WaitingModel.find({ tenantId, programId, personId, open: true }).sort({ joinedAt: 1 }).limit(limits.page).lean();
  return { items: await viewWaiting(actor, rows), nextCursor: null };
}

/** Waits no longer. Whoever has an offer lets it pass: the next in line is offered the place. */
export async function leaveWaitingList(actor: ProgramActor, waitingId: string, now = new Date()): Promise<void> {
  const { tenantId, programId } = actor;
  await inTransaction(async () => {
    const waiting = await WaitingModel.findOne({ tenantId, programId, _id: waitingId }).lean();
    if (waiting === null || !may(actor, 'waiting-list.leave', { owner: String(waiting.personId) })) throw new NotFound();
    if (waiting.state !== 'waiting' && waiting.state !== 'offered') throw new RuleBroken('moved-on', { state: waiting.state });
    await endWaiting(actor, waiting, waiting.state === 'offered' ? 'let-pass' : 'left', now);
  });
}

/** One waiting of the actor, also one that has ended; for anybody else it is not there. */
export async function readWaiting(actor: ProgramActor, waitingId: string): Promise<Waiting> {
  const { tenantId, programId } = actor;
  const waiting = await WaitingModel.findOne({ tenantId, programId, _id: waitingId }).lean();
  if (waiting === null || !may(actor, 'waiting-list.read', { owner: String(waiting.personId) })) throw new NotFound();
  return (await viewWaiting(actor, [waiting]))[0]!;
}

/**
 * Ends one person's waiting in the caller's transaction, if it still stands as it was read; a place that was kept for them goes to the
 * next in line, unless they got it.
 */
export async function endWaiting(actor: ProgramActor | ProgramSystemActor, waiting: StoredWaiting, ending: WaitingEnding, now: Date): Promise<string> {
  const { tenantId, programId } = actor;
  const { kind, of, state } = waiting;
  const { modifiedCount } = await WaitingModel.updateOne(
    { tenantId, programId, _id: waiting._id, state },
    { $set: { state: 'ended', ending, endedAt: now }, $unset: { open: 1, offerEndsAt: 1 } },
  );
  if (modifiedCount === 0) throw new RuleBroken('moved-on');
  const eventId = await tellOfWaiting(actor, waiting, ending === 'left' || ending === 'let-pass' ? 'waiting-list.left' : 'waiting-list.ended', now, { ending });
  if (state === 'waiting') return eventId;
  await placesOf(kind).freePlace(actor, of);
  if (ending !== 'got-place') await offerPlaces(actor, { kind, of }, now);
  return eventId;
}

/**
 * Somebody gets a place of it, in the caller's transaction: they wait no longer, and a place that was kept for them is free for the
 * caller to take. Returns whether one was. An offer that has run out is none, also before the job has come by.
 */
export async function usePlace(actor: ProgramActor | ProgramSystemActor, list: WaitingListKey, personId: string, now: Date): Promise<boolean> {
  const waiting = await WaitingModel.findOne({ ...keyOf(actor, list), personId, open: true }).lean();
  if (waiting === null || (waiting.offerEndsAt !== undefined && waiting.offerEndsAt <= now)) return false;
  await endWaiting(actor, waiting, 'got-place', now);
  return waiting.state !== 'waiting';
}

/** What somebody began with an offered place came to nothing: it goes to the next in line. In the caller's transaction; nothing where no place was kept for it. */
export async function giveBackPlace(actor: ProgramActor | ProgramSystemActor, list: WaitingListKey, personId: string, now: Date): Promise<void> {
  const waiting = await WaitingModel.findOne({ ...keyOf(actor, list), personId, open: true, state: 'taken' }).lean();
  if (waiting !== null) await endWaiting(actor, waiting, 'came-to-nothing', now);
}

/** Whether a place is kept for what this person began with it. */
export async function isPlaceKept(scope: ProgramScope, list: WaitingListKey, personId: string): Promise<boolean> {
  return (await WaitingModel.exists({ ...keyOf(scope, list), personId, open: true, state: 'taken' })) !== null;
}

/** A person leaves, or has no use for a place any more: they wait for none of these kinds. In the transaction of it. */
export async function stopWaiting(actor: ProgramActor | ProgramSystemActor, personId: string, kinds: readonly WaitingKind[], now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const theirs = await WaitingModel.find({ tenantId, programId, personId, open: true, kind: trusted({ $in: kinds }), state: trusted({ $in: ['waiting', 'offered'] }) }).lean();
  for (const waiting of theirs) await endWaiting(actor, waiting, 'passed-over', now);
}

/** What people wait for is there no more: everybody's waiting ends. In the transaction of it. */
export async function closeWaitingList(actor: ProgramActor | ProgramSystemActor, list: WaitingListKey, now: Date): Promise<void> {
  const rows = await WaitingModel.find({ ...keyOf(actor, list), open: true }).lean();
  await passOver(actor, rows, now);
}

/** Who may have what people wait for has changed: the waiting of those who never can again ends, also where a place is on offer for them. In the transaction of it. */
export async function passOverUseless(actor: ProgramActor | ProgramSystemActor, list: WaitingListKey, now: Date): Promise<void> {
  const rows = await WaitingModel.find({ ...keyOf(actor, list), open: true, state: trusted({ $in: ['waiting', 'offered'] }) }).lean();
  const useless: StoredWaiting[] = [];
  for (const waiting of rows) {
    if ((await placesOf(list.kind).canUse(actor, list.of, String(waiting.personId), now)) === 'never') useless.push(waiting);
  }
  await passOver(actor, useless, now);
}

/** Those first who have no offer: what comes free by the others is not for them. */
async function passOver(actor: ProgramActor | ProgramSystemActor, rows: readonly StoredWaiting[], now: Date): Promise<void> {
  for (const waiting of rows.toSorted((a, b) => Number(a.state !== 'waiting') - Number(b.state !== 'waiting'))) await endWaiting(actor, waiting, 'passed-over', now);
}

/** How many places are kept for those who wait, by what they wait for: what a count of places taken has to know. */
export async function keptPlaces({ tenantId, programId }: ProgramScope, kind: WaitingKind): Promise<Map<string, number>> {
  const rows = await WaitingModel.find({ tenantId, programId, kind, open: true, state: trusted({ $in: ['offered', 'taken'] }) }, { of: 1 }).lean();
  const kept = new Map<string, number>();
  for (const { of } of rows) kept.set(of, (kept.get(of) ?? 0) + 1);
  return kept;
}

/** How many people wait, without an offer, by what they wait for. */
export async function lineLengths({ tenantId, programId }: ProgramScope, kind: WaitingKind): Promise<Map<string, number>> {
  const rows = await WaitingModel.find({ tenantId, programId, kind, open: true, state: 'waiting' }, { of: 1 }).lean();
  return new Map([...Map.groupBy(rows, ({ of }) => of)].map(([of, line]) => [of, line.length]));
}

/** One person in a line. */
export interface InLine {
  personId: string;
  joinedAt: Date;
  /** Until when a place is kept for them; null: they wait. */
  until: Date | null;
}

/** Who stands in these lines, by what they wait for: those first for whom a place is kept, then in their order. Whoever calls it has decided who may know. */
export async function linesFor({ tenantId, programId }: ProgramScope, kind: WaitingKind, ofs: readonly string[]): Promise<Map<string, InLine[]>> {
  if (ofs.length === 0) return new Map();
  const rows = await WaitingModel.find({ tenantId, programId, kind, of: trusted({ $in: ofs }), open: true, state: trusted({ $in: ['waiting', 'offered'] }) }).sort({ turn: 1 }).lean();
  const first = rows.toSorted((a, b) => Number(a.state === 'waiting') - Number(b.state === 'waiting'));
  return new Map([...Map.groupBy(first, ({ of }) => of)].map(([of, line]) => [of, line.map(({ personId, joinedAt, offerEndsAt }) => ({ personId: String(personId), joinedAt, until: offerEndsAt ?? null }))]));
}

/** Everybody who waits for a place of this kind, or has one on offer, by their person ids. */
export async function peopleInLine({ tenantId, programId }: ProgramScope, kind: WaitingKind): Promise<string[]> {
  const ids = await WaitingModel.distinct('personId', { tenantId, programId, kind, open: true });
  return ids.map(String);
}

/** Records what happened to somebody's waiting, for them, for who looks after what they wait for, and for coordinators. Returns the event's id. */
export async function tellOfWaiting(
  actor: ProgramActor | ProgramSystemActor,
  { _id, kind, of, personId }: Pick<StoredWaiting, '_id' | 'kind' | 'of' | 'personId'>,
  type: EventType,
  now: Date,
  data: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return recordEvent(actor, { type, subjectIds: [String(_id), String(personId)], audience: [String(personId), ...((await placesOf(kind).seenBy?.(actor, of)) ?? [])], exactAudience: true, forCoordinators: true, data: { kind, of, ...data }, at: now });
}

/** Of two transactions that depend on what one list counts, the second runs again and sees the first. */
export async function takeTurnOnList(scope: ProgramScope, list: WaitingListKey): Promise<void> {
  await WaitingListModel.updateOne(keyOf(scope, list), { $inc: { changes: 1 } }, { upsert: true });
}

function keyOf({ tenantId, programId }: ProgramScope, { kind, of }: WaitingListKey) {
  return { tenantId, programId, kind, of };
}

async function viewWaiting(actor: ProgramActor, rows: readonly StoredWaiting[]): Promise<Waiting[]> {
  const names = new Map<WaitingKind, ReadonlyMap<string, string>>();
  for (const [kind, of] of Map.groupBy(rows, (row) => row.kind)) names.set(kind, await placesOf(kind).namesOf(actor, of.map((row) => row.of)));
  const views: Waiting[] = [];
  for (const { _id, kind, of, state, turn, offerEndsAt, joinedAt } of rows) {
    const ahead = state === 'waiting' ? await WaitingModel.countDocuments({ ...keyOf(actor, { kind, of }), open: true, state: 'waiting', turn: trusted({ $lt: turn }) }) : null;
    views.push({ id: String(_id), kind, of, name: names.get(kind)?.get(of) ?? null, state, position: ahead === null ? null : ahead + 1, until: offerEndsAt ?? null, joinedAt });
  }
  return views;
}
