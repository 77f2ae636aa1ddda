/** Why a mail was parked that nobody misses: it has nothing to tell any more, is not wanted, was one nudge too many, tells what is past, or the owner left it at that. */
export const unmissed = ['nothing-to-tell', 'turned-off', 'enough-nudges', 'of-the-past', 'dropped'] as const;
