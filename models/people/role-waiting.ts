import { trusted } from 'mongoose';
import { invitationTo } from '../external-people/invited.ts';
import { RuleBroken } from '../problems.ts';
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
  async assertMayWait(actor, of) {
    const { tenantId, programId, personId } = actor;
    const role = roleOf(of);
    const mine = await EnrolmentModel.findOne({ tenantId, programId, personId, role }, { state: 1 }).lean();
    if (mine?.state === 'declined') throw new RuleBroken('enrolment-closed', { role }); // a coordinator lets them in, or nobody
    if (mine !== null && mine.state !== 'left') throw new RuleBroken('enrolled-already', { role });
    if ((await isOpenTo(actor, role)) && (await hasPlace(actor, role))) throw new RuleBroken('place-free');
  },

  async canUse({ tenantId, programId }, of, personId) {
    if (!(await isWelcome(tenantId, personId))) return 'never';
    const role = roleOf(of);
    const part = await EnrolmentModel.findOne({ tenantId, programId, personId, role }, { state: 1 }).lean();
    if (part !== null && part.state !== 'left') return 'never';
    return (await isOpenTo({ tenantId, programId, personId }, role)) ? 'now' : 'later';
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

/** Whether somebody could join in the role, were there a place: everybody where it is not closed, else who was invited to it. */
async function isOpenTo(person: ProgramScope & { readonly personId: string }, role: EnrolmentRole): Promise<boolean> {
  const { settings } = await programRules(person.tenantId, person.programId);
  return settings.enrolment[role] !== 'closed' || (await invitationTo(person))?.role === role;
}

/**
 * Whether all places of a role are taken or kept; a program without a number of them is never full. In the transaction that would
 * take one: two at once would both count themselves out, so they take turns.
 */
export async function isRoleFull({ tenantId, programId }: ProgramScope, { settings }: Pick<ProgramRules, 'settings'>, role: EnrolmentRole): Promise<boolean> {
  const most = { ...defaultSettings.places, ...settings.places }[role];
  if (most === 0) return false;
  await takeTurnOnList({ tenantId, programId }, { kind: 'program', of: role });
  const taken = await EnrolmentModel.countDocuments({ tenantId, programId, role, state: trusted({ $in: holding }) });
  return taken + ((await keptPlaces({ tenantId, programId }, 'program')).get(role) ?? 0) >= most;
}
