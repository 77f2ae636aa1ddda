import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAgenda } from '../agendas/agendas.ts';
import { eventsSince } from '../events/events.ts';
import { aCoordinator, aMentor, anId, aPair, aProgram, aStranger, someAvailability } from '../factories.ts';
import { MeetingModel } from '../meetings/meeting.model.ts';
import { bookMeeting, confirmHeld } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { editPreferences, readPreferences } from '../notifications/preferences.ts';
import { join } from '../people/enrolments.ts';
import { copyProgram, readProgram } from './programs.ts';
import { readMeetingRules, setMeetingRules, type MeetingRules } from './meeting-rules.ts';
import { ProgramModel } from './program.model.ts';
import { readProgramLimits, setProgramLimits, type ProgramLimits } from './program-limits.ts';
import { readReminderRules, setReminderRules } from './reminder-rules.ts';
import { defaultSettings } from './settings.ts';

await useTestDatabase();

const now = new Date('2026-10-12T06:00Z');
const { agenda, match, capacity, circle, goals, externalPeople } = defaultSettings;
const meetingRules: MeetingRules = { minutes: 45, longMinutes: 60, heldAfterHours: 24, contestDays: 7, agenda };
const limits: ProgramLimits = { match, capacity, circle, goals, externalPeople };

test('what is set of meetings counts: their usual length, the time boxes of an agenda nobody has written on, when they count as held and how long that may be contested', async () => {
  const place = await aProgram();
  const [chiara, ben] = [await aCoordinator(place), await aMentor(place)];
  await someAvailability(place, ben.personId);
  const { mentee, matchId } = await aPair(place, { mentor: ben });
  for (const start of ['2026-10-14T08:00Z', '2026-10-16T08:00Z']) await bookMeeting(mentee, { matchId, start, minutes: 45 }, now);
  const second = await bookMeeting(mentee, { matchId, start: '2026-10-21T08:00Z', minutes: 45 }, now);
  const boxes = async () => (await readAgenda(mentee, second.id)).items.map(({ minutes }) => minutes);
  assert.deepEqual(await boxes(), [5, 5, 5, 10, 10, 5, 5]);

  const own = { ...meetingRules, minutes: 30, longMinutes: 90, heldAfterHours: 2, contestDays: 3, agenda: { ...agenda, checkIn: 10, reality: 5 } };
  assert.deepEqual(await setMeetingRules(chiara, place.programId, own, now), { ...own, usual: meetingRules });
  assert.deepEqual(await readMeetingRules(chiara, place.programId), { ...own, usual: meetingRules });
  assert.deepEqual(await boxes(), [10, 5, 5, 5, 10, 5, 5]);
  assert.equal((await readProgram(mentee, place.programId, 'en')).meetingMinutes, 30);

  const { id, when: { end } } = await bookMeeting(mentee, { matchId, start: '2026-10-23T08:00Z', minutes: 60 }, now);
  assert.deepEqual((await readAgenda(mentee, id)).items.map(({ minutes }) => minutes), [15, 10, 5, 5, 15, 5, 5], 'an hour is no long meeting here');
  const stored = () => MeetingModel.findOne({ ...place, _id: id }).lean().orFail();
  assert.deepEqual((await stored()).heldFrom, new Date(end.getTime() + 2 * 3_600_000));
  await confirmHeld(mentee, id, { held: true }, end);
  assert.deepEqual((await stored()).outcome?.contestUntil, new Date(end.getTime() + 3 * 24 * 3_600_000));
});

test('what is set of matches and people counts for whoever comes from then on, and coordinators hear of it', async () => {
  const place = await aProgram({ template: 'first-year-peers' });
  const chiara = await aCoordinator(place);
  const own = { ...limits, match: { ...limits.match, cadence: 'fortnightly' as const }, capacity: { ...capacity, mentor: 2 }, circle: { ...circle, stopAbove: 12 } };
  const { usual, ...set } = await setProgramLimits(chiara, place.programId, own, now);
  assert.deepEqual(set, own);
  assert.deepEqual(usual.match, { weeks: 16, cadence: 'fortnightly' }, 'the usual is that of the program’s kind');
  const joined = await join(await aStranger(place), { role: 'mentor', name: 'Zed', zone: 'Europe/Berlin', languages: ['en'], topics: [], consent: { program: true } }, now);
  assert.equal(joined.capacity, 2);
  assert.equal((await readProgram(chiara, place.programId, 'en')).cadence, 'fortnightly', 'what forms begin with');
  const edited = (await eventsSince(chiara, anId())).filter(({ type }) => type === 'program.edited');
  assert.equal(edited.length, 1);
});

test('a number that another one forbids is refused and named, and nothing is saved', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  for (const [own, path] of [
    [{ ...limits, capacity: { ...capacity, mentor: 4, mentorMost: 3 } }, 'capacity.mentor'],
    [{ ...limits, circle: { ...circle, from: 7, to: 6 } }, 'circle.from'],
    [{ ...limits, circle: { ...circle, warnAbove: 11 } }, 'circle.warnAbove'],
  ] as const) await assert.rejects(setProgramLimits(chiara, place.programId, own, now), { code: 'body-invalid', details: { path } });
  const { usual, ...kept } = await readProgramLimits(chiara, place.programId);
  assert.deepEqual([kept, usual], [limits, limits]);
});

test('quiet hours and how mail comes are the program’s for whoever has not chosen; what cannot wait comes at once all the same', async () => {
  const place = await aProgram();
  const [chiara, ben] = [await aCoordinator(place), await aMentor(place)];
  const rules = { ...(await readReminderRules(chiara, place.programId)), quiet: null, delivery: 'weekly' } as const;
  await setReminderRules(chiara, place.programId, rules, now);
  const { quiet, usualQuiet, kinds } = await readPreferences(ben);
  assert.deepEqual([quiet, usualQuiet], [null, { from: '21:00', to: '08:00' }], 'switched on where the program has none: those of practice');
  assert.deepEqual(kinds.map(({ kind, how }) => `${kind} ${how}`), ['requests weekly', 'matches weekly', 'meetings weekly', 'reminders at-once', 'circles weekly', 'waiting-lists at-once']);
  await setReminderRules(chiara, place.programId, { ...rules, quiet: { from: '20:00', to: '09:30' } }, now);
  const early = { from: '20:00', to: '09:30' };
  assert.deepEqual((await readPreferences(ben)).quiet, early);
  const without = await editPreferences(ben, { quiet: null }, now);
  assert.deepEqual([without.quiet, without.usualQuiet], [null, early], 'and switched on again at the program’s');
  await assert.rejects(setReminderRules(chiara, place.programId, { ...rules, quiet: { from: '20:00', to: '20:00' } }, now), { code: 'body-invalid', details: { path: 'quiet' } });
});

test('what only an earlier release knew is left behind: such a program is read, changed and copied', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  // Straight to the driver: the schema does not let it in.
  await ProgramModel.collection.updateOne({}, { $set: { 'settings.silence': { warnDays: 60 }, 'settings.reminders.digest': 'weekly' }, $unset: { 'settings.reminders.delivery': 1 } });
  assert.equal((await readReminderRules(chiara, place.programId)).delivery, 'at-once');
  await setReminderRules(chiara, place.programId, { ...(await readReminderRules(chiara, place.programId)), nudgesAWeek: 1 }, now);
  const teacher = { kind: 'person', tenantId: place.tenantId, personId: (await aStranger(place)).personId, roles: [] } as const;
  const home = { registrationId: place.tenantId, contextId: 'course-2' };
  const { id } = await copyProgram(teacher, { of: place.programId, title: 'Again', locale: 'en', home }, now);
  const copy = await ProgramModel.findOne({ tenantId: place.tenantId, _id: id }).lean();
  assert.deepEqual([Object.hasOwn(copy!.settings, 'silence'), copy!.settings.reminders.nudgesAWeek], [false, 1]);
});
