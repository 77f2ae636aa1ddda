import type { Deployment } from '../../models/tenants/deployments.ts';
import type { Registration } from '../../models/tenants/registrations.ts';

/** Whose services are called: a registration and a deployment of it, and the only origins where a token of it may go (lti.md, rule 10). */
export interface Platform {
  readonly issuer: string;
  readonly clientId: string;
  /** The platform's own name for the deployment. */
  readonly deploymentId: string;
  readonly origins: readonly string[];
  readonly grantedScopes: readonly string[];
}

export function platformOf(registration: Registration, deployment: Deployment): Platform {
  const { issuer, clientId, grantedScopes, origins } = registration;
  return { issuer, clientId, deploymentId: deployment.deploymentId, origins: [...origins, ...deployment.origins], grantedScopes };
}

/** The scopes of the services (NRPS 2.0, AGS 2.0). */
export const scopes = {
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  lineItems: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemsReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  scores: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
} as const;
