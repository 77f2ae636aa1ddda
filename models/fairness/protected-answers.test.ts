import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, aProgram } from '../factories.ts';
import { listMentors } from '../directory/directory.ts';
import { EventModel } from '../events/event.model.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { listConsents } from '../people/consents.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { declineEnrolment } from '../people/enrolments.ts';
import { leaveProgram, revokeConsent } from '../people/leaving.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { editFairnessRules, readFairnessRules } from '../programs/fairness-rules.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { consentVersion } from '../vocabulary.ts';
import { ProtectedAnswersModel } from './protected-answer.model.ts';
import { readProtectedAnswers, saveProtectedAnswers } from './protected-answers.ts';

await useTestDatabase();

const today = new Date('2026-11-23T09:00:00Z');
const settings = { fairness: { gender: true, 'age-band': true } };
const keptIn = ({ tenantId, programId }: { tenantId: string; programId: string }) => ProtectedAnswersModel.countDocuments({ tenantId, programId });

test('nothing is asked unless the program says so, and of mentees alone', async () => {
  const place = await aProgram();
  const ana = await aMentee(place);
  assert.deepEqual(await readProtectedAnswers(ana), { asked: [], answers: {} });
  await assert.rejects(saveProtectedAnswers(ana, { gender: 'woman' }, today), new RuleBroken('body-invalid', { path: 'answers.gender' }));
  await editFairnessRules(await aCoordinator(place), place.programId, { attributes: ['age-band', 'gender'] }, today);
  assert.deepEqual((await readProtectedAnswers(ana)).asked, ['gender', 'age-band']);
  const ben = await aMentor(place);
  assert.deepEqual((await readProtectedAnswers(ben)).asked, []);
  await assert.rejects(saveProtectedAnswers(ben, { gender: 'man' }, today), new RuleBroken('not-enrolled', { role: 'mentee' }));
});

test('an answer is given with a consent of its own, and is there for its person alone', async () => {
  const place = await aProgram({ settings });
  const [ana, zoe] = [await aMentee(place), await aMentee(place)];
  assert.deepEqual((await saveProtectedAnswers(ana, { gender: 'woman', 'age-band': '21-24' }, today)).answers, { gender: 'woman', 'age-band': '21-24' });
  assert.deepEqual((await listConsents(ana)).map(({ purpose, version, revokedAt }) => [purpose, version, revokedAt]), [['fairness', consentVersion, null]]);
  assert.deepEqual((await readProtectedAnswers(zoe)).answers, {});
  const events = await EventModel.find({ tenantId: place.tenantId, programId: place.programId }).lean();
  assert.deepEqual(events.map(({ type, audience, forCoordinators }) => [type, audience.map(String), forCoordinators]), [['protected-answer.edited', [ana.personId], false]]);
  assert.ok(!JSON.stringify(events).includes('woman'), 'what was said is in no event');
});

test('whoever takes the consent back, says nothing any more, or leaves has it erased', async () => {
  const place = await aProgram({ settings });
  const people = [await aMentee(place), await aMentee(place), await aMentee(place)] as const;
  for (const one of people) await saveProtectedAnswers(one, { gender: 'man' }, today);
  assert.equal(await keptIn(place), 3);
  await revokeConsent(people[0], 'fairness', today);
  await saveProtectedAnswers(people[1], {}, today);
  await leaveProgram(people[2], today);
  assert.equal(await keptIn(place), 0);
  for (const one of people) assert.ok((await listConsents(one)).every(({ revokedAt }) => revokedAt !== null));
});

test('a mentor who takes back the consent to the report stays in the directory', async () => {
  const place = await aProgram({ settings });
  const both = await aMentor(place);
  await aMentee(place, { personId: both.personId });
  await saveProtectedAnswers(both, { gender: 'woman' }, today);
  await revokeConsent(both, 'fairness', today);
  assert.deepEqual((await listMentors(await aMentee(place), {}, today)).items.map(({ id }) => id), [both.personId]);
});

test('what a program asks for no longer is erased with everybody', async () => {
  const place = await aProgram({ settings });
  const coordinator = await aCoordinator(place);
  const [ana, zoe] = [await aMentee(place), await aMentee(place)];
  await saveProtectedAnswers(ana, { gender: 'woman', 'age-band': '21-24' }, today);
  await saveProtectedAnswers(zoe, { gender: 'man' }, today);
  await editFairnessRules(coordinator, place.programId, { attributes: ['age-band'] }, today);
  assert.deepEqual(await readProtectedAnswers(ana), { asked: ['age-band'], answers: { 'age-band': '21-24' } });
  assert.equal(await keptIn(place), 1, 'of who said nothing else nothing is kept');
});

test('a program that was stored before these rules has their defaults; somebody else’s are not there', async () => {
  const place = await aProgram();
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $unset: { 'settings.fairness': 1 } });
  const coordinator = await aCoordinator(place);
  assert.deepEqual(await readFairnessRules(coordinator, place.programId), { blind: false, attributes: [] });
  assert.deepEqual(await editFairnessRules(coordinator, place.programId, { blind: true }, today), { blind: true, attributes: [] });
  await assert.rejects(readFairnessRules(await aCoordinator(await aProgram()), place.programId), NotFound);
});

test('who is declined has nothing kept, and the consent ends; declined as a mentor a mentee keeps what they said', async () => {
  const place = await aProgram({ settings });
  const [ana, dora, chiara] = [await aMentee(place, { enrolment: { state: 'pending' } }), await aMentee(place), await aCoordinator(place)];
  await aMentor(place, { personId: dora.personId, enrolment: { state: 'pending' } });
  for (const mentee of [ana, dora]) await saveProtectedAnswers(mentee, { gender: 'woman' }, today);
  for (const { _id } of await EnrolmentModel.find({ ...place, state: 'pending' }).lean()) await declineEnrolment(chiara, String(_id), { reason: 'Not this time' }, today);
  assert.deepEqual([(await readProtectedAnswers(ana)).answers, (await readProtectedAnswers(dora)).answers], [{}, { gender: 'woman' }]);
  assert.deepEqual((await listConsents(ana)).map(({ purpose, revokedAt }) => [purpose, revokedAt !== null]), [['fairness', true]]);
});
