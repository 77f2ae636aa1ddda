import type { z } from 'zod';
import type { Action, Widget } from '../../models/vocabulary.ts';
import type { ProblemCode } from './problem-codes.ts';

/** `public`: no session (the call proves itself in its body); every other action needs one. */
export type EndpointAction = Action | 'public';

/** One row of the table that drives routing, validation, authorization, OpenAPI and the widgets' types. */
export interface Endpoint {
  operationId: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With OpenAPI's braces: `/api/goals/{goalId}`. */
  path: `/api/${string}`;
  summary: string;
  tag: string;
  action: EndpointAction;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** The largest body (kB) where it may be more than the usual 100. */
  bodyLimit?: number;
  /** How often a session may call it in a minute, where that is less than its other calls. */
  aMinute?: number;
  /** 204 where there is none; 201 adds Location: the path of the created resource. */
  response?: { status: 200 | 201; schema: z.ZodType };
  /** Where the created resource is read, if that is not under the path it is created by: `/api/meetings`. */
  madeIn?: `/api/${string}`;
  /**
   * A write that is done again when it is repeated: it changes nothing, or comes to the same however often it is done, and what it
   * answers cannot be read elsewhere. Its Idempotency-Key is not remembered.
   */
  repeats?: true;
  /** The page does it by itself: it does not count as activity of the session. */
  background?: true;
  problems: readonly ProblemCode[];
  /** Which widgets of a host token may call it; absent: any session may. */
  widgets?: readonly Widget[];
}

/** Keeps the literal types of a slice's endpoints, so that handlers are typed by them. */
export function endpoints<const T extends Record<string, Omit<Endpoint, 'operationId' | 'tag'>>>(
  tag: string,
  table: T,
): { [K in keyof T]: T[K] & { operationId: K & string; tag: string } } {
  return Object.fromEntries(
    Object.entries(table).map(([operationId, endpoint]) => [operationId, { ...endpoint, operationId, tag }]),
  ) as { [K in keyof T]: T[K] & { operationId: K & string; tag: string } };
}
