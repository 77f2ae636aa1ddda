/** The limits of what a program sets for its meetings and mail: as those of the vocabulary, but apart from it, because that is part of every page and these are needed on one. */
export const programMailLimits = {
  /** No reminder of a meeting comes earlier than so many hours before it: a week. */
  reminderHours: 168,
  /** Reminders of one meeting. */
  reminders: 5,
  /** Nudges to one person a week. */
  nudges: 20,
  /** UTF-16 code units of a sender's name. */
  sender: 60,
} as const;

/** A colour as a program keeps it. */
export const colourForm = /^#[\da-f]{6}$/i;

/** Who mail says it is from must not look like an address: people trust what stands before the real one. */
export const senderForm = /^[^@<>\p{C}]+$/u;
