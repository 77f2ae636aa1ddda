import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMatch, aMentee, aMentor, aProgram } from '../factories.ts';
import { currentMatchesOf } from '../matches/matches.ts';
import { sendMatchRequest, openMatchRequests } from '../matches/match-requests.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { enrolmentsOf } from './enrolments.ts';
import { leaveProgram } from './leaving.ts';

await useTestDatabase();

test('whoever leaves ends their match, frees the partner’s place and leaves no open question behind', async () => {
  const place = await aProgram();
  const [leaver, partner, asking] = [await aMentor(place, { enrolment: { capacity: 2 } }), await aMentee(place), await aMentee(place)];
  await aMatch(place, { mentorId: leaver.personId, menteeId: partner.personId });
  await sendMatchRequest(asking, { choices: [leaver.personId], goal: 'A first portfolio', message: '', cadence: 'monthly' });
  await leaveProgram(leaver);
  assert.deepEqual(await currentMatchesOf(place, partner.personId), []);
  const [part] = await enrolmentsOf(place.tenantId, place.programId, partner.personId);
  assert.deepEqual([part?.state, part?.placesTaken], ['active', 0], 'the partner may look for somebody else at once');
  assert.deepEqual(await openMatchRequests(asking, 10), []);
});
