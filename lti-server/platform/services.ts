import type { Deployment } from '../../models/tenants/deployments.ts';
import type { Registration } from '../../models/tenants/registrations.ts';

/** Whose services are called: a registration and a deployment of it, and the only origins where a token of it may go (lti.md, rule 10). */
export interface Platform {
  readonly issuer: string;
  readonly clientId: string;
  readonly state: Registration['state'];
  /** The platform's own name for the deployment. */
  readonly deploymentId: string;
  readonly origins: readonly string[];
  readonly grantedScopes: readonly string[];
}

export function platformOf(registration: Registration, deployment: Deployment): Platform {
  const { issuer, clientId, state, grantedScopes, origins } = registration;
  return { issuer, clientId, state, deploymentId: deployment.deploymentId, origins: [...origins, ...deployment.origins], grantedScopes };
}
