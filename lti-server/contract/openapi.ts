import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Endpoint } from './endpoint.ts';
import { contract } from './index.ts';
import { problemCodes, type ProblemCode } from './problem-codes.ts';
import { id } from './shapes.ts';

/** Problems that any operation with a session can meet, besides its own. */
const everywhere: readonly ProblemCode[] = ['session-ended', 'not-allowed', 'rate-limited', 'unavailable', 'zone-unknown'];
const withBody: readonly ProblemCode[] = ['not-json', 'body-too-large'];
const withKey: readonly ProblemCode[] = ['idempotency-mismatch', 'idempotency-in-flight'];

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().exactOptional(),
    requestId: z.string().exactOptional(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).exactOptional(),
    details: z.record(z.string(), z.unknown()).exactOptional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details with a registered code.' });

function problemResponses(endpoint: Endpoint) {
  const codes = new Set([
    ...(endpoint.action === 'public' ? (['rate-limited', 'unavailable'] as const) : everywhere),
    ...(endpoint.body ? withBody : []),
    ...(takesKey(endpoint) ? withKey : []),
    ...(endpoint.params ? (['not-found'] as const) : []),
    ...(endpoint.query ? (['body-invalid'] as const) : []),
    ...endpoint.problems,
  ]);
  const byStatus = Map.groupBy(codes, (code) => String(problemCodes[code].status));
  return Object.fromEntries(
    [...byStatus].sort().map(([status, group]) => [
      status,
      { description: group.map((code) => `\`${code}\`: ${problemCodes[code].title}`).join('\n\n'), content: { 'application/problem+json': { schema: problem } } },
    ]),
  );
}

function takesKey({ method, repeats }: Endpoint): boolean {
  return method !== 'get' && !repeats;
}

/** One parameter of all operations, described once. */
const timeZone = z.string().min(1).max(64).exactOptional().meta({
  param: { id: 'TimeZone' },
  description: 'The clock on which the reader’s side of every time in the answer is told, in place of the one of their profile. It changes nothing that is kept.',
});

function headersOf(endpoint: Endpoint): { header?: z.ZodObject } {
  if (endpoint.action === 'public') return {};
  return { header: z.object({ 'Time-Zone': timeZone, ...(takesKey(endpoint) ? { 'Idempotency-Key': z.string().min(8).max(100).exactOptional() } : {}) }) };
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const success = endpoint.response
    ? { [String(endpoint.response.status)]: { description: 'Done.', content: { 'application/json': { schema: endpoint.response.schema } } } }
    : { '204': { description: 'Done; there is nothing to say.' } };
  return {
    operationId: endpoint.operationId,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.action === 'public' ? { security: [] } : {}),
    requestParams: { ...(endpoint.params ? { path: endpoint.params } : {}), ...(endpoint.query ? { query: endpoint.query } : {}), ...headersOf(endpoint) },
    ...(endpoint.body ? { requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } } } : {}),
    responses: { ...success, ...problemResponses(endpoint) },
  };
}

const events: ZodOpenApiOperationObject = {
  operationId: 'streamEvents',
  tags: ['events'],
  summary: 'Server-sent events of what the reader may see. `id` is the event, `data` is {type, id of the thing}; resume with Last-Event-ID. The type `reconnected` says that more was missed than is told one by one; `agenda-presence`, without an id, that somebody came to the agenda of that meeting or left it.',
  requestParams: {
    header: z.object({ 'Last-Event-ID': id.exactOptional() }),
    query: z.object({ ago: z.int().min(0).max(300).exactOptional().meta({ description: 'Begin with what happened in so many seconds before now: since the page began to read.' }) }),
  },
  responses: {
    '200': { description: 'A stream that stays open.', content: { 'text/event-stream': { schema: z.string() } } },
    '401': { description: '`session-ended`', content: { 'application/problem+json': { schema: problem } } },
  },
};

/** The OpenAPI 3.1 document, made of the contract's table alone. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of Object.values(contract) as Endpoint[]) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  }
  paths['/api/events'] = { get: events };
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Mentorkit',
      version: '1.0.0',
      description:
        'Everything the widgets do goes through this API. A session is a Bearer token, given by an LTI launch or swapped for a host token; it belongs to one person in one program. Unsafe requests accept `Idempotency-Key`, except those that may simply be sent again. `Time-Zone` names another clock to read times on than the person’s own. Problems are `application/problem+json` with a registered `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ session: [] }],
    paths,
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
  });
}
