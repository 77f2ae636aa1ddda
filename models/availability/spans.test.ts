import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clockChanges, dateAfter, toSpan } from './spans.ts';

const hour = 3_600_000;

/** The start on both clocks of an hour that begins at this instant. */
function startsOf(at: string, yours: string, theirs: string): string[] {
  const start = new Date(at);
  const span = toSpan({ start, end: new Date(start.getTime() + hour) }, yours, theirs);
  return [`${span.yours.date} ${span.yours.from}`, `${span.theirs.date} ${span.theirs.from}`];
}

describe('toSpan', () => {
  it('shows Berlin and New York in the three weeks in which only one of them has changed', () => {
    // Berlin's Thursdays at 20:00, in spring (New York is first) and in autumn (Berlin is first)
    const weeks: [instant: string, newYork: string][] = [
      ['2027-03-11T19:00Z', '2027-03-11 14:00'],
      ['2027-03-18T19:00Z', '2027-03-18 15:00'],
      ['2027-03-25T19:00Z', '2027-03-25 15:00'],
      ['2027-04-01T18:00Z', '2027-04-01 14:00'],
      ['2026-10-22T18:00Z', '2026-10-22 14:00'],
      ['2026-10-29T19:00Z', '2026-10-29 15:00'],
      ['2026-11-05T19:00Z', '2026-11-05 14:00'],
    ];
    for (const [instant, newYork] of weeks) {
      assert.deepEqual(startsOf(instant, 'America/New_York', 'Europe/Berlin'), [newYork, `${newYork.slice(0, 10)} 20:00`]);
    }
  });

  it('names the day of each clock, and the offset where it is told', () => {
    const span = toSpan({ start: new Date('2026-07-01T20:30Z'), end: new Date('2026-07-01T21:15Z') }, 'America/Sao_Paulo', 'Asia/Kathmandu');
    assert.deepEqual(span.yours, { date: '2026-07-01', from: '17:30', to: '18:15', zone: 'America/Sao_Paulo', offsetMinutes: -180 });
    assert.deepEqual(span.theirs, { date: '2026-07-02', from: '02:15', to: '03:00', zone: 'Asia/Kathmandu', offsetMinutes: 345 });
  });

  it('ends a day at 24:00, and the night after at its own time', () => {
    const { yours, theirs } = toSpan({ start: new Date('2026-07-01T23:15Z'), end: new Date('2026-07-02T00:00Z') }, 'UTC', 'Europe/London');
    assert.deepEqual([yours.from, yours.to], ['23:15', '24:00']);
    assert.deepEqual([theirs.date, theirs.from, theirs.to], ['2026-07-02', '00:15', '01:00']);
  });

  it('shows both passes through a repeated hour, told apart by the offset', () => {
    const offsets = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map((start) => {
      const { yours } = toSpan({ start: new Date(start), end: new Date(Date.parse(start) + hour / 2) }, 'Europe/Berlin', 'UTC');
      return [yours.from, yours.offsetMinutes];
    });
    assert.deepEqual(offsets, [['02:30', 120], ['02:30', 60]]);
  });
});

describe('clockChanges', () => {
  const autumn = [new Date('2026-10-20T00:00Z'), new Date('2026-11-10T00:00Z')] as const;

  it('tells both changes of a pair whose clocks change apart', () => {
    assert.deepEqual(clockChanges('America/New_York', 'Europe/Berlin', ...autumn), [
      { whose: 'theirs', zone: 'Europe/Berlin', date: '2026-10-25', at: new Date('2026-10-25T01:00Z'), aheadBefore: 360, aheadAfter: 300 },
      { whose: 'yours', zone: 'America/New_York', date: '2026-11-01', at: new Date('2026-11-01T06:00Z'), aheadBefore: 300, aheadAfter: 360 },
    ]);
  });

  it('tells only of the one that changes', () => {
    const [change, ...more] = clockChanges('America/Sao_Paulo', 'Europe/Berlin', ...autumn);
    assert.deepEqual([change?.whose, change?.aheadBefore, change?.aheadAfter, more.length], ['theirs', 300, 240, 0]);
  });

  it('has nothing to say where both change together, or neither', () => {
    assert.deepEqual(clockChanges('Europe/Paris', 'Europe/Berlin', ...autumn), []);
    assert.deepEqual(clockChanges('Europe/Lisbon', 'Europe/Berlin', ...autumn), []);
    assert.deepEqual(clockChanges('Asia/Kolkata', 'America/Sao_Paulo', ...autumn), []);
  });

  it('counts a change at the start of the stretch, and none at its end', () => {
    const at = new Date('2026-10-25T01:00Z');
    assert.equal(clockChanges('UTC', 'Europe/Berlin', at, new Date('2026-10-26T00:00Z')).length, 1);
    assert.equal(clockChanges('UTC', 'Europe/Berlin', new Date('2026-10-20T00:00Z'), at).length, 0);
  });
});

describe('dateAfter', () => {
  it('counts days over months and leap years', () => {
    assert.equal(dateAfter('2028-02-28'), '2028-02-29');
    assert.equal(dateAfter('2026-12-28', 7), '2027-01-04');
  });
});
