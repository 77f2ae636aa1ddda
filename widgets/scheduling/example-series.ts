import type { Shape } from '../api/operation.ts';
import { ana, ben, leila, tomas } from '../testing/people.ts';
import { berlin, ofCircle, spanAt, thursday, withBen } from './example-meetings.ts';
import type { Meeting } from './scheduling-host.ts';

/** A meeting that repeats and times that somebody proposes, in the week of the pictures. */

type Time = Shape<'SeriesPreview'>['items'][number];

const free = (start: string): Time => ({ ...spanAt(start, 45), conflict: null, moved: false, closest: [] });
const near = (day: string) => ['18:00', '18:45', '19:00'].map((time) => spanAt(`${day}T${time}:00.000Z`, 45));

/** Every week from Thu 29 October on: one is taken, one is closed; the mentee’s hour stays, as Berlin’s clocks have changed before. */
export const everyThursday: Shape<'SeriesPreview'> = {
  repeat: 'weekly',
  monthly: null,
  partner: ben,
  most: 20,
  items: [
    free('2026-10-29T20:00:00.000Z'),
    free('2026-11-05T20:00:00.000Z'),
    { ...free('2026-11-12T20:00:00.000Z'), conflict: 'other-is-busy', closest: near('2026-11-12') },
    free('2026-11-19T20:00:00.000Z'),
    { ...free('2026-11-26T20:00:00.000Z'), conflict: 'closed-day', closest: [] },
  ],
};

export const inSeries: Meeting = { ...thursday, series: { id: '65f0c0ffee0000000000d001', repeat: 'fortnightly', place: 4, of: 10 } };
export const bookedSeries: Shape<'Series'> = { id: '65f0c0ffee0000000000d001', repeat: 'weekly', items: [inSeries] };

const own = ({ start }: { start: string }) => spanAt(start, 45, berlin, berlin);
const ownTime = (time: Time): Time => ({ ...time, ...own(time), closest: time.closest.map(own) });
const [thisWeek, , takenThen, later, closedThen] = everyThursday.items.map(ownTime) as [Time, Time, Time, Time, Time];
const afterChange = ownTime(free('2026-11-05T20:00:00.000Z'));

/** Ben’s circle every week: one of it is busy at the first time, two at one of those near the third; clocks change for some before the second. */
export const circleEveryThursday: Shape<'CircleSeriesPreview'> = {
  ...everyThursday,
  partner: ofCircle.partner,
  items: [thisWeek, afterChange, { ...takenThen, conflict: 'you-are-busy' }, later, closedThen],
  busy: [{ start: thisWeek.start, members: 1 }, { start: takenThen.closest[1]!.start, members: 2 }],
  clockChanges: [{ whose: 'theirs', zone: 'America/New_York', date: '2026-11-01', at: '2026-11-01T06:00:00.000Z', aheadBefore: -300, aheadAfter: -360 }],
};

export const circleInSeries: Meeting = { ...ofCircle, series: { id: '65f0c0ffee0000000000d101', repeat: 'weekly', place: 1, of: 3 } };
export const bookedCircleSeries: Shape<'Series'> = { id: '65f0c0ffee0000000000d101', repeat: 'weekly', items: [circleInSeries] };

/** The same and all later ones go to the Friday after, at another hour; one of them cannot. */
export const toFridays: Shape<'SeriesMovePreview'> = {
  items: [
    { meetingId: inSeries.id, from: inSeries.when, to: spanAt('2026-10-30T12:00:00.000Z', 45), conflict: null },
    { meetingId: '65f0c0ffee0000000000d011', from: spanAt('2026-11-12T20:00:00.000Z', 45), to: spanAt('2026-11-13T12:00:00.000Z', 45), conflict: 'other-is-busy' },
    { meetingId: '65f0c0ffee0000000000d012', from: spanAt('2026-11-26T20:00:00.000Z', 45), to: spanAt('2026-11-27T12:00:00.000Z', 45), conflict: null },
  ],
};

const time = (start: string, standing: Shape<'Proposal'>['times'][number]['standing'] = 'free') => ({ ...spanAt(start, 45), standing });

/** Ben proposes three times, one of which somebody else has by now. */
export const byBen: Shape<'Proposal'> = {
  id: '65f0c0ffee0000000000e001',
  matchId: withBen.id,
  partner: ben,
  mine: false,
  minutes: 45,
  note: 'My week is full, would a weekend do?',
  state: 'open',
  times: [time('2026-10-24T10:00:00.000Z'), time('2026-10-25T10:00:00.000Z', 'taken'), time('2026-10-31T11:00:00.000Z')],
  meetingId: null,
  can: ['accept', 'decline'],
};
export const byAna: Shape<'Proposal'> = { ...byBen, id: '65f0c0ffee0000000000e002', mine: true, note: null, can: ['withdraw'] };

const circle = { id: '65f0c0ffee0000000000c1c1', title: 'Women in data', people: 4, answered: 0 };

/** Ben proposes three times to his circle, as Ana sees them before she has answered; she has something else at one of them. */
export const toCircle: Shape<'Proposal'> = {
  ...byBen, id: '65f0c0ffee0000000000e003', matchId: null, circle, note: null, times: [time('2026-10-24T10:00:00.000Z'), time('2026-10-25T10:00:00.000Z', 'busy'), time('2026-10-31T11:00:00.000Z', 'taken')], can: ['answer'],
};

/** The same as Ben sees them, when two of the four have answered. */
export const ofCircleByBen: Shape<'Proposal'> = {
  ...toCircle, partner: { id: circle.id, name: circle.title, headline: null }, circle: { ...circle, answered: 2 }, mine: true,
  times: [{ ...time('2026-10-24T10:00:00.000Z'), suits: [ana, leila] }, { ...time('2026-10-25T10:00:00.000Z'), suits: [leila] }, { ...time('2026-10-31T11:00:00.000Z', 'taken'), suits: [] }],
  waitsFor: [tomas, { id: '65f0c0ffee0000000000c1c2', name: 'Noor Hussain', headline: null }],
  can: ['accept', 'withdraw'],
};
