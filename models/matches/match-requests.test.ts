import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, actorIn, aMatch, aMentee, aMentor, anId, aProgram, aStranger, type Enrolled, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { NotAllowed, NotFound, type RuleBroken } from '../problems.ts';
import {
  tiesToMentors, declineMatchRequest, editMatchRequest, expireRequests, listMatchRequests, markMatchRequestRead, openMatchRequests,
  peekMatchRequest, rankMatchRequest, readMatchRequest, sendMatchRequest, withdrawMatchRequest,
} from './match-requests.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });
const job = { kind: 'system', job: 'expire-requests' } as const;

const ask = (mentee: ProgramActor, mentorId: string, at = now) =>
  sendMatchRequest(mentee, { choices: [mentorId], goal: 'Land a data internship', message: 'You build what I study.', cadence: 'monthly' }, at);

async function anAsked(mentor: Enrolled = {}, mentee: Enrolled = {}, place?: Place) {
  const program = place ?? (await aProgram());
  const [ana, ben] = [await aMentee(program, mentee), await aMentor(program, mentor)];
  return { program, ana, ben, request: await ask(ana, ben.personId) };
}

/** What happened to a request, and which mails it caused, in order. */
async function historyOf({ tenantId, programId }: Place, requestId: string) {
  const events = await EventModel.find({ tenantId, programId, subjectIds: requestId }).sort({ _id: 1 }).lean();
  const mails: string[] = [];
  for (const { _id } of events) {
    for (const mail of await OutboxModel.find({ tenantId, programId, eventId: _id }).lean()) mails.push(`${mail.template} to ${String(mail.receiverId)}`);
  }
  return { events, types: events.map(({ type }) => type), mails };
}

describe('asking a mentor', () => {
  test('the mentor has the program’s ten days, gets one mail, and both hear of it', async () => {
    const { program, ana, ben, request } = await anAsked();
    assert.deepEqual([request.state, request.sentAt, request.expiresAt], ['pending', now, later(10)]);
    assert.deepEqual(request.choices.map(({ mentor, state }) => [mentor.id, state]), [[ben.personId, 'asked']]);
    assert.deepEqual(request.can, ['edit', 'rank', 'withdraw']);
    const { events, types, mails } = await historyOf(program, request.id);
    assert.deepEqual(types, ['match-request.sent']);
    assert.deepEqual(events[0]?.audience.map(String).sort(), [ana.personId, ben.personId].sort());
    assert.doesNotMatch(JSON.stringify(events), /internship|study/, 'nothing that a person wrote');
    assert.deepEqual(mails, [`request-received to ${ben.personId}`]);
  });

  test('another number of days where the program says so', async () => {
    const { request } = await anAsked({}, {}, await aProgram({ settings: { requests: { expiryDays: 14 } } }));
    assert.deepEqual(request.expiresAt, later(14));
  });

  test('who cannot be asked, and why', async () => {
    const program = await aProgram();
    const abroad = await aProgram({ tenantId: program.tenantId });
    const ana = await aMentee(program);
    const cases: [string, string, object | typeof NotFound][] = [
      ['oneself', ana.personId, broken('request-to-self')],
      ['nobody', anId(), NotFound],
      ['another mentee', (await aMentee(program)).personId, NotFound],
      ['a mentor of another program', (await aMentor(abroad)).personId, NotFound],
      ['a mentor who waits for approval', (await aMentor(program, { enrolment: { state: 'pending' } })).personId, NotFound],
      ['a mentor who left', (await aMentor(program, { enrolment: { state: 'left' } })).personId, NotFound],
      ['a mentor who is not in the directory', (await aMentor(program, { enrolment: { inDirectory: false } })).personId, NotFound],
      ['a full mentor', (await aMentor(program, { enrolment: { placesTaken: 1 } })).personId, broken('mentor-full')],
      ['a mentor who rests', (await aMentor(program, { enrolment: { state: 'paused' } })).personId, broken('mentor-paused')],
      ['a mentor on a break', (await aMentor(program, { enrolment: { pausedUntil: '2026-10-21' } })).personId, broken('mentor-paused')],
    ];
    for (const [who, mentorId, refusal] of cases) await assert.rejects(ask(ana, mentorId), refusal, who);
    await ask(ana, (await aMentor(program, { enrolment: { pausedUntil: '2026-10-20' } })).personId);
  });

  test('who cannot ask, and why', async () => {
    const program = await aProgram();
    const ben = (await aMentor(program)).personId;
    await assert.rejects(ask(await aMentor(program), ben), NotAllowed, 'mentors do not ask');
    await assert.rejects(ask(await aCoordinator(program), ben), NotAllowed);
    await assert.rejects(ask(await aMentee(program, { enrolment: { placesTaken: 1 } }), ben), broken('you-are-full'));
    const paused = await aMentee(program, { enrolment: { state: 'paused' } });
    await assert.rejects(ask({ ...paused, roles: ['mentee'] }, ben), broken('not-enrolled'), 'paused a moment ago');
  });

  test('once at a time, however often the button is pressed', async () => {
    const program = await aProgram();
    const [ana, ben] = [await aMentee(program), await aMentor(program)];
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => ask(ana, ben.personId)));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as RuleBroken] : []));
    assert.deepEqual(refused.map(({ code }) => code), Array(11).fill('asked-already'));
    const { items } = await listMatchRequests(ana, { side: 'sent' });
    assert.equal(items.length, 1);
    assert.deepEqual((await historyOf(program, items[0]!.id)).mails, [`request-received to ${ben.personId}`]);
  });

  test('a mentor who is one’s match already is not asked again', async () => {
    const program = await aProgram();
    const [ana, ben] = [await aMentee(program, { enrolment: { capacity: 2 } }), await aMentor(program, { enrolment: { capacity: 3 } })];
    await aMatch(program, { mentorId: ben.personId, menteeId: ana.personId });
    await assert.rejects(ask(ana, ben.personId), broken('asked-already'));
  });

  test('the same mentor again after 90 days, counted from the asking, whatever the answer was', async () => {
    for (const end of [
      ({ ana, request }: Awaited<ReturnType<typeof anAsked>>) => withdrawMatchRequest(ana, request.id, later(1)),
      ({ ben, request }: Awaited<ReturnType<typeof anAsked>>) => declineMatchRequest(ben, request.id, {}, later(1)),
      () => expireRequests(job, later(10)),
    ]) {
      const asked = await anAsked();
      await end(asked);
      const tooSoon = ask(asked.ana, asked.ben.personId, new Date(later(90).getTime() - 1));
      await assert.rejects(tooSoon, (error: RuleBroken) => error.code === 'asked-before' && error.details?.['againAt'] === later(90).toISOString());
      await ask(asked.ana, asked.ben.personId, later(90));
    }
  });

  test('and after another number of days where the program says so', async () => {
    const { ana, ben, request } = await anAsked({}, {}, await aProgram({ settings: { requests: { sameMentorAgainDays: 30 } } }));
    await withdrawMatchRequest(ana, request.id, later(1));
    await assert.rejects(ask(ana, ben.personId, new Date(later(30).getTime() - 1)), { code: 'asked-before' });
    await ask(ana, ben.personId, later(30));
  });
});

describe('who sees a request', () => {
  test('its pair and coordinators; everybody else finds nothing', async () => {
    const { program, ana, ben, request } = await anAsked();
    const elsewhere = await aProgram({ tenantId: program.tenantId });
    const abroad = await aProgram();
    for (const reader of [
      await aMentor(program),
      await aMentee(program),
      await aStranger(program),
      actorIn(elsewhere, ben.personId, ['mentor', 'coordinator']),
      actorIn({ ...program, tenantId: abroad.tenantId }, ben.personId, ['mentor', 'coordinator', 'tenant-admin']),
    ]) {
      for (const act of [readMatchRequest, markMatchRequestRead, withdrawMatchRequest]) await assert.rejects(act(reader, request.id, now), NotFound);
      await assert.rejects(declineMatchRequest(reader, request.id), NotFound);
      await assert.rejects(rankMatchRequest(reader, request.id, { next: [] }), NotFound);
      for (const side of reader.roles.length === 0 ? [] : (['sent', 'received'] as const)) {
        assert.deepEqual((await listMatchRequests(reader, { side })).items, []);
      }
    }
    assert.equal((await readMatchRequest(ana, request.id, now)).message, 'You build what I study.');
    assert.equal((await readMatchRequest(ben, request.id, now)).goal, 'Land a data internship');
  });

  test('a coordinator sees that it is there, not what was written', async () => {
    const { program, request } = await anAsked();
    const chiara = await aCoordinator(program);
    const seen = await readMatchRequest(chiara, request.id, now);
    assert.deepEqual([seen.state, seen.goal, seen.message, seen.can], ['pending', '', '', []]);
    assert.equal(seen.choices[0]?.state, 'asked', 'reading it is not the mentor’s reading');
    await assert.rejects(declineMatchRequest(chiara, request.id, {}, now), NotAllowed);
    await assert.rejects(withdrawMatchRequest(chiara, request.id, now), NotAllowed);
  });

  test('the two do each their own part', async () => {
    const { ana, ben, request } = await anAsked();
    await assert.rejects(withdrawMatchRequest(ben, request.id, now), NotAllowed);
    await assert.rejects(editMatchRequest(ben, request.id, { goal: 'Mine' }, now), NotAllowed);
    await assert.rejects(declineMatchRequest(ana, request.id, {}, now), NotAllowed);
    await assert.rejects(markMatchRequestRead(ana, request.id, now), NotAllowed);
  });
});

describe('reading and editing', () => {
  test('the words change until the mentor has read them', async () => {
    const { program, ana, ben, request } = await anAsked();
    const edited = await editMatchRequest(ana, request.id, { message: 'Shorter.' }, now);
    assert.deepEqual([edited.message, edited.goal], ['Shorter.', 'Land a data internship']);
    await peekMatchRequest(ben, request.id);
    await listMatchRequests(ben, { side: 'received' });
    await editMatchRequest(ana, request.id, { cadence: 'fortnightly' }, now);
    const read = await readMatchRequest(ben, request.id, later(1));
    assert.deepEqual([read.choices[0]?.state, read.readAt, read.can], ['read', later(1), ['accept', 'decline']]);
    await assert.rejects(editMatchRequest(ana, request.id, { message: 'Too late' }, later(1)), broken('moved-on'));
    assert.deepEqual((await readMatchRequest(ana, request.id, later(1))).can, ['rank', 'withdraw']);
    assert.deepEqual((await markMatchRequestRead(ben, request.id, later(2))).readAt, later(1), 'the first reading counts');
    assert.deepEqual((await historyOf(program, request.id)).types, ['match-request.sent', 'match-request.edited', 'match-request.edited', 'match-request.read']);
  });

  test('an edit and a reading at once: the mentor has read the words that stay', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { ana, ben, request } = await anAsked();
      const [edit, read] = await Promise.allSettled([editMatchRequest(ana, request.id, { message: 'Edited' }, now), readMatchRequest(ben, request.id, now)]);
      assert.equal(read.status, 'fulfilled');
      const final = await readMatchRequest(ben, request.id, now);
      assert.equal(final.message, edit.status === 'fulfilled' ? 'Edited' : 'You build what I study.');
      if (edit.status === 'rejected') assert.equal((edit.reason as RuleBroken).code, 'moved-on');
    }
  });
});

describe('endings without a match', () => {
  test('declining asks for no reason, and writes to the mentee once', async () => {
    const { program, ana, ben, request } = await anAsked();
    const declined = await declineMatchRequest(ben, request.id, {}, later(1));
    assert.deepEqual([declined.state, declined.choices[0]?.state, declined.answeredAt, declined.can], ['exhausted', 'declined', later(1), []]);
    await assert.rejects(declineMatchRequest(ben, request.id, {}, later(2)), broken('moved-on'));
    await assert.rejects(withdrawMatchRequest(ana, request.id, later(2)), broken('moved-on'));
    const { types, mails } = await historyOf(program, request.id);
    assert.deepEqual(types, ['match-request.sent', 'match-request.declined']);
    assert.deepEqual(mails, [`request-received to ${ben.personId}`, `request-declined to ${ana.personId}`]);
  });

  test('withdrawing is possible before and after the reading', async () => {
    for (const read of [false, true]) {
      const { program, ana, ben, request } = await anAsked();
      if (read) await readMatchRequest(ben, request.id, now);
      assert.equal((await withdrawMatchRequest(ana, request.id, now)).state, 'withdrawn');
      assert.deepEqual((await historyOf(program, request.id)).mails, [`request-received to ${ben.personId}`, `request-withdrawn to ${ben.personId}`]);
      await assert.rejects(markMatchRequestRead(ben, request.id, now), broken('moved-on'));
      assert.deepEqual((await readMatchRequest(ben, request.id, now)).can, []);
    }
  });

  test('what nobody answered in time expires once, however many servers look, in every tenant', async () => {
    await expireRequests(job, later(3_000));
    const asked = [await anAsked(), await anAsked()];
    assert.equal(await expireRequests(job, new Date(later(10).getTime() - 1)), 0);
    const counts = await Promise.all([1, 2, 3].map(() => expireRequests(job, later(10))));
    assert.equal(counts.reduce((sum, count) => sum + count, 0), 2);
    for (const { program, ana, request } of asked) {
      const expired = await readMatchRequest(ana, request.id, later(10));
      assert.deepEqual([expired.state, expired.choices[0]?.state], ['exhausted', 'expired']);
      const { types, events } = await historyOf(program, request.id);
      assert.deepEqual(types, ['match-request.sent', 'match-request.expired']);
      assert.ok((await historyOf(program, request.id)).mails.includes(`request-expired to ${ana.personId}`));
      assert.equal(events[1]?.actorId, null, 'the system did it');
    }
  });
});

describe('lists', () => {
  test('newest first, in pages, each side its own', async () => {
    const program = await aProgram();
    const ben = await aMentor(program, { enrolment: { capacity: 3 } });
    const ana = await aMentee(program);
    for (let day = 0; day < 3; day += 1) await ask(await aMentee(program), ben.personId, later(day));
    await ask(ana, ben.personId, later(3));
    const first = await listMatchRequests(ben, { side: 'received', limit: 3 });
    assert.deepEqual(first.items.map(({ sentAt }) => sentAt), [later(3), later(2), later(1)]);
    const rest = await listMatchRequests(ben, { side: 'received', limit: 3, cursor: first.nextCursor! });
    assert.deepEqual([rest.items.map(({ sentAt }) => sentAt), rest.nextCursor], [[now], null]);
    assert.deepEqual((await listMatchRequests(ben, { side: 'sent' })).items, []);
    assert.equal((await listMatchRequests(ana, { side: 'sent' })).items.length, 1);
    await assert.rejects(listMatchRequests(ana, { side: 'sent', cursor: first.nextCursor! }), broken('cursor-invalid'));
    await assert.rejects(listMatchRequests(await aCoordinator(program), { side: 'received' }), NotAllowed);
  });

  test('open ones are those that wait, for either side; the directory knows whom one has asked', async () => {
    const { program, ana, ben, request } = await anAsked();
    const other = await aMentor(program);
    const declined = await ask(ana, other.personId, later(1));
    await declineMatchRequest(other, declined.id, {}, later(2));
    for (const reader of [ana, ben]) assert.deepEqual((await openMatchRequests(reader, 20)).map(({ id }) => id), [request.id]);
    assert.deepEqual(await openMatchRequests(other, 20), []);
    assert.deepEqual([...(await tiesToMentors(ana))], [[ben.personId, { request: { id: request.id, state: 'pending', choice: 'asked' }, matchId: null }]]);
  });
});
