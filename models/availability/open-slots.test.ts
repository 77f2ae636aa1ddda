import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, aStranger, someAvailability, type Place } from '../factories.ts';
import { pauseMatch } from '../matches/matches.ts';
import { bookMeeting, cancelMeeting } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { aheadOf, listFlashSlots, listSlots, nextFreeTimes } from './availability.ts';
import { readCalendars } from './calendar.ts';
import { toSpan } from './spans.ts';
import type { StoredAvailability } from './availability.model.ts';
import type { Span } from './spans.ts';

await useTestDatabase();

type Rules = Partial<Pick<StoredAvailability, 'zone' | 'weekly' | 'overrides' | 'meetingMinutes' | 'stepMinutes' | 'minNoticeMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'maxPerDay' | 'maxPerMonth'>>;

/** A mentor with these rules and a mentee elsewhere. */
async function aPairApart(place: Place, rules: Rules, menteeZone: string) {
  const mentor = await aMentor(place, { person: { zone: rules.zone ?? 'Europe/Berlin' } });
  await someAvailability(place, mentor.personId, rules);
  return aPair(place, { mentor, mentee: await aMentee(place, { person: { zone: menteeZone } }) });
}

/** "Thu 29 15:00 = 20:00": what the reader's clock says, and the partner's. */
function inWords(items: readonly Span[]): string[] {
  return items.map(({ yours, theirs }) => `${yours.date.slice(5)} ${yours.from} = ${theirs.from}`);
}

describe('the week that a pair can meet in', () => {
  it('is right for Berlin and New York in the weeks in which only one has changed its clocks, and says so', async () => {
    const place = await aProgram();
    const rules = { weekly: [{ weekday: 4, from: '20:00', to: '21:00' }], meetingMinutes: 60, stepMinutes: 60 };
    const { mentor, mentee, matchId } = await aPairApart(place, rules, 'America/New_York');
    const weekOf = async (from: string, now: string) => listSlots(mentee, matchId, { from }, new Date(now));

    const autumn = '2026-10-12T12:00Z';
    assert.deepEqual(inWords((await weekOf('2026-10-19', autumn)).items), ['10-22 14:00 = 20:00']);
    assert.deepEqual(inWords((await weekOf('2026-10-26', autumn)).items), ['10-29 15:00 = 20:00'], 'Berlin has changed, New York not');
    assert.deepEqual(inWords((await weekOf('2026-11-02', autumn)).items), ['11-05 14:00 = 20:00'], 'both have changed');
    const spring = '2027-03-01T12:00Z';
    assert.deepEqual(inWords((await weekOf('2027-03-15', spring)).items), ['03-18 15:00 = 20:00'], 'New York has changed, Berlin not');
    assert.deepEqual(inWords((await weekOf('2027-03-29', spring)).items), ['04-01 14:00 = 20:00']);

    const { clockChanges } = await weekOf('2026-10-26', autumn);
    assert.deepEqual(clockChanges.map(({ whose, date, aheadBefore, aheadAfter }) => [whose, date, aheadBefore, aheadAfter]), [
      ['theirs', '2026-10-25', 360, 300],
      ['yours', '2026-11-01', 300, 360],
    ]);
    const seenByMentor = await listSlots(mentor, matchId, { from: '2026-10-26' }, new Date(autumn));
    assert.deepEqual(inWords(seenByMentor.items), ['10-29 20:00 = 15:00']);
    assert.equal(seenByMentor.partner.id, mentee.personId);

    const booked = await bookMeeting(mentee, { matchId, start: '2026-10-29T19:00Z', minutes: 60 }, new Date(autumn));
    assert.deepEqual([booked.when.yours.from, booked.when.theirs.from, booked.clockChange], ['15:00', '20:00', 'theirs']);
  });

  it('begins on the weekday that the reader’s weeks begin on, on their own clock', async () => {
    const { mentee, matchId } = await aPairApart(await aProgram(), { weekly: [{ weekday: 4, from: '20:00', to: '21:00' }] }, 'America/New_York');
    const firstDay = async (weekStart?: number) => (await listSlots(mentee, matchId, { weekStart }, new Date('2026-10-26T01:00Z'))).from; // still Sunday in New York
    assert.deepEqual([await firstDay(), await firstDay(1), await firstDay(7), await firstDay(6)], ['2026-10-19', '2026-10-19', '2026-10-25', '2026-10-24']);
    assert.equal((await listSlots(mentee, matchId, { from: '2026-10-28', weekStart: 7 }, new Date('2026-10-26T01:00Z'))).from, '2026-10-28');
  });

  it('offers both passes through a repeated hour, and nothing in a skipped one', async () => {
    const place = await aProgram();
    const night = { weekly: [{ weekday: 7, from: '01:00', to: '04:00' }], meetingMinutes: 60, stepMinutes: 60 };
    const { mentee, matchId } = await aPairApart(place, night, 'UTC');
    const autumn = new Date('2026-10-20T00:00Z');
    const { items } = await listSlots(mentee, matchId, { from: '2026-10-25' }, autumn);
    assert.deepEqual(items.map(({ start, theirs }) => `${start.toISOString().slice(11, 16)} ${theirs.from}`), ['00:00 02:00', '01:00 02:00', '02:00 03:00']);
    const again = await bookMeeting(mentee, { matchId, start: '2026-10-25T01:00Z', minutes: 60 }, autumn);
    assert.deepEqual([again.when.theirs.from, again.when.theirs.offsetMinutes], ['02:00', 60]);
    assert.equal((await listSlots(mentee, matchId, { from: '2026-10-25' }, autumn)).items.length, 2);

    const gap = await aPairApart(place, { ...night, weekly: [{ weekday: 7, from: '02:15', to: '04:00' }] }, 'UTC');
    const spring = await listSlots(gap.mentee, gap.matchId, { from: '2027-03-28' }, new Date('2027-03-20T00:00Z'));
    assert.deepEqual(spring.items.map(({ start, theirs }) => `${start.toISOString().slice(11, 16)} ${theirs.from}`), ['01:00 03:00']);
  });

  it('is seven days of the reader’s calendar, from this Monday unless another day or zone is asked for', async () => {
    const place = await aProgram();
    const late = { weekly: [{ weekday: 7, from: '23:00', to: '24:00' }], meetingMinutes: 60, stepMinutes: 60 };
    const { mentee, matchId } = await aPairApart(place, late, 'Pacific/Auckland');
    const now = new Date('2026-07-08T12:00Z'); // Thursday in Auckland, 10 hours ahead of Berlin
    const week = await listSlots(mentee, matchId, {}, now);
    assert.deepEqual([week.from, week.yourZone, week.theirZone, week.minutes], ['2026-07-06', 'Pacific/Auckland', 'Europe/Berlin', 60]);
    assert.deepEqual(inWords(week.items), [], 'Monday morning of this week has passed');
    assert.equal(week.next?.yours.date, '2026-07-13');
    assert.deepEqual(inWords((await listSlots(mentee, matchId, { from: '2026-07-13' }, now)).items), ['07-13 09:00 = 23:00']);
    assert.deepEqual(inWords((await listSlots({ ...mentee, viewedZone: 'Europe/Berlin' }, matchId, { from: '2026-07-06' }, now)).items), ['07-12 23:00 = 23:00']);
    await assert.rejects(listSlots(mentee, matchId, { from: '2099-01-01' }, now), (error) => error instanceof RuleBroken && error.code === 'body-invalid');
  });

  it('leaves out the override’s day, the notice that ends on it, and what either of the two is busy with', async () => {
    const place = await aProgram();
    const now = new Date('2026-10-13T08:30Z');
    const { mentor, mentee, matchId } = await aPairApart(
      place,
      { weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '10:00', to: '12:00' })), stepMinutes: 60, meetingMinutes: 60, minNoticeMinutes: 24 * 60, overrides: [{ date: '2026-10-15', windows: [] }] },
      'Europe/Berlin',
    );
    const another = await aPair(place, { mentee });
    await bookMeeting(mentee, { matchId: another.matchId, start: '2026-10-16T08:00Z', minutes: 60 }, now);
    const expected = ['10-14 11:00 = 11:00', '10-16 11:00 = 11:00', '10-19 10:00 = 10:00', '10-19 11:00 = 11:00'];
    assert.deepEqual(inWords((await listSlots(mentee, matchId, { from: '2026-10-13' }, now)).items), expected);
    assert.deepEqual(inWords((await listSlots(mentor, matchId, { from: '2026-10-13' }, now)).items), expected);
  });

  it('is empty while the match rests', async () => {
    const place = await aProgram();
    const { mentee, matchId } = await aPair(place);
    await pauseMatch(mentee, matchId);
    const week = await listSlots(mentee, matchId);
    assert.deepEqual([week.items, week.next], [[], null]);
  });

  it('is there for the pair alone', async () => {
    const place = await aProgram();
    const { matchId } = await aPair(place);
    const elsewhere = await aProgram({ tenantId: place.tenantId });
    const abroad = await aProgram();
    for (const nobody of [await aStranger(place), await aMentee(place), await aMentor(elsewhere), await aCoordinator(elsewhere), await aCoordinator(abroad)]) {
      await assert.rejects(listSlots(nobody, matchId), NotFound);
    }
    await assert.rejects(listSlots(await aCoordinator(place), matchId), NotAllowed);
  });
});

describe('the next free times of mentors', () => {
  it('come for many at once, one a day in order, and not at all for who has none', async () => {
    const place = await aProgram();
    const now = new Date('2026-10-13T06:00Z');
    const { mentor, mentee, matchId } = await aPair(place);
    const rare = await aMentor(place);
    await someAvailability(place, rare.personId, { weekly: [], overrides: [{ date: '2026-11-20', windows: [{ from: '18:00', to: '18:30' }] }] });
    const never = await aMentor(place);
    await bookMeeting(mentee, { matchId, start: '2026-10-13T07:00Z', minutes: 30 }, now);

    const ids = [mentor.personId, rare.personId, never.personId];
    const next = nextFreeTimes(await readCalendars(place, ids, mentee.personId, aheadOf(now), now), 'America/Sao_Paulo', 2, now);
    const seen = (id: string) => inWords(next.get(id)!.map((time) => toSpan(time, 'America/Sao_Paulo', 'Europe/Berlin')));
    assert.deepEqual(seen(mentor.personId), ['10-13 04:30 = 09:30', '10-14 04:00 = 09:00']);
    assert.deepEqual(seen(rare.personId), ['11-20 14:00 = 18:00']);
    assert.equal(next.get(never.personId), undefined);
  });
});

describe('what is offered and what can be booked', () => {
  it('are the same, whatever the rules, the buffers and the meetings of both', async () => {
    const now = new Date('2026-10-20T09:17Z'); // Berlin and New York change clocks in the weeks that follow
    await fc.assert(
      fc.asyncProperty(arbitraryRules, fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'Europe/London'), fc.constantFrom(30, 45), fc.nat(6), async (rules, menteeZone, minutes, from) => {
        const place = await aProgram();
        const { mentor, mentee, matchId } = await aPairApart(place, rules, menteeZone);
        const aside = await aPair(place, { mentee });
        const rival = await aPair(place, { mentor });
        await bookFirstOf(aside, '2026-10-24', now);
        await bookFirstOf(rival, '2026-10-25', now);

        const query = { from: `2026-10-${22 + from}`, minutes };
        const { items } = await listSlots(mentee, matchId, query, now);
        for (const { start } of sampled(items, 8)) {
          const meeting = await bookMeeting(mentee, { matchId, start: start.toISOString(), minutes }, now);
          assert.deepEqual(meeting.when.start, start);
          await cancelMeeting(mentee, meeting.id, { reason: 'Trying the next one' }, now);
        }
        const offered = new Set(items.map(({ start }) => start.getTime()));
        const monday = Date.parse(`${query.from}T10:00Z`);
        const others = Array.from({ length: 6 }, (_, i) => monday + i * 19 * 3_600_000 + i * 300_000).filter((start) => !offered.has(start));
        for (const start of others) {
          await assert.rejects(bookMeeting(mentee, { matchId, start: new Date(start).toISOString(), minutes }, now), RuleBroken);
        }
      }),
      { numRuns: 8, seed: 20261020, endOnFailure: true },
    );
  });
});

async function bookFirstOf({ mentee, matchId }: { mentee: ProgramActor; matchId: string }, from: string, now: Date): Promise<void> {
  const [first] = (await listSlots(mentee, matchId, { from, minutes: 30 }, now)).items;
  if (first) await bookMeeting(mentee, { matchId, start: first.start.toISOString(), minutes: 30 }, now);
}

function sampled<T>(items: readonly T[], count: number): T[] {
  const every = Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, i) => i % every === 0);
}

const gridTime = fc.integer({ min: 0, max: 287 }).map((cell) => `${String(Math.floor(cell / 12)).padStart(2, '0')}:${String((cell % 12) * 5).padStart(2, '0')}`);
const arbitraryWindow = fc.tuple(gridTime, fc.oneof(gridTime, fc.constant('24:00'))).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a === b ? '24:00' : a }));
const fives = (most: number) => fc.integer({ min: 0, max: most / 5 }).map((cells) => cells * 5);
const arbitraryRules: fc.Arbitrary<Rules> = fc.record({
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
  weekly: fc.array(fc.tuple(arbitraryWindow, fc.integer({ min: 1, max: 7 })).map(([window, weekday]) => ({ ...window, weekday })), { minLength: 4, maxLength: 10 }),
  overrides: fc.array(fc.record({ date: fc.constantFrom('2026-10-24', '2026-10-25', '2026-10-30', '2026-11-01'), windows: fc.array(arbitraryWindow, { maxLength: 2 }) }), { maxLength: 2 }),
  stepMinutes: fc.constantFrom(5, 15, 30, 60),
  bufferBeforeMinutes: fives(30),
  bufferAfterMinutes: fives(30),
  minNoticeMinutes: fives(3000),
  maxPerDay: fc.constantFrom(null, 1, 2),
  maxPerMonth: fc.constantFrom(null, 3),
});

describe('the best times of a week for both', () => {
  const now = new Date('2026-10-12T12:00Z');
  const rules = { weekly: [1, 2, 4, 5, 6].flatMap((weekday) => [{ weekday, from: '09:00', to: '10:00' }, { weekday, from: '14:00', to: '15:00' }]), meetingMinutes: 60, stepMinutes: 60 };

  it('are up to three of its times, of different days, the same for either of the two; a weekend comes last', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPairApart(place, rules, 'America/Sao_Paulo');
    const week = await listSlots(mentee, matchId, { from: '2026-10-26' }, now);
    assert.deepEqual(week.best, ['2026-10-26', '2026-10-27', '2026-10-29'].map((date) => ({ start: new Date(`${date}T13:00Z`), suits: 'good-for-both' })));
    assert.ok(week.best.every(({ start }) => week.items.some((item) => item.start.getTime() === start.getTime())));
    assert.deepEqual((await listSlots(mentor, matchId, { from: '2026-10-26' }, now)).best, week.best);
  });

  it('of a mentor whose name is hidden tell nothing of their clock', async () => {
    const place = await aProgram({ settings: { fairness: { blind: true }, requests: { flash: true } } });
    const mentee = await aMentee(place, { person: { zone: 'America/Sao_Paulo' } });
    const best = await Promise.all(['Asia/Tokyo', 'America/Sao_Paulo'].map(async (zone) => {
      const mentor = await aMentor(place, { person: { zone } });
      // 09:00 in São Paulo either way.
      const hours = zone === 'Asia/Tokyo' ? ['21:00', '22:00'] : ['09:00', '10:00'];
      await someAvailability(place, mentor.personId, { ...rules, zone, weekly: [{ weekday: 4, from: hours[0]!, to: hours[1]! }], flashPerMonth: 4, flashMinutes: 60 });
      return (await listFlashSlots(mentee, mentor.personId, { from: '2026-10-26' }, now)).best;
    }));
    assert.deepEqual(best[0], [{ start: new Date('2026-10-29T12:00Z'), suits: 'good-for-both' }]);
    assert.deepEqual(best[1], best[0]);
  });
});
