import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { assertFlashOffered } from '../availability/flash-offers.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { holdTime, letGo, type Aside } from './bookings.ts';
import { activeMatch, meeters, pairOf, type Meeters } from './meeters.ts';
import { readForActor } from './meeting-record.ts';
import { whatCanBeDone } from './meeting-view.ts';
import { coversOfSlot, minutesOf, openCalendar, slotFrom, takenAfterAll } from './open-slot.ts';

/** What a time is kept for: a meeting of a match, a flash session of a mentor, or another time of a meeting; `id` is that of the match, the mentor or the meeting. */
export interface HoldInput {
  kind: 'match' | 'flash' | 'meeting';
  id: string;
  /** ISO 8601 in UTC. */
  start: string;
  /** Of a match's meeting; the others have their length. */
  minutes?: number | undefined;
}

/** A time that the actor keeps: the contract's `HeldSlot`. */
export interface HeldSlot {
  start: Date;
  until: Date;
}

/** As long as a form about one time takes. */
const holdMs = 5 * 60_000;

/**
 * Keeps an open time for the actor while they fill in the form: nobody else can have it until then, and by the same rules and refusals
 * as booking itself. Whoever keeps a time lets go of the one they kept before, in whatever program, so that nobody can block a mentor.
 * Booking or moving ends it in the same transaction; it records nothing, because nothing has happened yet.
 */
export async function holdSlot(actor: ProgramActor, input: HoldInput, now = new Date()): Promise<HeldSlot> {
  if (!may(actor, 'slot.hold')) throw new NotAllowed();
  const { tenantId, personId } = actor;
  const { pair, minutes, meetingId } = await whatFor(actor, input, now);
  const slot = slotFrom(new Date(input.start), minutes);
  const until = new Date(now.getTime() + holdMs);
  await inTransaction(async () => {
    await assertOpen(actor);
    const aside: Aside = { holdOf: personId, meetingIds: meetingId === undefined ? [] : [meetingId] };
    const calendar = await openCalendar(actor, pair, slot, now, aside);
    const covers = coversOfSlot(pair, calendar, slot);
    const inTheWay = await holdTime({ tenantId, id: String(new Types.ObjectId()), ...slot, covers }, { by: personId, until, meetingId }, now);
    if (inTheWay !== null) throw takenAfterAll(actor, pair, calendar, slot, inTheWay, now);
  });
  return { start: slot.start, until };
}

/** Lets go of the time that the actor keeps, if it is this one. */
export async function releaseSlot(actor: ProgramActor, { start }: { start: string }): Promise<void> {
  if (!may(actor, 'slot.hold')) throw new NotAllowed();
  await letGo(actor.tenantId, actor.personId, new Date(start));
}

async function whatFor(actor: ProgramActor, { kind, id, minutes }: HoldInput, now: Date): Promise<{ pair: Meeters; minutes: number; meetingId?: string }> {
  if (kind === 'match') {
    if (minutes === undefined) throw new RuleBroken('body-invalid', { path: 'minutes' });
    const match = await activeMatch(actor, id);
    return { pair: await meeters(actor, { ...match, matchId: id }), minutes };
  }
  if (kind === 'flash') {
    if (!may(actor, 'flash.book')) throw new NotAllowed();
    const offer = await assertFlashOffered(actor, id, now);
    return { pair: await meeters(actor, { mentorId: id, menteeId: actor.personId, matchId: null }), minutes: offer.minutes };
  }
  const meeting = await readForActor(actor, id, 'meeting.move');
  // A circle meets at a time that its mentor alone has to have free: nothing is kept for it.
  if (meeting.menteeId === undefined) throw new NotAllowed();
  if (!whatCanBeDone(meeting, actor.personId, now).includes('move')) throw new RuleBroken('moved-on', { state: meeting.state });
  return { pair: await meeters(actor, pairOf(meeting)), minutes: minutesOf(meeting), meetingId: id };
}
