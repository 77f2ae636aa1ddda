import type { ProgramActor } from '../actor.ts';
import { assertPairPossible } from '../matches/pair-rules.ts';
import { flashSessionsOf } from '../meetings/mentor-meetings.ts';
import { enrolmentsOf, mentorPlace } from '../people/enrolments.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import { AvailabilityModel, type StoredAvailability } from './availability.model.ts';
import { horizonDays, takeTurn } from './calendar.ts';
import { bookedUpMonths, monthOf } from './flash-months.ts';
import type { ProgramScope } from './rules.ts';

/** What a mentor offers to people without a match: so many single sessions in a month of the mentor's calendar, 0 for none. */
export interface FlashOffer {
  perMonth: number;
  minutes: number;
}

const usual: FlashOffer = { perMonth: 0, minutes: 30 };
const dayMs = 86_400_000;
/** A month of any calendar lies within so many days of each of its moments. */
const monthDays = 32;

function offerIn(stored: Pick<StoredAvailability, 'flashPerMonth' | 'flashMinutes'> | null): FlashOffer {
  return { perMonth: stored?.flashPerMonth ?? usual.perMonth, minutes: stored?.flashMinutes ?? usual.minutes };
}

async function hasFlash({ tenantId, programId }: ProgramScope): Promise<boolean> {
  return (await programSettings(tenantId, programId)).requests.flash;
}

/** A mentor's own offer as it is stored; null where the program has no flash sessions. */
export async function ownFlashOffer(scope: ProgramScope, stored: StoredAvailability | null): Promise<FlashOffer | null> {
  return (await hasFlash(scope)) ? offerIn(stored) : null;
}

/** What this mentor offers; null where that is nothing, by the mentor's own will or the program's. */
export async function flashOfferOf({ tenantId, programId }: ProgramScope, mentorId: string): Promise<FlashOffer | null> {
  const stored = await AvailabilityModel.findOne({ tenantId, programId, mentorId }, { flashPerMonth: 1, flashMinutes: 1 }).lean();
  const offer = offerIn(stored);
  return offer.perMonth > 0 && (await hasFlash({ tenantId, programId })) ? offer : null;
}

/** What this mentor offers the actor, or throws why not: it is for mentees who take part, and keeps to the rules of every pair. A mentor whose places are taken may still offer. */
export async function assertFlashOffered(actor: ProgramActor, mentorId: string, now: Date): Promise<FlashOffer> {
  const mentor = await mentorPlace(actor, mentorId, now);
  if (mentor === null || !mentor.inDirectory || mentorId === actor.personId) throw new NotFound();
  const mentee = (await enrolmentsOf(actor.tenantId, actor.programId, actor.personId)).find(({ role }) => role === 'mentee');
  if (mentee?.state !== 'active') throw new RuleBroken('not-enrolled');
  const offer = await flashOfferOf(actor, mentorId);
  if (offer === null) throw new RuleBroken('flash-not-offered');
  if (mentor.state === 'paused') throw new RuleBroken('mentor-paused', { mentorId, until: mentor.pausedUntil });
  await assertPairPossible(actor, { menteeId: actor.personId, mentorId }, now);
  return offer;
}

/**
 * In the transaction of a booking: bookings of one mentor take turns, so that of many at once on the last session of a month
 * one gets it. Throws where the month has none left, or the actor has one to come with this mentor already.
 */
export async function takeFlashTurn(actor: ProgramActor, mentorId: string, start: Date, now: Date): Promise<void> {
  const { perMonth } = await assertFlashOffered(actor, mentorId, now);
  await takeTurn(actor, mentorId);
  const stored = await AvailabilityModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, mentorId }, { zone: 1 }).lean().orFail();
  const month = monthOf(stored.zone, start);
  const sessions = await flashSessionsOf(actor, mentorId, { start: new Date(start.getTime() - monthDays * dayMs), end: new Date(start.getTime() + monthDays * dayMs) });
  if (sessions.filter((session) => monthOf(stored.zone, session.start) === month).length >= perMonth) throw new RuleBroken('flash-month-full', { month });
  const toCome = await flashSessionsOf(actor, mentorId, { start: now, end: new Date(now.getTime() + horizonDays * dayMs) });
  if (toCome.some(({ menteeId }) => menteeId === actor.personId)) throw new RuleBroken('limit-reached', { most: 1 });
}

/**
 * In the transaction of a move: a session that comes into another month counts in that one, which has to have one left. Within its own
 * month it may move whatever the mentor offers by now.
 */
export async function takeFlashMonth(scope: ProgramScope, mentorId: string, { from, to }: { from: Date; to: Date }): Promise<void> {
  const { tenantId, programId } = scope;
  await takeTurn(scope, mentorId);
  const { zone } = await AvailabilityModel.findOne({ tenantId, programId, mentorId }, { zone: 1 }).lean().orFail();
  const month = monthOf(zone, to);
  if (month === monthOf(zone, from)) return;
  const { perMonth } = (await flashOfferOf(scope, mentorId)) ?? { perMonth: 0 };
  const sessions = await flashSessionsOf(scope, mentorId, { start: new Date(to.getTime() - monthDays * dayMs), end: new Date(to.getTime() + monthDays * dayMs) });
  if (sessions.filter(({ start }) => monthOf(zone, start) === month).length >= perMonth) throw new RuleBroken('flash-month-full', { month });
}

/** The months, of the mentor's calendar, in which all sessions are booked. */
export async function fullMonths(scope: ProgramScope, mentorId: string, { perMonth }: FlashOffer, now: Date): Promise<ReadonlySet<string>> {
  const { tenantId, programId } = scope;
  const stored = await AvailabilityModel.findOne({ tenantId, programId, mentorId }, { zone: 1 }).lean();
  if (stored === null) return new Set();
  const sessions = await flashSessionsOf(scope, mentorId, { start: new Date(now.getTime() - monthDays * dayMs), end: new Date(now.getTime() + (horizonDays + monthDays) * dayMs) });
  return bookedUpMonths(sessions.map(({ start }) => start), { zone: stored.zone, perMonth });
}

/** Which open times of a mentor can be a session: those in months that have one left. */
export async function flashTimes(scope: ProgramScope, mentorId: string, offer: FlashOffer, now: Date): Promise<(slot: { readonly start: Date }, zone: string) => boolean> {
  const full = await fullMonths(scope, mentorId, offer, now);
  return ({ start }, zone) => !full.has(monthOf(zone, start));
}
