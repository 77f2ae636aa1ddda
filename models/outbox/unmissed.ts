/** Why a mail was parked that nobody misses: it has nothing to tell any more, is not wanted, was one nudge too many, or the owner left it at that. */
export const unmissed = ['nothing-to-tell', 'turned-off', 'enough-nudges', 'dropped'] as const;
