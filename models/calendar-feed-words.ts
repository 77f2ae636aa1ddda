/** The words of calendar feeds. Browser-safe: imports nothing. */

/** What whoever reads a feed learns: that its person has something then, or with whom and where. */
export const feedContents = ['busy', 'full'] as const;
export type FeedContent = (typeof feedContents)[number];
