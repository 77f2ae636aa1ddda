import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aCoordinator, aMentee, aMentor, aProgram, aStranger, someAvailability, type Place } from '../factories.ts';
import { bookMeeting, readMeeting } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { enrolmentsOf, recountPlaces } from '../people/enrolments.ts';
import { leaveProgram } from '../people/leaving.ts';
import { NotAllowed, NotFound, type RuleBroken } from '../problems.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { acceptMatchRequest, readMatchRequest, sendMatchRequest } from './match-requests.ts';
import { confirmMatch, countPlaces, declineMatch, endUnconfirmedMatches, listMatches, pauseMatch, readMatch, remindUnconfirmed, startClosing } from './matches.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });
const job = { kind: 'system', job: 'end-unconfirmed-matches' } as const;

/** Ben has said yes to Ana in a program in which people meet first. */
async function tried(place?: Place) {
  const program = place ?? (await aProgram({ settings: { requests: { meetFirst: true } } }));
  const [ana, ben] = [await aMentee(program), await aMentor(program)];
  await someAvailability(program, ben.personId);
  const request = await sendMatchRequest(ana, { choices: [ben.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
  const accepted = await acceptMatchRequest(ben, request.id, now);
  return { program, ana, ben, request: accepted, matchId: accepted.matchId! };
}

async function mailsOf({ tenantId, programId }: Place): Promise<string[]> {
  const mails = await OutboxModel.find({ tenantId, programId, template: /^match-/ }).sort({ _id: 1 }).lean();
  return mails.map(({ template, receiverId }) => `${template} to ${String(receiverId)}`);
}

const taken = async ({ tenantId, programId }: Place, personId: string): Promise<number> => (await enrolmentsOf(tenantId, programId, personId))[0]!.placesTaken;

describe('meeting first', () => {
  test('a yes begins a tentative match that holds the places, and the two can meet in it', async () => {
    const { program, ana, ben, request, matchId } = await tried();
    assert.deepEqual(request.tentative, { until: later(14), confirmedBy: [] });
    assert.deepEqual((await listMatches(ana, now)).items.map(({ state, tentative }) => [state, tentative]), [['active', { until: later(14), confirmedBy: [] }]]);
    assert.deepEqual([await taken(program, ana.personId), await taken(program, ben.personId)], [1, 1]);
    const meeting = await bookMeeting(ana, { matchId, start: '2026-10-26T11:00:00.000Z', minutes: 30 }, now);
    assert.equal((await readMeeting(ben, meeting.id)).state, 'confirmed');
  });

  test('only where the program says so', async () => {
    const { request, ana } = await tried(await aProgram());
    assert.equal(request.tentative, undefined);
    await assert.rejects(confirmMatch(ana, request.matchId!, now), broken('moved-on'));
    await assert.rejects(declineMatch(ana, request.matchId!, now), broken('moved-on'));
  });

  test('one yes asks the other, both make it a match like any other', async () => {
    const { program, ana, ben, request, matchId } = await tried();
    assert.deepEqual((await confirmMatch(ana, matchId, later(7))).tentative?.confirmedBy, ['mentee']);
    assert.deepEqual((await confirmMatch(ana, matchId, later(7))).tentative?.confirmedBy, ['mentee'], 'twice is once');
    assert.deepEqual((await confirmMatch(ben, matchId, later(8))).tentative, undefined);
    assert.equal((await readMatchRequest(ana, request.id, later(8))).tentative, undefined);
    assert.deepEqual(await mailsOf(program), [`match-confirm to ${ben.personId}`, `match-confirmed to ${ana.personId}`]);
    await endUnconfirmedMatches(job, later(100));
    assert.equal((await listMatches(ben, later(100))).items.length, 1);
  });

  test('before both have confirmed there is no break and no goodbye, and after the time there is no yes', async () => {
    const { ana, ben, matchId } = await tried();
    await assert.rejects(pauseMatch(ana, matchId, later(1)), broken('moved-on'));
    await assert.rejects(startClosing(ben, matchId, later(1)), broken('moved-on'));
    await assert.rejects(confirmMatch(ana, matchId, later(14)), broken('moved-on'));
    await confirmMatch(ana, matchId, later(13));
    await confirmMatch(ben, matchId, later(13));
    assert.equal((await pauseMatch(ana, matchId, later(13))).state, 'paused');
  });

  test('a no ends it kindly: the place is free, what was planned is cancelled, the other is written to', async () => {
    const { program, ana, ben, request, matchId } = await tried();
    assert.equal(request.matchEnded, undefined);
    const meeting = await bookMeeting(ana, { matchId, start: '2026-10-30T12:00:00.000Z', minutes: 30 }, now);
    const ended = await declineMatch(ben, matchId, later(8));
    assert.deepEqual([ended.state, ended.tentative], ['ended', undefined]);
    assert.equal((await readMatchRequest(ana, request.id, later(8))).matchEnded, true);
    assert.deepEqual([await taken(program, ana.personId), await taken(program, ben.personId)], [0, 0]);
    assert.equal((await readMeeting(ana, meeting.id)).state, 'cancelled');
    assert.deepEqual(await mailsOf(program), [`match-not-confirmed to ${ana.personId}`]);
    await assert.rejects(confirmMatch(ana, matchId, later(8)), broken('moved-on'));
  });

  test('without the yes of both it ends by itself, once, however many servers look; both hear', async () => {
    await endUnconfirmedMatches(job, later(1_000));
    const { program, ana, ben, matchId } = await tried();
    await confirmMatch(ana, matchId, later(2));
    assert.equal(await endUnconfirmedMatches(job, new Date(later(14).getTime() - 1)), 0);
    const counts = await Promise.all(Array.from({ length: 5 }, () => endUnconfirmedMatches(job, later(14))));
    assert.equal(counts.reduce((sum, count) => sum + count, 0), 1);
    assert.equal((await readMatch(ana, matchId, later(14))).state, 'ended');
    assert.deepEqual((await mailsOf(program)).slice(1).sort(), [ana, ben].map(({ personId }) => `match-not-confirmed to ${personId}`).sort());
    assert.equal(await taken(program, ben.personId), 0);
  });

  test('whoever has not confirmed is reminded three days before, once', async () => {
    await remindUnconfirmed(job, later(1_000));
    const { program, ana, ben, matchId } = await tried();
    await confirmMatch(ana, matchId, later(2));
    assert.equal(await remindUnconfirmed(job, later(10)), 0);
    const counts = await Promise.all(Array.from({ length: 5 }, () => remindUnconfirmed(job, later(11))));
    assert.equal(counts.reduce((sum, count) => sum + count, 0), 1);
    assert.deepEqual(await mailsOf(program), [`match-confirm to ${ben.personId}`, `match-confirm to ${ben.personId}`]);
    assert.equal(await remindUnconfirmed(job, later(12)), 0);
  });

  test('another period where the program says so', async () => {
    const { request } = await tried(await aProgram({ settings: { requests: { meetFirst: true, confirmDays: 30 } } }));
    assert.deepEqual(request.tentative?.until, later(30));
  });
});

describe('at the same moment', () => {
  test('two yeses, a no and the end of the time: it is confirmed or ended, never both, and the places agree', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { program, ana, ben, matchId } = await tried();
      const acts = [
        () => confirmMatch(ana, matchId, later(14)),
        () => confirmMatch(ben, matchId, later(14)),
        ...(round % 2 === 0 ? [() => declineMatch(ben, matchId, later(14))] : []),
        () => endUnconfirmedMatches(job, later(14)),
      ];
      const outcomes = await Promise.allSettled(acts.map((act) => act()));
      for (const outcome of outcomes) if (outcome.status === 'rejected') assert.equal((outcome.reason as RuleBroken).code, 'moved-on');
      const { state, tentative } = await readMatch(ana, matchId, later(14));
      assert.ok(tentative === undefined);
      assert.equal(await taken(program, ben.personId), state === 'active' ? 1 : 0);
    }
    assert.deepEqual(await recountPlaces({ kind: 'system', job: 'recount-places' }, countPlaces), []);
  });

  test('who leaves meanwhile, and a program that is archived meanwhile', async () => {
    const left = await tried();
    await leaveProgram(left.ben, later(3));
    await assert.rejects(confirmMatch(left.ana, left.matchId, later(3)), broken('moved-on'));
    const archived = await tried();
    await ProgramModel.updateOne({ tenantId: archived.program.tenantId, _id: archived.program.programId }, { $set: { state: 'archived' } });
    await endUnconfirmedMatches(job, later(14));
    assert.deepEqual(await mailsOf(archived.program), [], 'nobody is written to any more');
  });
});

test('only the two confirm: coordinators see it, for others it is not there', async () => {
  const { program, matchId } = await tried();
  const chiara = await aCoordinator(program);
  assert.ok((await readMatch(chiara, matchId, now)).tentative);
  for (const act of [confirmMatch, declineMatch]) {
    await assert.rejects(act(chiara, matchId, now), NotAllowed);
    await assert.rejects(act(await aMentor(program), matchId, now), NotFound);
    await assert.rejects(act(await aStranger(program), matchId, now), NotFound);
  }
});
