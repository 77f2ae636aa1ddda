import { onceCommitted } from '../mongodb/connect.ts';
import { forgetCard } from './person-cards.ts';

/** Somebody whose name, part or place has changed; without a program in all of them. */
export interface Changed {
  readonly tenantId: string;
  readonly programId?: string | undefined;
  readonly personId: string;
}

const listeners: ((who: Changed) => void)[] = [];

/**
 * To be called by what changes a person or their part: the next answer of this server shows it, whatever is kept of them in
 * the process. Within a transaction it is told once that has committed.
 */
export function personChanged(who: Changed): void {
  onceCommitted(() => {
    forgetCard(who);
    for (const listener of listeners) listener(who);
  });
}

/** For whoever keeps something of people in the process. */
export function onPersonChanged(listener: (who: Changed) => void): void {
  listeners.push(listener);
}
