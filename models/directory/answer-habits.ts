import { answerTimes, type AnswerTime } from '../vocabulary.ts';
import type { MentorIndex } from './mentor-index.ts';
import { TimedValues } from './timed-values.ts';

const unsaid = -1;
/** What is older than a year stops counting within this time (ms). */
const lookAgainMs = 3_600_000;

/** How long mentors usually take to answer; only of those who were asked for, until a request to them changes. */
export class AnswerHabits {
  readonly #steps = new TimedValues();

  /** A request to them was sent, answered or ran out. */
  forget(at: number): void {
    this.#steps.forget(at);
  }

  /** Of those of these numbers of whom it can be said, by number. */
  async of(numbers: readonly number[], index: MentorIndex, now: Date, read: (personIds: readonly string[]) => Promise<ReadonlyMap<string, AnswerTime>>): Promise<Map<number, AnswerTime>> {
    this.#steps.makeRoom(index.length);
    const at = now.getTime();
    const unknown = numbers.filter((number) => !this.#steps.knows(number, at));
    const steps = new Map(numbers.map((number) => [number, this.#steps.values[number]!]));
    if (unknown.length > 0) {
      const marks = unknown.map((number) => this.#steps.mark(number));
      const found = await read(unknown.map((number) => index.idOf(number)));
      for (const [i, number] of unknown.entries()) {
        const said = found.get(index.idOf(number));
        const step = said === undefined ? unsaid : answerTimes.indexOf(said);
        steps.set(number, step);
        this.#steps.put(number, step, { from: at, until: at + lookAgainMs, mark: marks[i]! });
      }
    }
    return new Map([...steps].flatMap(([number, step]) => (step === unsaid ? [] : [[number, answerTimes[step]!]])));
  }
}
