/**
 * Draws something large a part at a time: the next part once the browser has shown the one before. Turns alone would not do, since on
 * a slow machine many come before a frame, and what all of them have changed is then styled and laid out in one go.
 */
export class NextTurn {
  readonly #draw: () => void;
  #frame: number | undefined;
  #turn: ReturnType<typeof setTimeout> | undefined;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** Draws once, however often it is asked for meanwhile. */
  ask(): void {
    this.#frame ??= requestAnimationFrame(() => {
      // After the frame, which has its own work to do.
      this.#turn = setTimeout(() => {
        this.#frame = undefined;
        this.#draw();
      });
    });
  }

  cancel(): void {
    cancelAnimationFrame(this.#frame ?? 0);
    clearTimeout(this.#turn);
    this.#frame = undefined;
  }
}

/** Another turn of the browser, for what would make this one long. */
export function anotherTurn(): Promise<void> {
  return new Promise((turn) => setTimeout(turn));
}
