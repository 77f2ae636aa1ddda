/** Meetings of one series, at least and at most. Browser-safe, and apart from the words so that the list of a series does not need the form around it. */
export const seriesLength = { least: 2, most: 26 } as const;
