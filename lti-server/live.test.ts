/** What one of the two does appears on the other one's open page: two servers on one MongoDB, each person at another one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../models/actor.ts';
import { joinCircle, leaveCircle, startCircle } from '../models/circles/circles.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram } from '../models/factories.ts';
import { setGoal } from '../models/goals/goals.ts';
import { useTestDatabase } from '../models/mongodb/test-database.ts';
import { openSession } from '../models/sessions/sessions.ts';
import { approveRegistration } from '../models/tenants/deployments.ts';
import { addRegistration } from '../models/tenants/registrations.ts';
import { serverEnvironment, startServerProcess, until } from './test-process.ts';

const database = await useTestDatabase();
const owner = { kind: 'owner' as const };
const lms = { issuer: 'https://lms.northfield.example', clientId: 'tool' };
await addRegistration(owner, { ...lms, authorizationUrl: `${lms.issuer}/a`, tokenUrl: `${lms.issuer}/t`, jwksUrl: `${lms.issuer}/k` }, { allowHttp: false });
const approved = await approveRegistration(owner, { ...lms, deploymentId: '1' });
const place = await aProgram({ tenantId: approved.deployments[0]!.tenantId! });
const [here, there] = [await startServerProcess(await serverEnvironment(database)), await startServerProcess(await serverEnvironment(database))];

interface Told {
  id: string;
  type: string;
  thing: string;
}

/** An open page: what its stream has told so far. */
class Page {
  readonly told: Told[] = [];
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  opened = false;

  constructor(url: string, token: string, lastEventId?: string) {
    this.#ended = this.#read(url, token, lastEventId).catch(() => undefined); // a connection that breaks off is what this is about
  }

  async #read(url: string, token: string, lastEventId?: string): Promise<void> {
    const headers = { Authorization: `Bearer ${token}`, ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }) };
    const response = await fetch(`${url}/api/events`, { headers, signal: this.#stop.signal });
    let text = '';
    for await (const part of response.body!) {
      this.opened = true;
      text += Buffer.from(part).toString();
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const [, id = '', data] = /^(?:id: (\w+)\n)?data: (.*)$/.exec(block) ?? [];
        if (data === undefined) continue;
        const { type, id: thing } = JSON.parse(data) as { type: string; id: string };
        this.told.push({ id, type, thing });
      }
    }
  }

  async hears(type: string, thing?: string): Promise<void> {
    await until(`${type} is told; told were ${JSON.stringify(this.told)}`, () => this.told.some((one) => one.type === type && (thing === undefined || one.thing === thing)));
  }

  get lastId(): string {
    return this.told.findLast(({ id }) => id !== '')!.id;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }
}

async function open(url: string, token: string, lastEventId?: string): Promise<Page> {
  const page = new Page(url, token, lastEventId);
  await until('the stream is open', () => page.opened);
  return page;
}

async function signIn({ personId }: ProgramActor): Promise<string> {
  return (await openSession({ ...place, personId, door: 'lti', sourceId: approved.registration.id, coordinator: true, tenantAdmin: false })).token;
}

/** A pair: Ana at the one server, Ben at the other. */
async function aPairApart() {
  const { mentor, mentee, matchId } = await aPair(place);
  const [ana, ben] = [await signIn(mentee), await signIn(mentor)];
  const call = async (url: string, token: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}${path}`, { method, headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return response.status === 204 ? {} : ((await response.json()) as Record<string, unknown>);
  };
  return {
    ana, ben, matchId,
    /** What Ana does, at her server. */
    does: (method: string, path: string, body?: unknown) => call(here.url, ana, method, path, body),
    bens: (method: string, path: string, body?: unknown) => call(there.url, ben, method, path, body),
    book: async (hour: number) => String((await call(here.url, ana, 'POST', '/api/meetings', { matchId, start: nextWednesday(hour), minutes: 30 }))['id']),
  };
}

test('what is booked, put on the agenda and cancelled at one server is told at the other one', async () => {
  const { ben, does, book } = await aPairApart();
  const page = await open(there.url, ben);
  const meetingId = await book(9);
  await page.hears('meeting.booked', meetingId);
  await does('POST', `/api/agendas/${meetingId}/items`, { text: 'Which CV story goes first' });
  await page.hears('agenda-item.added');
  await does('POST', `/api/meetings/${meetingId}/cancel`, {});
  await page.hears('meeting.cancelled', meetingId);
  await page.close();
});

test('a note that is shared with a circle, and an answer there, are told at the other server to its people, and no more to who has left', async () => {
  const [ben, ana, bo] = [await aMentor(place), await aMentee(place), await aMentee(place)];
  const { id: circleId } = await startCircle(ben, { title: 'Data careers', visibility: 'open' });
  for (const member of [ana, bo]) await joinCircle(member, circleId);
  const anas = await signIn(ana);
  const does = async (method: string, path: string, body: unknown): Promise<string> => {
    const response = await fetch(`${here.url}${path}`, { method, headers: { Authorization: `Bearer ${anas}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return ((await response.json()) as { id: string }).id;
  };
  const [bens, bos] = [await open(there.url, await signIn(ben)), await open(there.url, await signIn(bo))];
  const noteId = await does('POST', `/api/circles/${circleId}/notes`, { text: 'Ask about visas' });
  await does('POST', `/api/notes/${noteId}/share`, { with: 'match' });
  for (const page of [bens, bos]) await page.hears('note.shared', noteId);
  assert.ok(bos.told.every(({ type }) => type !== 'note.written'), 'while it was hers alone nobody heard of it');
  await leaveCircle(bo, circleId);
  await bos.hears('match.ended');
  await does('PUT', `/api/circles/${circleId}/icebreakers/good-day`, { text: 'Snow' });
  await bens.hears('icebreaker.answered');
  await setGoal(bo, { title: 'Go on alone' });
  await bos.hears('goal.set');
  assert.ok(bos.told.every(({ type }) => type !== 'icebreaker.answered'));
  for (const page of [bens, bos]) await page.close();
});

test('who comes to an agenda, writes at an item and goes is told at the other server, to the two alone, and is not kept', async () => {
  const { ana, ben, does, bens, book } = await aPairApart();
  const meetingId = await book(10);
  const pages = [await open(there.url, ben), await open(there.url, await signIn(await aCoordinator(place))), await open(there.url, ana)];
  const [bensPage, coordinators, anasOther] = pages as [Page, Page, Page];
  const times = () => bensPage.told.filter(({ type, thing }) => type === 'agenda-presence' && thing === meetingId).length;
  const here1 = `/api/agendas/${meetingId}/presence/page-of-ana`;
  await does('PUT', here1, {});
  await until('she is there', () => times() === 1);
  const { items } = (await bens('GET', `/api/agendas/${meetingId}`)) as { items: { id: string }[] };
  await does('PUT', here1, {}); // renewed, which is no news
  await does('PUT', here1, { editing: items[0]!.id });
  await until('she writes', () => times() === 2);
  assert.equal(((await bens('GET', `/api/agendas/${meetingId}/presence`)) as { people: { editing: string }[] }).people[0]?.editing, items[0]!.id);
  await does('DELETE', here1);
  await until('she is gone', () => times() === 3);
  assert.deepEqual(await bens('GET', `/api/agendas/${meetingId}/presence`), { people: [] });
  await book(12);
  for (const other of [coordinators, anasOther]) {
    await other.hears('meeting.booked');
    assert.equal(other.told.filter(({ type }) => type === 'agenda-presence').length, 0);
  }
  assert.ok(bensPage.told.every(({ type, id }) => (type === 'agenda-presence') === (id === '')), 'news that are no events have no id to resume from');
  for (const page of pages) await page.close();
});

test('a connection that drops misses nothing, at whichever server it is taken up again', async () => {
  const { ben, does, book } = await aPairApart();
  const page = await open(there.url, ben);
  await page.hears('meeting.booked', await book(9));
  await page.close();
  const missed = [await book(10), await book(11)];
  await does('POST', `/api/agendas/${missed[0]!}/items`, { text: 'Salaries' });
  await does('POST', `/api/meetings/${missed[1]!}/cancel`, {});
  const again = await open(here.url, ben, page.lastId);
  for (const id of missed) await again.hears('meeting.booked', id);
  await again.hears('agenda-item.added');
  await again.hears('meeting.cancelled', missed[1]);
  await again.close();
});

test('a server that dies takes no news with it', async () => {
  const { ben, book } = await aPairApart();
  const page = await open(there.url, ben);
  await page.hears('meeting.booked', await book(9));
  there.child.kill('SIGKILL');
  await there.ended;
  const meetingId = await book(10);
  await page.close();
  const again = await open(here.url, ben, page.lastId);
  await again.hears('meeting.booked', meetingId);
  await again.close();
});

/** Next Wednesday at this hour in UTC: within the factory's hours of every mentor. */
function nextWednesday(hour: number): string {
  const date = new Date();
  date.setUTCHours(hour, 0, 0, 0);
  do date.setUTCDate(date.getUTCDate() + 1);
  while (date.getUTCDay() !== 3);
  return date.toISOString();
}
