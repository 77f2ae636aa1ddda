import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentor, aPair, aProgram, someAvailability } from '../factories.ts';
import { MeetingModel } from '../meetings/meeting.model.ts';
import { bookMeeting } from '../meetings/meetings.ts';
import { remindOfMeetings } from '../meetings/reminders.ts';
import { countCommands } from '../mongodb/test-commands.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { readReminderRules, setReminderRules } from '../programs/reminder-rules.ts';
import { editPreferences } from './preferences.ts';
import { previewReminders } from './reminder-preview.ts';

await useTestDatabase();

const booked = new Date('2026-10-12T06:00Z');
const system = { kind: 'system', job: 'reminders' } as const;

/** Ben and Ana meet on Wednesday and on Friday at 10:00 in Berlin. */
async function twoMeetings() {
  const place = await aProgram();
  const ben = await aMentor(place, { person: { name: 'Ben' } });
  await someAvailability(place, ben.personId);
  const { mentee: ana, matchId } = await aPair(place, { mentor: ben });
  for (const start of ['2026-10-14T08:00Z', '2026-10-16T08:00Z']) await bookMeeting(ana, { matchId, start, minutes: 45 }, booked);
  await OutboxModel.deleteMany(place);
  return { place, ben, ana, chiara: await aCoordinator(place) };
}

test('says who is reminded next by hours that are not saved yet, and whom saving them reminds at once', async () => {
  const { place, ben, ana, chiara } = await twoMeetings();
  const now = new Date('2026-10-13T10:00Z'); // 22 hours before the first
  const preview = await previewReminders(chiara, place.programId, { meetingHours: [1, 48], nudgesAWeek: 3 }, now);
  assert.deepEqual([preview.people, preview.atOnce], [2, 2]);
  assert.deepEqual(preview.next.map(({ at, hours, people }) => ({ at, hours, people: people.map(({ id }) => id) })), [
    { at: now, hours: 48, people: [ben.personId, ana.personId] },
    { at: new Date('2026-10-14T08:00Z'), hours: 48, people: [ben.personId, ana.personId] },
  ]);
  const none = await previewReminders(chiara, place.programId, { meetingHours: [], nudgesAWeek: 3 }, now);
  assert.deepEqual([none.people, none.next], [0, []]);
});

test('what it says is what the job does, and then it says no more', async () => {
  const { place, ben, chiara } = await twoMeetings();
  const now = new Date('2026-10-13T10:00Z');
  assert.deepEqual(await setReminderRules(chiara, place.programId, { meetingHours: [1, 48, 1], nudgesAWeek: 2, quiet: null, delivery: 'daily' }), { meetingHours: [48, 1], nudgesAWeek: 2, quiet: null, delivery: 'daily' });
  await remindOfMeetings(system, now);
  assert.equal(await OutboxModel.countDocuments({ ...place, template: 'meeting-reminder', receiverId: ben.personId }), 1);
  const { atOnce, next } = await previewReminders(chiara, place.programId, await readReminderRules(chiara, place.programId), now);
  assert.deepEqual([atOnce, next.map(({ at, hours }) => [at.toISOString(), hours])], [0, [['2026-10-14T07:00:00.000Z', 1], ['2026-10-14T08:00:00.000Z', 48]]]);
});

test('who was told the time within those hours, has turned reminders off, or has no address is not counted', async () => {
  const { place, ben, ana, chiara } = await twoMeetings();
  await editPreferences(ben, { kinds: [{ kind: 'reminders', how: 'none' }] });
  const justAfter = new Date(booked.getTime() + 60_000); // the first meeting was booked 50 hours before it
  const { atOnce, next } = await previewReminders(chiara, place.programId, { meetingHours: [72], nudgesAWeek: 3 }, justAfter);
  assert.equal(atOnce, 0);
  assert.deepEqual(next.map(({ at, people }) => [at.toISOString(), people.map(({ id }) => id)]), [['2026-10-13T08:00:00.000Z', [ana.personId]]]);
});

test('counts everybody, however many meetings there are, and looks at some hundreds of them at a time', async () => {
  const { place, ben, chiara } = await twoMeetings();
  const { _id, ...first } = (await MeetingModel.findOne(place).sort({ start: 1 }).lean())!;
  await MeetingModel.insertMany(Array.from({ length: 1_000 }, () => first));
  const { mentee, matchId } = await aPair(place, { mentor: ben });
  await bookMeeting(mentee, { matchId, start: '2026-10-15T08:00Z', minutes: 45 }, booked);
  const now = new Date('2026-10-13T10:00Z');
  const { result, commands } = await countCommands(() => previewReminders(chiara, place.programId, { meetingHours: [48], nudgesAWeek: 3 }, now));
  assert.deepEqual([result.people, result.atOnce, result.next.length], [3, 3, 6]);
  const asked = (what: RegExp) => commands.filter((command) => what.test(command)).length;
  assert.deepEqual([asked(/^getMore /), asked(/^find events$/)], [2, 3], 'three readings of at most 500');
});

test('says how many people were nudged in seven days, and how many more than the rules allow', async () => {
  const { place, ana, chiara } = await twoMeetings();
  const now = new Date('2026-10-20T10:00Z');
  const nudge = (eventId: string, sentAt: string) => ({ ...place, eventId, receiverId: ana.personId, template: 'request-reminder', state: 'sent', dueAt: now, sentAt: new Date(sentAt), nudge: true } as const);
  await OutboxModel.insertMany([nudge('1'.repeat(24), '2026-10-19T10:00Z'), nudge('2'.repeat(24), '2026-10-18T10:00Z'), nudge('3'.repeat(24), '2026-10-01T10:00Z')]);
  const counts = async (nudgesAWeek: number) => {
    const { nudged, overCap } = await previewReminders(chiara, place.programId, { meetingHours: [24], nudgesAWeek }, now);
    return [nudged, overCap];
  };
  assert.deepEqual([await counts(2), await counts(1)], [[1, 0], [1, 1]]);
});

test('it is for coordinators of the program', async () => {
  const { place, ben, chiara } = await twoMeetings();
  await assert.rejects(previewReminders(ben, place.programId, { meetingHours: [24], nudgesAWeek: 3 }), { name: 'NotAllowed' });
  await assert.rejects(previewReminders(chiara, (await aProgram({ tenantId: place.tenantId })).programId, { meetingHours: [24], nudgesAWeek: 3 }), { name: 'NotFound' });
});
