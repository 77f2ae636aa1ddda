/** Proposing times where nobody's hours fit. Browser-safe, and apart from the vocabulary so that only the screens of booking carry it. */

/** At least one and at most so many times at once; the line that may go with them, in UTF-16 code units. */
export const proposalLimits = { times: 3, note: 280 } as const;

/** `replaced`: whoever proposed changed the times, or the other one proposed others in return; `closed`: the match does not go on. */
export const proposalStates = ['open', 'accepted', 'declined', 'withdrawn', 'replaced', 'expired', 'closed'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What stands with a proposed time now. */
export const proposedTimeStandings = ['free', 'taken', 'past'] as const;
export type ProposedTimeStanding = (typeof proposedTimeStandings)[number];
