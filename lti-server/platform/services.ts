import { findDeploymentById, isActive, type Deployment } from '../../models/tenants/deployments.ts';
import { findRegistration, type Registration } from '../../models/tenants/registrations.ts';
import { inCourse, mayCall, serviceScopes } from '../../models/tenants/service-scopes.ts';

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

interface PlaceOfRow {
  readonly registrationId: string;
  readonly deploymentId: string;
  /** What the course's launches offer of its gradebook; null or undefined: they do not say. */
  readonly offeredScopes?: readonly string[] | null | undefined;
}

/** The platform behind the rows of a course, by our ids of both, as it is in that course; null where the owner does not let it in now. */
export async function activePlatform({ registrationId, deploymentId, offeredScopes }: PlaceOfRow): Promise<Platform | null> {
  const registration = await findRegistration(registrationId);
  const deployment = await findDeploymentById(deploymentId);
  return registration?.state === 'active' && deployment !== null && isActive(deployment) ? platformOf(inCourse(registration, offeredScopes), deployment) : null;
}

/** Whether the marks in a column may be read. ltijs asks for both scopes in one token, and a platform may refuse the whole for one. */
export function mayReadResults(platform: Platform): boolean {
  return mayCall(platform, serviceScopes.results) && mayCall(platform, serviceScopes.lineItemsReadonly);
}
