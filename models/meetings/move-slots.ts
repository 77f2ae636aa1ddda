import type { ProgramActor } from '../actor.ts';
import { fullMonths, flashOfferOf, monthOf } from '../availability/flash-offers.ts';
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
  const closed = await closedMonths(actor, meeting, now);
  return weekOf(
    actor,
    {
      mentorId: String(meeting.mentorId),
      menteeId: meeting.menteeId === undefined ? null : String(meeting.menteeId),
      ...(circleId === null ? {} : { circle: { id: circleId, name: (await circleTitles(actor, [circleId])).get(circleId) ?? '', headline: null } }),
      isOpen: whatCanBeDone(meeting, actor.personId, now).includes('move'),
      fits: ({ start }, zone) => start.getTime() !== meeting.start.getTime() && !closed(monthOf(zone, start), monthOf(zone, meeting.start)),
      aside: { meetingIds: [meetingId] },
    },
    { ...query, minutes: minutesOf(meeting) },
    now,
  );
}

/** A flash session stays within the month it counts in, or goes to one that has a session left. */
async function closedMonths(actor: ProgramActor, meeting: StoredMeeting, now: Date): Promise<(month: string, itsOwn: string) => boolean> {
  if (meeting.flash === undefined) return () => false;
  const mentorId = String(meeting.mentorId);
  const offer = await flashOfferOf(actor, mentorId);
  if (offer === null) return (month, itsOwn) => month !== itsOwn;
  const full = await fullMonths(actor, mentorId, offer, now);
  return (month, itsOwn) => month !== itsOwn && full.has(month);
}
