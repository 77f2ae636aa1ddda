import { limits, type RosterRole, type RosterStatus } from '../../models/vocabulary.ts';
import { identifier, line, object, text } from '../launch/claim-values.ts';
import { translateRoles } from '../launch/platform-roles.ts';
import { ServiceFailed } from './service-failed.ts';

/** One person of a context's roster, in our own words. */
export interface Member {
  /** The person's `sub` at this platform. */
  readonly subject: string;
  readonly status: RosterStatus;
  readonly role: RosterRole;
  /** null where the platform keeps names to itself. */
  readonly name: string | null;
}

/** One page of a roster. */
export interface MembersPage {
  readonly members: readonly Member[];
  /** How many more it names whose id cannot be used: they are in the course, and nobody can tell who they are. */
  readonly unusable: number;
  /** null: this was the last page. */
  readonly next: string | null;
  /** Where what has changed since can be asked for, on platforms that offer it. */
  readonly differences: string | null;
}

const context = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/**
 * Translates a membership container (NRPS 2.0, 2.3). A container without a list is no roster at all and refused. Members whose id cannot
 * be used are counted only: whoever reads the roster must not take somebody for a leaver who may be one of them.
 */
export function readMembersPage(container: { members?: unknown; next?: unknown; differences?: unknown }): MembersPage {
  if (!Array.isArray(container.members)) throw new ServiceFailed('answer');
  const members = container.members.map(readMember).filter((member) => member !== undefined);
  return {
    members,
    unusable: container.members.length - members.length,
    next: typeof container.next === 'string' ? container.next : null,
    differences: typeof container.differences === 'string' ? container.differences : null,
  };
}

function readMember(value: unknown): Member | undefined {
  const member = object(value);
  const subject = identifier(member?.['user_id']);
  if (member === undefined || subject === undefined) return undefined;
  const name = line(member['name'], limits.displayName) ?? line(`${text(member['given_name'])} ${text(member['family_name'])}`, limits.displayName);
  return { subject, status: statusOf(member['status']), role: rosterRole(member['roles']), name: name ?? null };
}

/** Without a status a member is active (NRPS 2.0, 2.3.2). */
function statusOf(status: unknown): RosterStatus {
  if (status === 'Inactive') return 'inactive';
  return status === 'Deleted' ? 'deleted' : 'active';
}

/** As a launch reads them, so that nobody who is a test user there counts here. They come as URIs or, in this service alone, short: `Learner` is membership#Learner. */
function rosterRole(value: unknown): RosterRole {
  const roles = Array.isArray(value) ? value.filter((role) => typeof role === 'string').map((role) => (/^[A-Za-z]+$/.test(role) ? context + role : role)) : [];
  const { instructor, learner } = translateRoles(roles);
  return instructor ? 'instructor' : learner ? 'learner' : 'other';
}
