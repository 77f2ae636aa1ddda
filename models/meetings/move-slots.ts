import type { ProgramActor } from '../actor.ts';
import { flashOfferOf, fullMonths } from '../availability/flash-offers.ts';
import { monthOf } from '../availability/flash-months.ts';
import { weekOf, type SlotWeek } from '../availability/open-slots.ts';
import { circleTitles } from '../circles/titles.ts';
import { readForActor } from './meeting-record.ts';
import { whatCanBeDone } from './meeting-view.ts';
import { minutesOf } from './open-slot.ts';
import type { StoredMeeting } from './meeting.model.ts';

/**
 * The times to which a meeting can be moved, in the seven days from a date of the reader's calendar: those of booking, with its own
 * time in nobody's way. One that cannot be moved any more has none.
 */
export async function listMoveSlots(actor: ProgramActor, meetingId: string, query: { from?: string | undefined; weekStart?: number | undefined } = {}, now = new Date()): Promise<SlotWeek> {
  const meeting = await readForActor(actor, meetingId, 'meeting.move');
  const circleId = meeting.circleId === undefined ? null : String(meeting.circleId);
  return weekOf(
    actor,
    {
      mentorId: String(meeting.mentorId),
      menteeId: meeting.menteeId === undefined ? null : String(meeting.menteeId),
      ...(circleId === null ? {} : { circle: { id: circleId, name: (await circleTitles(actor, [circleId])).get(circleId) ?? '', headline: null } }),
      isOpen: whatCanBeDone(meeting, actor.personId, now).includes('move'),
      fits: await movableTo(actor, meeting, now),
      aside: { meetingIds: [meetingId] },
    },
    { ...query, minutes: minutesOf(meeting) },
    now,
  );
}

/** To which times, by the mentor's zone, a meeting can be moved beside what the calendar says: to another one than its own, and a flash session within the month it counts in, or to one that has a session left. */
export async function movableTo(actor: ProgramActor, meeting: StoredMeeting, now: Date): Promise<(slot: { readonly start: Date }, zone: string) => boolean> {
  const closed = await closedMonths(actor, meeting, now);
  return ({ start }, zone) => start.getTime() !== meeting.start.getTime() && !closed(monthOf(zone, start), monthOf(zone, meeting.start));
}

async function closedMonths(actor: ProgramActor, meeting: StoredMeeting, now: Date): Promise<(month: string, itsOwn: string) => boolean> {
  if (meeting.flash === undefined) return () => false;
  const mentorId = String(meeting.mentorId);
  const offer = await flashOfferOf(actor, mentorId);
  if (offer === null) return (month, itsOwn) => month !== itsOwn;
  const full = await fullMonths(actor, mentorId, offer, now);
  return (month, itsOwn) => month !== itsOwn && full.has(month);
}
