import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { currentMatchesOf } from '../matches/matches.ts';
import { meetingsElsewhere } from '../meetings/meetings-elsewhere.ts';
import { meetingsOfMentors } from '../meetings/mentor-meetings.ts';
import { programRoom } from '../meetings/room.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { personChanged } from '../people/changed.ts';
import { pausesOf, takeBreak } from '../people/enrolments.ts';
import { peopleByIds } from '../people/people.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import type { Action } from '../vocabulary.ts';
import { AvailabilityModel } from './availability.model.ts';
import { horizonDays } from './calendar.ts';
import { ownFlashOffer, type FlashOffer } from './flash-offers.ts';
import { checkedRules, defaultRules, isWithin, toRules, type AvailabilityRules } from './rules.ts';

export { bookingsFor, calendarsOf, countedStarts, otherOf, readCalendars, type Other } from './calendar.ts';
export { flashOfferedBy, flashOfferedIn, hasFlashLeft, type FlashOffered } from './flash-left.ts';
export type { FlashOffer } from './flash-offers.ts';
export { aheadOf, firstFreeTimes, listFlashSlots, listSlots, nextFreeTimes, type FirstFree, type SlotWeek } from './open-slots.ts';
export { previewAvailability, type AvailabilityPreview } from './preview.ts';
export { ownOpeningHours, rulesIn, rulesOf, wantedRules, type AvailabilityRules } from './rules.ts';
export { timesOfWeekOf } from './times-of-week.ts';

/** A mentor's rules as their owner sees them: the contract's `Availability`. */
export interface Availability extends AvailabilityRules {
  /** A break from all of it: the date, on the mentor's calendar, of the first day back. */
  pausedUntil: string | null;
  /** What is offered to people without a match; null where the program has no flash sessions. */
  flash: FlashOffer | null;
  /** null: never set; the rules are the program's defaults. */
  updatedAt: Date | null;
  /** Booked meetings that lie outside the rules: they stay as they are. */
  meetingsOutside: number;
  /** Booked meetings that have another room than new ones get, and were not given one by themselves. */
  meetingsElsewhere: number;
  /** Where people of the program meet whose mentor has no room: an address or a template; null: none. */
  programRoom: string | null;
  /** Mentees whose clock the preview can show. */
  mentees: { id: string; name: string; zone: string }[];
}

const dayMs = 86_400_000;

/** When the actor is free, as mentor of this program. */
export async function readAvailability(actor: ProgramActor, now = new Date()): Promise<Availability> {
  assertMentor(actor, 'availability.read');
  const { tenantId, programId, personId } = actor;
  // One after the other: setting them with an idempotency key reads them inside its transaction.
  const stored = await AvailabilityModel.findOne({ tenantId, programId, mentorId: personId }).lean();
  const matches = await currentMatchesOf(actor, personId);
  const pauses = await pausesOf(actor, [personId]);
  const menteeIds = matches.filter(({ mentorId }) => mentorId === personId).map(({ menteeId }) => menteeId);
  const people = await peopleByIds(actor, [personId, ...menteeIds]);
  const rules = stored === null ? await defaultRules(actor, people.get(personId)?.zone ?? 'UTC') : toRules(stored);
  const room = await programRoom(actor);
  return {
    ...rules,
    pausedUntil: pauses.get(personId) ?? null,
    flash: await ownFlashOffer(actor, stored),
    updatedAt: stored?.updatedAt ?? null,
    meetingsOutside: await countOutside(actor, rules, now),
    meetingsElsewhere: (await meetingsElsewhere(actor, rules.meetingUrl ?? room, now)).length,
    programRoom: room,
    mentees: menteeIds.flatMap((id) => {
      const { name = '', zone = null } = people.get(id) ?? {};
      return zone === null ? [] : [{ id, name, zone }];
    }),
  };
}

/** Sets when the actor is free; without `pausedUntil` a break stays as it is, without `flash` (or with null, as it is read where the program has none) what is offered of flash sessions. Booked meetings stay as they are. */
export async function setAvailability(
  actor: ProgramActor,
  input: AvailabilityRules & { pausedUntil?: string | null | undefined; flash?: FlashOffer | null | undefined },
  now = new Date(),
): Promise<Availability> {
  assertMentor(actor, 'availability.edit');
  const { tenantId, programId, personId } = actor;
  const { pausedUntil, flash, ...rules } = checkedRules(input);
  await inTransaction(async () => {
    const { _id } = await AvailabilityModel.findOneAndUpdate(
      { tenantId, programId, mentorId: personId },
      { $set: { ...rules, ...(flash == null ? {} : { flashPerMonth: flash.perMonth, flashMinutes: flash.minutes }) } },
      { upsert: true, returnDocument: 'after' },
    ).lean().orFail();
    personChanged(actor);
    if (pausedUntil !== undefined) await takeBreak(actor, pausedUntil);
    const mentees = (await currentMatchesOf(actor, personId)).map(({ menteeId }) => menteeId);
    await recordEvent(actor, { type: 'availability.edited', subjectIds: [String(_id), personId], audience: mentees, forCoordinators: true, at: now });
  });
  return readAvailability(actor, now);
}

/** How many of these mentors have a video room of their own. */
export async function mentorsWithRoom({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, mentorIds: readonly string[]): Promise<number> {
  return AvailabilityModel.countDocuments({ tenantId, programId, mentorId: trusted({ $in: mentorIds }), meetingUrl: trusted({ $ne: null }) });
}

async function countOutside(actor: ProgramActor, rules: AvailabilityRules, now: Date): Promise<number> {
  const ahead = { start: now, end: new Date(now.getTime() + horizonDays * dayMs) };
  const meetings = (await meetingsOfMentors(actor, [actor.personId], ahead)).get(actor.personId)!;
  return meetings.filter((meeting) => !isWithin(rules, meeting)).length;
}

function assertMentor(actor: ProgramActor, action: Action): void {
  if (!may(actor, action)) throw new NotAllowed();
}
