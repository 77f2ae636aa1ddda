import { z } from 'zod';
import { serviceScopes } from '../advantage/scopes.ts';
import { grantedScopes, personClaims } from '../tools.ts';
import type { NewTool, Privacy, Tool } from '../tools.ts';
import { toolAddress } from './tool-address.ts';

const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** What this platform sends besides LtiResourceLinkRequest, where a tool takes it. */
const furtherMessages = ['LtiDeepLinkingRequest', 'LtiSubmissionReviewRequest'];

const message = z.looseObject({
  type: z.string(),
  target_link_uri: toolAddress.optional(),
  label: z.string().max(80).optional(),
  placements: z.array(z.string()).optional(),
});

/** OpenID registration request with the LTI tool configuration (Dynamic Registration 1.0, 3.5). What we do not know stays unread. */
const documentShape = z.looseObject({
  application_type: z.literal('web'),
  response_types: z.array(z.string()).refine((types) => types.includes('id_token'), 'has to hold id_token'),
  // The specification spells it "implict" in its example, and tools followed.
  grant_types: z.array(z.string()).refine((types) => types.includes('implicit') || types.includes('implict'), 'has to hold implicit'),
  initiate_login_uri: toolAddress,
  redirect_uris: z.array(toolAddress).min(1).max(20),
  client_name: z.string().min(1).max(120),
  jwks_uri: toolAddress,
  token_endpoint_auth_method: z.literal('private_key_jwt'),
  scope: z.string().optional(),
  [toolConfiguration]: z.looseObject({
    domain: z.string().min(1),
    secondary_domains: z.array(z.string()).optional(),
    target_link_uri: toolAddress,
    custom_parameters: z.record(z.string(), z.string()).optional(),
    claims: z.array(z.string()),
    messages: z.array(message).min(1),
  }),
});

type Document = z.infer<typeof documentShape>;

/** What a tool says about itself, or in words which field is wrong. */
export function readToolDocument(body: unknown): { ok: true; document: Document; tool: NewTool } | { ok: false; why: string } {
  const read = documentShape.superRefine(belongsToDomain).safeParse(body);
  if (!read.success) return { ok: false, why: read.error.issues.map(({ path, message: why }) => `${path.join('.')}: ${why}`).join('; ') };
  const document = read.data;
  const configuration = document[toolConfiguration];
  const link = configuration.messages.find(({ type }) => type === 'LtiResourceLinkRequest');
  const asked = (document.scope ?? '').split(' ');
  const claims = personClaims.filter((claim) => configuration.claims.includes(claim));
  return {
    ok: true,
    document,
    tool: {
      name: document.client_name,
      label: link?.label ?? document.client_name,
      initiateLoginUri: document.initiate_login_uri,
      redirectUris: document.redirect_uris,
      jwksUri: document.jwks_uri,
      targetLinkUri: link?.target_link_uri ?? configuration.target_link_uri,
      custom: configuration.custom_parameters ?? {},
      claims,
      scopes: serviceScopes.filter((scope) => asked.includes(scope)),
      messages: Object.fromEntries(
        configuration.messages
          .filter(({ type }) => furtherMessages.includes(type))
          .map(({ type, target_link_uri: target }) => [type, target ?? configuration.target_link_uri]),
      ),
      privacy: privacyFor(claims),
      source: 'dynamic',
    },
  };
}

/** The answer of Dynamic Registration 1.0, 3.6: what was kept, with the ids that the platform gave. */
export function registrationAnswer(document: Document, tool: Tool): Record<string, unknown> {
  const configuration = document[toolConfiguration];
  return {
    ...document,
    client_id: tool.clientId,
    scope: ['openid', ...grantedScopes(tool)].join(' '),
    [toolConfiguration]: {
      ...configuration,
      deployment_id: tool.deploymentId,
      messages: configuration.messages.filter(({ type }) => type === 'LtiResourceLinkRequest' || type in tool.messages),
    },
  };
}

function belongsToDomain(document: Document, context: z.RefinementCtx): void {
  const configuration = document[toolConfiguration];
  const domains = [configuration.domain, ...(configuration.secondary_domains ?? [])];
  const addresses: [string, string][] = [
    ['initiate_login_uri', document.initiate_login_uri],
    ['jwks_uri', document.jwks_uri],
    ['target_link_uri', configuration.target_link_uri],
    ...document.redirect_uris.map((uri): [string, string] => ['redirect_uris', uri]),
    ...configuration.messages.flatMap((entry): [string, string][] =>
      entry.target_link_uri === undefined ? [] : [['messages.target_link_uri', entry.target_link_uri]],
    ),
  ];
  for (const [field, uri] of addresses) {
    if (domains.includes(new URL(uri).host)) continue;
    context.addIssue({ code: 'custom', path: [field], message: `is not on the tool's domain ${configuration.domain}` });
  }
  if (!configuration.messages.some(({ type }) => type === 'LtiResourceLinkRequest')) {
    context.addIssue({ code: 'custom', path: ['messages'], message: 'has no LtiResourceLinkRequest, which every tool has to take' });
  }
}

function privacyFor(claims: readonly string[]): Privacy {
  const named = claims.some((claim) => claim.endsWith('name'));
  if (claims.includes('email')) return named ? 'public' : 'email';
  return named ? 'name' : 'anonymous';
}
