/** The words and limits of notes: as the vocabulary, but apart from it, because that is part of every page and these are needed on two. */

/** With whom a note can be shared; one that is not is its writer's alone. */
export const noteAudiences = ['match', 'match-and-coordinators'] as const;
export type NoteAudience = (typeof noteAudiences)[number];

export const noteLimits = {
  /** UTF-16 code units. */
  text: 4000,
  /** That one person has written in one match, without deleted ones. */
  ofOne: 500,
} as const;
