import type { ProgramActor } from '../actor.ts';
import type { StoredEvent } from '../events/events.ts';
import { meetingsInNewRoom, readCalendarEntries, readMeeting, readSeries, timesUntilNow, type Meeting } from '../meetings/meetings.ts';
import { readProposal } from '../proposals/proposals.ts';
import type { MailTemplate } from '../vocabulary.ts';
import { heardByMail } from './heard-by-mail.ts';
import type { Letter } from './letters.ts';

const templates = ['series-booked', 'series-moved', 'series-recomputed', 'room-changed', 'series-cancelled', 'times-proposed', 'times-declined', 'times-answered', 'times-withdrawn', 'times-expired', 'circle-meetings-left'] as const satisfies readonly MailTemplate[];
type TimesTemplate = (typeof templates)[number];
const ofProposals: readonly TimesTemplate[] = ['times-proposed', 'times-declined', 'times-answered', 'times-withdrawn', 'times-expired'];

export function isOfTimes(template: MailTemplate): template is TimesTemplate {
  return (templates as readonly MailTemplate[]).includes(template);
}

/** What a letter about several times tells; null where it has been overtaken: nothing of the series is left, the proposal waits no more, or whoever had left is back. */
export async function timesOfLetter(reader: ProgramActor, template: TimesTemplate, event: StoredEvent, now: Date): Promise<Pick<Letter, 'other' | 'times' | 'circle'> | null> {
  const subjectId = String(event.subjectIds[0]);
  const base = { ofCircle: false, note: null, reason: null, wentWithMatch: event.data['cause'] !== undefined, byReceiver: false, before: null, untilNow: [], rooms: [], busy: [], meetingIds: [] };
  if (ofProposals.includes(template)) {
    const { partner, circle, times, note, state } = await readProposal(reader, subjectId, now);
    if ((template === 'times-proposed' || template === 'times-answered') && state !== 'open') return null;
    if (template === 'times-withdrawn' && !(await heardByMail(reader, subjectId, { of: 'proposal.made', by: 'times-proposed' }))) return null;
    return {
      other: partner.name,
      circle: circle === undefined ? null : { title: circle.title, message: '' },
      times: { ...base, ofCircle: circle !== undefined, spans: times, note: template === 'times-proposed' ? note : null },
    };
  }
  if (template === 'circle-meetings-left') {
    const entries = await readCalendarEntries(reader, event.data['meetingIds'] as readonly string[], now);
    const left = entries.flatMap(({ meeting }) => (meeting.state === 'cancelled' ? [meeting] : [])); // who is back meanwhile is invited anew
    const [first] = left;
    if (first === undefined) return null;
    return { other: first.partner.name, circle: null, times: { ...base, ofCircle: true, spans: left.map(({ when }) => when), meetingIds: left.map(({ id }) => id) } };
  }
  if (template === 'room-changed') {
    const told = await meetingsInNewRoom(reader, event.data['meetingIds'] as readonly string[], event.at, now);
    const [first] = told;
    if (first === undefined) return null;
    const rooms = told.map(({ meetingUrl, roomLater }) => (roomLater ? 'later' : meetingUrl));
    return { other: first.circle?.title ?? first.partner.name, circle: null, times: { ...base, ofCircle: first.circle !== undefined, spans: told.map(({ when }) => when), rooms, meetingIds: told.map(({ id }) => id) } };
  }
  if (template === 'series-recomputed') {
    const { series } = await readMeeting(reader, subjectId, now);
    if (series === undefined) return null;
    const { items } = await readSeries(reader, series.id, now);
    const untilNow = await timesUntilNow(reader, items.map(({ id }) => id), String(event.data['release']));
    const told = items.filter(({ id, when }) => untilNow.has(id) && when.start > now);
    const times = told.map(({ id }) => untilNow.get(id)!);
    return toldOf(told, (meetings) => ({ ...base, ...meetings, untilNow: times, before: times[0]! }));
  }
  const { items } = await readSeries(reader, subjectId, now);
  if (template === 'series-moved') {
    // What has been moved again or cancelled since has a mail of its own.
    const moved = items.filter(({ state, moved: last }) => state === 'confirmed' && last?.at.getTime() === event.at.getTime());
    return toldOf(moved, (meetings, { moved: last }) => ({ ...base, ...meetings, reason: last!.reason, byReceiver: last!.by === reader.personId, before: last!.from }));
  }
  // Who comes into a circle later is told of those of its series that they come to.
  const meetingIds = (template === 'series-booked' ? event.subjectIds : (event.data['meetingIds'] ?? [])) as readonly unknown[];
  const ids = new Set(meetingIds.map(String));
  const told = items.filter(({ id, state }) => ids.has(id) && (template !== 'series-booked' || state === 'confirmed'));
  return toldOf(told, (meetings, { cancelled }) => ({ ...base, ...meetings, reason: cancelled?.reason ?? null, byReceiver: cancelled !== null && cancelled.by === reader.personId }));
}

type Times = NonNullable<Letter['times']>;

/** What is told of several meetings of one series; null where there are none. Of a circle its people read their own clock, and which of them they have something else at. */
function toldOf(told: readonly Meeting[], times: (meetings: Pick<Times, 'spans' | 'ofCircle' | 'busy' | 'meetingIds'>, first: Meeting) => Times): Pick<Letter, 'other' | 'times' | 'circle'> | null {
  const [first] = told;
  if (first === undefined) return null;
  const { circle, partner } = first;
  const busy = told.map((meeting) => meeting.circle?.busy === true && meeting.state === 'confirmed');
  return { other: circle?.title ?? partner.name, circle: null, times: times({ spans: told.map(({ when }) => when), ofCircle: circle !== undefined, busy, meetingIds: told.map(({ id }) => id) }, first) };
}
