/** Words of what happened to a match request, in a file of their own so that the pages of others do not carry them; imports nothing that runs. */

/** `asked`: a mentor after the first; `passed-over`: their turn came and they could not be asked; `ranked`: who is asked next was changed. */
export const requestSteps = ['sent', 'asked', 'read', 'edited', 'ranked', 'reminded', 'declined', 'expired', 'passed-over', 'closed', 'withdrawn', 'accepted'] as const;
export type RequestStep = (typeof requestSteps)[number];

/** Why a turn was closed or passed over: the mentor had no place left, or took no part or could not be theirs; or the whole request: the mentee had their matches, or left. */
export const closingReasons = ['full', 'unavailable', 'matched', 'left'] as const;
export type ClosingReason = (typeof closingReasons)[number];

/** The two parts in which coordinators look at requests: those that wait for an answer, and those that are over. */
export const requestParts = ['waiting', 'over'] as const;
export type RequestPart = (typeof requestParts)[number];
