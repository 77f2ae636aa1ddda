import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { EventModel } from '../events/event.model.ts';
import { aMatch, aMentee, aMentor, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { EnrolmentModel } from '../people/enrolment.model.ts';
import { leaveProgram } from '../people/leaving.ts';
import { PersonModel } from '../people/person.model.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { AnswerLinkModel } from './answer-link.model.ts';
import { answerByLink, mintAnswerLinks, readAnswerLink } from './answer-links.ts';
import { acceptMatchRequest, declineMatchRequest, expireRequests, readMatchRequest, sendMatchRequest, withdrawMatchRequest } from './match-requests.ts';
import { endMatch, listMatches } from './matches.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

/** Ana has asked Ben (and Carla after him); Ben has the mail. */
async function aMail(place?: Awaited<ReturnType<typeof aProgram>>, mentor?: ProgramActor) {
  const program = place ?? (await aProgram());
  const ben = mentor ?? (await aMentor(program, { person: { locale: 'de' } }));
  const [ana, carla] = [await aMentee(program, { person: { name: 'Ana' } }), await aMentor(program)];
  const request = await sendMatchRequest(ana, { choices: [ben.personId, carla.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
  return { program, ana, ben, carla, request, links: await mintAnswerLinks(ben, request, now) };
}

const standing = async (word: string, at = now) => (await readAnswerLink(word, at))?.standing;

describe('a link', () => {
  test('is for one answer to one request, 256 random bits, stored as a hash, for seven days at most', async () => {
    const { program, links } = await aMail();
    for (const word of [links.accept, links.decline]) assert.match(word, /^[\w-]{43}$/);
    assert.deepEqual(links.expiresAt, later(7));
    const rows = await AnswerLinkModel.find({ ...program }).lean();
    assert.deepEqual(rows.map(({ answer }) => answer).sort(), ['accept', 'decline']);
    assert.ok(!JSON.stringify(rows).includes(links.accept) && !JSON.stringify(rows).includes(links.decline));
    const short = await aProgram({ settings: { requests: { expiryDays: 3 } } });
    assert.deepEqual((await aMail(short)).links.expiresAt, later(3), 'and never longer than there is time to answer');
  });

  test('opened a hundred times changes nothing: not even that it was read', async () => {
    const { program, ben, request, links } = await aMail();
    await Promise.all(Array.from({ length: 100 }, (_, i) => readAnswerLink(i % 2 === 0 ? links.accept : links.decline, now)));
    assert.equal(await EventModel.countDocuments({ ...program, subjectIds: request.id }), 1);
    assert.deepEqual((await readAnswerLink(links.accept, now)), { answer: 'accept', standing: 'open', locale: 'de', mentee: 'Ana', program: 'Alumni and careers' });
    assert.equal((await readMatchRequest(ben, request.id, now)).can.length, 2);
  });

  test('that nobody was given leads nowhere', async () => {
    for (const word of ['', 'x', 'a'.repeat(43), '../../', 'a'.repeat(5_000)]) {
      assert.equal(await readAnswerLink(word, now), null);
      assert.equal(await answerByLink(word, {}, now), null);
    }
  });
});

describe('answering by it', () => {
  test('yes begins the match, once; afterwards both links say so', async () => {
    const { ben, request, links } = await aMail();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => answerByLink(links.accept, {}, later(1))));
    assert.equal(outcomes.filter((outcome) => outcome?.done).length, 1);
    for (const outcome of outcomes) assert.equal(outcome?.link.standing, 'accepted');
    assert.equal((await listMatches(ben, later(1))).items.length, 1);
    assert.deepEqual([(await answerByLink(links.decline, {}, later(1)))?.done, await standing(links.decline)], [false, 'accepted']);
    assert.equal((await readMatchRequest(ben, request.id, later(1))).state, 'accepted');
  });

  test('no asks the next choice and may say why; the next has links of their own', async () => {
    const { ana, carla, request, links } = await aMail();
    assert.equal((await answerByLink(links.decline, { reason: 'other-field' }, later(1)))?.link.standing, 'declined');
    const after = await readMatchRequest(ana, request.id, later(1));
    assert.deepEqual(after.choices.map(({ state, reason }) => [state, reason]), [['declined', 'other-field'], ['asked', undefined]]);
    assert.deepEqual([(await answerByLink(links.accept, {}, later(2)))?.done, await standing(links.accept, later(2))], [false, 'declined']);
    const hers = await mintAnswerLinks(carla, await readMatchRequest(carla, request.id, later(2)), later(2));
    assert.equal((await answerByLink(hers.accept, {}, later(3)))?.done, true);
  });

  test('both answers at once: exactly one counts', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { ana, request, links } = await aMail();
      const outcomes = await Promise.all([answerByLink(links.accept, {}, later(1)), answerByLink(links.decline, {}, later(1))]);
      assert.equal(outcomes.filter((outcome) => outcome?.done).length, 1);
      assert.ok(['accepted', 'declined'].includes((await readMatchRequest(ana, request.id, later(1))).choices[0]!.state));
    }
  });

  test('a mentee who takes it back while the mentor says yes by mail: one of them counts, and the other hears it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { ana, ben, request, links } = await aMail();
      const [yes] = await Promise.allSettled([answerByLink(links.accept, {}, later(1)), withdrawMatchRequest(ana, request.id, later(1))]);
      const { state } = await readMatchRequest(ana, request.id, later(1));
      assert.ok(yes.status === 'fulfilled' && yes.value !== null);
      assert.equal(yes.value.done, state === 'accepted');
      assert.equal(yes.value.link.standing, state);
      assert.equal((await listMatches(ben, later(1))).items.length, state === 'accepted' ? 1 : 0);
    }
  });

  test('the last place is given once, by mail and in the program at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const first = await aMail();
      const second = await aMail(first.program, first.ben);
      const [byMail, inProgram] = await Promise.allSettled([answerByLink(first.links.accept, {}, later(1)), acceptMatchRequest(first.ben, second.request.id, later(1))]);
      const done = byMail.status === 'fulfilled' && byMail.value?.done === true;
      assert.notEqual(done, inProgram.status === 'fulfilled');
      if (!done) assert.equal(byMail.status === 'fulfilled' && byMail.value?.link.standing, 'you-are-full');
      assert.equal((await listMatches(first.ben, later(1))).items.length, 1);
    }
  });
});

describe('when it is too late it says why, and changes nothing', () => {
  test('once the time is over, by mail and in the program alike, also before the next is asked', async () => {
    const short = await aProgram({ settings: { requests: { expiryDays: 3 } } });
    const { ana, ben, request, links } = await aMail(short);
    assert.equal((await answerByLink(links.accept, {}, later(3)))?.link.standing, 'too-late');
    await assert.rejects(acceptMatchRequest(ben, request.id, later(3)), { name: 'RuleBroken', code: 'moved-on' });
    await assert.rejects(declineMatchRequest(ben, request.id, {}, later(3)), { name: 'RuleBroken', code: 'moved-on' });
    assert.deepEqual((await readMatchRequest(ana, request.id, later(3))).choices.map(({ state }) => state), ['asked', 'queued']);
  });

  test('expired, taken back, matched elsewhere, its own time over', async () => {
    const expired = await aMail();
    await expireRequests({ kind: 'system', job: 'expire-requests' }, later(10));
    assert.equal(await standing(expired.links.accept, later(10)), 'too-late');
    const back = await aMail();
    await withdrawMatchRequest(back.ana, back.request.id, later(1));
    assert.equal(await standing(back.links.accept, later(1)), 'withdrawn');
    const elsewhere = await aMail();
    const dora = await aMentor(elsewhere.program);
    const other = await sendMatchRequest(elsewhere.ana, { choices: [dora.personId], goal: 'Learn', message: '', cadence: 'monthly' }, now);
    await acceptMatchRequest(dora, other.id, later(1));
    assert.equal((await answerByLink(elsewhere.links.accept, {}, later(1)))?.link.standing, 'mentee-matched');
    const old = await aMail();
    assert.equal((await answerByLink(old.links.accept, {}, later(7)))?.link.standing, 'link-over');
    assert.equal((await readMatchRequest(old.ana, old.request.id, later(7))).state, 'pending');
  });

  test('a mentor who left, rests or was suspended; a program that was archived', async () => {
    const left = await aMail();
    await leaveProgram(left.ben, later(1));
    assert.equal((await answerByLink(left.links.accept, {}, later(1)))?.link.standing, 'not-taking-part');
    const resting = await aMail();
    await EnrolmentModel.updateOne({ ...resting.program, personId: resting.ben.personId }, { $set: { state: 'paused' } });
    assert.equal((await answerByLink(resting.links.accept, {}, later(1)))?.link.standing, 'not-taking-part');
    const suspended = await aMail();
    await PersonModel.updateOne({ tenantId: suspended.program.tenantId, _id: suspended.ben.personId }, { $set: { suspendedAt: now } });
    for (const word of [suspended.links.accept, suspended.links.decline]) assert.deepEqual([(await answerByLink(word, {}, later(1)))?.done], [false]);
    assert.equal((await readMatchRequest(suspended.ana, suspended.request.id, later(1))).state, 'pending');
    const archived = await aMail();
    await ProgramModel.updateOne({ tenantId: archived.program.tenantId, _id: archived.program.programId }, { $set: { state: 'archived' } });
    assert.equal((await answerByLink(archived.links.accept, {}, later(1)))?.link.standing, 'program-archived');
  });

  test('a rule that the two have come to break since: it says so, and the request goes on without them', async () => {
    const { program, ana, ben, request, links } = await aMail(await aProgram({ settings: { matching: { commonLanguage: true } } }));
    await PersonModel.updateOne({ tenantId: program.tenantId, _id: ben.personId }, { $set: { languages: ['de'] } });
    const outcome = await answerByLink(links.accept, {}, later(1));
    assert.deepEqual([outcome?.done, outcome?.link.standing], [false, 'not-possible']);
    assert.deepEqual((await readMatchRequest(ana, request.id, later(1))).choices.map(({ state }) => state), ['unavailable', 'asked']);
    assert.equal((await answerByLink(links.decline, {}, later(1)))?.done, false, 'there is nothing left to say no to');
  });

  test('no place for now: the link is not spent, and works once there is one', async () => {
    const { program, ben, links } = await aMail();
    const matchId = await aMatch(program, { mentorId: ben.personId, menteeId: (await aMentee(program)).personId });
    assert.equal((await answerByLink(links.accept, {}, later(1)))?.link.standing, 'you-are-full');
    await endMatch(ben, matchId, later(2));
    assert.equal((await answerByLink(links.accept, {}, later(3)))?.done, true);
  });
});
