import type { ProgramActor } from '../actor.ts';
import type { RunRelaxation, UnmatchedMentee } from '../matching/run.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { mostFaces } from '../run-words.ts';
import type { MatchingRule } from '../vocabulary.ts';
import { loadRunWithAnswer } from './load-run.ts';
import { namesInRun } from './matching-run-view.ts';
import { resultOf } from './run-record.ts';

/** Those without a match whom the same thing keeps from one: the contract's `RunUnmatchedGroup`. */
export interface UnmatchedGroup {
  why: UnmatchedMentee['why'];
  rule: MatchingRule | null;
  /** The questions behind that rule, by key, where it is one about answers. */
  questions: readonly string[];
  count: number;
  /** Some of them. */
  mentees: PersonRef[];
  /** Of `places` some of the mentors who might, and are full with others; of `no-fit` some with whom a match would add nothing. */
  mentors: PersonRef[];
  /** How many matches more there would be without the rule, or with one place more; 0 where that is none, or was not compared. */
  more: number;
}

/** Who has no match in a run, by what stands in the way; the largest group first. */
export async function listRunUnmatchedGroups(actor: ProgramActor, runId: string, now = new Date()): Promise<{ items: UnmatchedGroup[]; nextCursor: null }> {
  const run = await loadRunWithAnswer(actor, runId, 'matching-run.read');
  const { pairs, unmatched, relaxations } = await resultOf(run);
  const shown = groupedByReason(unmatched).map((group) => ({ group, mentees: group.slice(0, mostFaces).map(({ mentee }) => mentee), mentors: mentorsOf(group) }));
  const names = await namesInRun(actor, run, { mentees: shown.flatMap(({ mentees }) => mentees), mentors: shown.flatMap(({ mentors }) => mentors), pairs }, now);
  return {
    items: shown.map(({ group, mentees, mentors }) => {
      const [first] = group as [UnmatchedMentee];
      return {
        why: first.why, rule: first.why === 'rule' ? first.rule : null, questions: questionsOf(first), count: group.length,
        mentees: mentees.map(names.mentee), mentors: mentors.map(names.mentor), more: matchesMore(first, relaxations),
      };
    }),
    nextCursor: null,
  };
}

/** The same rule about the same questions is one reason, whichever of them bars most mentors. The largest group first. */
export function groupedByReason(unmatched: readonly UnmatchedMentee[]): UnmatchedMentee[][] {
  const reasonOf = (one: UnmatchedMentee): string => (one.why === 'rule' ? ['rule', one.rule, ...questionsOf(one).toSorted()].join(' ') : one.why);
  return [...Map.groupBy(unmatched, reasonOf).values()].sort((one, other) => other.length - one.length);
}

/** The mentors by whom it is told why somebody has no match. */
export function mentorsNamed(one: UnmatchedMentee): readonly string[] {
  return 'mentors' in one ? one.mentors : [];
}

export function questionsOf(one: UnmatchedMentee): readonly string[] {
  return one.why === 'rule' ? (one.questions ?? []) : [];
}

/** Those whom most of a group might have. */
function mentorsOf(group: readonly UnmatchedMentee[]): string[] {
  const wanted = group.flatMap(mentorsNamed);
  const counts = Map.groupBy(wanted, (mentor) => mentor);
  return [...counts].sort(([, one], [, other]) => other.length - one.length).slice(0, mostFaces).map(([mentor]) => mentor);
}

function matchesMore(first: UnmatchedMentee, relaxations: readonly RunRelaxation[]): number {
  if (first.why === 'no-fit') return 0;
  const helps = (one: RunRelaxation): boolean => (first.why === 'rule' ? one.kind === 'rule' && one.rule === first.rule : one.kind === 'places');
  return relaxations.find(helps)?.matches ?? 0;
}
