import type { Outgoing } from '../outgoing.ts';

/** A hosted Canvas as its source has it: one issuer and one configuration for all schools, pages and the registration on each school's own host. */
export const canvas = 'https://canvas.instructure.com';
export const school = 'https://northfield.instructure.com';
export const configuration = `${canvas}/api/lti/security/openid-configuration?registration_token=once`;

/** Answers as that Canvas does; `endpointOn` is the host of the school's registration. Notes whom it was asked for. */
export function hostedCanvas({ endpointOn = school, asked = [] }: { endpointOn?: string; asked?: string[] } = {}): Outgoing {
  let clients = 0;
  return (address, { method = 'GET', body = '' } = {}) => {
    asked.push(`${method} ${new URL(address).origin}`);
    clients += 1;
    const answer = method === 'GET'
      ? {
          issuer: canvas,
          authorization_endpoint: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
          token_endpoint: 'https://sso.canvaslms.com/login/oauth2/token',
          jwks_uri: 'https://sso.canvaslms.com/api/lti/security/jwks',
          registration_endpoint: `${endpointOn}/api/lti/registrations`,
          'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: 'canvas', messages_supported: [{ type: 'LtiResourceLinkRequest' }] },
        }
      : { ...(JSON.parse(body) as Record<string, unknown>), client_id: `${10_000 + clients}` };
    return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(answer) });
  };
}
