import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../models/actor.ts';
import { aCoordinator, aMentee, aMentor, aProgram, someAvailability, type Place } from '../models/factories.ts';
import { answerByLink, mintAnswerLinks, readAnswerLink } from '../models/matches/answer-links.ts';
import { readMeeting } from '../models/meetings/meetings.ts';
import { readLetter } from '../models/notifications/letters.ts';
import { leaseMail } from '../models/outbox/outbox.ts';
import { renderMail } from './mail/render.ts';
import { useTestServer } from './test-server.ts';

const server = await useTestServer();

/** Names, and a place that nobody else lives in: none of them may come out before a match. */
const hidden = /Quintessa|Zebedee|Noronha|Chatham/i;

interface Blind {
  place: Place;
  mentee: ProgramActor;
  mentor: ProgramActor;
  coordinator: ProgramActor;
  tokens: { mentee: string; mentor: string; coordinator: string };
  call: <T = Record<string, unknown>>(as: 'mentee' | 'mentor' | 'coordinator', method: string, path: string, body?: unknown) => Promise<{ status: number; body: T; text: string }>;
}

/** A mentee and a mentor who were never matched; the mentor is free every day. */
async function aBlindProgram({ blind = true }: { blind?: boolean } = {}): Promise<Blind> {
  const place = await aProgram({ settings: { fairness: { blind }, requests: { flash: true } } });
  const mentee = await aMentee(place, { person: { name: 'Quintessa Moreira', zone: 'America/Noronha', email: 'one@northfield.example' } });
  const mentor = await aMentor(place, { person: { name: 'Zebedee Okonkwo', zone: 'Pacific/Chatham', email: 'two@northfield.example' }, enrolment: { headline: 'Data engineer', capacity: 2 } });
  await someAvailability(place, mentor.personId, { zone: 'Pacific/Chatham', flashPerMonth: 4, meetingUrl: 'https://meet.example.org/zebedee' });
  const coordinator = await aCoordinator(place, { person: { name: 'Chiara' } });
  const tokens = { mentee: await server.signIn(mentee), mentor: await server.signIn(mentor), coordinator: await server.signIn(coordinator) };
  return {
    place, mentee, mentor, coordinator, tokens,
    call: async <T>(as: keyof typeof tokens, method: string, path: string, body?: unknown) => {
      const answer = await server.call<T>(method, path, { token: tokens[as], ...(body === undefined ? {} : { body }) });
      assert.ok(answer.status < 300, `${as}: ${method} ${path} answered ${answer.status}`);
      return { status: answer.status, body: answer.body, text: JSON.stringify(answer.body) };
    },
  };
}

interface Named {
  id: string;
  name: string;
  blind?: true;
}
type Page<T> = { items: T[] };
type Slot = { start: string };

const asks = { goal: 'A first portfolio', message: '', cadence: 'monthly' };

describe('until a match is accepted', () => {
  test('the directory shows, finds and sorts mentors by their numbers, and says neither place nor clock', async () => {
    const { place, mentor, call } = await aBlindProgram();
    await aMentor(place, { person: { name: 'Aaron' } });
    const { body, text } = await call<Page<Named & { zone: string | null; localTime: string | null; nextSlot: { yours: { zone: string }; theirs: { zone: string } } | null }>>('mentee', 'GET', '/api/mentors?sort=name');
    assert.doesNotMatch(text.replaceAll('America/Noronha', ''), hidden);
    const card = body.items.find(({ id }) => id === mentor.personId)!;
    assert.match(card.name, /^Mentor\s\d+$/);
    assert.deepEqual([card.blind, card.zone, card.localTime, card.nextSlot!.theirs], [true, null, null, card.nextSlot!.yours]);
    assert.equal((await call<Page<Named>>('mentee', 'GET', '/api/mentors?q=zebedee')).body.items.length, 0, 'no name is found by typing it');
    const number = card.name.replace(/\D/g, '');
    for (const q of [number, `mentor ${number}`, card.name, `مرشد ${number}`, 'data engineer']) {
      const found = (await call<Page<Named>>('mentee', 'GET', `/api/mentors?q=${encodeURIComponent(q)}`)).body.items.map(({ id }) => id);
      assert.ok(found.includes(mentor.personId), q);
    }
    for (const reader of ['mentee', 'coordinator'] as const) {
      const page = await call<Named>(reader, 'GET', `/api/mentors/${mentor.personId}`);
      assert.equal(page.body.name, card.name, 'the same number on the mentor’s page');
      assert.doesNotMatch(page.text.replaceAll('America/Noronha', ''), hidden);
    }
  });

  test('a request names neither to the other, in no list, on no page, in no mail and behind no link; accepted, both', async () => {
    const { mentee, mentor, call } = await aBlindProgram();
    const { body: request, text } = await call<{ id: string; mentee: Named; choices: { mentor: Named }[] }>('mentee', 'POST', '/api/match-requests', { choices: [mentor.personId], ...asks });
    assert.match(request.choices[0]!.mentor.name, /^Mentor\s\d+$/);
    assert.doesNotMatch(text, /Zebedee/);
    const letters = await lettersOf(mentee);
    assert.deepEqual(letters.map(({ template }) => template), ['request-received']);
    assert.doesNotMatch(JSON.stringify(letters), /Quintessa/);
    assert.match(letters[0]!.text, /Mentee\s\d+/);

    for (const path of ['/api/match-requests?side=received', `/api/match-requests/${request.id}`, '/api/home']) {
      const received = await call('mentor', 'GET', path);
      assert.doesNotMatch(received.text, /Quintessa|Noronha/, path);
      assert.match(received.text, /"name":"Mentee\s\d+"/, path);
    }
    for (const path of ['/api/match-requests?side=sent', '/api/home']) assert.doesNotMatch((await call('mentee', 'GET', path)).text, /Zebedee|Chatham/, path);
    assert.doesNotMatch((await call('coordinator', 'GET', `/api/match-requests/${request.id}`)).text, hidden);

    const { accept } = await mintAnswerLinks(mentor, { id: request.id, expiresAt: new Date(Date.now() + 86_400_000) });
    assert.match((await readAnswerLink(accept))!.mentee, /^Mentee\s\d+$/);
    assert.equal((await answerByLink(accept))!.link.mentee, 'Quintessa Moreira', 'who said yes is told to whom');

    assert.match((await call('mentee', 'GET', '/api/match-requests?side=sent')).text, /Zebedee Okonkwo/);
    assert.match((await call('mentor', 'GET', '/api/home')).text, /Quintessa Moreira/);
    const { body: page } = await call<Named & { zone: string }>('mentee', 'GET', `/api/mentors/${mentor.personId}`);
    assert.deepEqual([page.name, page.zone, page.blind], ['Zebedee Okonkwo', 'Pacific/Chatham', undefined]);
    assert.match(JSON.stringify(await lettersOf(mentee)), /Zebedee Okonkwo/);
  });

  test('who was declined stays a number, on both sides and in the mail', async () => {
    const { mentee, mentor, call } = await aBlindProgram();
    const { body: request } = await call<{ id: string }>('mentee', 'POST', '/api/match-requests', { choices: [mentor.personId], ...asks });
    await call('mentor', 'POST', `/api/match-requests/${request.id}/decline`, {});
    for (const [as, path] of [['mentee', '/api/match-requests?side=sent'], ['mentor', '/api/match-requests?side=received']] as const) assert.doesNotMatch((await call(as, 'GET', path)).text, as === 'mentee' ? /Zebedee/ : /Quintessa/);
    const letters = await lettersOf(mentee);
    assert.ok(letters.some(({ template }) => template === 'request-declined'));
    assert.doesNotMatch(JSON.stringify(letters.map(({ text }) => text)), /Zebedee/);
  });

  test('the matching room shows numbers, in pairs, questions, comparisons, wishes and messages, until what was published is told', async () => {
    const { place, mentee, mentor, call } = await aBlindProgram();
    const other = await aMentor(place, { person: { name: 'Zebedee the second' } });
    await aMentee(place, { person: { name: 'Quintessa the second' } });
    await aMentee(place, { person: { name: 'Quintessa the third' } });
    await aMentee(place, { person: { name: 'Quintessa the fourth' } });
    const { body: run, text } = await call<{ id: string; madeBy: Named }>('coordinator', 'POST', '/api/matching-runs', { locks: [{ mentee: mentee.personId, mentor: mentor.personId }], apart: [{ mentee: mentee.personId, mentor: other.personId }] });
    assert.doesNotMatch(text, hidden);
    assert.equal(run.madeBy.name, 'Chiara');
    const { body: second } = await call<{ id: string }>('coordinator', 'POST', '/api/matching-runs', { basedOn: run.id, locks: [], apart: [{ mentee: mentee.personId, mentor: mentor.personId }] });
    const reads = [
      '/api/matching-runs', `/api/matching-runs/${run.id}`, `/api/matching-runs/${run.id}/pairs`, `/api/matching-runs/${run.id}/unmatched`,
      `/api/matching-runs/${run.id}/mentees/${mentee.personId}/alternatives`, `/api/matching-runs/${run.id}/differences/${second.id}`, `/api/matching-runs/${run.id}/messages`,
    ];
    for (const path of reads) assert.doesNotMatch((await call('coordinator', 'GET', path)).text, hidden, path);
    const alternatives = (q: string) => call<Page<{ mentor: Named }>>('coordinator', 'GET', `/api/matching-runs/${run.id}/mentees/${mentee.personId}/alternatives?q=${encodeURIComponent(q)}`);
    assert.equal((await alternatives('zebedee')).body.items.length, 0, 'no name is found by typing it');
    const { name } = (await alternatives('')).body.items[0]!.mentor;
    assert.equal((await alternatives(name.replace(/\s/, ' '))).body.items[0]!.mentor.name, name, 'a number is');
    assert.equal((await alternatives(name)).body.items[0]!.mentor.name, name);
    assert.doesNotMatch((await call('coordinator', 'POST', `/api/matching-runs/${run.id}/publish`, {})).text, hidden);
    assert.doesNotMatch((await call('coordinator', 'GET', `/api/matching-runs/${run.id}/pairs`)).text, hidden, 'publishing is no way to read them and to take it back');
  });

  test('in a circle, mentor and who asks for a seat are numbers to each other until one is let in', async () => {
    const { mentee, call } = await aBlindProgram();
    const { body: circle } = await call<{ id: string }>('mentor', 'POST', '/api/circles', { title: 'Portfolio circle', visibility: 'on-request' });
    assert.match((await call('mentee', 'GET', '/api/circles')).text, /"name":"Mentor\s\d+"/);
    assert.doesNotMatch((await call('mentee', 'POST', `/api/circles/${circle.id}/ask`, {})).text, /Zebedee/);
    for (const as of ['mentor', 'coordinator'] as const) assert.doesNotMatch((await call(as, 'GET', `/api/circles/${circle.id}`)).text, /Quintessa/, as);
    assert.doesNotMatch(JSON.stringify(await lettersOf(mentee)), /Quintessa/);
    assert.match((await call('mentor', 'POST', `/api/circles/${circle.id}/people/${mentee.personId}/admit`)).text, /Quintessa Moreira/);
    assert.match((await call('mentee', 'GET', `/api/circles/${circle.id}`)).text, /Zebedee Okonkwo/);
  });

  test('who is invited to a circle by name is named to who invited them, and their number is not told with it', async () => {
    const { mentee, call } = await aBlindProgram();
    const { body: circle } = await call<{ id: string }>('mentor', 'POST', '/api/circles', { title: 'Portfolio circle', visibility: 'on-request' });
    const invited = await call('coordinator', 'POST', `/api/circles/${circle.id}/people/${mentee.personId}/invite`, {});
    for (const { text } of [invited, await call('coordinator', 'GET', `/api/circles/${circle.id}`), await call('coordinator', 'GET', '/api/circles')]) {
      assert.match(text, /"name":"Quintessa Moreira"/);
      assert.doesNotMatch(text, /Mentee\s\d/);
    }
    const { text: toMentor } = await call('mentor', 'GET', `/api/circles/${circle.id}`);
    assert.match(toMentor, /"name":"Mentee\s\d+"/, 'its mentor, who has not seen the name, reads a number');
    assert.doesNotMatch(toMentor, /Quintessa/);
    assert.doesNotMatch((await call('mentee', 'GET', `/api/circles/${circle.id}`)).text, /Zebedee/);
  });

  test('a flash session names neither to the other, nor tells the mentor’s clock: in its times, on its page, at home, in the mails; the video room is told when it opens', async () => {
    const { place, mentee, mentor, call } = await aBlindProgram();
    const slots = `/api/mentors/${mentor.personId}/flash-slots`;
    const own = (text: string) => text.replaceAll('America/Noronha', '');
    const { body: week, text: times } = await call<{ next: Slot | null; items: Slot[]; partner: Named; yourZone: string; theirZone: string }>('mentee', 'GET', slots);
    assert.doesNotMatch(own(times), hidden);
    assert.match(week.partner.name, /^Mentor\s\d+$/);
    assert.equal(week.theirZone, week.yourZone);
    // Not one of the next minutes: its room would be open.
    const { start } = [...week.items, week.next!].find((slot) => Date.parse(slot.start) > Date.now() + 3_600_000)!;
    const session = { mentorId: mentor.personId, start, topic: 'data-careers', question: 'How did you begin?' };
    const { body: booked, text } = await call<{ id: string; partner: Named; meetingUrl: string | null; when: { yours: unknown; theirs: unknown } }>('mentee', 'POST', '/api/flash-sessions', session);
    assert.doesNotMatch(own(text), hidden);
    assert.deepEqual([booked.partner, booked.meetingUrl, booked.when.theirs], [week.partner, null, booked.when.yours]);
    for (const path of ['/api/meetings', `/api/meetings/${booked.id}`, '/api/home']) {
      assert.doesNotMatch(own((await call('mentee', 'GET', path)).text), hidden, path);
      const ofMentor = (await call('mentor', 'GET', path)).text;
      assert.doesNotMatch(ofMentor, /Quintessa|Noronha/, path);
      assert.match(ofMentor, /https:\/\/meet\.example\.org\/zebedee/, 'the mentor’s own room');
    }
    const letters = await lettersOf(mentee);
    assert.deepEqual(letters.map(({ template }) => template), ['meeting-booked', 'meeting-booked']);
    for (const { text: letter } of letters) assert.ok(!/Quintessa Moreira/.test(letter) || !/Zebedee Okonkwo/.test(letter), 'each reads their own name alone');
    const [toMentee, toMentor] = [letters.find(({ text: letter }) => /Mentor\s\d/.test(letter))!, letters.find(({ text: letter }) => /Mentee\s\d/.test(letter))!];
    assert.doesNotMatch(toMentee.text, /Zebedee|Chatham/i);
    for (const { text: letter } of letters) assert.doesNotMatch(letter, /Ment(or|ee)\s\d+’s time/, 'and one clock is not told as the other’s');
    assert.doesNotMatch(toMentor.text, /Quintessa|Noronha/);
    const opens = new Date(Date.parse(start) - 10 * 60_000);
    const room = async (at: Date) => {
      const { meetingUrl, roomLater } = await readMeeting(mentee, booked.id, at);
      return { meetingUrl, roomLater };
    };
    assert.deepEqual(await room(new Date(opens.getTime() - 1)), { meetingUrl: null, roomLater: true });
    assert.deepEqual(await room(opens), { meetingUrl: 'https://meet.example.org/zebedee', roomLater: undefined });

    const other = await aMentee(place);
    const refused = await server.call('POST', '/api/flash-sessions', { token: await server.signIn(other), body: session });
    assert.equal(refused.status, 409);
    assert.match(JSON.stringify(refused.body), /"closest":\[\{/);
    assert.doesNotMatch(JSON.stringify(refused.body), hidden, 'nor do the times that are offered instead');

    await call('mentee', 'POST', `/api/meetings/${booked.id}/cancel`, { reason: 'I found out' });
    assert.deepEqual(await room(opens), { meetingUrl: null, roomLater: undefined }, 'a room that nobody meets in is not told');
    for (const { text: letter } of await lettersOf(mentee)) assert.doesNotMatch(letter, /Zebedee Okonkwo.*Quintessa|Quintessa.*Zebedee/);
  });

  test('approving and looking after people needs their names: there they stand', async () => {
    const { call } = await aBlindProgram();
    const people = await call('coordinator', 'GET', '/api/enrolments');
    assert.match(people.text, /Quintessa Moreira/);
    assert.match(people.text, /Zebedee Okonkwo/);
    assert.doesNotMatch(people.text, /"number"/, 'and no number beside them');
  });
});

test('where names are not hidden everything is as it was, and the program says which it is', async () => {
  const open = await aBlindProgram({ blind: false });
  const cards = await open.call<Page<Named>>('mentee', 'GET', '/api/mentors?q=zebedee');
  assert.deepEqual(cards.body.items.map(({ name, blind }) => [name, blind]), [['Zebedee Okonkwo', undefined]]);
  const isBlind = async ({ call }: Blind) => (await call<{ program: { blind?: true } }>('mentee', 'GET', '/api/session')).body.program.blind;
  assert.equal(await isBlind(open), undefined);
  await open.call('coordinator', 'PATCH', `/api/programs/${open.place.programId}/fairness-rules`, { blind: true });
  assert.equal(await isBlind(open), true);
  assert.equal((await open.call<Page<Named>>('mentee', 'GET', '/api/mentors?q=zebedee')).body.items.length, 0, 'from the next look on');
  await open.call('coordinator', 'PATCH', `/api/programs/${open.place.programId}/fairness-rules`, { blind: false });
  assert.equal((await open.call<Page<Named>>('mentee', 'GET', '/api/mentors?q=zebedee')).body.items.length, 1);
});

test('numbers are each mentor’s own, stay, and say nothing of who came when', async () => {
  const { place, call } = await aBlindProgram();
  for (let at = 0; at < 20; at += 1) await aMentor(place, { person: { name: `Mentor by name ${at}` } });
  const numbers = async () => (await call<Page<Named>>('mentee', 'GET', '/api/mentors?limit=50')).body.items.map(({ id, name }) => [id, Number(name.replace(/\D/g, ''))] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const first = await numbers();
  assert.equal(new Set(first.map(([, number]) => number)).size, 21);
  assert.deepEqual(await numbers(), first);
  const inOrder = first.map(([, number]) => number);
  assert.notDeepEqual(inOrder, inOrder.toSorted((a, b) => a - b), 'not counted up as they joined');
});

interface Letter {
  template: string;
  text: string;
}

/** All mail that waits in a program, as it would be sent now. */
async function lettersOf({ tenantId }: ProgramActor): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (;;) {
    const mail = await leaseMail(new Date(Date.now() + 1_000));
    if (mail === null) return letters;
    if (mail.tenantId !== tenantId) continue;
    const letter = await readLetter(mail);
    if (typeof letter !== 'string') letters.push({ template: letter.template, text: JSON.stringify(renderMail(letter)) });
  }
}
