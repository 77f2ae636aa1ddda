import type { Participant } from './criteria.ts';
import type { Measure, Side } from './measures.ts';

/** Points of kinds of pairs that are kept at most (2 bytes each); a larger table is worked out a row at a time. */
const mostKept = 4_000_000;

/**
 * What a measure is worth for every pair, worked out once for each kind of mentee and kind of mentor: people with the
 * same trait are one kind.
 */
export class WorthTable<Trait> {
  readonly #measure: Measure<Trait>;
  readonly #worth: (share: number | null) => number;
  readonly #menteeKind: Int32Array;
  readonly #menteeTraits: Trait[];
  readonly #mentorTraits: Trait[];
  readonly #kept: (Int16Array | undefined)[] | null;
  readonly #scratch: Int16Array;
  /** Of each mentor: where in {@link WorthTable.of} their worth stands. */
  readonly mentorKind: Int32Array;

  constructor(measure: Measure<Trait>, mentees: readonly Participant[], mentors: readonly Participant[], worth: (share: number | null) => number) {
    this.#measure = measure;
    this.#worth = worth;
    [this.#menteeKind, this.#menteeTraits] = kindsOf(measure, mentees, 'mentee');
    [this.mentorKind, this.#mentorTraits] = kindsOf(measure, mentors, 'mentor');
    this.#kept = this.#menteeTraits.length * this.#mentorTraits.length <= mostKept ? new Array<Int16Array | undefined>(this.#menteeTraits.length) : null;
    this.#scratch = new Int16Array(this.#kept === null ? this.#mentorTraits.length : 0);
  }

  /** What each kind of mentor is worth to this mentee. Holds until the next call. */
  of(mentee: number): Int16Array {
    const kind = this.#menteeKind[mentee]!;
    if (this.#kept === null) return this.#fill(kind, this.#scratch);
    return (this.#kept[kind] ??= this.#fill(kind, new Int16Array(this.#mentorTraits.length)));
  }

  #fill(kind: number, worth: Int16Array): Int16Array {
    const share = this.#measure.shareFor(this.#menteeTraits[kind]!);
    for (let at = 0; at < worth.length; at++) worth[at] = this.#worth(share(this.#mentorTraits[at]!));
    return worth;
  }
}

/** The kind of each person, and the trait of each kind. */
function kindsOf<Trait>({ of }: Measure<Trait>, people: readonly Participant[], side: Side): [Int32Array, Trait[]] {
  const numbers = new Map<string, number>();
  const traits: Trait[] = [];
  const kinds = Int32Array.from(people, (person) => {
    const trait = of(person, side);
    const name = JSON.stringify(trait);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, traits.length);
    return traits.push(trait) - 1;
  });
  return [kinds, traits];
}
