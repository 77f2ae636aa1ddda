/** The words and limits of matching runs: as the vocabulary, but apart from it, because that is part of every page and these are needed on few. */

/** How the pairs of a run are put in order: the highest or the lowest score first, or by the name of one of the two. */
export const pairOrders = ['highest', 'lowest', 'mentee', 'mentor'] as const;
export type PairOrder = (typeof pairOrders)[number];

/** For how many days a run that is not published may be kept. */
export const runDays = { least: 1, most: 730 } as const;
