import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinCircle, startCircle } from '../circles/circles.ts';
import { aMentee, aMentor, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { ProposalModel } from '../proposals/proposal.model.ts';
import { proposeTimes } from '../proposals/proposals.ts';
import { proposalsOfCircles } from './0003-proposals-of-circles.ts';

await useTestDatabase();

const now = new Date('2026-10-13T06:00Z');

test('a database of the release before lets two circles of a program have proposed times, and may be moved twice', async () => {
  await ProposalModel.collection.createIndex({ tenantId: 1, programId: 1, matchId: 1 }, { unique: true, partialFilterExpression: { state: 'open' } });
  await proposalsOfCircles.run();
  await proposalsOfCircles.run();
  const place = await aProgram();
  const ben = await aMentor(place);
  const ana = await aMentee(place);
  for (const title of ['Data careers', 'Interviews']) {
    const { id: circleId } = await startCircle(ben, { title, visibility: 'open' }, now);
    await joinCircle(ana, circleId, now);
    assert.equal((await proposeTimes(ben, { circleId, minutes: 30, starts: ['2026-10-17T09:00Z'] }, now)).state, 'open');
  }
});
