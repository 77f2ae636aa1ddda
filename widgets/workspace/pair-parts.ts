import type { PairPartModule } from './pair-part.ts';

/** What a pair keeps together, in the order of the page: on that of the two, and on that of each of their meetings. */
export const pairParts: readonly (() => Promise<PairPartModule>)[] = [
  () => import('../notes/notes-part.ts'),
  () => import('../tasks/tasks-part.ts'),
  () => import('../icebreakers/icebreaker-part.ts'),
];
