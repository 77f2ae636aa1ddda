import { readEventStream } from './event-stream.ts';
import type { Live, LiveEvent } from './operation.ts';
import type { Session } from './session.ts';

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
/** A page that began to read longer ago than the stream looks back, reads again (seconds). */
const mostSecondsAgo = 300;

interface Subscriber {
  prefixes: readonly string[];
  hear: (event: LiveEvent) => void;
}

/** How the stream waits and whether the page is looked at; replaced in tests. */
export interface LiveSurroundings {
  wait(ms: number, signal: AbortSignal): Promise<void>;
  page: Pick<Document, 'visibilityState' | 'addEventListener'>;
  random(): number;
}

const surroundings: LiveSurroundings = {
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    }),
  page: document,
  random: Math.random,
};

/**
 * What happens in the program while the page is open: one stream a page, shared by all widgets. It is read by fetch, because
 * EventSource cannot send the Bearer; open while somebody listens and the page is visible; resumed where it broke off; tried
 * again after 1 s, 2 s, 4 s ... up to a minute, spread by chance so that a restarted server is not met by everybody at once.
 */
export class LiveEvents implements Live {
  readonly #server: string;
  readonly #session: Session;
  readonly #around: LiveSurroundings;
  readonly #subscribers = new Set<Subscriber>();
  #running: AbortController | undefined;
  readonly #began: number;
  #lastId = '';
  #openedBefore = false;

  /** @param began when the page began to read what it shows, on the clock of `performance.now()`: what happened since then is heard */
  constructor(server: string, session: Session, around: LiveSurroundings = surroundings, began = performance.now()) {
    this.#began = began;
    this.#server = server;
    this.#session = session;
    this.#around = around;
    around.page.addEventListener('visibilitychange', () => this.#adjust());
    session.onChange(() => this.#adjust());
  }

  on(prefixes: readonly string[], hear: (event: LiveEvent) => void): () => void {
    const subscriber = { prefixes, hear };
    this.#subscribers.add(subscriber);
    this.#adjust();
    return () => {
      this.#subscribers.delete(subscriber);
      this.#adjust();
    };
  }

  #adjust(): void {
    // A course without a program has no stream yet: it opens when somebody has started one.
    const hasProgram = this.#session.view.me?.program !== null;
    const { state } = this.#session.view;
    const wanted = this.#subscribers.size > 0 && hasProgram && state !== 'ended' && this.#around.page.visibilityState === 'visible';
    if (wanted && !this.#running) {
      this.#running = new AbortController();
      void this.#run(this.#running.signal);
    } else if (!wanted) {
      this.#running?.abort();
      this.#running = undefined;
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      const opened = await this.#read(signal).catch(() => false);
      if (opened) failures = 0;
      if (signal.aborted || this.#session.view.state === 'ended') return;
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** failures);
      await this.#around.wait(wait * (0.5 + this.#around.random() / 2), signal);
    }
  }

  /** Reads until the stream ends; whether it was open at all. */
  async #read(signal: AbortSignal): Promise<boolean> {
    const token = await this.#session.token();
    const ago = Math.ceil((performance.now() - this.#began) / 1_000);
    const since = this.#lastId === '' && !this.#openedBefore && ago <= mostSecondsAgo ? `?ago=${ago}` : '';
    const response = await fetch(`${this.#server}/api/events${since}`, {
      signal,
      credentials: 'omit',
      cache: 'no-store',
      headers: { Accept: 'text/event-stream', Authorization: `Bearer ${token}`, ...(this.#lastId && { 'Last-Event-ID': this.#lastId }) },
    });
    if (response.status === 401) await this.#session.renew(token);
    if (response.status === 422) this.#lastId = '';
    if (!response.ok || !response.body) return false;
    // Without an id to resume from, what happened while nobody listened is unknown.
    if (this.#lastId === '' && since === '') this.#tell({ type: 'reconnected', id: '' });
    this.#openedBefore = true;
    for await (const message of readEventStream(response.body)) {
      if (message.id) this.#lastId = message.id;
      const event = JSON.parse(message.data) as Partial<LiveEvent>;
      if (typeof event.type === 'string') this.#tell({ type: event.type, id: event.id ?? '' });
    }
    return true;
  }

  #tell(event: LiveEvent): void {
    for (const { prefixes, hear } of this.#subscribers) {
      if (event.type === 'reconnected' || prefixes.some((prefix) => event.type.startsWith(prefix))) hear(event);
    }
  }
}
