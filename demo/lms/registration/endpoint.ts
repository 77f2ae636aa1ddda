import { json, Router } from 'express';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { platformAddresses } from '../desk.ts';
import type { LmsDesk } from '../desk.ts';
import { faulty, lieOf } from '../faults/faulty.ts';
import { customVariables } from '../launch/custom-variables.ts';
import { serviceScopes } from '../advantage/scopes.ts';
import { personClaims } from '../tools.ts';
import { checkRegistrationToken } from './tokens.ts';
import { readToolDocument, registrationAnswer } from './tool-document.ts';

/** What tools call from server to server before the first launch: configuration, keys and registration. */
export function registration(desk: LmsDesk): Router {
  const addresses = platformAddresses(desk.url);
  const routes = Router();

  routes.get('/.well-known/openid-configuration', faulty(desk, 'configuration'), (_req, res) => {
    res.json({
      issuer: addresses.issuer,
      authorization_endpoint: addresses.authorization,
      registration_endpoint: addresses.registration,
      jwks_uri: addresses.keyset,
      token_endpoint: addresses.token,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', ...serviceScopes],
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      claims_supported: ['iss', 'sub', ...personClaims],
      'https://purl.imsglobal.org/spec/lti-platform-configuration': {
        product_family_code: 'northfield-learn',
        version: '1.0',
        messages_supported: [
          { type: 'LtiResourceLinkRequest', placements: ['course_navigation'] },
          { type: 'LtiDeepLinkingRequest', placements: ['link_selection'] },
          { type: 'LtiSubmissionReviewRequest' },
        ],
        variables: [...customVariables],
      },
    });
  });

  routes.get('/lti/keys', faulty(desk, 'keys'), async (_req, res) => {
    const key = lieOf(res)?.kind === 'other-keys' ? await strangeKey() : desk.key.publicJwk;
    res.set('cache-control', 'public, max-age=300').json({ keys: [key] });
  });

  routes.post('/lti/register', faulty(desk, 'registration'), json({ limit: '100kb' }), async (req, res) => {
    const token = await checkRegistrationToken(desk, req.headers.authorization);
    if ('why' in token) {
      res.status(401).set('www-authenticate', 'Bearer error="invalid_token"').json({ error: 'invalid_token', error_description: token.why });
      return;
    }
    const read = readToolDocument(req.body);
    if (!read.ok) {
      res.status(400).json({ error: 'invalid_client_metadata', error_description: read.why });
      return;
    }
    if (!(await desk.tools.spend(token.jti, token.until, desk.now().getTime() / 1000))) {
      res.status(401).json({ error: 'invalid_token', error_description: 'This registration token was used before.' });
      return;
    }
    const tool = await desk.tools.add(read.tool);
    res.status(201).json(registrationAnswer(read.document, tool));
  });

  return routes;
}

/** A key that signed nothing here. */
async function strangeKey(): Promise<JWK> {
  const { publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(publicKey)), kid: 'another', alg: 'RS256', use: 'sig' };
}
