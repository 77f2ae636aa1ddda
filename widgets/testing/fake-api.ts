import type { Api, CallAnswer, CallInput, CallOptions, Live, LiveEvent, Operation, OperationId } from '../api/operation.ts';
import { Problem } from '../api/problem.ts';

/** What a fake API answers, by operation and the clock that is looked at in place of the reader's own: a value, a promise, or a thrown Problem. */
export type FakeAnswers = {
  readonly [Id in OperationId]?: (input: CallInput<Id>, zone?: string) => CallAnswer<Id> | Promise<CallAnswer<Id>>;
};

export interface FakeCall {
  id: OperationId;
  input: { path?: unknown; query?: unknown; body?: unknown };
  idempotencyKey: string | undefined;
  /** The clock that was asked for in place of the reader's own. */
  zone: string | undefined;
}

/** Stands in for the API client: same types, no network. */
export interface FakeApi extends Api {
  /** The clock that is looked at in place of the reader's own: what the client takes from the session. */
  viewedZone: string | undefined;
  /** Every call so far, oldest first. */
  readonly calls: FakeCall[];
  /** The bodies sent to one operation, oldest first. */
  bodies(id: OperationId): unknown[];
  /** Changes or adds answers from now on. */
  answer(more: FakeAnswers): void;
  /** Lets something happen in the program, as the event stream would tell it. */
  happen(event: LiveEvent): void;
}

/** An API that answers only what it is given; any other call is a problem that names the operation. */
export function fakeApi(answers: FakeAnswers = {}): FakeApi {
  let known: FakeAnswers = answers;
  const calls: FakeCall[] = [];
  const hearers = new Set<{ prefixes: readonly string[]; hear: (event: LiveEvent) => void }>();
  const live: Live = {
    on(prefixes, hear) {
      const hearer = { prefixes, hear };
      hearers.add(hearer);
      return () => void hearers.delete(hearer);
    },
  };
  const api: FakeApi = {
    live,
    viewedZone: undefined,
    calls,
    bodies: (id) => calls.filter((call) => call.id === id).map((call) => call.input.body),
    answer: (more) => (known = { ...known, ...more }),
    happen: (event) => {
      for (const { prefixes, hear } of hearers) {
        if (event.type === 'reconnected' || prefixes.some((prefix) => event.type.startsWith(prefix))) hear(event);
      }
    },
    async call<Id extends OperationId>(operation: { readonly id: Id } & Operation<Id>, input: CallInput<Id>, options: CallOptions = {}): Promise<CallAnswer<Id>> {
      calls.push({ id: operation.id, input: input as FakeCall['input'], idempotencyKey: options.idempotencyKey, zone: api.viewedZone });
      const answer = known[operation.id] as ((input: CallInput<Id>, zone?: string) => CallAnswer<Id> | Promise<CallAnswer<Id>>) | undefined;
      if (!answer) throw new Problem('not-understood', { title: `the fake API has no answer for ${operation.id}` });
      const value = await answer(input, api.viewedZone);
      options.signal?.throwIfAborted();
      return value;
    },
  };
  return api;
}

/** An answer that never comes: the pending state. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** An answer that is a problem: `listGoals: fails('network')`. */
export function fails(code: Problem['code'], more?: ConstructorParameters<typeof Problem>[1]): () => never {
  return () => {
    throw new Problem(code, more);
  };
}
