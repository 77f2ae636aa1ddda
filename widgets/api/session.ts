import type { Widget } from '../../models/vocabulary.ts';
import type { OperationId, Shape } from './operation.ts';
import { asProblem, Problem, problemOf } from './problem.ts';

/** Who the reader is in the program: the API's answer to "who am I here". */
export type Me = Shape<'Me'>;

/** `starting` until the first token is there; `ended`: only a reload (LTI) or the host page can go on; `refused`: the host's token was not accepted. */
export type SessionState = 'starting' | 'live' | 'ended' | 'refused';

/** What the page may know of the session. Never the token. */
export interface SessionView {
  readonly state: SessionState;
  readonly me: Me | undefined;
  /** Why the session was refused. */
  readonly problem?: Problem;
  /** Takes over what changed about the reader, as an operation answered it (joining, editing the profile). */
  setMe(me: Me): void;
  /** The zone on whose clock times are read in place of the reader's own; undefined: on their own. */
  readonly viewedZone: string | undefined;
  /** From now on all that this session reads tells times on that clock, on every element of the page and for as long as the page is open. */
  viewZone(zone: string | undefined): void;
}

/** Asks the host's own back end for a short-lived signed token. */
export type TokenProvider = () => Promise<string>;

interface Opened {
  token: string;
  expiresAt: string;
  me: Me;
  /** Answers that came with the session, by operation. */
  first: Record<string, unknown>;
}

/** Where tokens come from: a launch has one in the page, a host page can make new ones. */
export type SessionSource =
  | { door: 'lti'; opened: Opened }
  | { door: 'host'; server: string; widget: Widget; hostToken: TokenProvider };

const renewBeforeMs = 60_000;
const inlineReads: readonly string[] = ['readHome', 'listGoals', 'listMeetings', 'listMentors', 'listMatchRequests'];

/**
 * The session of one server and program on this page. The Bearer is held here, in memory, and nowhere else.
 * A host session is opened by the first call, renewed a minute before its end, and silently when the server has ended it.
 */
export class Session {
  readonly #source: SessionSource;
  readonly #now: () => number;
  readonly #listeners = new Set<(view: SessionView) => void>();
  #opened: Opened | undefined;
  #opening: Promise<string> | undefined;
  #first = new Map<string, unknown>();
  #view: SessionView = {
    state: 'starting',
    me: undefined,
    setMe: (me) => this.#show({ ...this.#view, me }),
    viewedZone: undefined,
    viewZone: (viewedZone) => this.#show({ ...this.#view, viewedZone }),
  };

  constructor(source: SessionSource, now: () => number = Date.now) {
    this.#source = source;
    this.#now = now;
    if (source.door === 'lti') this.#take(source.opened);
  }

  get view(): SessionView {
    return this.#view;
  }

  /** Tells every change of the view. Returns the way to stop. */
  onChange(listener: (view: SessionView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The Bearer for a call, opening or renewing the session where needed.
   * @param first the read that asks, so that its answer can come with a session that is opened for it
   */
  async token(first?: OperationId): Promise<string> {
    const opened = this.#opened;
    const ends = opened ? Date.parse(opened.expiresAt) : 0;
    if (opened && (this.#source.door === 'lti' || this.#now() < ends - renewBeforeMs)) return opened.token;
    return this.#open(first);
  }

  /** The answer that came inline for an operation, once. */
  takeFirst<Answer>(operation: OperationId): Answer | undefined {
    const answer = this.#first.get(operation);
    this.#first.delete(operation);
    return answer as Answer | undefined;
  }

  /** After the server said that this token has ended: a new one (host page), or null and the view says `ended` (launch). */
  async renew(ended: string): Promise<string | null> {
    if (this.#opened && this.#opened.token !== ended) return this.#opened.token;
    if (this.#source.door === 'lti') {
      this.#show({ ...this.#view, state: 'ended' });
      return null;
    }
    this.#opened = undefined;
    return this.#open(undefined);
  }

  /** One opening at a time: widgets that ask together share it. */
  #open(first: OperationId | undefined): Promise<string> {
    this.#opening ??= this.#swap(first).finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #swap(first: OperationId | undefined): Promise<string> {
    const source = this.#source;
    if (source.door === 'lti') throw new Problem('session-ended', { status: 401 });
    try {
      const hostToken = await source.hostToken();
      const inline = first !== undefined && inlineReads.includes(first) ? first : undefined;
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const response = await fetch(`${source.server}/api/sessions`, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ hostToken, widget: source.widget, zone, first: inline }),
      });
      const body: unknown = await response.json().catch(() => null);
      if (!response.ok) throw problemOf(response, body);
      const opened = body as Shape<'OpenedSession'>;
      this.#take({ ...opened, first: inline === undefined || opened.first === null || opened.first === undefined ? {} : { [inline]: opened.first } });
      return opened.token;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status >= 400 && problem.status < 500 && problem.code !== 'rate-limited') this.#show({ ...this.#view, state: 'refused', problem });
      throw problem;
    }
  }

  #take(opened: Opened): void {
    this.#opened = opened;
    this.#first = new Map(Object.entries(opened.first));
    const { problem: _, ...view } = this.#view;
    this.#show({ ...view, state: 'live', me: opened.me });
  }

  #show(view: SessionView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener(view);
  }
}

/** Reads the session that a launched page carries, once, and takes it out of the page. */
export function takeLaunchSession(page: Document): SessionSource | null {
  const block = page.querySelector('script#mentor-session[type="application/json"]');
  if (!block) return null;
  block.remove();
  return { door: 'lti', opened: JSON.parse(block.textContent) as Opened };
}

/** A token provider that asks an address of the host's own origin, with the host's own cookies. The answer is the token as text, or JSON {token}. */
export function tokenFrom(endpoint: string): TokenProvider {
  return async () => {
    const response = await fetch(new URL(endpoint, document.baseURI), { method: 'POST', credentials: 'same-origin', headers: { Accept: 'application/json, text/plain' } });
    if (!response.ok) throw new Problem('no-host-token', { status: response.status });
    const text = (await response.text()).trim();
    return text.startsWith('{') ? (JSON.parse(text) as { token: string }).token : text;
  };
}
