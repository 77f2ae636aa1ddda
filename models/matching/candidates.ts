import type { AssignmentProblem } from './problem.ts';

export type Arcs = Pick<AssignmentProblem, 'rowStart' | 'column' | 'weight'>;

/**
 * The pairs that are solved over, of many more that there are, row after row. More come in from time to time; each keeps its place
 * within its row. Uses its memory again: a large problem has hundreds of thousands of them.
 */
export class Candidates {
  readonly #rowStart: Int32Array;
  #column = new Int32Array(0);
  #weight = new Int32Array(0);
  /** Pairs that wait to be taken in: up to `most` a row. */
  readonly #most: number;
  readonly #newColumn: Int32Array;
  readonly #newWeight: Int16Array;
  readonly #newCount: Int32Array;
  #waiting = 0;

  constructor(rows: number, most: number) {
    this.#rowStart = new Int32Array(rows + 1);
    this.#most = most;
    this.#newColumn = new Int32Array(rows * most);
    this.#newWeight = new Int16Array(rows * most);
    this.#newCount = new Int32Array(rows);
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Those that were taken in. They hold until more are. */
  arcs(): Arcs {
    const count = this.#rowStart.at(-1)!;
    return { rowStart: this.#rowStart, column: this.#column.subarray(0, count), weight: this.#weight.subarray(0, count) };
  }

  /** A pair that is not among them, and not offered yet, waits to be taken in. */
  offer(row: number, column: number, weight: number): void {
    const at = row * this.#most + this.#newCount[row]!++;
    this.#newColumn[at] = column;
    this.#newWeight[at] = weight;
    this.#waiting++;
  }

  /** Takes in those that wait, each behind the others of its row. Returns where some arcs that were there are now. */
  takeIn(some: Int32Array = new Int32Array(0)): Int32Array {
    let row = 0;
    let before = 0;
    const moved = some.map((arc) => {
      while (this.#rowStart[row + 1]! <= arc) before += this.#newCount[row++]!;
      return arc + before;
    });
    this.#insert();
    this.#newCount.fill(0);
    this.#waiting = 0;
    return moved;
  }

  /** From the end on, so that nothing is written over that has still to move. */
  #insert(): void {
    const [column, weight] = [this.#column, this.#weight];
    let end = this.#rowStart.at(-1)!;
    let to = end + this.#waiting;
    if (to > column.length) this.#grow(to);
    for (let row = this.#newCount.length - 1; row >= 0; row--) {
      const start = this.#rowStart[row]!;
      const first = row * this.#most;
      this.#rowStart[row + 1] = to;
      for (let at = first + this.#newCount[row]! - 1; at >= first; at--) {
        this.#column[--to] = this.#newColumn[at]!;
        this.#weight[to] = this.#newWeight[at]!;
      }
      for (let arc = end - 1; arc >= start; arc--) {
        this.#column[--to] = column[arc]!;
        this.#weight[to] = weight[arc]!;
      }
      end = start;
    }
  }

  /** Makes room for what comes later as well: what is not written yet takes no memory. */
  #grow(count: number): void {
    this.#column = new Int32Array(2 * count);
    this.#weight = new Int32Array(2 * count);
  }
}
