import type { Course } from '../campus.ts';
import { grantedScopes } from '../tools.ts';
import type { Tool } from '../tools.ts';
import { lineItemsAddress, lineItemAddress, membershipsAddress } from './addresses.ts';
import { scopes } from './scopes.ts';

/** Where the services of this context are, as far as the tool was granted them (NRPS 2.0, 3.6.1.1; AGS 2.0, 3.1). */
export function serviceClaims(url: string, tool: Tool, course: Pick<Course, 'id'>, lineItemId: string | undefined): Record<string, unknown> {
  const granted = grantedScopes(tool);
  const grades = granted.filter((scope) => scope !== scopes.roster);
  return {
    ...(granted.includes(scopes.roster)
      ? {
          'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
            context_memberships_url: membershipsAddress(url, course.id, tool.deploymentId),
            service_versions: ['2.0'],
          },
        }
      : {}),
    ...(grades.length > 0
      ? {
          'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
            scope: grades,
            lineitems: lineItemsAddress(url, course.id, tool.deploymentId),
            ...(lineItemId === undefined ? {} : { lineitem: lineItemAddress(url, course.id, tool.deploymentId, lineItemId) }),
          },
        }
      : {}),
  };
}
