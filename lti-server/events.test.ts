import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMentee, aPair, aProgram } from '../models/factories.ts';
import { useTestServer } from './test-server.ts';

const server = await useTestServer();
const place = await aProgram();
const { mentor, mentee, matchId } = await aPair(place);
const stranger = await aMentee(place);
const [mentorToken, menteeToken, strangerToken] = await Promise.all([mentor, mentee, stranger].map((person) => server.signIn(person)));

interface Told {
  id: string;
  type: string;
  thing: string;
}

/** Reads a stream until it has heard an event of the type, and answers everything heard until then. */
async function hear(token: string, until: string, { lastEventId, then }: { lastEventId?: string; then?: () => Promise<unknown> } = {}): Promise<Told[]> {
  const stop = new AbortController();
  const response = await fetch(`${server.url}/api/events`, {
    headers: { Authorization: `Bearer ${token}`, ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }) },
    signal: stop.signal,
  });
  assert.equal(response.headers.get('content-type'), 'text/event-stream');
  const heard: Told[] = [];
  let text = '';
  let acted = false;
  for await (const part of response.body!) {
    text += Buffer.from(part).toString();
    if (!acted && text.includes('retry:')) {
      acted = true;
      await then?.();
    }
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const [, id, data] = /^id: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (id === undefined || data === undefined) continue;
      const { type, id: thing } = JSON.parse(data) as { type: string; id: string };
      heard.push({ id, type, thing });
    }
    if (heard.some(({ type }) => type === until)) break;
  }
  stop.abort();
  return heard;
}

async function setGoal(title: string, visibility: string): Promise<string> {
  const { body } = await server.call('POST', '/api/goals', { token: menteeToken!, body: { title, visibility, matchId } });
  return String(body['id']);
}

test('the partner hears of a shared goal at once, as type and id and nothing else', async () => {
  let goalId = '';
  const heard = await hear(mentorToken!, 'goal.set', { then: async () => (goalId = await setGoal('Shared', 'match')) });
  assert.deepEqual(heard.map(({ type, thing }) => [type, thing]), [['goal.set', goalId]]);
});

test('a private goal and other people’s doings are not even hinted at', async () => {
  const then = async (): Promise<void> => {
    await setGoal('Private', 'private');
    await setGoal('Shared again', 'match');
    await server.call('POST', '/api/goals', { token: strangerToken!, body: { title: 'My own' } });
  };
  const [partner, other] = await Promise.all([hear(mentorToken!, 'goal.set', { then }), hear(strangerToken!, 'goal.set')]);
  assert.equal(partner.length, 1, 'of two goals the partner hears of the shared one');
  assert.equal(other.length, 1, 'the stranger hears of their own');
});

test('a stream that was away hears what it missed', async () => {
  const [last] = await hear(mentorToken!, 'goal.set', { then: () => setGoal('Before', 'match') });
  const missed = await setGoal('While away', 'match');
  const heard = await hear(mentorToken!, 'goal.dropped', {
    lastEventId: last!.id,
    then: () => server.call('POST', `/api/goals/${missed}/drop`, { token: menteeToken! }),
  });
  assert.ok(heard.some(({ type, thing }) => type === 'goal.set' && thing === missed));
});

test('without a session there is no stream', async () => {
  const response = await fetch(`${server.url}/api/events`);
  assert.equal(response.status, 401);
});

test('one session opens a handful of streams and no more', async () => {
  const token = await server.signIn(stranger);
  const stop = new AbortController();
  const answers: Response[] = []; // kept: one that nobody holds is closed when its memory is tidied up
  for (let i = 0; i < 8; i += 1) answers.push(await fetch(`${server.url}/api/events`, { headers: { Authorization: `Bearer ${token}` }, signal: stop.signal }));
  stop.abort();
  assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200, 200, 200, 429, 429]);
});
