import type { Registration } from './registrations.ts';

/** What this tool asks a platform for besides launches: the scopes of NRPS 2.0 and AGS 2.0. Each by what it is for. */
export const serviceScopes = {
  /** Who is in the course. */
  memberships: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  /** Making and changing columns of the gradebook. */
  lineItems: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  /** Looking which columns there are. */
  lineItemsReadonly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  /** What stands in them: so that a teacher's own change is not overwritten. */
  results: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  /** Reporting that something is done. */
  scores: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
} as const;
export type ServiceScope = (typeof serviceScopes)[keyof typeof serviceScopes];

export const allServiceScopes: readonly ServiceScope[] = Object.values(serviceScopes);

/**
 * Whether a service of this platform may be called: it is active, granted the scope when it registered (or the owner
 * registered it by hand, which grants what the set-up page lists), and the owner did not take it back. The platform's own
 * refusal counts besides.
 */
export function mayCall({ state, grantedScopes }: Pick<Registration, 'state' | 'grantedScopes'>, scope: ServiceScope): boolean {
  return state === 'active' && grantedScopes.includes(scope);
}
