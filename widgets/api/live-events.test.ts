import { expect, nextFrame } from '@open-wc/testing';
import { fakeServer, type SentRequest } from '../testing/fake-server.ts';
import { meAsMentee } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { LiveEvents, type LiveSurroundings } from './live-events.ts';
import type { LiveEvent } from './operation.ts';
import { Session } from './session.ts';

/** A page that can be hidden, and waits that end when the test says so. */
class Surroundings implements LiveSurroundings {
  readonly waits: number[] = [];
  visibilityState: DocumentVisibilityState = 'visible';
  #changed: (() => void)[] = [];
  #goOn: (() => void)[] = [];
  readonly page = this as unknown as LiveSurroundings['page'];

  random(): number {
    return 1;
  }
  wait(ms: number): Promise<void> {
    this.waits.push(ms);
    return new Promise((resolve) => this.#goOn.push(resolve));
  }
  addEventListener(_type: string, listener: () => void): void {
    this.#changed.push(listener);
  }
  show(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    for (const listener of this.#changed) listener();
  }
  pass(): void {
    for (const goOn of this.#goOn.splice(0)) goOn();
  }
}

function stream(...chunks: string[]): { response: Response; send: (chunk: string) => void; end: () => void } {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (made) => (controller = made) });
  const send = (chunk: string) => controller?.enqueue(encoder.encode(chunk));
  for (const chunk of chunks) send(chunk);
  return { response: new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }), send, end: () => controller?.close() };
}

describe('live events', () => {
  let close = () => undefined as unknown;
  let sent: SentRequest[] = [];
  let around: Surroundings;
  let heard: LiveEvent[];
  let live: LiveEvents;
  let session: Session;
  const serve = (answer: () => Response) => ({ close, sent } = fakeServer(answer));

  beforeEach(() => {
    around = new Surroundings();
    heard = [];
    session = new Session({ door: 'lti', opened: { token: 'launch', expiresAt: '2030-01-01T00:00:00Z', me: meAsMentee, first: {} } });
    live = new LiveEvents('https://tool.example', session, around);
  });
  afterEach(() => close());

  it('are one stream for all who listen, each hearing its own', async () => {
    const { response, send } = stream(': hello\n\n');
    serve(() => response);
    const goals: LiveEvent[] = [];
    live.on(['goal.'], (event) => goals.push(event));
    live.on(['goal.', 'meeting.'], (event) => heard.push(event));
    send('id: 1\ndata: {"type":"goal.achieved","id":"a"}\n\nid: 2\r\nda');
    send('ta: {"type":"meeting.booked","id":"b"}\r\n\r\n');
    await waitUntil(() => heard.length === 2);
    expect(heard).to.deep.equal([{ type: 'goal.achieved', id: 'a' }, { type: 'meeting.booked', id: 'b' }]);
    expect(goals).to.have.length(1);
    expect(sent).to.have.length(1);
    expect(sent[0]?.headers.get('Authorization')).to.equal('Bearer launch');
  });

  it('begin with what happened since the page began to read', async () => {
    serve(() => stream().response);
    live = new LiveEvents('https://tool.example', session, around, performance.now() - 2_500);
    live.on(['goal.'], (event) => heard.push(event));
    await waitUntil(() => sent.length === 1);
    expect(sent[0]?.search).to.equal('?ago=3');
    expect(heard).to.have.length(0);
  });

  it('that begin much later tell that something may have been missed', async () => {
    serve(() => stream().response);
    live = new LiveEvents('https://tool.example', session, around, performance.now() - 3_600_000);
    live.on(['goal.'], (event) => heard.push(event));
    await waitUntil(() => heard.length === 1);
    expect(sent[0]?.search).to.equal('');
    expect(heard).to.deep.equal([{ type: 'reconnected', id: '' }]);
  });

  it('go on where they broke off', async () => {
    const streams = [stream('id: 41\ndata: {"type":"goal.set","id":"a"}\n\n'), stream()];
    let at = 0;
    serve(() => streams[at++]?.response ?? new Response());
    live.on(['goal.'], (event) => heard.push(event));
    await waitUntil(() => heard.length === 1);
    streams[0]?.end();
    await waitUntil(() => around.waits.length === 1);
    around.pass();
    await waitUntil(() => sent.length === 2);
    expect(sent[1]?.headers.get('Last-Event-ID')).to.equal('41');
    expect(heard).to.have.length(1);
  });

  it('wait longer after each failure, and tell that something may have been missed', async () => {
    const last = stream();
    const answers = [stream(), undefined, undefined, undefined, last];
    answers[0]?.end();
    let at = 0;
    serve(() => answers[at++]?.response ?? new Response('', { status: 503 }));
    live.on(['goal.'], (event) => heard.push(event));
    for (let waits = 1; waits <= 4; waits += 1) {
      await waitUntil(() => around.waits.length === waits);
      around.pass();
    }
    await waitUntil(() => heard.length === 1);
    expect(heard).to.deep.equal([{ type: 'reconnected', id: '' }]);
    expect(around.waits).to.deep.equal([1_000, 2_000, 4_000, 8_000]);
  });

  it('end with the session, also one that ends while they wait to be opened again', async () => {
    const broken = stream();
    serve(() => broken.response);
    live.on(['goal.'], () => undefined);
    await waitUntil(() => sent.length === 1);
    broken.end();
    await waitUntil(() => around.waits.length === 1);
    await session.renew('launch');
    around.pass();
    await nextFrame();
    expect(sent).to.have.length(1);
  });

  it('rest while the page is hidden and while nobody listens', async () => {
    serve(() => stream().response);
    around.show('hidden');
    const stop = live.on(['goal.'], () => undefined);
    expect(sent).to.have.length(0);
    around.show('visible');
    await waitUntil(() => sent.length === 1);
    stop();
    around.show('hidden');
    around.show('visible');
    expect(sent).to.have.length(1);
  });

  it('begin when the course has a program', async () => {
    serve(() => stream().response);
    session.view.setMe({ ...meAsMentee, entrance: 'start-program', program: null });
    live.on(['goal.'], () => undefined);
    expect(sent).to.have.length(0);
    session.view.setMe(meAsMentee);
    await waitUntil(() => sent.length === 1);
  });
});
