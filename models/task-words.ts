/** The limits of tasks: as those of the vocabulary, but apart from it, because that is part of every page and these are needed on two. */
export const taskLimits = {
  /** UTF-16 code units. */
  title: 140,
  /** Of one match that are not done. */
  open: 50,
  /** Of one match that a list shows done, the latest first. */
  doneShown: 20,
  /** "Day N" of the relationship: two years are more than any program gives it. */
  day: 730,
} as const;
