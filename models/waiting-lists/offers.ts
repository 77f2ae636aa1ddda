import { trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { eachDue } from '../matches/each-due.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { isArchived, programSettings } from '../programs/programs.ts';
import { defaultSettings } from '../programs/settings.ts';
import { placesOf, type ProgramScope, type WaitingListKey } from './kinds.ts';
import { WaitingListModel } from './waiting-list.model.ts';
import { endWaiting, tellOfWaiting } from './waiting-lists.ts';
import { WaitingModel, type StoredWaiting } from './waiting.model.ts';

const hourMs = 3_600_000;
/** How often the job looks where nothing said that a place came free: a break that ended, a run that was taken back. */
const lookEveryMs = 5 * 60_000;
/** Nobody reads a longer list in one transaction; the job goes on with the rest. */
const most = 200;

/**
 * Offers the free places of a thing to those who wait for it, in their order, each for the program's number of hours; nobody else can
 * take them meanwhile. Who cannot use one at this moment keeps their turn and is passed over; who never can again waits no
 * longer. To be called in the transaction in which a place came free. Returns how many were offered.
 */
export async function offerPlaces(actor: ProgramActor | ProgramSystemActor, list: WaitingListKey, now: Date): Promise<number> {
  const { offered, goesOnAfter } = await offerAfter(0, actor, list, now);
  if (goesOnAfter !== null) await goOnSoon(actor, list, goesOnAfter, now);
  return offered;
}

/** Offers to those behind a turn. Where a place may be free still and the line is longer than one look, says after whom it goes on. */
async function offerAfter(turn: number, actor: ProgramActor | ProgramSystemActor, { kind, of }: WaitingListKey, now: Date): Promise<{ offered: number; goesOnAfter: number | null }> {
  const { tenantId, programId } = actor;
  const list = { tenantId, programId, kind, of };
  const line = await WaitingModel.find({ ...list, open: true, state: 'waiting', turn: trusted({ $gt: turn }) }).sort({ turn: 1 }).limit(most).lean();
  if (line.length === 0 || (await isArchived(actor))) return { offered: 0, goesOnAfter: null };
  await WaitingListModel.updateOne(list, { $inc: { changes: 1 } });
  const places = placesOf(kind);
  let offered = 0;
  for (const waiting of line) {
    const use = await places.canUse(actor, of, String(waiting.personId), now);
    if (use === 'never') await endWaiting(actor, waiting, 'passed-over', now);
    if (use !== 'now') continue;
    if (!(await places.keepPlace(actor, of, now))) return { offered, goesOnAfter: null };
    await offer(actor, waiting, now);
    offered += 1;
  }
  return { offered, goesOnAfter: line.length < most ? null : line.at(-1)!.turn };
}

/** The next run of the job goes on behind this turn: whoever cannot use a place keeps it from nobody behind them. */
async function goOnSoon({ tenantId, programId }: ProgramScope, { kind, of }: WaitingListKey, turn: number, now: Date): Promise<void> {
  await WaitingListModel.updateOne({ tenantId, programId, kind, of }, { $set: { lookAt: new Date(now.getTime() + 1), lookAfter: turn } });
}

async function offer(actor: ProgramActor | ProgramSystemActor, waiting: StoredWaiting, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const { offerHours } = { ...defaultSettings.requests, ...(await programSettings(tenantId, programId)).requests };
  await WaitingModel.updateOne({ tenantId, programId, _id: waiting._id, state: 'waiting' }, { $set: { state: 'offered', offerEndsAt: new Date(now.getTime() + offerHours * hourMs) } });
  const eventId = await tellOfWaiting(actor, waiting, 'waiting-list.offered', now);
  await enqueueMail(actor, { eventId, receiverId: String(waiting.personId), template: 'place-offered', dueAt: now });
}

/**
 * The actor takes the place that is on offer for them, in the transaction of what they begin with it; it stays kept until that is
 * settled, by `usePlace` or `giveBackPlace`. Returns whether there was an offer: one that has run out is none.
 */
export async function takeOffer(actor: ProgramActor, { kind, of }: WaitingListKey, now: Date): Promise<boolean> {
  const { tenantId, programId, personId } = actor;
  const taken = await WaitingModel.findOneAndUpdate(
    { tenantId, programId, kind, of, personId, open: true, state: 'offered', offerEndsAt: trusted({ $gt: now }) },
    { $set: { state: 'taken' }, $unset: { offerEndsAt: 1 } },
  ).lean();
  if (taken === null) return false;
  await tellOfWaiting(actor, taken, 'waiting-list.taken', now);
  return true;
}

/** A job: ends the offers whose time is over, in every tenant, and offers the place to the next in line. Any number of servers may run it at once. Returns how many ended. */
export function endOffers(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDue(actor, WaitingModel, { due: { offerEndsAt: trusted({ $lte: now }) }, by: 'offerEndsAt' }, async (inProgram, waiting) => {
    const eventId = await endWaiting(inProgram, waiting, 'ran-out', now);
    if (!(await isArchived(inProgram))) await enqueueMail(inProgram, { eventId, receiverId: String(waiting.personId), template: 'place-offer-over', dueAt: now });
    return true;
  });
}

/** A job: offers what came free without anybody saying so, wherever people wait. Returns for how many lists something was offered. */
export function lookForPlaces(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDue(actor, WaitingListModel, { due: { lookAt: trusted({ $lte: now }) }, by: 'lookAt' }, async (inProgram, { _id, kind, of, lookAfter = 0 }) => {
    const { tenantId, programId } = inProgram;
    const { offered, goesOnAfter } = await offerAfter(lookAfter, inProgram, { kind, of }, now);
    if (goesOnAfter !== null) await goOnSoon(inProgram, { kind, of }, goesOnAfter, now);
    else {
      const waits = await WaitingModel.exists({ tenantId, programId, kind, of, open: true, state: 'waiting' });
      await WaitingListModel.updateOne({ tenantId, programId, _id }, waits === null ? { $unset: { lookAt: 1, lookAfter: 1 } } : { $set: { lookAt: new Date(now.getTime() + lookEveryMs) }, $unset: { lookAfter: 1 } });
    }
    return offered > 0;
  });
}
