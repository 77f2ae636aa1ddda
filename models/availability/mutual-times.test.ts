import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bestTimes, rankTimes, type Side } from './mutual-times.ts';
import { toInstant } from './slots.ts';
import { dateOf } from './spans.ts';

const minuteMs = 60_000;
const at = (zone: string, ...locals: string[]) => locals.map((local) => toInstant(zone, local)).map((start) => ({ start, end: new Date(start.getTime() + 60 * minuteMs) }));
const clockIn = (zone: string, hours: Side['hours'] = null): Side => ({ zone, hours });
const berlin = clockIn('Europe/Berlin');
const saoPaulo = clockIn('America/Sao_Paulo');
/** "14:00 good-for-both": the reader's clock, and the word, in order of rank. */
const inWords = (times: ReturnType<typeof at>, you: Side, them: Side) =>
  rankTimes(times, you, them).map(({ start, suits }) => `${new Intl.DateTimeFormat('en-GB', { timeZone: you.zone, hour: '2-digit', minute: '2-digit' }).format(start)} ${suits}`);

describe('times ranked by how they suit two people', () => {
  it('afternoons of Berlin are best with São Paulo; what is early or late says for whom', () => {
    // Four hours apart at the end of October.
    const times = at('Europe/Berlin', '2026-10-29T09:00', '2026-10-29T12:00', '2026-10-29T14:00', '2026-10-29T18:00', '2026-10-29T21:00');
    assert.deepEqual(inWords(times, berlin, saoPaulo), ['14:00 good-for-both', '18:00 good-for-both', '12:00 early-for-them', '21:00 late-for-you', '09:00 early-for-them']);
    assert.deepEqual(inWords(times, saoPaulo, berlin), ['10:00 good-for-both', '14:00 good-for-both', '08:00 early-for-you', '17:00 late-for-them', '05:00 early-for-you']);
  });

  it('a weekend comes after the same hour of a working day, and nobody’s noon makes up for another’s night', () => {
    assert.deepEqual(inWords(at('Europe/Berlin', '2026-10-31T14:00', '2026-10-30T15:00'), berlin, berlin), ['15:00 good-for-both', '14:00 weekend-for-you']);
    const [best, worst] = rankTimes(at('Europe/Berlin', '2026-10-29T08:00', '2026-10-29T21:00'), berlin, clockIn('America/Los_Angeles'));
    assert.deepEqual([best!.start, best!.suits], [toInstant('Europe/Berlin', '2026-10-29T21:00'), 'late-for-you']);
    assert.deepEqual([worst!.points, worst!.suits], [0, 'late-for-them'], '00:00 to 01:00 in Los Angeles');
  });

  it('hours that somebody has set are theirs to say: outside costs, and a weekend within does not', () => {
    const own = { zone: 'Europe/Berlin', weekly: [{ weekday: 6 as const, from: '10:00', to: '12:00' }], overrides: [] };
    const times = at('Europe/Berlin', '2026-10-30T14:00', '2026-10-31T10:00', '2026-10-31T11:30');
    assert.deepEqual(inWords(times, clockIn('Europe/Berlin', own), clockIn('Europe/Berlin', own)), ['10:00 good-for-both', '14:00 outside-your-hours', '11:30 outside-your-hours']);
    assert.deepEqual(inWords(times, clockIn('Europe/Berlin', { ...own, weekly: [] }), berlin)[0], '14:00 good-for-both', 'rules without an hour say nothing');
  });

  it('the best are on days of their own, at most so many, and no night is among them', () => {
    const hours = ['2026-10-28', '2026-10-29', '2026-10-30', '2026-11-02'].flatMap((date) => [`${date}T14:00`, `${date}T14:30`]);
    const best = bestTimes(at('Europe/Berlin', ...hours), berlin, saoPaulo, 3);
    assert.deepEqual(best.map(({ start }) => dateOf('Europe/Berlin', start)), ['2026-10-28', '2026-10-29', '2026-10-30']);
    assert.deepEqual(bestTimes(at('Europe/Berlin', '2026-10-29T03:00'), berlin, berlin, 3), []);
    assert.deepEqual(bestTimes([], berlin, saoPaulo, 3), []);
  });
});

describe('whatever the two clocks, hours and times', () => {
  const zone = fc.constantFrom('Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Chatham', 'America/Los_Angeles', 'UTC');
  const window = fc.record({ weekday: fc.constantFrom(1 as const, 3 as const, 6 as const, 7 as const), from: fc.constantFrom('00:00', '08:30', '13:00'), to: fc.constantFrom('15:00', '22:00', '24:00') });
  const side = fc.record({ zone, hours: fc.option(fc.record({ zone, weekly: fc.array(window, { maxLength: 3 }), overrides: fc.constant([]) })) });
  const quarter = 15 * minuteMs;
  const time = fc.tuple(fc.nat(4 * 24 * 21), fc.integer({ min: 1, max: 8 })).map(([from, quarters]) => {
    const start = Date.UTC(2026, 9, 19) + from * quarter;
    return { start: new Date(start), end: new Date(start + quarters * quarter) };
  });
  const times = fc.uniqueArray(time, { selector: ({ start }) => start.getTime(), maxLength: 40 });

  it('each time is there once, however they are ordered before, and points only fall', () => {
    fc.assert(fc.property(times, side, side, (given, you, them) => {
      const ranked = rankTimes(given, you, them);
      assert.deepEqual(ranked, rankTimes([...given].reverse(), you, them));
      assert.deepEqual(ranked.map(({ start }) => start.getTime()).sort(), given.map(({ start }) => start.getTime()).sort());
      for (const [at, { points }] of ranked.entries()) assert.ok(points >= 0 && points <= 100 && points <= (ranked[at - 1]?.points ?? 100));
    }));
  });

  it('the other one sees the same points, and of the same person the same word from the other side', () => {
    const turned = (word: string): string => (word === 'good-for-both' ? word : word.replace(/your|you|their|them/, (whose) => ({ you: 'them', them: 'you', your: 'their', their: 'your' })[whose]!));
    fc.assert(fc.property(times, side, side, (given, you, them) => {
      const theirs = new Map(rankTimes(given, them, you).map((one) => [one.start.getTime(), one]));
      for (const { start, points, suits } of rankTimes(given, you, them)) {
        const other = theirs.get(start.getTime())!;
        assert.equal(other.points, points);
        // Of two whom it suits alike each reads about themselves.
        const isTie = rankTimes([other], you, you)[0]!.points === rankTimes([other], them, them)[0]!.points;
        if (!isTie) assert.equal(turned(other.suits), suits);
      }
    }));
  });

  it('good for both is what both would call good alone', () => {
    fc.assert(fc.property(times, side, side, (given, you, them) => {
      for (const time of rankTimes(given, you, them)) {
        const [mine, theirs] = [rankTimes([time], you, you)[0]!, rankTimes([time], them, them)[0]!];
        assert.equal(time.suits === 'good-for-both', mine.suits === 'good-for-both' && theirs.suits === 'good-for-both');
        assert.equal(time.points, Math.min(mine.points, theirs.points));
      }
    }));
  });
});
