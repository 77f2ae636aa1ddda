import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventModel } from '../events/event.model.ts';
import { aMentee, aMentor, aPair, aProgram, someAvailability } from '../factories.ts';
import { bookMeeting } from '../meetings/meetings.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { listSlots, previewAvailability, readAvailability, rulesOf, setAvailability, timesOfWeekOf, type AvailabilityRules } from './availability.ts';

await useTestDatabase();

/** A Tuesday, 08:00 in Berlin. */
const now = new Date('2026-10-20T06:00Z');

const rules: AvailabilityRules = {
  zone: 'Europe/Berlin',
  weekly: [{ weekday: 2, from: '20:00', to: '22:30' }, { weekday: 4, from: '20:00', to: '22:30' }, { weekday: 7, from: '15:00', to: '16:00' }],
  overrides: [{ date: '2026-11-05', windows: [{ from: '18:00', to: '19:00' }] }],
  meetingMinutes: 45,
  stepMinutes: 15,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minNoticeMinutes: 24 * 60,
  maxPerDay: null,
  maxPerMonth: null,
  meetingUrl: 'https://meet.example/ben',
};

function broken(code: string, path?: string) {
  return (error: unknown) => error instanceof RuleBroken && error.code === code && (path === undefined || error.details?.['path'] === path);
}

describe('when a mentor is free', () => {
  it('begins with the program’s defaults in the mentor’s own zone, and no times', async () => {
    const place = await aProgram({ settings: { meetings: { minutes: 60 } } });
    const mentor = await aMentor(place, { person: { zone: 'America/Sao_Paulo' } });
    const { zone, weekly, meetingMinutes, updatedAt } = await readAvailability(mentor, now);
    assert.deepEqual([zone, weekly, meetingMinutes, updatedAt], ['America/Sao_Paulo', [], 60, null]);
  });

  it('is what the mentor sets, each time anew, and the mentees hear of it', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    const { mentee } = await aPair(place, { mentor });
    const set = await setAvailability(mentor, rules, now);
    assert.deepEqual((await rulesOf(place, [mentor.personId])).get(mentor.personId), rules);
    assert.deepEqual([set.pausedUntil, set.meetingsOutside, set.mentees.map(({ id, zone }) => [id, zone])], [null, 0, [[mentee.personId, 'Europe/Berlin']]]);
    assert.ok(set.updatedAt instanceof Date);

    const changed = await setAvailability(mentor, { ...rules, weekly: [], maxPerDay: 1 }, now);
    assert.deepEqual([changed.weekly, changed.maxPerDay], [[], 1]);
    const events = await EventModel.find({ ...place, type: 'availability.edited' }).lean();
    assert.equal(events.length, 2);
    assert.deepEqual(events[0]!.audience.map(String).sort(), [mentor.personId, mentee.personId].sort());
  });

  it('is on the clock of a place, written as IANA does: a bare offset would not know of summer', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    const { zone } = await setAvailability(mentor, { ...rules, zone: 'europe/BERLIN' }, now);
    assert.equal(zone, 'Europe/Berlin');
    await assert.rejects(setAvailability(mentor, { ...rules, zone: '+02:00' }, now), broken('zone-unknown'));
    await assert.rejects(previewAvailability(mentor, { rules: { ...rules, zone: '+02:00' }, viewerZone: 'UTC' }, now), broken('zone-unknown'));
  });

  it('set for the first time twice in one moment is set once', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    await Promise.all([30, 45, 60].map((meetingMinutes) => setAvailability(mentor, { ...rules, meetingMinutes }, now)));
    assert.equal((await rulesOf(place, [mentor.personId])).size, 1);
  });

  it('can rest until a date, which other changes leave alone', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place);
    await setAvailability(mentor, { ...rules, pausedUntil: '2026-10-29' }, now);
    assert.equal((await setAvailability(mentor, { ...rules, stepMinutes: 30 }, now)).pausedUntil, '2026-10-29');
    const days = async () => (await listSlots(mentee, matchId, { from: '2026-10-25' }, now)).items.map(({ yours }) => yours.date);
    assert.deepEqual([...new Set(await days())], ['2026-10-29']);
    await setAvailability(mentor, { ...rules, pausedUntil: null }, now);
    assert.deepEqual([...new Set(await days())], ['2026-10-25', '2026-10-27', '2026-10-29']);
  });

  it('leaves booked meetings as they are, and counts those outside', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPair(place);
    await bookMeeting(mentee, { matchId, start: '2026-10-22T08:00Z', minutes: 30 }, now); // 10:00
    await bookMeeting(mentee, { matchId, start: '2026-10-23T08:00Z', minutes: 30 }, now);
    const set = await setAvailability(mentor, { ...rules, weekly: [{ weekday: 4, from: '09:45', to: '10:30' }] }, now);
    assert.equal(set.meetingsOutside, 1);
    assert.equal((await readAvailability(mentor, new Date('2026-10-24T00:00Z'))).meetingsOutside, 0, 'only meetings to come');
  });

  it('can be set and previewed inside a transaction, where the request has an idempotency key', async () => {
    const mentor = await aMentor(await aProgram());
    const set = await inTransaction(() => setAvailability(mentor, { ...rules, pausedUntil: '2026-10-29' }, now));
    assert.deepEqual([set.pausedUntil, set.weekly], ['2026-10-29', rules.weekly]);
    assert.equal((await inTransaction(() => previewAvailability(mentor, { rules, viewerZone: 'UTC' }, now))).free[0]?.yours.date, '2026-10-29');
  });

  it('refuses a zone that is none, and windows that end before they start', async () => {
    const mentor = await aMentor(await aProgram());
    await assert.rejects(setAvailability(mentor, { ...rules, zone: 'Europe/Atlantis' }, now), broken('zone-unknown'));
    await assert.rejects(setAvailability(mentor, { ...rules, weekly: [...rules.weekly, { weekday: 1, from: '22:00', to: '02:00' }] }, now), broken('body-invalid', 'weekly.3'));
    await assert.rejects(setAvailability(mentor, { ...rules, overrides: [{ date: '2026-12-24', windows: [{ from: '10:00', to: '10:00' }] }] }, now), broken('body-invalid', 'overrides.0.windows.0'));
    assert.equal((await readAvailability(mentor, now)).updatedAt, null);
  });

  it('is the mentor’s alone, and each program’s apart', async () => {
    const place = await aProgram();
    const elsewhere = await aProgram({ tenantId: place.tenantId });
    const mentor = await aMentor(place);
    await setAvailability(mentor, rules, now);
    assert.equal((await readAvailability(await aMentor(elsewhere, { personId: mentor.personId }), now)).updatedAt, null);
    const mentee = await aMentee(place);
    await assert.rejects(readAvailability(mentee, now), NotAllowed);
    await assert.rejects(setAvailability(mentee, rules, now), NotAllowed);
    await assert.rejects(previewAvailability(mentee, { rules, viewerZone: 'UTC' }, now), NotAllowed);
  });
});

describe('the preview of rules that are not saved', () => {
  it('shows free stretches on the viewer’s days, booked ones apart, and the change of clocks', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    await someAvailability(place, mentor.personId, { weekly: [{ weekday: 4, from: '20:00', to: '22:00' }], stepMinutes: 15 });
    const { mentee, matchId } = await aPair(place, { mentor });
    await bookMeeting(mentee, { matchId, start: '2026-10-22T18:45Z', minutes: 45 }, now); // 20:45 in Berlin, 15:45 in São Paulo

    const preview = await previewAvailability(mentor, { rules, viewerZone: 'America/Sao_Paulo' }, now);
    const lines = (of: typeof preview.free) => of.map(({ yours }) => `${yours.date.slice(5)} ${yours.from} to ${yours.to}`);
    assert.deepEqual(lines(preview.free), [
      '10-22 15:00 to 15:45', '10-22 16:30 to 17:30', // the notice ends on Wednesday
      '10-25 11:00 to 12:00', // Berlin's clocks have gone back this morning
      '10-27 16:00 to 18:30', '10-29 16:00 to 18:30', '11-01 11:00 to 12:00', '11-03 16:00 to 18:30',
      '11-05 14:00 to 15:00', '11-08 11:00 to 12:00',
    ]);
    assert.deepEqual(lines(preview.booked), ['10-22 15:45 to 16:30']);
    assert.deepEqual(lines(preview.insideNotice), ['10-20 15:00 to 17:30'], 'this evening is open, and too soon');
    assert.equal(preview.freeMinutes, 45 + 60 + 60 + 150 + 150 + 60 + 150 + 60 + 60);
    assert.deepEqual([preview.from, preview.to, preview.yourZone, preview.theirZone], ['2026-10-20', '2026-11-09', 'America/Sao_Paulo', 'Europe/Berlin']);
    assert.deepEqual(preview.clockChanges.map(({ whose, date, aheadBefore, aheadAfter }) => [whose, date, aheadBefore, aheadAfter]), [['theirs', '2026-10-25', 300, 240]]);
    assert.equal((await rulesOf(place, [mentor.personId])).get(mentor.personId)?.weekly.length, 1, 'nothing was saved');
  });

  it('cuts stretches at the viewer’s midnight and stays within bounds when everything is free', async () => {
    const mentor = await aMentor(await aProgram());
    const always = { ...rules, weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })), overrides: [], stepMinutes: 5, minNoticeMinutes: 0 };
    const { slots, free, freeMinutes } = await previewAvailability(mentor, { rules: always, viewerZone: 'Asia/Kathmandu' }, now);
    assert.equal(slots.length, 500);
    assert.equal(free.length, 21);
    assert.deepEqual(free.slice(0, 2).map(({ yours }) => [yours.from, yours.to]), [['11:45', '24:00'], ['00:00', '24:00']]);
    assert.equal(freeMinutes, 20 * 24 * 60 + 12 * 60 + 15);
    await assert.rejects(previewAvailability(mentor, { rules, viewerZone: 'Nowhere' }, now), broken('zone-unknown'));
  });
});

describe('the times of week of a mentor', () => {
  const evenings = { zone: 'Europe/Berlin', weekly: [{ weekday: 2, from: '20:00', to: '22:30' }], meetingMinutes: 45 };

  it('are the viewer’s own: an evening in Berlin is no evening in Auckland', () => {
    assert.deepEqual(timesOfWeekOf(evenings, 'Europe/Berlin', now), ['after-16']);
    assert.deepEqual(timesOfWeekOf(evenings, 'America/New_York', now), []); // 14:00 to 16:30
    assert.deepEqual(timesOfWeekOf(evenings, 'Pacific/Auckland', now), ['mornings']); // Wednesday 07:00
  });

  it('wrap around the week, and need room for a meeting', () => {
    const sundayNight = { ...evenings, weekly: [{ weekday: 7, from: '21:00', to: '23:30' }] };
    assert.deepEqual(timesOfWeekOf(sundayNight, 'Europe/Berlin', now), ['after-16', 'weekends']);
    assert.deepEqual(timesOfWeekOf(sundayNight, 'Pacific/Auckland', now), ['mornings']);
    assert.deepEqual(timesOfWeekOf({ ...evenings, weekly: [{ weekday: 1, from: '11:30', to: '16:30' }] }, 'Europe/Berlin', now), []);
    assert.deepEqual(timesOfWeekOf({ ...evenings, weekly: [] }, 'Europe/Berlin', now), []);
  });
});
