import { listSlots } from '../../models/availability/availability.ts';
import { bookMeeting, cancelMeeting, confirmHeld, contestHeld } from '../../models/meetings/meetings.ts';
import type { Chance } from '../people/random.ts';
import type { Part } from './cast.ts';
import { hoursAfter } from './seed-clock.ts';
import { actorOf, type Stage } from './stage.ts';
import { cancelReasons, meetingTitles } from './words/said.ts';

/** A pair that meets. */
export interface Meeters {
  readonly mentor: Part;
  readonly mentee: Part;
  readonly matchId: string;
}

/** What became of a meeting. `silent`: nobody said anything, so it counts as held a day later. */
export type MeetingEnd = 'held' | 'silent' | 'missed' | 'contested' | 'cancelled';

interface When {
  /** The first day of the week in which they meet, from the seed's day; negative: before it. */
  readonly inDays: number;
  readonly bookedDaysAgo: number;
  /** Take the first free time of that week, not any. */
  readonly soonest?: boolean;
  /** What it is about; otherwise, for one in two, something that pairs talk about. */
  readonly title?: string;
}

/** The mentee books one of the times that are really free that week. Returns the meeting, or null where there is none. */
export async function book(stage: Stage, { mentee, matchId }: Meeters, when: When, draw: Chance): Promise<{ id: string; end: Date } | null> {
  const { clock } = stage;
  const actor = actorOf(stage, mentee);
  const now = clock.ago(when.bookedDaysAgo, draw);
  const { items, minutes } = await listSlots(actor, matchId, { from: clock.date(when.inDays) }, now);
  const open = when.inDays < 0 ? items : items.filter(({ start }) => start > clock.start);
  const awake = open.filter(({ yours }) => yours.from >= '07:00' && yours.to <= '22:30' && yours.to > yours.from);
  const [first] = awake;
  if (first === undefined) return null;
  const slot = when.soonest ? first : draw.pick(awake);
  const drawn = draw.fraction() < 0.5 ? draw.pick(meetingTitles) : undefined;
  const meeting = await bookMeeting(actor, { matchId, start: slot.start.toISOString(), minutes, title: when.title ?? drawn }, now);
  return { id: meeting.id, end: slot.end };
}

/** Books a meeting of the past and says how it went. Nothing where no time was free that week. */
export async function meet(stage: Stage, pair: Meeters, daysAgo: number, end: MeetingEnd, draw: Chance): Promise<void> {
  const { clock } = stage;
  const meeting = await book(stage, pair, { inDays: -daysAgo, bookedDaysAgo: daysAgo + 5 }, draw);
  if (meeting === null) return;
  const [mentor, mentee] = draw.fraction() < 0.5 ? [pair.mentor, pair.mentee] : [pair.mentee, pair.mentor];
  const [one, other] = [actorOf(stage, mentor), actorOf(stage, mentee)];
  if (end === 'cancelled') await cancelMeeting(one, meeting.id, { reason: draw.pick(cancelReasons) }, clock.ago(daysAgo + 2, draw));
  if (end === 'cancelled' || end === 'silent') return;
  await confirmHeld(one, meeting.id, { held: end !== 'missed' }, hoursAfter(meeting.end, draw.whole(1, 20)));
  if (end === 'contested') await contestHeld(other, meeting.id, {}, hoursAfter(meeting.end, draw.whole(24, 40)));
}
