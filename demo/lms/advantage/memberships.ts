import { Router } from 'express';
import type { Course, EnrolledRole, Membership } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import type { Fault } from '../faults/fault-plan.ts';
import { faulty, lieOf } from '../faults/faulty.ts';
import { customClaim } from '../launch/custom-variables.ts';
import { linkOf } from '../launch/messages.ts';
import type { Link } from '../launch/messages.ts';
import { personClaimsOf } from '../launch/person-claims.ts';
import { rosterRoles } from '../launch/roles.ts';
import type { Tool } from '../tools.ts';
import { servicePaths } from './addresses.ts';
import { addressWith, limitOf, pageAfter } from './pages.ts';
import { scopes } from './scopes.ts';
import { accepts, refuse, withToken } from './with-token.ts';

const mediaType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const usualPage = 50;
const mostPage = 500;

const statusWords = { active: 'Active', inactive: 'Inactive', deleted: 'Deleted' } as const;

/** The roster of a course for tools (Names and Role Provisioning Services 2.0). */
export function memberships(desk: LmsDesk): Router {
  const routes = Router();

  routes.get(servicePaths.memberships, faulty(desk, 'memberships'), withToken(desk, [scopes.roster], ({ tool, course, req, res }) => {
    if (!accepts(req, res, mediaType)) return;
    const { rlid, role, since, after, asof } = req.query;
    const limit = limitOf(req.query.limit, usualPage, mostPage);
    const start = typeof since === 'string' && /^\d{1,15}$/.test(since) ? Number(since) : null;
    if (limit === null || (since !== undefined && start === null)) {
      refuse(res, 400, 'limit and since have to be whole numbers.');
      return;
    }
    const link = typeof rlid === 'string' ? linkOf(desk, tool, course, rlid) : null;
    if (rlid !== undefined && link === null) {
      refuse(res, 404, 'There is no such resource link in this course.');
      return;
    }
    const members = desk.campus
      .membersOf(course, { deleted: start !== null })
      .filter((member) => (start === null || member.changedAt >= start) && (role === undefined || rolesMatch(member.role, String(role))));
    const { page, next } = pageAfter(members, ({ person }) => person.sub, typeof after === 'string' ? after : undefined, limit);
    const lie = lieOf(res);
    // Counted from the first page on, so that what changes while the pages are read is in the differences.
    const begun = typeof asof === 'string' ? asof : String(desk.now().getTime());
    const links = [
      ...(next === null ? [] : [`<${nextPage(lie, addressWith(desk.url, req, { after: next, asof: begun, limit: String(limit) }), addressWith(desk.url, req, {}))}>; rel="next"`]),
      `<${addressWith(desk.url, req, { since: begun, after: null, asof: null })}>; rel="differences"`,
    ];
    res.set('link', links.join(', ')).type(mediaType).send(
      JSON.stringify({
        id: addressWith(desk.url, req, {}),
        context: { id: course.id, label: course.code, title: course.title },
        members: (lie?.kind === 'duplicates' ? [...page, ...page] : page).map((member) => memberOf(desk, tool, course, link, member)),
      }),
    );
  }));

  return routes;
}

function memberOf({ url }: LmsDesk, tool: Tool, course: Course, link: Link | null, { person, role, status }: Membership): Record<string, unknown> {
  const common = { status: statusWords[status], user_id: person.sub, roles: rosterRoles(role) };
  if (status === 'deleted') return common;
  const told = personClaimsOf(tool, person);
  const { name, given_name, family_name, email } = told;
  const known = Object.entries({ name, given_name, family_name, email }).filter(([, value]) => value !== undefined);
  return {
    ...common,
    ...Object.fromEntries(known),
    ...(tool.privacy === 'anonymous' ? {} : { lis_person_sourcedid: person.sub }),
    ...(link === null
      ? {}
      : {
          message: [
            {
              [`${lti}message_type`]: 'LtiResourceLinkRequest',
              [`${lti}custom`]: customClaim({ ...tool.custom, ...link.activity?.custom }, { url, person, told, course, link }),
            },
          ],
        }),
  };
}

/** Where the next page is, or where a planned fault says that it is. */
function nextPage(lie: Fault | undefined, next: string, same: string): string {
  if (lie?.kind === 'loop') return same;
  return lie?.kind === 'next-elsewhere' ? next.replace(new URL(next).origin, lie.origin) : next;
}

/** A role may be asked for by its full address or by its short name. */
function rolesMatch(role: EnrolledRole, asked: string): boolean {
  return rosterRoles(role).includes(asked.replace('http://purl.imsglobal.org/vocab/lis/v2/membership#', ''));
}
