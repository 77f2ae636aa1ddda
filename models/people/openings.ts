import type { ProgramActor } from '../actor.ts';
import type { OpeningState } from '../enrolment-words.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { programRules } from '../programs/programs.ts';
import { defaultSettings } from '../programs/settings.ts';
import { enrolmentRoles, type EnrolmentRole } from '../vocabulary.ts';
import { placesInUse, standingOf, type RoleStanding } from './role-waiting.ts';

/** How joining in a role stands for the reader: the contract's `Opening`. */
export interface Opening extends Pick<RoleStanding, 'opensAt' | 'closesAt'> {
  role: EnrolmentRole;
  /** `full`: it could be joined, were a place free; who has one on offer reads so in their turn on the waiting list. */
  state: OpeningState;
}

/** Whom the program of the session lets in at this moment, by role; it promises nothing to the next moment. */
export async function listOpenings(actor: ProgramActor, now = new Date()): Promise<{ items: Opening[]; nextCursor: null }> {
  if (!may(actor, 'enrolment.join', {})) throw new NotAllowed();
  const { settings } = await programRules(actor.tenantId, actor.programId);
  const most = { ...defaultSettings.places, ...settings.places };
  const inUse = most.mentor + most.mentee > 0 ? await placesInUse(actor) : null;
  const items: Opening[] = [];
  for (const role of enrolmentRoles) {
    const { state, opensAt, closesAt } = await standingOf(actor, role, now);
    const isFull = inUse !== null && most[role] > 0 && inUse[role] >= most[role];
    items.push({ role, state: state === 'open' && isFull ? 'full' : state, opensAt, closesAt });
  }
  return { items, nextCursor: null };
}
