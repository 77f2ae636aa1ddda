import type { Meeting } from '../scheduling-host.ts';

/** Whether there is no other clock to show: a circle's people have many, and where a name is hidden the clock is too. */
export function isAlone({ circle, partner }: Meeting): boolean {
  return circle?.id === partner.id || partner.blind === true;
}
