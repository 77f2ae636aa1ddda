import type { FitPart, MentorCard } from './directory-host.ts';

type Obstacle = NonNullable<MentorCard['fit']>['obstacles'][number];

/** What speaks for a mentor, or is good to know, from the parts of the fit. Never a guess. */
export type Reason =
  | { kind: 'first-need'; topic: string }
  | { kind: 'topics'; topics: readonly string[]; also: boolean }
  | { kind: 'answers'; question: string; options: readonly string[] }
  | { kind: 'languages'; languages: readonly string[] }
  | { kind: 'times'; times: MentorCard['times'] }
  /** Good to know: what keeps these two apart, what does not fit, and what one of them has not said. */
  | { kind: 'obstacle'; rule: Obstacle['rule']; question: string | null }
  | { kind: 'no-shared-language' }
  | { kind: 'no-time-in-common' }
  | { kind: 'not-said'; by: 'mentee' | 'mentor'; parts: readonly FitPart[] };

const most = 3;

/** Why these two cannot be a pair; at most three reasons for them, those worth most points first; what does not fit; what is not known. */
export function reasonsFor({ fit, times }: Pick<MentorCard, 'fit' | 'times'>): Reason[] {
  if (!fit) return [];
  const notSaid = (by: 'mentee' | 'mentor'): Reason[] => {
    const parts = fit.parts.filter(({ missing }) => (missing.includes('mentee') ? 'mentee' : missing[0]) === by);
    return parts.length > 0 ? [{ kind: 'not-said', by, parts }] : [];
  };
  return [
    ...fit.obstacles.map((obstacle): Reason => ({ kind: 'obstacle', ...obstacle })),
    ...fit.parts.toSorted((one, other) => other.points - one.points).flatMap((part) => reasonsOf(part, times)).slice(0, most),
    ...fit.parts.flatMap(againstOf),
    ...notSaid('mentee'),
    ...notSaid('mentor'),
  ];
}

/** What of a part speaks for the mentor. */
export function reasonsOf({ kind, points, question, shared, first }: FitPart, times: MentorCard['times']): Reason[] {
  if (points === 0) return [];
  switch (kind) {
    case 'need': {
      const others = first ? shared.slice(1) : shared;
      return [...(first ? [{ kind: 'first-need' as const, topic: shared[0]! }] : []), ...(others.length > 0 ? [{ kind: 'topics' as const, topics: others, also: first }] : [])];
    }
    case 'question':
      return question && shared.length > 0 ? [{ kind: 'answers', question, options: shared }] : [];
    case 'availability':
      return times.length > 0 ? [{ kind: 'times', times }] : [];
    case 'language':
      return [{ kind: 'languages', languages: shared }];
  }
}

/** What of a part is known and does not fit. */
export function againstOf({ kind, points, missing }: FitPart): Reason[] {
  if (points > 0 || missing.length > 0) return [];
  return kind === 'language' ? [{ kind: 'no-shared-language' }] : kind === 'availability' ? [{ kind: 'no-time-in-common' }] : [];
}

/** Whether it speaks for the mentor. */
export function speaksFor({ kind }: Reason): boolean {
  return kind !== 'obstacle' && kind !== 'not-said' && !kind.startsWith('no-');
}
