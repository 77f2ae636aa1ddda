import type { Role } from './vocabulary.ts';

/** A person in one program, or in no program yet (a launch from a course that is not linked). */
export interface PersonActor {
  readonly kind: 'person';
  readonly tenantId: string;
  readonly programId?: string;
  readonly personId: string;
  readonly roles: readonly Role[];
}

/** Work that happens later: a job, within one tenant or (leasing across all of them) within none. */
export interface SystemActor {
  readonly kind: 'system';
  readonly tenantId?: string;
  readonly job: string;
}

/** The tool's owner: the command line, and the owner's pages. */
export interface OwnerActor {
  readonly kind: 'owner';
}

/** Who acts. The first parameter of every public verb. */
export type Actor = PersonActor | SystemActor | OwnerActor;

/** A person known to act inside a program: what most verbs of the slices take. */
export type ProgramActor = PersonActor & { readonly programId: string };

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.kind === 'person' && roles.some((role) => actor.roles.includes(role));
}
