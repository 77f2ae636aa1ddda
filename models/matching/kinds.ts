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
  readonly #worthOf: (share: number | null) => number;
  readonly #menteeKind: Uint32Array;
  readonly #menteeTraits: Trait[];
  readonly #mentorTraits: Trait[];
  /** By kind of mentee: 1 where its row of `worth` is worked out; null where only one row is kept. */
  readonly #known: Uint8Array | null;
  /** What kinds of mentors are worth, row after row of kinds of mentees. One block, since most of them are short. */
  readonly worth: Int16Array;
  /** Of each mentor: where in a row of `worth` theirs stands. */
  readonly mentorKind: Uint32Array;

  constructor(measure: Measure<Trait>, mentees: readonly Participant[], mentors: readonly Participant[], worth: (share: number | null) => number) {
    this.#measure = measure;
    this.#worthOf = worth;
    [this.#menteeKind, this.#menteeTraits] = kindsOf(measure, mentees, 'mentee');
    [this.mentorKind, this.#mentorTraits] = kindsOf(measure, mentors, 'mentor');
    const all = this.#menteeTraits.length * this.#mentorTraits.length;
    this.#known = all <= mostKept ? new Uint8Array(this.#menteeTraits.length) : null;
    this.worth = new Int16Array(this.#known === null ? this.#mentorTraits.length : all);
  }

  /** Where in `worth` this mentee's row begins. Holds until the next call. */
  rowOf(mentee: number): number {
    const kind = this.#menteeKind[mentee]!;
    if (this.#known === null) {
      this.#fill(kind, 0);
      return 0;
    }
    const start = kind * this.#mentorTraits.length;
    if (this.#known[kind] === 0) this.#fill(kind, start);
    this.#known[kind] = 1;
    return start;
  }

  #fill(kind: number, start: number): void {
    const share = this.#measure.shareFor(this.#menteeTraits[kind]!);
    for (let at = 0; at < this.#mentorTraits.length; at++) this.worth[start + at] = this.#worthOf(share(this.#mentorTraits[at]!));
  }
}

/** The kind of each person, and the trait of each kind. */
function kindsOf<Trait>({ of }: Measure<Trait>, people: readonly Participant[], side: Side): [Uint32Array, Trait[]] {
  const numbers = new Map<string, number>();
  const traits: Trait[] = [];
  const kinds = Uint32Array.from(people, (person) => {
    const trait = of(person, side);
    const name = JSON.stringify(trait);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, traits.length);
    return traits.push(trait) - 1;
  });
  return [kinds, traits];
}
