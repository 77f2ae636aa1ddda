import { hasRole, type ProgramActor } from '../actor.ts';
import { explainPair, type Obstacle, type Part } from '../matching/explain.ts';
import { loadParticipants, toParticipant, type Counted } from '../people/participants.ts';
import { scoringRules } from '../programs/matching-criteria.ts';
import { loadBars } from './scoring.ts';

type Side = Part['missing'][number];

/** A part of a fit on the wire: the contract's `FitPart`. Keys are of topics, of languages or of a question's options. */
export interface FitPart {
  kind: Part['kind'];
  /** The question, where it is one. */
  question: string | null;
  points: number;
  most: number;
  /** Who has not said it; then there are no points. */
  missing: Side[];
  /** What both have in common, the mentee's strongest first. */
  shared: string[];
  /** Of a need: whether the first one is met. */
  first: boolean;
  /** Of time: how much a usual week has in common. */
  minutes: number | null;
}

/** How well a mentor fits a mentee, and why: the contract's `Fit`. */
export interface Fit {
  /** 0 to 1000, the sum of the parts. */
  score: number;
  parts: FitPart[];
  /** Why these two cannot be a pair; empty where they can. */
  obstacles: { rule: Obstacle['rule']; question: string | null }[];
}

/**
 * How the actor, as mentee, and each of these mentors go together, by mentor: by the same scorer as a run, without a ranking. Nothing
 * for who is no mentee here. What only coordinators know of two people is not in it.
 */
export async function fitsOf(actor: ProgramActor, mentors: readonly Counted[], now: Date): Promise<ReadonlyMap<string, Fit>> {
  if (!hasRole(actor, 'mentee') || mentors.length === 0) return new Map();
  const { criteria, day } = await scoringRules(actor);
  const [me] = await loadParticipants(actor, { role: 'mentee', personIds: [actor.personId], day }, now);
  if (me === undefined) return new Map();
  const participants = mentors.map((mentor) => toParticipant(mentor, day, now));
  const bars = await loadBars(actor, criteria.rules, { mentees: [me], mentors: participants });
  return new Map(
    participants.map((mentor) => {
      const between = bars.filter((bar) => bar.mentor === mentor.id).map(({ because }) => because);
      const { fit, parts, obstacles } = explainPair(criteria, me, mentor, { bars: between, choice: undefined });
      return [mentor.id, { score: fit, parts: parts.map(toWire), obstacles: obstacles.map((one) => ({ rule: one.rule, question: 'question' in one ? one.question : null })) }];
    }),
  );
}

function toWire(part: Part): FitPart {
  const { kind, points, most, missing } = part;
  const own = { question: null, shared: [], first: false, minutes: null };
  const common = { kind, points, most, missing: [...missing] };
  switch (part.kind) {
    case 'need':
      return { ...own, ...common, shared: [...part.topics], first: part.first };
    case 'availability':
      return { ...own, ...common, minutes: part.minutes };
    case 'language':
      return { ...own, ...common, shared: [...part.languages] };
    case 'question':
      return { ...own, ...common, question: part.question, shared: [...part.shared] };
  }
}
