/** The words and limits of matching runs: as the vocabulary, but apart from it, because that is part of every page and these are needed on few. */

/** How the pairs of a run are put in order: the highest or the lowest score first, or by the name of one of the two. */
export const pairOrders = ['highest', 'lowest', 'mentee', 'mentor'] as const;
export type PairOrder = (typeof pairOrders)[number];

/** Which runs of a program are listed: those that came to a proposal, or those whose publication can be taken back. */
export const runSelections = ['with-pairs', 'undoable'] as const;
export type RunSelection = (typeof runSelections)[number];

/** Rules that a coordinator may give up for one run (those that models/matching relaxes); the others protect somebody. */
export const relaxableRules = ['earlier-pair', 'language', 'zone', 'must', 'least-score'] as const;
export type RelaxableRule = (typeof relaxableRules)[number];

/** What a coordinator may wish for two people of a run: that they are matched, or that they are not. */
export const pairWishes = ['lock', 'apart'] as const;
export type PairWish = (typeof pairWishes)[number];

/** Why a locked pair cannot stand, or a wish was not taken up by a later run; `models/matching` finds them. */
export const lockFaults = ['twice', 'mentee-seats', 'mentor-places', 'barred', 'unknown', 'omitted'] as const;
export type LockFault = (typeof lockFaults)[number];

/** Of a group of people without a match, how many are named. */
export const mostFaces = 5;

/** Of whoever a run could be about, how many are named to a search. */
export const mostCandidates = 20;

/** For how many days a run that is not published may be kept. */
export const runDays = { least: 1, most: 730 } as const;
