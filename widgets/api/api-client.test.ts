import { expect } from '@open-wc/testing';
import { fakeServer, json, problem, type SentRequest } from '../testing/fake-server.ts';
import { meAsMentee } from '../testing/people.ts';
import { ApiClient } from './api-client.ts';
import type { Live } from './operation.ts';
import { achieveGoal, listGoals, listMentors, setGoal } from './operations.ts';
import { Problem } from './problem.ts';
import { Session, takeLaunchSession, tokenFrom } from './session.ts';

const server = 'https://tool.example';
const silent: Live = { on: () => () => undefined };
const empty = { items: [], nextCursor: null };
const noon = Date.parse('2026-10-20T12:00:00Z');

function opened(token: string, first?: unknown, minutes = 15) {
  return json({ token, expiresAt: new Date(noon + minutes * 60_000).toISOString(), me: meAsMentee, first }, 201);
}
function hostClient(now: () => number = () => noon) {
  let made = 0;
  const session = new Session({ door: 'host', server, widget: 'goals', hostToken: async () => `host-token-number-${(made += 1)}` }, now);
  return { session, api: new ApiClient(server, session, silent) };
}
function launched() {
  const session = new Session({ door: 'lti', opened: { token: 'launch', expiresAt: new Date(noon).toISOString(), me: meAsMentee, first: { listGoals: empty } } });
  return { session, api: new ApiClient(server, session, silent) };
}
const bearer = (request: SentRequest | undefined) => request?.headers.get('Authorization');

describe('the API client', () => {
  let close = () => undefined as unknown;
  let sent: SentRequest[] = [];
  const serve = (answer: (request: SentRequest) => Response | Promise<Response>) => ({ close, sent } = fakeServer(answer));
  afterEach(() => close());

  it('on a host page has data after one request: the session brings the first read', async () => {
    serve(() => opened('one', empty));
    const { api, session } = hostClient();
    expect(await api.call(listGoals, {})).to.deep.equal(empty);
    expect(sent.map(({ method, path }) => `${method} ${path}`)).to.deep.equal(['POST /api/sessions']);
    expect(sent[0]?.body).to.include({ hostToken: 'host-token-number-1', widget: 'goals', first: 'listGoals' });
    expect(session.view.me?.person.name).to.equal('Ana Ribeiro');
  });

  it('asks for times on the clock that is looked at, from the first read on, and on the reader’s own otherwise', async () => {
    serve(() => json(empty));
    const { api, session } = launched();
    session.view.viewZone('Asia/Tokyo');
    await api.call(listGoals, {});
    await api.call(setGoal, { body: { title: 'Read' } });
    session.view.viewZone(undefined);
    await api.call(listMentors, {});
    expect(sent.map(({ headers }) => headers.get('Time-Zone'))).to.deep.equal(['Asia/Tokyo', 'Asia/Tokyo', null]);
  });

  it('reads over the network the second time, with the Bearer and without cookies', async () => {
    serve(({ path }) => (path === '/api/sessions' ? opened('one', empty) : json(empty)));
    const { api } = hostClient();
    await api.call(listGoals, {});
    await api.call(listGoals, {});
    expect(bearer(sent[1])).to.equal('Bearer one');
  });

  it('opens one session for widgets that ask together', async () => {
    serve(({ path }) => (path === '/api/sessions' ? opened('one', empty) : json(empty)));
    const { api } = hostClient();
    await Promise.all([api.call(listGoals, {}), api.call(listGoals, {}), api.call(listMentors, { query: { q: 'data' } })]);
    expect(sent.filter(({ path }) => path === '/api/sessions')).to.have.length(1);
  });

  it('renews a host session a minute before its end', async () => {
    let now = noon;
    let number = 0;
    serve(({ path }) => (path === '/api/sessions' ? opened(`token-${(number += 1)}`, undefined, number * 15) : json(empty)));
    const { api } = hostClient(() => now);
    await api.call(listGoals, {});
    now += 14.5 * 60_000;
    await api.call(listGoals, {});
    expect(bearer(sent.at(-1))).to.equal('Bearer token-2');
  });

  it('swaps silently when the server has ended a host session, and repeats the call once with the same key', async () => {
    let number = 0;
    serve(({ path, headers }) => {
      if (path === '/api/sessions') return opened(`token-${(number += 1)}`);
      return headers.get('Authorization') === 'Bearer token-1' ? problem(401, 'session-ended') : json({ id: '1' }, 201);
    });
    const { api } = hostClient();
    await api.call(setGoal, { body: { title: 'Speak up' } });
    const tries = sent.filter(({ path }) => path === '/api/goals');
    expect(tries.map(bearer)).to.deep.equal(['Bearer token-1', 'Bearer token-2']);
    expect(new Set(tries.map(({ headers }) => headers.get('Idempotency-Key'))).size).to.equal(1);
  });

  it('gives each write a key of its own, and reads none', async () => {
    serve(() => json({ id: '1' }));
    const { api } = launched();
    await api.call(listMentors, { query: {} });
    await api.call(achieveGoal, { path: { goalId: '65f0c0ffee00000000000001' }, body: {} });
    await api.call(achieveGoal, { path: { goalId: '65f0c0ffee00000000000001' }, body: {} });
    const keys = sent.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).to.equal(null);
    expect(keys[1]).to.match(/^[0-9a-f]{32}$/);
    expect(keys[2]).not.to.equal(keys[1]);
    expect(sent[1]?.path).to.equal('/api/goals/65f0c0ffee00000000000001/achieve');
  });

  it('in a launch uses the answer that the page carried, then asks for a reload when the session ends', async () => {
    serve(() => problem(401, 'session-ended'));
    const { api, session } = launched();
    expect(await api.call(listGoals, {})).to.deep.equal(empty);
    const error = await api.call(listGoals, {}).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Problem).and.to.include({ code: 'session-ended', status: 401 });
    expect(session.view.state).to.equal('ended');
  });

  it('tells a problem by its code and how long to wait; no answer is a problem too', async () => {
    serve(() => problem(429, 'rate-limited', { 'Retry-After': '12' }));
    const { api } = launched();
    const busy = await api.call(listMentors, { query: {} }).catch((thrown: unknown) => thrown);
    expect(busy).to.include({ code: 'rate-limited', status: 429, retryAfter: 12 });
    close();
    serve(() => Promise.reject(new TypeError('Failed to fetch')));
    const lost = await api.call(listMentors, { query: {} }).catch((thrown: unknown) => thrown);
    expect(lost).to.include({ code: 'network', status: 0 });
    close();
    serve(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const odd = await api.call(listMentors, { query: {} }).catch((thrown: unknown) => thrown);
    expect(odd).to.include({ code: 'not-understood', status: 502 });
  });

  it('shows a refused host token as refused', async () => {
    serve(() => problem(401, 'host-token-invalid'));
    const { api, session } = hostClient();
    const error = await api.call(listGoals, {}).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'host-token-invalid' });
    expect(session.view.state).to.equal('refused');
  });
});

describe('where a session comes from', () => {
  it('a launched page carries it once', () => {
    const page = document.implementation.createHTMLDocument();
    page.body.innerHTML = '<script type="application/json" id="mentor-session">{"token":"secret","expiresAt":"2026-10-20T12:00:00Z","first":{}}</script>';
    expect(takeLaunchSession(page)).to.deep.include({ door: 'lti' });
    expect(page.body.innerHTML).to.equal('');
    expect(takeLaunchSession(page)).to.equal(null);
  });

  it('a token endpoint answers text or JSON, and its refusal is a problem', async () => {
    const answers = [new Response(' a.b.c\n'), json({ token: 'd.e.f' }), new Response('', { status: 403 })];
    const { close } = fakeServer(() => answers.shift() ?? new Response());
    try {
      const provide = tokenFrom('/mentor-token');
      expect(await provide()).to.equal('a.b.c');
      expect(await provide()).to.equal('d.e.f');
      expect(await provide().catch((thrown: unknown) => thrown)).to.include({ code: 'no-host-token', status: 403 });
    } finally {
      close();
    }
  });
});
