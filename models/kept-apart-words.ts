/** The words and limits of keeping two people apart: as the vocabulary, but apart from it, because that is part of every page and these are needed on two. */

/** Why a coordinator keeps two people apart. Words, not sentences: nothing is written down here that somebody would have to answer for. */
export const keptApartReasons = ['related', 'work-together', 'conflict-of-interest', 'on-request', 'other'] as const;
export type KeptApartReason = (typeof keptApartReasons)[number];

export const keptApartLimits = {
  /** Pairs on the list of one program. */
  pairs: 1_000,
  /** How much of a name is searched by, at least and at most. */
  leastOfName: 2,
  mostOfName: 80,
  /** People that a search shows. */
  found: 8,
} as const;
