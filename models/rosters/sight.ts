import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { peopleBySubject } from '../people/identities.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { coursesTaught } from '../programs/appointments.ts';
import { linksOfProgram, type ContextLink } from '../tenants/context-links.ts';
import type { Action } from '../vocabulary.ts';
import { RosterModel, type StoredRoster } from './roster.model.ts';
import { RosterMemberModel } from './roster-member.model.ts';

/**
 * Whose people somebody sees: coordinators those of the whole program, a teacher of a further course those who are in that
 * course, as its roster tells. Where a platform tells nobody who is in a course, its teacher sees nobody.
 */

/** The courses of the program whose people the actor may see. */
export async function coursesInSight(actor: ProgramActor): Promise<ContextLink[]> {
  const { tenantId, programId } = actor;
  if (!may(actor, 'roster.read')) throw new NotAllowed();
  const links = await linksOfProgram(tenantId, programId);
  if (may(actor, 'roster.read', {})) return links;
  const taught = await coursesTaught(actor);
  return links.filter((link) => taught.some(({ registrationId, contextId }) => registrationId === link.registrationId && contextId === link.contextId));
}

/** A filter of the rosters that the actor may look at; null: none. */
export async function rostersInSight(actor: ProgramActor): Promise<Record<string, unknown> | null> {
  const { tenantId, programId } = actor;
  if (may(actor, 'roster.read', {})) return { tenantId, programId };
  if (!may(actor, 'roster.read')) return null;
  const taught = await coursesTaught(actor);
  if (taught.length === 0) return null;
  return { tenantId, programId, $or: taught.map(({ registrationId, contextId }) => ({ registrationId, contextId })) };
}

/** The people whom the actor may do this to, by id; 'all' for coordinators. */
export async function peopleInSight(actor: ProgramActor, action: Action): Promise<'all' | ReadonlySet<string>> {
  if (may(actor, action, {})) return 'all';
  const rosters = may(actor, action) ? await rostersInSight(actor) : null;
  if (rosters === null) return new Set();
  const found: string[] = [];
  for (const roster of await RosterModel.find(rosters, { registrationId: 1 }).lean()) found.push(...(await peopleOf(actor, roster)));
  return new Set(found);
}

async function peopleOf({ tenantId, programId }: ProgramActor, { _id, registrationId }: Pick<StoredRoster, '_id' | 'registrationId'>): Promise<Iterable<string>> {
  const subjects = await RosterMemberModel.distinct('subject', { tenantId, programId, rosterId: trusted({ $eq: _id }), leftAt: null });
  return (await peopleBySubject({ tenantId, registrationId: String(registrationId) }, subjects)).values();
}
