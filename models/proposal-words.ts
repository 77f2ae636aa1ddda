/** Proposing times where nobody's hours fit. Browser-safe, and apart from the vocabulary so that only the screens of booking carry it. */

/** At least one and at most so many times at once; the line that may go with them, in UTF-16 code units. */
export const proposalLimits = { times: 3, note: 280 } as const;

/** `accepted`: by the other one of a pair, or a circle's mentor has booked one; `replaced`: whoever proposed changed the times, or the other one proposed others in return; `closed`: the match or the circle does not go on. */
export const proposalStates = ['open', 'accepted', 'declined', 'withdrawn', 'replaced', 'expired', 'closed'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What stands with a proposed time now; `busy`: of a circle, where the reader alone has something else then. */
export const proposedTimeStandings = ['free', 'taken', 'busy', 'past'] as const;
export type ProposedTimeStanding = (typeof proposedTimeStandings)[number];
