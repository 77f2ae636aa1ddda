import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { withBuffers } from '../availability/calendar.ts';
import { assertFlashOffered, flashTimes } from '../availability/flash-offers.ts';
import { loadCircle, meetingCircleStates } from '../circles/load-circle.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { openRules } from './book-circle-meeting.ts';
import { holdTime, letGo, type Aside, type Covered, type Interval } from './bookings.ts';
import { activeMatch, meeters, pairOf, type Meeters } from './meeters.ts';
import { readForActor } from './meeting-record.ts';
import { whatCanBeDone } from './meeting-view.ts';
import { coversOfSlot, minutesOf, openCalendar, slotFrom, takenAfterAll } from './open-slot.ts';

/** What a time is kept for: a meeting of a match or of a circle, a flash session of a mentor, or another time of a meeting; `id` is that of the match, the circle, the mentor or the meeting. */
export interface HoldInput {
  kind: 'match' | 'circle' | 'flash' | 'meeting';
  id: string;
  /** ISO 8601 in UTC. */
  start: string;
  /** Of a meeting that is to be: of a match's or a circle's. The others have their length. */
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
  const { open, minutes, meetingId } = await whatFor(actor, input, now);
  const slot = slotFrom(new Date(input.start), minutes);
  const until = new Date(now.getTime() + holdMs);
  await inTransaction(async () => {
    await assertOpen(actor);
    const aside: Aside = { holdOf: personId, meetingIds: meetingId === undefined ? [] : [meetingId] };
    const { covers, taken } = await open(slot, aside);
    const inTheWay = await holdTime({ tenantId, id: String(new Types.ObjectId()), ...slot, covers }, { by: personId, until, meetingId }, now);
    if (inTheWay !== null) throw taken(inTheWay);
  });
  return { start: slot.start, until };
}

/** Lets go of the time that the actor keeps, if it is this one. */
export async function releaseSlot(actor: ProgramActor, { start }: { start: string }): Promise<void> {
  if (!may(actor, 'slot.hold')) throw new NotAllowed();
  await letGo(actor.tenantId, actor.personId, { start: new Date(start) });
}

/** Looks whether a time is open, by the rules of those who meet, and throws why it is not; answers what it takes of whose time, and what is said where somebody has that after all. */
type Open = (slot: Interval, aside: Aside) => Promise<{ covers: Covered[]; taken: (inTheWay: string) => RuleBroken }>;

async function whatFor(actor: ProgramActor, { kind, id, minutes }: HoldInput, now: Date): Promise<{ open: Open; minutes: number; meetingId?: string }> {
  switch (kind) {
    case 'match': {
      const match = await activeMatch(actor, id);
      return { open: ofPair(actor, await meeters(actor, { ...match, matchId: id }), now), minutes: asked(minutes) };
    }
    case 'circle': {
      const { mentorId, state } = await loadCircle(actor, id, 'circle.meet');
      if (!meetingCircleStates.includes(state)) throw new RuleBroken('moved-on', { state });
      return { open: ofCircle(actor, String(mentorId), now), minutes: asked(minutes) };
    }
    case 'flash': {
      if (!may(actor, 'flash.book')) throw new NotAllowed();
      const offer = await assertFlashOffered(actor, id, now);
      const pair = { ...(await meeters(actor, { mentorId: id, menteeId: actor.personId, matchId: null })), fits: await flashTimes(actor, id, offer, now) };
      return { open: ofPair(actor, pair, now), minutes: offer.minutes };
    }
    case 'meeting': {
      const meeting = await readForActor(actor, id, 'meeting.move');
      if (!whatCanBeDone(meeting, actor.personId, now).includes('move')) throw new RuleBroken('moved-on', { state: meeting.state });
      const open = meeting.menteeId === undefined ? ofCircle(actor, String(meeting.mentorId), now) : ofPair(actor, await meeters(actor, pairOf(meeting)), now);
      return { open, minutes: minutesOf(meeting), meetingId: id };
    }
  }
}

function asked(minutes: number | undefined): number {
  if (minutes === undefined) throw new RuleBroken('body-invalid', { path: 'minutes' });
  return minutes;
}

function ofPair(actor: ProgramActor, pair: Meeters, now: Date): Open {
  return async (slot, aside) => {
    const calendar = await openCalendar(actor, pair, slot, now, aside);
    if (pair.fits?.(slot, calendar.rules.zone) === false) throw new RuleBroken('flash-month-full');
    return { covers: coversOfSlot(pair, calendar, slot), taken: (inTheWay) => takenAfterAll(actor, pair, calendar, slot, inTheWay, now) };
  };
}

/** A circle meets when its mentor can: a member who has something else then keeps nobody from it, so that nothing is kept of a member's time. */
function ofCircle(actor: ProgramActor, mentorId: string, now: Date): Open {
  return async (slot, aside) => {
    const rules = await openRules(actor, mentorId, slot, aside, now);
    return { covers: [{ personId: mentorId, ...withBuffers(slot, rules) }], taken: () => new RuleBroken('you-are-busy') };
  };
}
