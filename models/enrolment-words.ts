/** Words and limits of joining; apart from the vocabulary, which every widget carries. */

/** How many people a program may take in a role. */
export const mostRolePlaces = 100_000;

/** How joining in a role may stand: `before` and `over` speak of the program's time to join. */
export const openingStates = ['open', 'full', 'closed', 'before', 'over'] as const;
export type OpeningState = (typeof openingStates)[number];
