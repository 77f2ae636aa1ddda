import type { ProgramActor } from '../actor.ts';
import { flashOfferedBy, rulesOf, type AvailabilityRules, type FlashOffered } from '../availability/availability.ts';
import { mentorParts, type MentorPart } from '../people/mentor-parts.ts';
import { neutralNames, numbersOf } from '../people/neutral-names.ts';
import { nameless } from '../people/people.ts';
import type { StoredProgram } from '../programs/programs.ts';
import { changesOfMentors, visits } from './followed-changes.ts';
import { KeptPrograms, type ProgramContent, type Scope } from './kept-programs.ts';
import { MentorIndex, type Findable } from './mentor-index.ts';
import { AnswerHabits } from './answer-habits.ts';
import { Soonest } from './soonest.ts';

/** With more mentors than this in all programs together, the programs that were looked at longest ago are let go of; a mentor takes about 1.7 kB. */
const usualMost = 150_000;

/** What is kept of one program. */
export interface Directory {
  readonly index: MentorIndex;
  readonly soonest: Soonest;
  readonly habits: AnswerHabits;
  readonly program: StoredProgram;
  /** Whether all of it is as it was when it was asked for. */
  readonly isNow: boolean;
}

/** The mentor directories that this process keeps, a program each. */
export class Directories extends KeptPrograms<Mentors> {
  constructor({ mostMentors = usualMost }: { mostMentors?: number } = {}) {
    super({ most: mostMentors, changes: changesOfMentors, visits, withProgram: true });
  }

  /**
   * The directory of the actor's program, as it is now.
   * @param options.blind whether the program hides names: then nobody is found or put in order by theirs
   */
  async of(actor: ProgramActor, { blind = false }: { blind?: boolean } = {}): Promise<Directory> {
    const { content: { index, soonest, habits }, program, isNow } = await this.keptOf(actor, (scope) => new Mentors(scope, blind), (mentors) => mentors.blind === blind);
    return { index, soonest, habits, program: program!, isNow };
  }
}

class Mentors implements ProgramContent {
  readonly blind: boolean;
  readonly index = new MentorIndex();
  readonly soonest = new Soonest();
  readonly habits = new AnswerHabits();
  readonly #scope: Scope;
  /** Everybody who is a mentor here, also who is not shown. */
  readonly #mentors = new Set<string>();

  constructor(scope: Scope, blind: boolean) {
    this.#scope = scope;
    this.blind = blind;
  }

  get size(): number {
    return this.index.size;
  }

  get isWornOut(): boolean {
    return this.index.isWornOut;
  }

  knows(personId: string): boolean {
    return this.#mentors.has(personId);
  }

  async read(personIds?: readonly string[]): Promise<void> {
    const gone = new Set(personIds);
    for await (const parts of mentorParts(this.#scope, personIds)) {
      for (const { personId } of parts) {
        this.#mentors.add(personId);
        gone.delete(personId);
      }
      const shown = parts.filter((part) => part.shown);
      const ids = shown.map(({ personId }) => personId);
      const [rules, flash] = await Promise.all([rulesOf(this.#scope, ids), flashOfferedBy(this.#scope, ids)]);
      const numbers = this.blind ? await numbersOf(this.#scope, 'mentor', ids) : null;
      // In one go, so that nobody who is read anew is missing from a page meanwhile.
      for (const { personId } of parts) this.index.remove(personId);
      for (const part of shown) this.index.put(toFindable(part, numbers === null ? (part.person.name ?? nameless) : neutralNames('mentor', numbers.get(part.personId)), rules.get(part.personId), flash.get(part.personId)));
    }
    // Who was deleted, or is no mentor here any more, has no part that could be read.
    for (const personId of gone) this.index.remove(personId);
  }

  forgetTimes(personIds: readonly string[]): void {
    for (const at of this.#numbersOf(personIds)) this.soonest.forget(at);
  }

  forgetAnswers(personIds: readonly string[]): void {
    for (const at of this.#numbersOf(personIds)) this.habits.forget(at);
  }

  wasHere(personId: string, at: Date): void {
    for (const number of this.#numbersOf([personId])) {
      const { person } = this.index.knownAt(number)!;
      if (person.lastActiveAt < at) person.lastActiveAt = at;
    }
  }

  #numbersOf(personIds: readonly string[]): number[] {
    return personIds.flatMap((personId) => this.index.numberOf(personId) ?? []);
  }
}

/** The process's own. */
export const directories = new Directories();

function toFindable({ personId, enrolment, person }: MentorPart, name: string, rules: AvailabilityRules | undefined, flash: FlashOffered | undefined): Findable {
  const { role, state, capacity, placesTaken, pausedUntil, topics, answers, headline } = enrolment;
  const week = rules && { zone: rules.zone, weekly: rules.weekly, meetingMinutes: rules.meetingMinutes };
  return {
    personId,
    name,
    headline,
    topics,
    languages: person.languages,
    hasPlace: state === 'active' && placesTaken < capacity,
    break: pausedUntil === null ? null : { until: pausedUntil, zone: person.zone ?? 'UTC' },
    rules: week ?? null,
    flash: state === 'active' ? (flash ?? null) : null,
    // Not the rows themselves: these have more in them than is ever asked for.
    known: { enrolment: { personId: enrolment.personId, role, state, capacity, placesTaken, pausedUntil, topics, headline, ...(answers === undefined ? {} : { answers }) }, person, rules: week, flash },
  };
}
