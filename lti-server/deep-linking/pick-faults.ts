import { gradePoints, limits, meetingTargets } from '../../models/vocabulary.ts';
import { isCompletion, type LinkChoice } from './placed-part.ts';
import type { Pick } from './pick.ts';

export type PickFault = 'nothing-chosen' | 'title-too-long' | 'points' | 'meetings' | 'due';

/** What of a choice cannot be taken; null is the choice as a whole. */
export interface Fault {
  readonly choice: LinkChoice | null;
  readonly fault: PickFault;
}

/** Everything that has to be mended before a choice can be taken, in the order of the page. `today` is the teacher's, YYYY-MM-DD. */
export function faultsOf({ chosen, titles, counting }: Pick, today: string): Fault[] {
  if (chosen.length === 0) return [{ choice: null, fault: 'nothing-chosen' }];
  return chosen.flatMap((choice) => {
    const faults: PickFault[] = (titles[choice] ?? '').length > limits.linkTitle ? ['title-too-long'] : [];
    if (isCompletion(choice)) {
      const { points, due, meetings } = counting[choice];
      if (wholeNumber(points, gradePoints) === null) faults.push('points');
      if (due !== '' && (!isDate(due) || due < today)) faults.push('due');
      if (choice === 'meetings-held' && wholeNumber(meetings, meetingTargets) === null) faults.push('meetings');
    }
    return faults.map((fault) => ({ choice, fault }));
  });
}

/** A number that was written, if it is a whole one in this range. */
export function wholeNumber(written: string, { least, most }: { readonly least: number; readonly most: number }): number | null {
  const number = /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

function isDate(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return false;
  try {
    return Temporal.PlainDate.from(written, { overflow: 'reject' }).toString() === written;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
