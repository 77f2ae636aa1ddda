/** The nodes that a search has still to visit, nearest first; a node that comes nearer moves up. Nothing is allocated while it is used. */
export class NodeHeap {
  /** By node; kept after a node was visited. */
  readonly distance: Float64Array;
  readonly #nodes: Int32Array;
  /** Where each node stands in the heap; -1: not in it. */
  readonly #at: Int32Array;
  #size = 0;

  constructor(nodes: number) {
    this.distance = new Float64Array(nodes);
    this.#nodes = new Int32Array(nodes);
    this.#at = new Int32Array(nodes).fill(-1);
  }

  get size(): number {
    return this.#size;
  }

  /** The distance of the nearest node; Infinity where none waits. */
  get nearest(): number {
    return this.#size === 0 ? Infinity : this.distance[this.#nodes[0]!]!;
  }

  clear(): void {
    for (let at = 0; at < this.#size; at++) this.#at[this.#nodes[at]!] = -1;
    this.#size = 0;
  }

  /** Puts a node in, or nearer than it was. */
  put(node: number, distance: number): void {
    this.distance[node] = distance;
    let at = this.#at[node]!;
    if (at === -1) at = this.#size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#nodes[above]!;
      if (this.distance[other]! <= distance) break;
      this.#set(at, other);
      at = above;
    }
    this.#set(at, node);
  }

  /** Takes out the nearest node. */
  pop(): number {
    const nearest = this.#nodes[0]!;
    this.#at[nearest] = -1;
    const last = this.#nodes[--this.#size]!;
    if (this.#size > 0) this.#sink(last);
    return nearest;
  }

  #sink(node: number): void {
    const distance = this.distance[node]!;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.distance[this.#nodes[below + 1]!]! < this.distance[this.#nodes[below]!]!) below++;
      if (this.distance[this.#nodes[below]!]! >= distance) break;
      this.#set(at, this.#nodes[below]!);
      at = below;
    }
    this.#set(at, node);
  }

  #set(at: number, node: number): void {
    this.#nodes[at] = node;
    this.#at[node] = at;
  }
}
