import { contradictingLocks } from '../matching/run-table.ts';
import type { NamedPair, OmittedPeople, RunInput } from '../matching/run.ts';
import { relaxableRules, type LockFault, type PairWish, type RelaxableRule } from '../run-words.ts';
import type { MatchingObjective, MatchingRule } from '../vocabulary.ts';
import type { StoredMatchingRun } from './matching-run.model.ts';

/** What a coordinator asks of a run. */
export interface RunWishes {
  readonly objective: MatchingObjective;
  readonly leastScore: number;
  /** Rules to give up. */
  readonly relaxed: readonly RelaxableRule[];
  /** Settled before the run begins. */
  readonly locks: readonly NamedPair[];
  /** Not to be matched, besides those whom the program's rules keep apart. */
  readonly apart: readonly NamedPair[];
  /** Who takes no part in it. */
  readonly omitted: OmittedPeople;
}

/** The same as somebody asks for them: absent leaves as in the run before, else as in one that nothing is wished of. */
export interface AskedWishes {
  readonly objective?: MatchingObjective | undefined;
  readonly leastScore?: number | undefined;
  readonly relaxed?: readonly RelaxableRule[] | undefined;
  readonly locks?: readonly NamedPair[] | undefined;
  readonly apart?: readonly NamedPair[] | undefined;
  readonly omitted?: OmittedPeople | undefined;
}

type WishedRun = Pick<StoredMatchingRun, 'objective' | 'leastScore' | 'relaxed' | 'locks' | 'apart' | 'omitted'>;

/** @param before the run whose wishes are taken up */
export function wishesOf({ objective, leastScore, relaxed, locks, apart, omitted }: AskedWishes, before: WishedRun | null): RunWishes {
  return {
    objective: objective ?? before?.objective ?? 'coverage',
    leastScore: leastScore ?? before?.leastScore ?? 0,
    relaxed: relaxableRules.filter((rule) => (relaxed ?? before?.relaxed ?? []).includes(rule)),
    locks: locks ?? named(before?.locks),
    apart: apart ?? named(before?.apart),
    omitted: omitted ?? { mentees: before?.omitted?.mentees.map(String) ?? [], mentors: before?.omitted?.mentors.map(String) ?? [] },
  };
}

function named(pairs: StoredMatchingRun['locks'] = []): NamedPair[] {
  return pairs.map(({ menteeId, mentorId }) => ({ mentee: String(menteeId), mentor: String(mentorId) }));
}

/** A wish for two people that a later run could not take up, and why. */
export interface DroppedWish extends NamedPair {
  readonly wish: PairWish;
  readonly why: LockFault;
  /** Where it is barred: what stands between the two. */
  readonly rules: readonly MatchingRule[];
}

/**
 * The wishes of an earlier run over the program as it is now: those that cannot stand any more are dropped and told, so that
 * one who has left costs one lock and not all of them. Locks that somebody asks for anew are none of an earlier run's: they are left as they are.
 *
 * @param input as it is with all wishes
 */
export function standing(input: RunInput, wishes: RunWishes, asked: Pick<AskedWishes, 'locks'>): { wishes: RunWishes; dropped: DroppedWish[] } {
  const mentees = new Set(input.scoring.mentees.map(({ id }) => id));
  const mentors = new Set(input.scoring.mentors.map(({ id }) => id));
  const isThere = ({ mentee, mentor }: NamedPair): boolean => mentees.has(mentee) && mentors.has(mentor);
  const faults = asked.locks === undefined ? contradictingLocks(input) : [];
  const keyOf = ({ mentee, mentor }: NamedPair): string => `${mentee} ${mentor}`;
  const faulty = new Set(faults.map(keyOf));
  return {
    wishes: { ...wishes, locks: wishes.locks.filter((pair) => !faulty.has(keyOf(pair))), apart: wishes.apart.filter(isThere) },
    dropped: [
      ...faults.map((fault): DroppedWish => ({ ...fault, wish: 'lock' })),
      ...wishes.apart.filter((pair) => !isThere(pair)).map((pair): DroppedWish => ({ ...pair, wish: 'apart', why: 'unknown', rules: [] })),
    ],
  };
}

/** Those of the people left out who would be in the run: of whoever is not there anyway its input says nothing. */
export function omittedOf({ scoring }: Pick<RunInput, 'scoring'>, { mentees, mentors }: OmittedPeople): OmittedPeople {
  const [left, right] = [new Set(mentees), new Set(mentors)];
  return { mentees: scoring.mentees.filter(({ id }) => left.has(id)).map(({ id }) => id), mentors: scoring.mentors.filter(({ id }) => right.has(id)).map(({ id }) => id) };
}
