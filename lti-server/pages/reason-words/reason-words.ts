import type { Reason } from '../refusals.ts';

/** What exactly was wrong, in one sentence for the person who mends it. Names of the protocol stay as they are. */
export type ReasonWords = Readonly<Record<Reason, string>>;
