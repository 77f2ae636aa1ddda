import createClient, { type Client } from 'openapi-fetch';
import type { Api, CallAnswer, CallInput, CallOptions, Live, Operation, OperationId } from './operation.ts';
import { asProblem, problemOf } from './problem.ts';
import type { paths } from './schema.d.ts';
import type { Session } from './session.ts';

/** The API over HTTP, with the session's Bearer on every call. */
export class ApiClient implements Api {
  readonly live: Live;
  readonly #session: Session;
  readonly #client: Client<paths>;

  /** @param server base address of the tool, without a slash at the end; '' for the page's own origin */
  constructor(server: string, session: Session, live: Live) {
    this.live = live;
    this.#session = session;
    // Looked up at each call: a host page may wrap fetch after we are loaded.
    this.#client = createClient<paths>({ baseUrl: server, credentials: 'omit', fetch: (request) => fetch(request) });
  }

  async call<Id extends OperationId>(operation: { readonly id: Id } & Operation<Id>, input: CallInput<Id>, options: CallOptions = {}): Promise<CallAnswer<Id>> {
    const { id, method, path } = operation as Operation;
    const { viewedZone } = this.#session.view;
    // What came with the session tells times on the reader's own clock.
    const plain = method === 'get' && Object.keys(input as object).length === 0 && viewedZone === undefined;
    let token = await this.#session.token(plain ? id : undefined);
    options.signal?.throwIfAborted();
    const inline = plain ? this.#session.takeFirst<CallAnswer<Id>>(id) : undefined;
    if (inline !== undefined) return inline;

    const { path: pathParams, query, body } = input as { path?: object; query?: object; body?: unknown };
    const headers: Record<string, string> = method === 'get' ? {} : { 'Idempotency-Key': options.idempotencyKey ?? newKey() };
    for (let renewed = false; ; renewed = true) {
      const { data, error, response } = await this.#send(method, path, {
        params: { path: pathParams, query },
        body,
        headers: { ...headers, 'Time-Zone': viewedZone, Authorization: `Bearer ${token}` }, // one that is undefined is not sent
        signal: options.signal ?? null,
      });
      if (response.ok) return data as CallAnswer<Id>;
      const problem = problemOf(response, error);
      if (problem.code !== 'session-ended' || renewed) throw problem;
      const next = await this.#session.renew(token);
      if (next === null) throw problem;
      token = next;
    }
  }

  /** openapi-fetch types a call by its literal path; ours is typed by `Api.call`, so here the path is any. */
  async #send(method: Operation['method'], path: string, init: object): Promise<{ data?: unknown; error?: unknown; response: Response }> {
    const request = this.#client.request as unknown as (method: string, path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
    try {
      return await request(method, path, init);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw asProblem(error);
    }
  }
}

/** 128 random bits. Not randomUUID: an intranet page may be served without https, where that is missing. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
