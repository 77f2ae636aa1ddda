import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openSlots } from './slots.ts';

type Input = Parameters<typeof openSlots>[0];

/** A whole week in London in which no clock changes, one window on its Wednesday, hour by hour. */
const quietWeek: Input = {
  zone: 'Europe/London',
  weekly: [{ weekday: 3, from: '09:00', to: '12:00' }],
  overrides: [],
  busy: [],
  from: new Date('2026-01-12T00:00Z'),
  to: new Date('2026-01-19T00:00Z'),
  now: new Date('2026-01-01T00:00Z'),
  durationMinutes: 60,
  stepMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minNoticeMinutes: 0,
};

/** Starts, as '14T09:00': day of the month and UTC. */
function starts(change: Partial<Input>): string[] {
  const slots = openSlots({ ...quietWeek, ...change });
  const duration = (change.durationMinutes ?? quietWeek.durationMinutes) * 60_000;
  for (const { start, end } of slots) assert.equal(end.getTime() - start.getTime(), duration);
  return slots.map(({ start }) => start.toISOString().slice(8, 16));
}

const range = (from: string, to: string): Pick<Input, 'from' | 'to'> => ({ from: new Date(from), to: new Date(to) });
const everyDay = (from: string, to: string): Input['weekly'] => ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from, to }));

describe('windows of a date', () => {
  test('weekly windows hold on their weekday of the mentor, whatever day it is in UTC', () => {
    assert.deepEqual(starts({}), ['14T09:00', '14T10:00', '14T11:00']);
    assert.deepEqual(starts({ zone: 'Pacific/Auckland' }), ['13T20:00', '13T21:00', '13T22:00']);
    assert.deepEqual(starts({ zone: 'Pacific/Honolulu', weekly: [{ weekday: 7, from: '20:00', to: '21:00' }] }), ['12T06:00']);
  });

  test('an override replaces the weekly windows of its day, and without windows closes it', () => {
    const monday = { weekday: 1, from: '09:00', to: '10:00' } as const;
    const weekly = [...quietWeek.weekly, monday];
    assert.deepEqual(starts({ weekly, overrides: [{ date: '2026-01-14', windows: [{ from: '15:00', to: '16:00' }] }] }), ['12T09:00', '14T15:00']);
    assert.deepEqual(starts({ weekly, overrides: [{ date: '2026-01-14', windows: [] }] }), ['12T09:00']);
  });

  test('an override names the day of the mentor, not that of UTC', () => {
    const asked = { zone: 'Pacific/Auckland', overrides: [{ date: '2026-01-14', windows: [] }] };
    assert.deepEqual(starts(asked), []); // the window begins on the 13th in UTC
    assert.deepEqual(starts({ ...asked, overrides: [{ date: '2026-01-13', windows: [] }] }), ['13T20:00', '13T21:00', '13T22:00']);
  });

  test('two overrides of one date are united', () => {
    const overrides = [
      { date: '2026-01-14', windows: [{ from: '15:00', to: '16:00' }] },
      { date: '2026-01-14', windows: [] },
      { date: '2026-01-14', windows: [{ from: '13:00', to: '14:30' }] },
    ];
    assert.deepEqual(starts({ overrides }), ['14T13:00', '14T15:00']);
  });

  test('a window that ends before it starts, or as it does, is none', () => {
    const weekly = [{ weekday: 3, from: '12:00', to: '09:00' }, { weekday: 3, from: '10:00', to: '10:00' }, { weekday: 3, from: '24:00', to: '24:00' }] as const;
    assert.deepEqual(starts({ weekly }), []);
  });

  test('windows that overlap or touch are one: candidates count from its start', () => {
    const windows = (...times: [string, string][]): Pick<Input, 'weekly'> => ({ weekly: times.map(([from, to]) => ({ weekday: 3, from, to })) });
    assert.deepEqual(starts(windows(['10:20', '12:00'], ['09:00', '10:30'])), ['14T09:00', '14T10:00', '14T11:00']);
    assert.deepEqual(starts(windows(['10:20', '12:00'], ['09:00', '10:20'])), ['14T09:00', '14T10:00', '14T11:00']);
    assert.deepEqual(starts(windows(['10:20', '12:00'], ['09:00', '10:10'])), ['14T09:00', '14T10:20']);
    assert.deepEqual(starts(windows(['09:00', '12:00'], ['10:00', '11:00'])), ['14T09:00', '14T10:00', '14T11:00']);
  });
});

describe('candidates', () => {
  test('a step that does not divide the window leaves the rest over', () => {
    assert.deepEqual(starts({ stepMinutes: 50 }), ['14T09:00', '14T09:50', '14T10:40']);
    assert.deepEqual(starts({ stepMinutes: 7.5, durationMinutes: 170 }), ['14T09:00', '14T09:07']);
  });

  test('a slot as long as the window fits once, a longer one not at all', () => {
    assert.deepEqual(starts({ durationMinutes: 180 }), ['14T09:00']);
    assert.deepEqual(starts({ durationMinutes: 181 }), []);
  });

  test('free time runs on over midnight from a window to 24:00 into one from 00:00', () => {
    const weekly = [{ weekday: 3, from: '22:30', to: '24:00' }, { weekday: 4, from: '00:00', to: '01:15' }] as const;
    // Thursday counts from its own midnight; Wednesday's last slot ends on Thursday
    assert.deepEqual(starts({ weekly }), ['14T22:30', '14T23:30', '15T00:00']);
    assert.deepEqual(starts({ weekly, durationMinutes: 165 }), ['14T22:30']);
    assert.deepEqual(starts({ weekly, durationMinutes: 166 }), []);
  });

  test('free time does not run on after a window to 23:59', () => {
    const weekly = [{ weekday: 3, from: '22:00', to: '23:59' }, { weekday: 4, from: '00:00', to: '01:00' }] as const;
    assert.deepEqual(starts({ weekly }), ['14T22:00', '15T00:00']);
  });

  test('a mentor who is always free is free for days on end', () => {
    const always = { weekly: everyDay('00:00', '24:00'), durationMinutes: 3 * 24 * 60, stepMinutes: 24 * 60 };
    assert.deepEqual(starts(always), ['12T00:00', '13T00:00', '14T00:00', '15T00:00', '16T00:00']);
  });
});

describe('what is kept', () => {
  test('slots start at `from` at the earliest and end by `to`', () => {
    assert.deepEqual(starts(range('2026-01-14T10:00Z', '2026-01-14T12:00Z')), ['14T10:00', '14T11:00']);
    assert.deepEqual(starts(range('2026-01-14T10:00:00.001Z', '2026-01-14T12:00Z')), ['14T11:00']);
    assert.deepEqual(starts(range('2026-01-14T10:00Z', '2026-01-14T11:59:59.999Z')), ['14T10:00']);
  });

  test('a range that is empty or turned round has no slots', () => {
    assert.deepEqual(starts(range('2026-01-14T10:00Z', '2026-01-14T10:00Z')), []);
    assert.deepEqual(starts(range('2026-01-14T12:00Z', '2026-01-14T09:00Z')), []);
  });

  test('notice counts from now to the start', () => {
    const now = new Date('2026-01-14T08:00Z');
    assert.deepEqual(starts({ now, minNoticeMinutes: 120 }), ['14T10:00', '14T11:00']);
    assert.deepEqual(starts({ now, minNoticeMinutes: 121 }), ['14T11:00']);
    assert.deepEqual(starts({ now, minNoticeMinutes: 1e12 }), []);
  });

  test('notice that ends on the day of a change is time that passes, not time on the wall', () => {
    // 24 hours after Saturday 09:30 it is 10:30 in London, where the night had an hour less
    const asked = { weekly: everyDay('09:00', '12:00'), ...range('2026-03-28T00:00Z', '2026-03-30T00:00Z'), minNoticeMinutes: 24 * 60 };
    assert.deepEqual(starts({ ...asked, now: new Date('2026-03-28T09:30Z') }), ['29T10:00']);
    assert.deepEqual(starts({ ...asked, now: new Date('2026-03-28T09:00Z') }), ['29T09:00', '29T10:00']);
  });

  test('busy times are half-open: a slot may touch them on both sides', () => {
    const busy = [{ start: new Date('2026-01-14T10:00Z'), end: new Date('2026-01-14T11:00Z') }];
    assert.deepEqual(starts({ busy }), ['14T09:00', '14T11:00']);
  });

  test('busy times may overlap, come in any order and start before the range', () => {
    const at = (start: string, end: string): Input['busy'][number] => ({ start: new Date(start), end: new Date(end) });
    assert.deepEqual(starts({ busy: [at('2026-01-14T10:59Z', '2026-01-14T11:01Z'), at('2025-12-01T00:00Z', '2026-01-14T09:01Z')] }), []);
    assert.deepEqual(starts({ busy: [at('2026-01-14T09:00Z', '2026-01-14T10:30Z'), at('2026-01-14T09:10Z', '2026-01-14T09:20Z')] }), ['14T11:00']);
  });

  test('what is busy for no time at all, or turned round, takes none', () => {
    const noon = new Date('2026-01-14T10:30Z');
    assert.equal(starts({ busy: [{ start: noon, end: noon }, { start: noon, end: new Date('2026-01-14T09:30Z') }] }).length, 3);
  });

  test('buffers keep their distance from what is busy, but may lie outside the windows', () => {
    const busy = [{ start: new Date('2026-01-14T10:00Z'), end: new Date('2026-01-14T10:50Z') }];
    assert.deepEqual(starts({ busy, bufferBeforeMinutes: 10 }), ['14T09:00', '14T11:00']);
    assert.deepEqual(starts({ busy, bufferBeforeMinutes: 11 }), ['14T09:00']);
    assert.deepEqual(starts({ busy, bufferAfterMinutes: 1 }), ['14T11:00']);
    assert.deepEqual(starts({ busy: [], bufferBeforeMinutes: 600, bufferAfterMinutes: 600 }).length, 3);
  });
});

describe('days on which clocks change', () => {
  const spring = range('2026-03-29T00:00Z', '2026-03-30T00:00Z');
  const autumn = range('2026-10-24T23:00Z', '2026-10-26T00:00Z');

  test('a window that starts or ends in a gap is cut off at the change', () => {
    assert.deepEqual(starts({ ...spring, weekly: [{ weekday: 7, from: '01:30', to: '03:00' }] }), ['29T01:00']);
    assert.deepEqual(starts({ ...spring, weekly: [{ weekday: 7, from: '00:00', to: '01:30' }] }), ['29T00:00']);
    assert.deepEqual(starts({ ...spring, durationMinutes: 1, weekly: [{ weekday: 7, from: '01:00', to: '02:00' }] }), []);
  });

  test('windows between which the clock skips the pause are one', () => {
    const weekly = [{ weekday: 7, from: '00:20', to: '01:10' }, { weekday: 7, from: '01:40', to: '03:00' }] as const;
    assert.deepEqual(starts({ ...spring, weekly, durationMinutes: 30, stepMinutes: 30 }), ['29T00:20', '29T00:50', '29T01:20']);
  });

  test('steps are time that passes: a window over the repeated hour has an hour more', () => {
    assert.deepEqual(starts({ ...autumn, weekly: [{ weekday: 7, from: '00:00', to: '03:00' }] }), ['24T23:00', '25T00:00', '25T01:00', '25T02:00']);
  });

  test('a bound that the clock shows twice is the earlier', () => {
    assert.deepEqual(starts({ ...autumn, weekly: [{ weekday: 7, from: '01:30', to: '03:00' }] }), ['25T00:30', '25T01:30']);
    assert.deepEqual(starts({ ...autumn, weekly: [{ weekday: 7, from: '00:30', to: '01:30' }] }), ['24T23:30']);
  });

  test('where midnight is skipped, 24:00 is the change, and free time runs on through it', () => {
    const havana = { zone: 'America/Havana', ...range('2026-03-08T02:00Z', '2026-03-08T08:00Z') };
    const weekly = [{ weekday: 6, from: '22:00', to: '24:00' }, { weekday: 7, from: '00:00', to: '02:00' }] as const;
    assert.deepEqual(starts({ ...havana, weekly: [weekly[0]] }), ['08T03:00', '08T04:00']);
    assert.deepEqual(starts({ ...havana, weekly: [...weekly] }), ['08T03:00', '08T04:00', '08T05:00']);
    assert.deepEqual(starts({ ...havana, weekly: [...weekly], durationMinutes: 180, stepMinutes: 30 }), ['08T03:00']);
  });

  test('where midnight comes twice, the day after begins with the first', () => {
    // Havana, 1 November 2026: 01:00 back to 00:00, at 05:00Z
    const asked = { zone: 'America/Havana', ...range('2026-11-01T03:30Z', '2026-11-01T08:00Z') };
    assert.deepEqual(starts({ ...asked, weekly: [{ weekday: 6, from: '23:30', to: '24:00' }, { weekday: 7, from: '00:00', to: '01:00' }] }), [
      '01T03:30', '01T04:00', '01T05:00',
    ]);
  });

  test('where the clock goes back over midnight, the evening that comes again belongs to the window before it', () => {
    // Nuuk, 24 October 2026: at 24:00 back to 23:00, at 01:00Z of the 25th; Sunday begins at 02:00Z
    const asked = { zone: 'America/Nuuk', ...range('2026-10-25T00:00Z', '2026-10-25T04:00Z') };
    assert.deepEqual(starts({ ...asked, weekly: [{ weekday: 6, from: '22:00', to: '24:00' }, { weekday: 7, from: '00:00', to: '01:00' }] }), [
      '25T00:00', '25T01:00', '25T02:00',
    ]);
  });

  test('where the clock goes back over a midnight that it has shown, the next day began at that midnight', () => {
    // St. John's, 7 November 2010: at 00:01, 02:31Z, back to 23:01 of the 6th
    const asked = { zone: 'America/St_Johns', now: new Date('2010-11-01T00:00Z'), weekly: [{ weekday: 7, from: '00:00', to: '02:00' }] as Input['weekly'] };
    assert.deepEqual(starts({ ...asked, ...range('2010-11-07T00:00Z', '2010-11-07T08:00Z') }), ['07T02:30', '07T03:30', '07T04:30']);
    // the range ends while it is the 6th for the second time
    assert.deepEqual(starts({ ...asked, durationMinutes: 30, ...range('2010-11-07T00:00Z', '2010-11-07T03:00Z') }), ['07T02:30']);
    assert.deepEqual(starts({ ...asked, ...range('2010-11-07T03:00Z', '2010-11-07T04:30Z') }), ['07T03:30']);
  });

  test('a day that never was has no slots, and joins its neighbours', () => {
    const apia = { zone: 'Pacific/Apia', ...range('2011-12-30T08:00Z', '2011-12-30T12:00Z'), now: new Date('2011-12-01T00:00Z') };
    assert.deepEqual(starts({ ...apia, overrides: [{ date: '2011-12-30', windows: [{ from: '00:00', to: '24:00' }] }], weekly: [] }), []);
    const neighbours = [{ weekday: 4, from: '22:30', to: '24:00' }, { weekday: 6, from: '00:00', to: '01:00' }] as const;
    assert.deepEqual(starts({ ...apia, weekly: neighbours }), ['30T08:30', '30T09:30', '30T10:00']);
  });
});

describe('input that makes no sense is refused, even where no window would use it', () => {
  const bad: Record<string, Partial<Input>> = {
    'an unknown zone': { zone: 'Europe/Nowhere' },
    'a time without its zero': { weekly: [{ weekday: 1, from: '9:00', to: '10:00' }] },
    'a time that is none': { weekly: [{ weekday: 1, from: '09:60', to: '10:00' }] },
    'a time after 24:00': { weekly: [{ weekday: 1, from: '09:00', to: '24:01' }] },
    'a weekday that is none': { weekly: [{ weekday: 0 as 1, from: '09:00', to: '10:00' }] },
    'a date that is none': { overrides: [{ date: '2026-02-30', windows: [] }] },
    'a date with a time': { overrides: [{ date: '2026-02-03T00:00', windows: [] }] },
    'a bad time in an override': { overrides: [{ date: '2027-02-03', windows: [{ from: 'noon', to: '13:00' }] }] },
    'no duration': { durationMinutes: 0 },
    'a duration below zero': { durationMinutes: -30 },
    'no step': { stepMinutes: 0 },
    'a step without end': { stepMinutes: Infinity },
    'a step that is no number': { stepMinutes: NaN },
    'a buffer below zero': { bufferAfterMinutes: -5 },
    'a notice below zero': { minNoticeMinutes: -1 },
    'from an invalid date': { from: new Date(NaN) },
    'to an invalid date': { to: new Date('tomorrow') },
    'an invalid now': { now: new Date(NaN) },
    'busy from an invalid date': { busy: [{ start: new Date(NaN), end: new Date(0) }] },
  };
  for (const [what, change] of Object.entries(bad)) test(what, () => assert.throws(() => starts(change), RangeError));
});

test('the input stays as it was', () => {
  const busy = [{ start: new Date('2026-01-14T11:00Z'), end: new Date('2026-01-14T11:30Z') }, { start: new Date('2026-01-14T09:00Z'), end: new Date('2026-01-14T11:15Z') }];
  const input = { ...quietWeek, busy, weekly: [{ weekday: 3, from: '11:00', to: '12:00' }, { weekday: 3, from: '09:00', to: '11:30' }] } as const;
  const before = structuredClone(input);
  openSlots(input);
  assert.deepEqual(input, before);
});

test('the ends of time are no obstacle', () => {
  const last = 8.64e15;
  const slots = openSlots({ ...quietWeek, weekly: everyDay('00:00', '24:00'), ...{ from: new Date(last - 7_200_000), to: new Date(last) } });
  assert.deepEqual(slots.map(({ end }) => end.getTime()), [last - 3_600_000, last]);
  assert.equal(openSlots({ ...quietWeek, from: new Date(-last), to: new Date(3_600_000 * 24 * 21 - last), now: new Date(-last) }).length, 9);
});
