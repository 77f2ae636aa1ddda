import { Router, urlencoded } from 'express';
import { platformAddresses } from '../desk.ts';
import type { LmsDesk } from '../desk.ts';
import { faulty, lieOf } from '../faults/faulty.ts';
import { grantedScopes } from '../tools.ts';
import { lifetimeSeconds } from './access-tokens.ts';

type Refusal = { error: 'invalid_request' | 'unsupported_grant_type' | 'invalid_client' | 'invalid_scope'; error_description: string };

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The token endpoint (Security Framework 1.1, 4.1): client credentials with a signed client assertion (RFC 7523). */
export function token(desk: LmsDesk): Router {
  const routes = Router();
  routes.post('/lti/token', faulty(desk, 'token'), urlencoded({ extended: false, limit: '20kb', parameterLimit: 20 }), async (req, res) => {
    const answer = await grant(desk, (req.body ?? {}) as Record<string, unknown>);
    if (lieOf(res)?.kind === 'wrong-shape') res.json({ error: 'This answer was planned.' });
    else res.status('error' in answer ? 400 : 200).json(answer);
  });
  return routes;
}

async function grant(desk: LmsDesk, form: Record<string, unknown>): Promise<Record<string, unknown> | Refusal> {
  const { grant_type: type, client_assertion_type: kind, client_assertion: assertion, scope } = form;
  if (![type, kind, assertion, scope].every((value) => typeof value === 'string' && value !== '')) {
    return refuse('invalid_request', 'grant_type, client_assertion_type, client_assertion and scope are needed, each once.');
  }
  if (type !== 'client_credentials') return refuse('unsupported_grant_type', 'grant_type has to be client_credentials.');
  if (kind !== assertionType) return refuse('invalid_request', `client_assertion_type has to be ${assertionType}.`);

  const verified = await desk.toolTokens.verify(String(assertion), { audience: platformAddresses(desk.url).token, once: 'jti', now: desk.now() });
  if ('why' in verified) return refuse('invalid_client', verified.why);
  const { tool, payload } = verified;
  if (payload.sub !== tool.clientId) return refuse('invalid_client', 'sub has to be the client id, as iss.');

  const wanted = [...new Set(String(scope).split(' ').filter(Boolean))];
  const granted = grantedScopes(tool);
  const beyond = wanted.filter((one) => !granted.includes(one));
  if (beyond.length > 0) return refuse('invalid_scope', `This tool was not granted ${beyond.join(' ')}.`);
  return { access_token: desk.accessTokens.make(tool.clientId, wanted), token_type: 'Bearer', expires_in: lifetimeSeconds, scope: wanted.join(' ') };
}

function refuse(error: Refusal['error'], why: string): Refusal {
  return { error, error_description: why };
}
