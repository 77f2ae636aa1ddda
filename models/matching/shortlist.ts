/** The few best of many that are offered one after the other; of equals, those that came first. */
export class Shortlist {
  /** Best first. */
  readonly #items: Int32Array;
  readonly #values: Float64Array;
  #size = 0;
  /** What an offer has to be better than. */
  least: number;
  readonly #floor: number;

  /** `floor`: an item has to be better than that. */
  constructor(most: number, floor: number) {
    this.#items = new Int32Array(most);
    this.#values = new Float64Array(most);
    this.#floor = floor;
    this.least = floor;
  }

  offer(item: number, value: number): void {
    if (value <= this.least) return;
    let at = this.#size < this.#items.length ? this.#size++ : this.#size - 1;
    for (; at > 0 && this.#values[at - 1]! < value; at--) {
      this.#items[at] = this.#items[at - 1]!;
      this.#values[at] = this.#values[at - 1]!;
    }
    this.#items[at] = item;
    this.#values[at] = value;
    if (this.#size === this.#items.length) this.least = this.#values[this.#size - 1]!;
  }

  /** Hands the items out, best first, and starts anew. */
  empty(take: (item: number) => void): void {
    for (let at = 0; at < this.#size; at++) take(this.#items[at]!);
    this.#size = 0;
    this.least = this.#floor;
  }
}
