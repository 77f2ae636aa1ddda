/** Lets so many do something at once; whoever comes then waits in line. */
export class Turns {
  readonly #goingOn: (() => void)[] = [];
  readonly #line: (() => void)[] = [];
  #free: number;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /**
   * Waits for a turn. Returns how it is given back, which counts once.
   * @param options.again goes before those who have not begun: for whoever has, and keeps things from others until it ends
   */
  async take({ again = false }: { again?: boolean } = {}): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => (again ? this.#goingOn : this.#line).push(resolve));
    let mine = true;
    return () => {
      if (!mine) return;
      mine = false;
      const next = this.#goingOn.shift() ?? this.#line.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }
}
