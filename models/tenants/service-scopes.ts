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

/** Those that a launch speaks of: of the gradebook. */
const gradeScopes: ReadonlySet<ServiceScope> = new Set([serviceScopes.lineItems, serviceScopes.lineItemsReadonly, serviceScopes.results, serviceScopes.scores]);

/**
 * A platform as it is in one course: what a launch of that course offers of the gradebook narrows what was granted. Where the platform did not
 * say at its registration what it grants, what its launches offer counts as granted, unless the owner took it back. `null`: the launch did not say.
 */
export function inCourse<T extends Pick<Registration, 'grantedScopes' | 'withdrawnScopes' | 'grantsUnsaid'>>(platform: T, offered: readonly string[] | null | undefined): T {
  if (offered == null) return platform;
  const { grantedScopes, withdrawnScopes, grantsUnsaid } = platform;
  const may = (scope: ServiceScope): boolean => {
    if (!gradeScopes.has(scope)) return grantedScopes.includes(scope);
    return offered.includes(scope) && (grantedScopes.includes(scope) || (grantsUnsaid && !withdrawnScopes.includes(scope)));
  };
  return { ...platform, grantedScopes: allServiceScopes.filter(may) };
}

/**
 * Whether a service of this platform may be called: it is active, granted the scope when it registered (or the owner
 * registered it by hand, which grants what the set-up page lists), and the owner did not take it back. The platform's own
 * refusal counts besides.
 */
export function mayCall({ state, grantedScopes }: Pick<Registration, 'state' | 'grantedScopes'>, scope: ServiceScope): boolean {
  return state === 'active' && grantedScopes.includes(scope);
}
