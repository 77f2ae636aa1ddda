import type { Bar, Criteria, Participant } from '../matching/criteria.ts';
import { explainPair, type Obstacle, type Part } from '../matching/explain.ts';

type Side = Part['missing'][number];

/** A part of a fit on the wire: the contract's `FitPart`. Keys are of topics, of languages or of a question's options. */
export interface FitPart {
  kind: Part['kind'];
  /** The question, where it is one. */
  question: string | null;
  points: number;
  most: number;
  /** Whether it matters most to the mentee. */
  emphasis?: true;
  /** Who has not said it; then there are no points. */
  missing: Side[];
  /** What both have in common, the mentee's strongest first. */
  shared: string[];
  /** Of a need: whether the first one is met. */
  first: boolean;
  /** Of time: how much a usual week has in common. */
  minutes: number | null;
  /** Of a scale: how many steps lie between them. */
  apart: number | null;
}

/** How well a mentor fits a mentee, and why: the contract's `Fit`. */
export interface Fit {
  /** 0 to 1000, the sum of the parts. */
  score: number;
  parts: FitPart[];
  /** Why these two cannot be a pair; empty where they can. */
  obstacles: { rule: Exclude<Obstacle['rule'], 'blocked'>; question: string | null }[];
}

/** What the fits of one mentee are made by. */
export interface FitScoring {
  readonly mentee: Participant;
  readonly criteria: Criteria;
  readonly bars: readonly Bar[];
}

/**
 * How a mentee and each of these mentors go together, by mentor: by the same scorer as a run, without a ranking. Who
 * keeps two people apart, a coordinator or one of the two, is not to be seen.
 */
export function fitsOf({ mentee, criteria, bars }: FitScoring, mentors: readonly Participant[]): ReadonlyMap<string, Fit> {
  return new Map(
    mentors.map((mentor) => {
      const between = bars.filter((bar) => bar.mentor === mentor.id).map(({ because }) => because);
      const { fit, parts, obstacles } = explainPair(criteria, mentee, mentor, { bars: between, choice: undefined });
      return [mentor.id, { score: fit, parts: parts.map(toFitPart), obstacles: obstacles.map((one) => ({ rule: one.rule === 'blocked' ? 'kept-apart' : one.rule, question: 'question' in one ? one.question : null })) }];
    }),
  );
}

/** A part as it goes out, in the directory and in a run. */
export function toFitPart(part: Part): FitPart {
  const { kind, points, most, emphasis, missing } = part;
  const own = { question: null, shared: [], first: false, minutes: null, apart: null };
  const common = { kind, points, most, ...(emphasis && { emphasis }), missing: [...missing] };
  switch (part.kind) {
    case 'need':
      return { ...own, ...common, shared: [...part.topics], first: part.first };
    case 'availability':
      return { ...own, ...common, minutes: part.minutes };
    case 'language':
      return { ...own, ...common, shared: [...part.languages] };
    case 'question':
      return { ...own, ...common, question: part.question, shared: [...part.shared], apart: part.apart };
  }
}
