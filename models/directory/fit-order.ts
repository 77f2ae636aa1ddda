import { offsetMinutes } from '../availability/zone.ts';
import type { FitScoring } from '../matches/fits.ts';
import type { Participant } from '../matching/criteria.ts';
import { compileScorer } from '../matching/score.ts';
import { toParticipant, type Counted } from '../people/participants.ts';
import type { Day } from '../programs/matching-criteria.ts';

/** Scores of this many readers are kept, of those who looked last. */
const mostKept = 50;

/**
 * What every mentor of a program is worth to a mentee, by the same scorer as cards and runs. Mentors are kept as the scorer
 * takes them, until somebody changes or a clock does; scores until then too, as pages of one reader follow one another.
 */
export class FitOrder {
  readonly #counted: Counted[] = [];
  readonly #zones = new Set<string>();
  #mentors: readonly Participant[] = [];
  #clocks = '';
  readonly #kept = new Map<string, { mentors: readonly Participant[]; made: string; values: Int16Array }>();

  /** The next mentor. */
  add(counted: Counted): void {
    this.#counted.push(counted);
    for (const zone of [counted.person.zone, counted.rules?.zone]) if (zone) this.#zones.add(zone);
  }

  /** The mentors as the scorer takes them, by number. */
  mentors(day: Day, now: Date): readonly Participant[] {
    const clocks = JSON.stringify([day, [...this.#zones].map((zone) => offsetMinutes(zone, now))]);
    if (clocks === this.#clocks && this.#mentors.length === this.#counted.length) return this.#mentors;
    const known = clocks === this.#clocks ? this.#mentors : [];
    this.#clocks = clocks;
    this.#mentors = [...known, ...this.#counted.slice(known.length).map((counted) => toParticipant(counted, day, now))];
    return this.#mentors;
  }

  /** By number, the lowest for the best fit; who may not be a pair with the mentee comes last. */
  values({ mentee, criteria, bars }: FitScoring, day: Day, now: Date): Int16Array {
    const mentors = this.mentors(day, now);
    const made = JSON.stringify([mentee, criteria, bars]);
    const known = this.#kept.get(mentee.id);
    this.#kept.delete(mentee.id);
    const values = known?.mentors === mentors && known.made === made ? known.values : score({ mentee, criteria, bars }, mentors);
    this.#kept.set(mentee.id, { mentors, made, values });
    if (this.#kept.size > mostKept) this.#kept.delete(this.#kept.keys().next().value!);
    return values;
  }
}

function score({ mentee, criteria, bars }: FitScoring, mentors: readonly Participant[]): Int16Array {
  const weights = new Int16Array(mentors.length);
  compileScorer({ criteria, mentees: [mentee], mentors, bars, rankings: null }).weigh(0, weights);
  return weights.map((weight) => -weight);
}
