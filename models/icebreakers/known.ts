import { icebreakers } from '../icebreaker-words.ts';
import { NotFound } from '../problems.ts';

/** Throws where there is no such icebreaker. */
export function assertKnown(key: string): void {
  if (!icebreakers.some((one) => one.key === key)) throw new NotFound();
}
