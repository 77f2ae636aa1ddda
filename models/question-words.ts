/**
 * The words and limits of a program's own questions: as the vocabulary, but apart from it, because that is part of every page and
 * these are needed on few.
 */

/** How a program's own question is answered; a `scale` has steps, the lowest first; `tags` are the person's own words. */
export const questionKinds = ['one', 'many', 'scale', 'tags', 'yes-no', 'short-text', 'long-text', 'date'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Answers to these can be compared, and so count for a pair. */
export const comparedKinds = ['one', 'many', 'scale', 'tags', 'yes-no'] as const satisfies readonly QuestionKind[];

/** Answers to these are chosen from the coordinator's options. */
export const kindsWithOptions = ['one', 'many', 'scale'] as const satisfies readonly QuestionKind[];

/** Whom a question is put to. */
export const askedRoles = ['both', 'mentor', 'mentee'] as const;
export type AskedRole = (typeof askedRoles)[number];

/** Who sees an answer, beside the person: whoever may find them in the program, the partners of a confirmed match, or coordinators only. The widest comes first. */
export const answerVisibilities = ['public', 'matched', 'coordinator'] as const;
export type AnswerVisibility = (typeof answerVisibilities)[number];

/**
 * How the two answers to a question count for a pair. `alike`, `different`: for the points; `complement`: the mentor has what the
 * mentee asks for; `must`, `never`: a pair has to have an answer in common, or none; `none`: for nothing.
 */
export const questionUses = ['alike', 'complement', 'different', 'must', 'never', 'none'] as const;
export type QuestionUse = (typeof questionUses)[number];

/** Upper bounds of what coordinators write and people answer; lengths in UTF-16 code units. How many are asked is `limits.questions`. */
export const questionLimits = {
  /** With those that are not asked any more. */
  kept: 40,
  text: 160,
  options: 20,
  scaleSteps: 10,
  optionLabel: 80,
  tags: 10,
  tag: 40,
  shortAnswer: 140,
  longAnswer: 1500,
} as const;
