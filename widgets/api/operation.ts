import type * as operationList from './operations.ts';
import type { components, operations } from './schema.d.ts';

/** Names of the shapes that cross the wire: `Shape<'Goal'>`. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

type Listed = typeof operationList;
export type OperationId = keyof Listed & keyof operations;
/** One constant of operations.ts. */
export type Operation<Id extends OperationId = OperationId> = Extract<Listed[OperationId], { id: Id }>;

type Part<Id extends OperationId, In extends 'path' | 'query'> = operations[Id] extends { parameters: { [K in In]?: infer P } } ? NonNullable<P> : never;
type Field<Name extends string, T> = [T] extends [never] ? unknown : Record<never, never> extends T ? { [K in Name]?: T } : { [K in Name]: T };
type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: { content: { 'application/json': infer B } } } ? B : never;

/** What a call of an operation takes: its path and query parameters and its body, each only where the contract has one. */
export type CallInput<Id extends OperationId> = Field<'path', Part<Id, 'path'>> & Field<'query', Part<Id, 'query'>> & Field<'body', BodyOf<Id>>;

export interface CallOptions {
  signal?: AbortSignal;
  /** Repeat a write with the key of its first try and it happens once. Made for each call where none is given. */
  idempotencyKey?: string;
}

type Success = 200 | 201;
/** What an operation answers; undefined where it answers 204. */
export type CallAnswer<Id extends OperationId> = operations[Id] extends { responses: infer R }
  ? { [S in keyof R & Success]: R[S] extends { content: { 'application/json': infer A } } ? A : undefined } extends infer Answers
    ? [keyof Answers] extends [never] ? undefined : Answers[keyof Answers]
    : never
  : never;

/** The one way to data: elements get it from the context, tests stand in for it with `fakeApi`. */
export interface Api {
  /**
   * Calls an operation of the contract.
   * @throws Problem when the answer is no success, or none comes; the signal's reason when aborted.
   */
  call<Id extends OperationId>(operation: { readonly id: Id } & Operation<Id>, input: CallInput<Id>, options?: CallOptions): Promise<CallAnswer<Id>>;
  readonly live: Live;
}

/** One thing that happened in the program: the event's type and the id of the thing it happened to. */
export interface LiveEvent {
  /** `goal.achieved`, `match-request.accepted` ...; `reconnected` when events may have been missed. */
  type: string;
  id: string;
}

export interface Live {
  /** Hears events whose type starts with one of the prefixes, and `reconnected`. Returns the way to stop. */
  on(prefixes: readonly string[], hear: (event: LiveEvent) => void): () => void;
}
