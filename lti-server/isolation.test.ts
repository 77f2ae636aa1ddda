/**
 * Every operation of the OpenAPI document, asked by everybody who has nothing to do with the thing that it names: other
 * schools, other programs of the school, other people of the program, in every role, through both doors, and without a session.
 * A foreign id is answered as a random one, to the letter. An operation without a row in isolation-rows.ts fails the first test.
 */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import mongoose, { Types } from 'mongoose';
import type { ProgramActor } from '../models/actor.ts';
import { aCoordinator, anExternalPerson, aGradeColumn, aMentee, aMentor, anId, aPair, aProgram, aRoster, aStranger, someAvailability, type Place } from '../models/factories.ts';
import { keepApart } from '../models/kept-apart/kept-apart.ts';
import { listRunPairs, makeRun } from '../models/matches/matching-runs.ts';
import { EnrolmentModel } from '../models/people/enrolment.model.ts';
import { appoint } from '../models/programs/appointments.ts';
import { usualQuestions } from '../models/programs/templates/usual-questions.ts';
import { addHost } from '../models/tenants/hosts.ts';
import { linkContext } from '../models/tenants/context-links.ts';
import type { NewSession } from '../models/sessions/sessions.ts';
import type { Endpoint } from './contract/endpoint.ts';
import { contract } from './contract/index.ts';
import { bystanders, rows, type Bystander, type Ids, type Row } from './isolation-rows.ts';
import { useTestServer } from './test-server.ts';

interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly row: Row;
  /** What its address names. */
  readonly named: readonly string[];
  /** Whether its body names ids. */
  readonly bodyNames: boolean;
}

interface Documented {
  operationId: string;
  parameters?: { name: string; in: string; schema: unknown }[];
  requestBody?: unknown;
}

const { paths } = JSON.parse(await readFile(new URL('contract/openapi.json', import.meta.url), 'utf8')) as { paths: Record<string, Record<string, Documented>> };
const documented = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })));
const isId = (schema: unknown): boolean => JSON.stringify(schema ?? null).includes('#/components/schemas/Id"');
const operations = documented.map(({ operationId, method, path, parameters = [], requestBody }): Operation => ({
  operationId, method, path,
  row: rows[operationId] ?? {},
  named: parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
  bodyNames: isId(requestBody),
}));
const lists = operations.filter(({ method, path, named }) => method === 'GET' && named.length === 0 && path !== '/api/events');
const ofThings = operations.filter(({ named, row }) => named.length > 0 && row.ownWord === undefined);

const server = await useTestServer();
const home = await aProgram({ settings: { requests: { flash: true } }, title: { default: 'en', text: { en: 'Canary program' } }, questions: usualQuestions('en').map((question) => ({ ...question, key: `canary-${question.key}` })) });
const registrationId = anId();
const link = await linkContext({ ...home, registrationId, deploymentId: anId(), contextId: anId(), title: 'Canary course', isHome: false });
const { mentor, mentee, matchId } = await aPair(home, { mentee: await aMentee(home, { person: { name: 'Canary mentee', email: 'canary@northfield.example' } }) });
const asked = await aMentor(home, { person: { name: 'Canary mentor' }, enrolment: { headline: 'Canary headline', about: 'Canary about' } });
await someAvailability(home, asked.personId, { flashPerMonth: 4 });
const menteeToken = await server.signIn(mentee);
const goal = await make('/api/goals', { title: 'Canary goal', milestones: [{ title: 'Canary milestone' }] });
const seat = await make('/api/board/seats', { need: { words: 'Canary need' }, member: { name: 'Canary uncle' }, note: 'Canary note' });
const calendar = await make('/api/busy-calendars', { address: 'https://calendar.example/canary.ics', name: 'Canary calendar' });
const meeting = await make('/api/meetings', { matchId, start: nextWeekday(11).toISOString(), minutes: 30 });
const series = await make('/api/meeting-series', { matchId, starts: [nextWeekday(13), weekAfter(nextWeekday(13))].map((at) => at.toISOString()), minutes: 30, repeat: 'weekly' });
const proposal = await make('/api/proposals', { matchId, starts: [nextWeekday(20).toISOString()], minutes: 30, note: 'Canary line' });
const agenda = (await server.call<{ items: { id: string }[] }>('GET', `/api/agendas/${String(meeting['id'])}`, { token: menteeToken })).body;
const task = await make(`/api/matches/${matchId}/tasks`, { title: 'Canary task', ownerId: mentee.personId });
const note = await make(`/api/matches/${matchId}/notes`, { text: 'Canary thought', goalId: goal['id'], meetingId: meeting['id'] });
await server.call('PUT', `/api/matches/${matchId}/icebreakers/small-joy`, { token: menteeToken, body: { text: 'Canary joy' } });
const request = await make('/api/match-requests', { choices: [asked.personId], goal: 'Canary wish', message: 'Canary message', cadence: 'monthly' }, await server.signIn(await aMentee(home)));
const askedToken = await server.signIn(asked);
const circle = await make('/api/circles', { title: 'Canary circle', visibility: 'hidden' }, askedToken);
const club = await make('/api/circles', { title: 'Canary club', visibility: 'open' }, askedToken);
const member = await aMentee(home, { person: { name: 'Canary member' } });
const memberToken = await server.signIn(member);
await server.call('POST', `/api/circles/${String(club['id'])}/join`, { token: memberToken });
const clubMeeting = await make(`/api/circles/${String(club['id'])}/meetings`, { start: nextWeekday(11).toISOString(), minutes: 30 }, askedToken);
const clubProposal = await make('/api/proposals', { circleId: club['id'], starts: [nextWeekday(20).toISOString()], minutes: 30, note: 'Canary club line' }, askedToken);
const clubTask = await make(`/api/circles/${String(club['id'])}/tasks`, { title: 'Canary club task', ownerId: member.personId }, askedToken);
const clubNote = await make(`/api/circles/${String(club['id'])}/notes`, { text: 'Canary club thought', meetingId: clubMeeting['id'] }, memberToken);
await server.call('POST', `/api/notes/${String(clubNote['id'])}/share`, { token: memberToken, body: { with: 'match' } });
await server.call('PUT', `/api/circles/${String(club['id'])}/icebreakers/small-joy`, { token: memberToken, body: { text: 'Canary club joy' } });
const waiting = await aMentee(home, { enrolment: { state: 'pending' } });
const enrolment = await EnrolmentModel.findOne({ tenantId: home.tenantId, programId: home.programId, personId: waiting.personId }).lean().orFail();

const full = await aMentor(home);
await aPair(home, { mentor: full });
const inLine = await make('/api/waiting', { kind: 'mentor', of: full.personId }, await server.signIn(await aMentee(home)));

const chiara = await aCoordinator(home);
await aMentor(home); // with a free place
const run = await makeRun(chiara, {});

/** The things of `home` by the parameter that names them. */
const ids: Ids = {
  goalId: String(goal['id']),
  milestoneId: (goal['milestones'] as { id: string }[])[0]!.id,
  seatId: String(seat['id']),
  calendarId: String(calendar['id']),
  meetingId: String(meeting['id']),
  seriesId: String(series['id']),
  proposalId: String(proposal['id']),
  itemId: agenda.items[0]!.id,
  page: 'canary-page',
  taskId: String(task['id']),
  noteId: String(note['id']),
  icebreaker: 'small-joy',
  matchId,
  requestId: String(request['id']),
  enrolmentId: String(enrolment._id),
  waitingId: String(inLine['id']),
  mentorId: asked.personId,
  circleId: String(circle['id']),
  personId: mentee.personId,
  programId: home.programId,
  questionId: 'canary-values',
  runId: run.id,
  otherRunId: (await makeRun(chiara, { basedOn: run.id, objective: 'total' })).id,
  menteeId: (await listRunPairs(chiara, run.id, {})).items[0]!.mentee.id,
  columnId: String((await aGradeColumn(home))._id),
  externalPersonId: await anExternalPerson(home, { name: 'Canary guest', email: 'canary-guest@alumni.example', invitedAt: new Date(0) }),
  keptApartId: (await keepApart(chiara, { people: [mentee.personId, waiting.personId], reason: 'related' })).id,
  courseId: link.id,
  rosterId: await aRoster(home, { linkId: new Types.ObjectId(link.id) }),
};

/** What everybody of the program is shown: the program, whom its directory has, and its open circles. */
const shownToEverybody: Shown = {
  words: ['Canary program', 'Canary mentor', 'Canary headline', 'Canary about', 'Canary club', ...usualQuestions('en').map(({ key }) => `canary-${key}`)],
  ids: ['programId', 'mentorId', 'partnerId', 'clubId'],
};

/** The same where what is named is a circle's. */
const idsOfCircle: Ids = { ...ids, circleId: String(club['id']), meetingId: String(clubMeeting['id']), proposalId: String(clubProposal['id']), taskId: String(clubTask['id']), noteId: String(clubNote['id']), menteeId: member.personId };
const idsFor = ({ row }: Operation): Ids => (row.ofCircle ? idsOfCircle : ids);

const places: Readonly<Record<string, Place>> = { 'another program of the school': await aProgram({ tenantId: home.tenantId }), 'another school': await aProgram() };

const expired = await server.signIn(mentee);
await endNow(expired, { expiresAt: new Date(Date.now() - 1) });
const idle = await server.signIn(mentee);
await endNow(idle, { lastUsedAt: new Date(Date.now() - 3 * 3_600_000) });
const ended = await server.signIn(mentee);
await server.call('DELETE', '/api/session', { token: ended });

const origin = 'https://portal.northfield.example';
const key = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
const host = await addHost({ kind: 'owner' }, { origin, name: 'Portal', key, programId: home.programId, tenantId: home.tenantId }, { allowHttp: false });
const atHost = { door: 'host' as const, sourceId: host.id, origin, coordinator: false };

/** Somebody of a program in each way of being there that is not being party to a thing. */
const become: Readonly<Record<Bystander, (place: Place) => Promise<{ actor: ProgramActor; more?: Partial<NewSession> }>>> = {
  coordinator: async (place) => ({ actor: await aCoordinator(place) }),
  'tenant-admin': async (place) => ({ actor: await aStranger(place), more: { tenantAdmin: true } }),
  'safeguarding-lead': async (place) => ({ actor: await holding(place, 'safeguarding-lead') }),
  teacher: async (place) => ({ actor: await holding(place, 'teacher') }),
  mentor: async (place) => ({ actor: await aMentor(place) }),
  mentee: async (place) => ({ actor: await aMentee(place) }),
  nobody: async (place) => ({ actor: await aStranger(place) }),
};

async function holding(place: Place, role: 'safeguarding-lead' | 'teacher'): Promise<ProgramActor> {
  const actor = await aStranger(place);
  // The teacher's course is another one than any whose people are asked about.
  await appoint(actor, role, role === 'teacher' ? { registrationId: anId(), contextId: anId() } : null);
  return actor;
}

describe('the matrix', () => {
  test('has a row for every operation of the OpenAPI document, and none besides; what is named has an example', () => {
    assert.deepEqual(Object.keys(rows).sort(), documented.map(({ operationId }) => operationId).sort());
    for (const { operationId, named, row, bodyNames } of operations) {
      assert.ok(named.every((name) => row.ownWord !== undefined || name in ids), `${operationId} names something of which there is no example`);
      assert.equal(row.bodyOf !== undefined, bodyNames, `${operationId}: whether its body names ids`);
      assert.ok((row.doneBy ?? []).every((one) => row.seenBy?.includes(one)), `${operationId}: nobody does what is not there for them`);
    }
    for (const { operationId, parameters = [] } of documented) {
      assert.equal(rows[operationId]?.queryOf !== undefined, parameters.some((parameter) => parameter.in === 'query' && isId(parameter.schema)), `${operationId}: whether its query names ids`);
    }
  });
});

describe('without a session', () => {
  const tokens: Record<string, string | undefined> = { none: undefined, 'a malformed one': 'x', 'one that nobody has': 'x'.repeat(43), 'an expired one': expired, 'an idle one': idle, 'an ended one': ended };
  for (const [name, token] of Object.entries(tokens)) {
    test(`${name}: no operation answers`, async () => {
      for (const operation of operations.filter(({ operationId }) => operationId !== 'openSession')) {
        const answer = await ask(operation, ids, token);
        assert.deepEqual([answer.status, answer.body['code']], [401, 'session-ended'], operation.operationId);
      }
    });
  }
});

for (const [where, place] of Object.entries(places)) {
  describe(`from ${where}`, () => {
    for (const role of bystanders) {
      test(`${role}: a thing that is there cannot be told from one that is not`, async () => {
        const { actor, more } = await become[role](place);
        const token = await server.signIn(actor, more);
        for (const operation of ofThings) await assertAsRandom(operation, token);
        for (const operation of operations.filter(({ bodyNames }) => bodyNames)) {
          const own = { ...idsFor(operation), programId: place.programId };
          const [real, random] = [await ask(operation, own, token, operation.row.bodyOf!(idsFor(operation))), await ask(operation, own, token, operation.row.bodyOf!(randomIds()))];
          assert.deepEqual(told(real), told(random), `${operation.operationId}, by its body`);
          assert.ok(real.status >= 400, `${operation.operationId}, by its body`);
        }
      });

      test(`${role}: no list and no search holds anything of it`, async () => {
        const { actor, more } = await become[role](place);
        const token = await server.signIn(actor, more);
        for (const operation of lists) {
          for (const query of ['', '?q=canar', '?side=received']) {
            const { body } = await server.call('GET', operation.path + query, { token });
            assert.deepEqual(toldOfHome(body), [], `${operation.operationId}${query}`);
          }
        }
      });
    }
  });
}

describe('in the same program', () => {
  for (const role of bystanders) {
    test(`${role}: a thing between others is not there, and of what is there only what the role allows is done`, async () => {
      const { actor, more } = await become[role](home);
      const token = await server.signIn(actor, more);
      for (const operation of ofThings) {
        const { seenBy = [], doneBy = [] } = operation.row;
        if (!seenBy.includes(role)) await assertAsRandom(operation, token);
        else if (!doneBy.includes(role)) assert.equal((await ask(operation, idsFor(operation), token)).status, 403, `${operation.operationId} answered ${role}`);
        else if (operation.method === 'GET') assert.equal((await ask(operation, idsFor(operation), token)).status, 200, `${operation.operationId} is for ${role}`);
      }
    });
  }

  for (const role of bystanders) {
    test(`${role}: what is named in a query is not there where it is between others`, async () => {
      const { actor, more } = await become[role](home);
      const token = await server.signIn(actor, more);
      for (const operation of operations.filter(({ row }) => row.queryOf !== undefined)) {
        const asking = (things: Ids): Promise<Told> => ask(operation, idsFor(operation), token, undefined, operation.row.queryOf!(things));
        const [real, random] = [await asking(idsFor(operation)), await asking(randomIds())];
        assert.deepEqual(told(real), told(random), operation.operationId);
        assert.ok(real.status >= 400, `${operation.operationId} answered ${role}`);
      }
    });
  }

  for (const role of ['teacher', 'mentor', 'mentee', 'nobody'] as const) {
    test(`${role}: no list and no search holds anything that is between others, but what the program shows everybody`, async () => {
      const { actor, more } = await become[role](home);
      const token = await server.signIn(actor, more);
      const told: string[] = [];
      for (const operation of lists) {
        for (const query of ['', '?q=canar', '?side=received']) {
          const { body } = await server.call('GET', operation.path + query, { token });
          told.push(...toldOfHome(body, shownToEverybody).map((what) => `${operation.operationId}${query} tells ${what}`));
        }
      }
      assert.deepEqual(told, []);
    });

    test(`${role}: what is named in a body is not there where it is between others`, async () => {
      const { actor, more } = await become[role](home);
      const token = await server.signIn(actor, more);
      const between = operations.filter(({ row }) => row.bodyOf !== undefined && namesIn(row.bodyOf).some((name) => !shownToEverybody.ids.includes(name)));
      assert.ok(between.length > 10);
      for (const operation of between) {
        const { bodyOf } = operation.row;
        const [real, random] = [await ask(operation, idsFor(operation), token, bodyOf!(idsFor(operation))), await ask(operation, idsFor(operation), token, bodyOf!({ ...randomIds(), programId: home.programId }))];
        assert.deepEqual(told(real), told(random), operation.operationId);
        assert.ok(real.status >= 400, `${operation.operationId} answered ${role}`);
      }
    });
  }

  for (const role of bystanders) {
    test(`${role}: a note or a task of a circle that everybody finds is not there`, async () => {
      const { actor, more } = await become[role](home);
      const token = await server.signIn(actor, more);
      for (const operation of ofThings.filter(({ named }) => named.includes('noteId') || named.includes('taskId'))) {
        const [real, random] = [await ask(operation, idsOfCircle, token), await ask(operation, randomIds(), token)];
        assert.deepEqual(told(real), told(random), operation.operationId);
      }
    });
  }

  test('the partner sees what is shared and does nothing in the other one’s name', async () => {
    const token = await server.signIn(mentor);
    for (const operation of ofThings.filter(({ path }) => path.startsWith('/api/goals') || path.startsWith('/api/board') || path.startsWith('/api/busy-calendars') || path.startsWith('/api/notes'))) await assertAsRandom(operation, token);
    assert.equal((await server.call('GET', `/api/meetings/${ids['meetingId']!}`, { token })).status, 200);
  });
});

describe('at the host door', () => {
  test('a token for one widget does what that widget does, and of the rest tells nothing', async () => {
    for (const widget of ['goals', 'directory', 'requests', 'scheduling', 'board'] as const) {
      const token = await server.signIn(mentee, { ...atHost, widgets: [widget] });
      const refused = (Object.values(contract) as Endpoint[]).filter(({ widgets }) => widgets !== undefined && !widgets.includes(widget));
      for (const { operationId } of refused) {
        const operation = operations.find((one) => one.operationId === operationId)!;
        const [real, random] = [await ask(operation, idsFor(operation), token), await ask(operation, randomIds(), token)];
        assert.deepEqual(told(real), told(random), operationId);
        assert.equal(real.status, 403, operationId);
      }
    }
  });

  test('who coordinates or teaches does neither where the host’s entry does not say so', async () => {
    for (const role of ['coordinator', 'teacher'] as const) {
      const { actor } = await become[role](home);
      const token = await server.signIn(actor, { ...atHost, widgets: ['app'] });
      for (const operation of ofThings) await assertAsRandom(operation, token);
      for (const path of ['/api/enrolments', '/api/courses', '/api/rosters']) assert.equal((await server.call('GET', path, { token })).status, 403, path);
    }
  });

  test('another page cannot use the session', async () => {
    const token = await server.signIn(mentee, { ...atHost, widgets: ['app', 'goals'] });
    const { status, body } = await server.call('GET', '/api/goals', { token, headers: { Origin: 'https://elsewhere.example' } });
    assert.deepEqual([status, body['code']], [403, 'origin-not-allowed']);
  });
});

test('after all of that everything of the program is as it was', async () => {
  assert.deepEqual((await server.call('GET', `/api/goals/${ids['goalId']!}`, { token: menteeToken })).body, goal);
  assert.deepEqual((await server.call('GET', `/api/board/seats/${ids['seatId']!}`, { token: menteeToken })).body, seat);
  assert.deepEqual((await server.call('GET', `/api/busy-calendars/${ids['calendarId']!}`, { token: menteeToken })).body, calendar);
  assert.equal((await server.call('GET', `/api/meetings/${ids['meetingId']!}`, { token: menteeToken })).body['state'], 'confirmed');
  assert.deepEqual((await server.call('GET', `/api/meeting-series/${ids['seriesId']!}`, { token: menteeToken })).body, series);
  assert.deepEqual((await server.call('GET', `/api/proposals/${ids['proposalId']!}`, { token: menteeToken })).body, proposal);
  assert.deepEqual((await server.call('GET', `/api/meetings/${idsOfCircle['meetingId']!}`, { token: askedToken })).body, clubMeeting);
  assert.deepEqual((await server.call('GET', `/api/proposals/${idsOfCircle['proposalId']!}`, { token: askedToken })).body, clubProposal);
  assert.deepEqual((await server.call('GET', `/api/agendas/${ids['meetingId']!}`, { token: menteeToken })).body, agenda);
  assert.deepEqual((await server.call('GET', `/api/tasks/${ids['taskId']!}`, { token: menteeToken })).body, task);
  assert.deepEqual((await server.call('GET', `/api/notes/${ids['noteId']!}`, { token: menteeToken })).body, note);
  assert.deepEqual((await server.call('GET', `/api/tasks/${idsOfCircle['taskId']!}`, { token: askedToken })).body, clubTask);
  assert.equal((await server.call('GET', `/api/notes/${idsOfCircle['noteId']!}`, { token: askedToken })).body['text'], 'Canary club thought');
  const chiara = await server.signIn(await aCoordinator(home));
  assert.equal((await server.call('GET', `/api/enrolments/${ids['enrolmentId']!}`, { token: chiara })).body['state'], 'pending');
  assert.equal((await server.call('GET', `/api/match-requests/${ids['requestId']!}`, { token: chiara })).body['state'], 'pending');
  assert.equal((await server.call('GET', `/api/programs/${home.programId}`, { token: chiara })).body['title'], 'Canary program');
  assert.equal((await server.call<{ items: unknown[] }>('GET', '/api/courses', { token: chiara })).body.items.length, 1);
});

async function make(path: string, body: unknown, token = menteeToken): Promise<Record<string, unknown>> {
  const answer = await server.call('POST', path, { token, body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

/** Words and names of ids that may be told. */
interface Shown {
  readonly words: readonly string[];
  readonly ids: readonly string[];
}

interface Told {
  status: number;
  body: Record<string, unknown>;
}

function ask({ method, path, row }: Operation, things: Ids, token: string | undefined, body = row.body, query: Readonly<Record<string, string>> = {}): Promise<Told> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => row.ownWord ?? things[name]!);
  const asked = Object.keys(query).length === 0 ? filled : `${filled}?${new URLSearchParams(query)}`;
  return server.call(method, asked, { ...(token === undefined ? {} : { token }), ...(body === undefined ? {} : { body }) });
}

async function assertAsRandom(operation: Operation, token: string): Promise<void> {
  const [real, random] = [await ask(operation, idsFor(operation), token), await ask(operation, randomIds(), token)];
  assert.deepEqual(told(real), told(random), operation.operationId);
  assert.equal(real.status, operation.row.instead ?? 404, operation.operationId);
}

function randomIds(): Ids {
  return Object.fromEntries(Object.keys(ids).map((name) => [name, anId()]));
}

function told({ status, body }: Told): unknown {
  return [status, { ...body, requestId: '' }];
}

/** Words and ids of `home` that an answer holds. */
function toldOfHome(body: unknown, but: Shown = { words: [], ids: [] }): string[] {
  const text = but.words.reduce((left, word) => left.replaceAll(word, ''), JSON.stringify(body));
  const named = [...Object.entries({ ...ids, menteeId: mentee.personId, partnerId: mentor.personId }), ...Object.entries(idsOfCircle).map(([name, id]) => [name === 'circleId' ? 'clubId' : name, id] as const)];
  return [
    ...[...text.matchAll(/canary[^"]{0,30}/gi)].map(([word]) => word),
    ...named.filter(([name, id]) => !but.ids.includes(name) && text.includes(id)).map(([name]) => name),
  ];
}

/** The ids that a body is made of. */
function namesIn(bodyOf: NonNullable<Row['bodyOf']>): string[] {
  const names: string[] = [];
  bodyOf(new Proxy(ids, { get: (from, name) => (names.push(String(name)), from[String(name)]) }));
  return names;
}

/** Changes the stored session of a Bearer. */
async function endNow(token: string, set: Record<string, Date>): Promise<void> {
  const { body } = await server.call<{ person: { id: string } }>('GET', '/api/session', { token });
  const sessions = mongoose.connection.db!.collection('sessions');
  const newest = await sessions.findOne({ personId: new Types.ObjectId(body.person.id) }, { sort: { _id: -1 } });
  await sessions.updateOne({ _id: newest!._id }, { $set: set });
}

/** Next Wednesday at this hour in UTC: within the factory's hours of every mentor. */
function weekAfter(date: Date): Date {
  return new Date(date.getTime() + 7 * 86_400_000);
}

function nextWeekday(hour: number): Date {
  const date = new Date();
  date.setUTCHours(hour, 0, 0, 0);
  do date.setUTCDate(date.getUTCDate() + 1);
  while (date.getUTCDay() !== 3);
  return date;
}
