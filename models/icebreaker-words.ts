/**
 * The icebreakers: questions that two people answer to get to know each other, each by its depth. As the vocabulary, but apart from it,
 * because that is part of every page and these are needed on two. Their words, of our own writing, are widgets/icebreakers/questions.ts;
 * none asks for what somebody would rather keep to themselves, and every one can be passed over.
 */

export const icebreakerDepths = ['light', 'career-story', 'values', 'strengths', 'failure-and-lesson', 'working-style', 'expectations', 'culture'] as const;
export type IcebreakerDepth = (typeof icebreakerDepths)[number];

/** When in a relationship it fits best. */
export const icebreakerStages = ['beginning', 'middle', 'end', 'any'] as const;
export type IcebreakerStage = (typeof icebreakerStages)[number];

export interface Icebreaker {
  readonly key: string;
  readonly depth: IcebreakerDepth;
  readonly stage: IcebreakerStage;
  /** Fits people under 18 too: it takes no working life for granted. */
  readonly forMinors: boolean;
}

export const icebreakerLimits = {
  /** UTF-16 code units. */
  answer: 600,
} as const;

export const icebreakers = [
  { key: 'small-joy', depth: 'light', stage: 'any', forMinors: true },
  { key: 'thinking-place', depth: 'light', stage: 'any', forMinors: true },
  { key: 'learned-lately', depth: 'light', stage: 'any', forMinors: true },
  { key: 'music-again', depth: 'light', stage: 'any', forMinors: true },
  { key: 'free-saturday', depth: 'light', stage: 'beginning', forMinors: true },
  { key: 'useful-tool', depth: 'light', stage: 'any', forMinors: true },
  { key: 'odd-talent', depth: 'light', stage: 'any', forMinors: true },
  { key: 'one-hour-guide', depth: 'light', stage: 'beginning', forMinors: true },
  { key: 'at-ten', depth: 'career-story', stage: 'beginning', forMinors: true },
  { key: 'turning-point', depth: 'career-story', stage: 'beginning', forMinors: true },
  { key: 'by-chance', depth: 'career-story', stage: 'any', forMinors: true },
  { key: 'first-pay', depth: 'career-story', stage: 'any', forMinors: false },
  { key: 'opened-door', depth: 'career-story', stage: 'any', forMinors: true },
  { key: 'road-not-taken', depth: 'career-story', stage: 'middle', forMinors: true },
  { key: 'proud-work', depth: 'career-story', stage: 'any', forMinors: true },
  { key: 'behind-the-title', depth: 'career-story', stage: 'beginning', forMinors: false },
  { key: 'good-day', depth: 'values', stage: 'beginning', forMinors: true },
  { key: 'admire', depth: 'values', stage: 'any', forMinors: true },
  { key: 'not-for-money', depth: 'values', stage: 'middle', forMinors: true },
  { key: 'worth-effort', depth: 'values', stage: 'any', forMinors: true },
  { key: 'own-rule', depth: 'values', stage: 'any', forMinors: true },
  { key: 'year-for-a-problem', depth: 'values', stage: 'middle', forMinors: true },
  { key: 'advice-kept', depth: 'values', stage: 'any', forMinors: true },
  { key: 'good-enough', depth: 'values', stage: 'middle', forMinors: true },
  { key: 'asked-for-help', depth: 'strengths', stage: 'beginning', forMinors: true },
  { key: 'forget-time', depth: 'strengths', stage: 'any', forMinors: true },
  { key: 'easy-for-you', depth: 'strengths', stage: 'beginning', forMinors: true },
  { key: 'unseen-strength', depth: 'strengths', stage: 'middle', forMinors: true },
  { key: 'learned-fast', depth: 'strengths', stage: 'any', forMinors: true },
  { key: 'part-in-groups', depth: 'strengths', stage: 'beginning', forMinors: true },
  { key: 'praise-kept', depth: 'strengths', stage: 'any', forMinors: true },
  { key: 'strength-next-year', depth: 'strengths', stage: 'middle', forMinors: true },
  { key: 'mistake-taught', depth: 'failure-and-lesson', stage: 'middle', forMinors: true },
  { key: 'good-to-give-up', depth: 'failure-and-lesson', stage: 'middle', forMinors: true },
  { key: 'second-try', depth: 'failure-and-lesson', stage: 'any', forMinors: true },
  { key: 'last-year-again', depth: 'failure-and-lesson', stage: 'end', forMinors: true },
  { key: 'changed-mind', depth: 'failure-and-lesson', stage: 'any', forMinors: true },
  { key: 'helpful-no', depth: 'failure-and-lesson', stage: 'middle', forMinors: true },
  { key: 'hard-then-easy', depth: 'failure-and-lesson', stage: 'any', forMinors: true },
  { key: 'after-setback', depth: 'failure-and-lesson', stage: 'middle', forMinors: true },
  { key: 'best-hour', depth: 'working-style', stage: 'beginning', forMinors: true },
  { key: 'to-concentrate', depth: 'working-style', stage: 'beginning', forMinors: true },
  { key: 'told-to-improve', depth: 'working-style', stage: 'beginning', forMinors: true },
  { key: 'plan-or-start', depth: 'working-style', stage: 'beginning', forMinors: true },
  { key: 'when-stuck', depth: 'working-style', stage: 'middle', forMinors: true },
  { key: 'write-or-call', depth: 'working-style', stage: 'beginning', forMinors: true },
  { key: 'all-at-once', depth: 'working-style', stage: 'any', forMinors: true },
  { key: 'first-hour', depth: 'working-style', stage: 'any', forMinors: false },
  { key: 'worth-it', depth: 'expectations', stage: 'beginning', forMinors: true },
  { key: 'one-thing-from-me', depth: 'expectations', stage: 'beginning', forMinors: true },
  { key: 'helped-well', depth: 'expectations', stage: 'beginning', forMinors: true },
  { key: 'ask-any-time', depth: 'expectations', stage: 'beginning', forMinors: true },
  { key: 'how-frank', depth: 'expectations', stage: 'beginning', forMinors: true },
  { key: 'small-sign', depth: 'expectations', stage: 'beginning', forMinors: true },
  { key: 'when-quiet', depth: 'expectations', stage: 'beginning', forMinors: true },
  { key: 'last-meeting', depth: 'expectations', stage: 'end', forMinors: true },
  { key: 'your-name', depth: 'culture', stage: 'beginning', forMinors: true },
  { key: 'greeting', depth: 'culture', stage: 'any', forMinors: true },
  { key: 'no-translation', depth: 'culture', stage: 'any', forMinors: true },
  { key: 'on-time', depth: 'culture', stage: 'beginning', forMinors: true },
  { key: 'guest-at-table', depth: 'culture', stage: 'any', forMinors: true },
  { key: 'polite-no', depth: 'culture', stage: 'middle', forMinors: true },
  { key: 'new-place', depth: 'culture', stage: 'any', forMinors: true },
  { key: 'day-of-the-year', depth: 'culture', stage: 'any', forMinors: true },
] as const satisfies readonly Icebreaker[];
export type IcebreakerKey = (typeof icebreakers)[number]['key'];
