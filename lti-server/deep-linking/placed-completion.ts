import { completionKinds, meetingTargets, type Completion } from '../../models/vocabulary.ts';

/** The custom parameters of a placed link that counts. Courses keep them for years, so they and their values stay. */
const parameters = { kind: 'mentorkit_completion', target: 'mentorkit_target', partial: 'mentorkit_partial' } as const;

/** The `resourceId` of every column of ours: with its tag it finds the column again where no link leads to it. */
export const columnResourceId = 'mentorkit';

/** What a placed link that counts carries, and each launch of it brings back. */
export function customOfCompletion({ kind, target, partial }: Completion): Record<string, string> {
  return {
    [parameters.kind]: kind,
    ...(kind === 'meetings-held' ? { [parameters.target]: String(target) } : {}),
    ...(partial ? { [parameters.partial]: 'yes' } : {}),
  };
}

/**
 * What a launched link counts; undefined where it counts nothing, or something that is none of ours. A target that cannot
 * be, which only somebody's own hand has written, is the usual one: the link goes on counting.
 */
export function placedCompletion(custom: Readonly<Record<string, string>>): Completion | undefined {
  const kind = completionKinds.find((one) => one === custom[parameters.kind]);
  if (kind === undefined) return undefined;
  return { kind, target: kind === 'meetings-held' ? targetOf(custom[parameters.target]) : 1, partial: custom[parameters.partial] === 'yes' };
}

function targetOf(written: string | undefined): number {
  const target = /^\d{1,2}$/.test(written ?? '') ? Number(written) : meetingTargets.usual;
  return target >= meetingTargets.least && target <= meetingTargets.most ? target : meetingTargets.usual;
}

/** The `tag` of its column: `meetings-held:3`, `goal-set`. */
export function columnTag({ kind, target }: Pick<Completion, 'kind' | 'target'>): string {
  return kind === 'meetings-held' ? `${kind}:${target}` : kind;
}
