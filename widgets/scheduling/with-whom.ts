import { firstName } from '../parts/times.ts';
import type { Meeting } from './scheduling-host.ts';

/** Whom a meeting is with, in a few words: the other one's first name, or the circle. */
export function withWhom({ circle, partner }: Pick<Meeting, 'circle' | 'partner'>): string {
  return circle?.title ?? firstName(partner.name);
}
