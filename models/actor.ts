import type { Role } from './vocabulary.ts';

/** A person in one program, or in no program yet (a launch from a course that is not linked). */
export interface PersonActor {
  readonly kind: 'person';
  readonly tenantId: string;
  readonly programId?: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  /** The zone on whose clock they read times now, where that is not the one of their profile. What they read and nothing else goes by it. */
  readonly viewedZone?: string;
}

/** Work that happens later: a job, within one tenant or (leasing across all of them) within none. */
export interface SystemActor {
  readonly kind: 'system';
  readonly tenantId?: string;
  readonly job: string;
}

/** How the tool's owner comes: the command line, the console, or an invitation that acts for them once. */
export const ownerDoors = ['command-line', 'console', 'invitation'] as const;
export type OwnerDoor = (typeof ownerDoors)[number];

/** The tool's owner. What they do is kept in a log (models/tenants/owner-acts.ts). */
export interface OwnerActor {
  readonly kind: 'owner';
  /** The command line where nothing is said. */
  readonly via?: OwnerDoor;
}

/** Who acts. The first parameter of every public verb. */
export type Actor = PersonActor | SystemActor | OwnerActor;

/** A person known to act inside a program: what most verbs of the slices take. */
export type ProgramActor = PersonActor & { readonly programId: string };

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.kind === 'person' && roles.some((role) => actor.roles.includes(role));
}
