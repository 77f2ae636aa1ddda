import { trusted } from 'mongoose';
import type { OpeningState } from '../enrolment-words.ts';
import { invitationTo } from '../external-people/invited.ts';
import { RuleBroken } from '../problems.ts';
import { windowState, type EnrolmentWindow } from '../programs/enrolment-window.ts';
import { programRules, type ProgramRules } from '../programs/programs.ts';
import { defaultSettings } from '../programs/settings.ts';
import { enrolmentRoles, type EnrolmentRole, type EnrolmentState } from '../vocabulary.ts';
import type { Places, ProgramScope } from '../waiting-lists/kinds.ts';
import { keptPlaces, takeTurnOnList } from '../waiting-lists/waiting-lists.ts';
import { EnrolmentModel } from './enrolment.model.ts';
import { isWelcome } from './identities.ts';

/** Who is in a role, waits to be let in, or rests, has one of its places. */
const holding: readonly EnrolmentState[] = ['pending', 'active', 'paused'];

/** Places of the program in a role: whoever comes late, or finds it full, can wait to join. */
export const rolePlaces: Places = {
  async assertMayWait(actor, of, now) {
    const { tenantId, programId, personId } = actor;
    const role = roleOf(of);
    const mine = await EnrolmentModel.findOne({ tenantId, programId, personId, role }, { state: 1 }).lean();
    if (mine?.state === 'declined') throw new RuleBroken('enrolment-closed', { role }); // a coordinator lets them in, or nobody
    if (mine !== null && mine.state !== 'left') throw new RuleBroken('enrolled-already', { role });
    const standing = await standingOf(actor, role, now);
    // A line that forms before the day would be one for who is up earliest.
    if (standing.state === 'before') throw new RuleBroken('enrolment-not-open', { role, opensAt: standing.opensAt });
    if (standing.state === 'open' && (await hasPlace(actor, role))) throw new RuleBroken('place-free');
  },

  async canUse({ tenantId, programId }, of, personId, now) {
    if (!(await isWelcome(tenantId, personId))) return 'never';
    const role = roleOf(of);
    const part = await EnrolmentModel.findOne({ tenantId, programId, personId, role }, { state: 1 }).lean();
    if (part !== null && part.state !== 'left') return 'never';
    return (await standingOf({ tenantId, programId, personId }, role, now)).state === 'open' ? 'now' : 'later';
  },

  // What is kept is counted, under the list's own turn: the offer itself is what keeps it.
  keepPlace: (scope, of) => hasPlace(scope, roleOf(of)),
  freePlace: async () => {},
  namesOf: async () => new Map(),
};

/** A list that no role has is no list. */
function roleOf(of: string): EnrolmentRole {
  const role = enrolmentRoles.find((one) => one === of);
  if (role === undefined) throw new RuleBroken('body-invalid', { path: 'of' });
  return role;
}

async function hasPlace(scope: ProgramScope, role: EnrolmentRole): Promise<boolean> {
  const rules = await programRules(scope.tenantId, scope.programId);
  return rules.takesPeople && !(await isRoleFull(scope, rules, role));
}

/** How joining in a role stands for somebody, were there a place. */
export interface RoleStanding extends EnrolmentWindow {
  state: Exclude<OpeningState, 'full'>;
}

/** How joining in a role stands for a person, whether or not there is a place. Whoever was invited to it joins whenever the program takes people. */
export async function standingOf(person: ProgramScope & { readonly personId: string }, role: EnrolmentRole, now: Date): Promise<RoleStanding> {
  const { settings, takesPeople, window } = await programRules(person.tenantId, person.programId);
  const stateOf = async (): Promise<RoleStanding['state']> => {
    if (!takesPeople) return 'closed';
    if ((await invitationTo(person))?.role === role) return 'open';
    return settings.enrolment[role] === 'closed' ? 'closed' : windowState(window, now);
  };
  return { state: await stateOf(), ...window };
}

/** How many people a role has, by role, and how many places are kept for others. */
export async function placesInUse({ tenantId, programId }: ProgramScope): Promise<Record<EnrolmentRole, number>> {
  const kept = await keptPlaces({ tenantId, programId }, 'program');
  const of = async (role: EnrolmentRole): Promise<number> => (await countIn({ tenantId, programId }, role)) + (kept.get(role) ?? 0);
  return { mentor: await of('mentor'), mentee: await of('mentee') };
}

function countIn({ tenantId, programId }: ProgramScope, role: EnrolmentRole): Promise<number> {
  return EnrolmentModel.countDocuments({ tenantId, programId, role, state: trusted({ $in: holding }) });
}

/**
 * Whether all places of a role are taken or kept; a program without a number of them is never full. In the transaction that would
 * take one: two at once would both count themselves out, so they take turns.
 */
export async function isRoleFull({ tenantId, programId }: ProgramScope, { settings }: Pick<ProgramRules, 'settings'>, role: EnrolmentRole): Promise<boolean> {
  const most = { ...defaultSettings.places, ...settings.places }[role];
  if (most === 0) return false;
  await takeTurnOnList({ tenantId, programId }, { kind: 'program', of: role });
  return (await countIn({ tenantId, programId }, role)) + ((await keptPlaces({ tenantId, programId }, 'program')).get(role) ?? 0) >= most;
}
