import type { ProgramState } from '../vocabulary.ts';

/**
 * The states a program may go to next. Back by one as well, as long as nothing is lost by it; a running program may
 * match again, and one that lets people find each other in the directory needs no matching of its own.
 */
const nextStates: Readonly<Record<ProgramState, readonly ProgramState[]>> = {
  draft: ['enrolling', 'archived'],
  enrolling: ['matching', 'running', 'closing'],
  matching: ['enrolling', 'running', 'closing'],
  running: ['matching', 'closing'],
  closing: ['running', 'archived'],
  archived: [],
};

export function stepsFrom(state: ProgramState): readonly ProgramState[] {
  return nextStates[state];
}

export function mayAdvance(from: ProgramState, to: ProgramState): boolean {
  return stepsFrom(from).includes(to);
}

/** States in which people may join, as far as the program's enrolment policies let them. */
const enrolmentStates: readonly ProgramState[] = ['enrolling', 'matching', 'running'];

export function takesPeople(state: ProgramState): boolean {
  return enrolmentStates.includes(state);
}

/** What is known about the people who answer for a program. */
export interface Leadership {
  readonly coordinators: ReadonlySet<string>;
  readonly safeguardingLeads: ReadonlySet<string>;
}

/**
 * Whether a program may be in this state with these people: pairs are made and meet only with a safeguarding lead who
 * is not the only coordinator. A coordinator who starts alone may open the enrolment and name the lead later; a second
 * coordinator ends that exception (docs/decisions/0002-a-coordinator-may-start-alone.md).
 */
export function isSafeguarded(state: ProgramState, { coordinators, safeguardingLeads }: Leadership): boolean {
  if (state !== 'enrolling' && state !== 'matching' && state !== 'running') return true;
  const independent = [...safeguardingLeads].some((lead) => !isAlone(lead, coordinators));
  return independent || (state === 'enrolling' && coordinators.size <= 1);
}

/** The only coordinator cannot be the one whom people turn to about the coordinator. */
export function isAlone(personId: string, coordinators: ReadonlySet<string>): boolean {
  return coordinators.size === 1 && coordinators.has(personId);
}
