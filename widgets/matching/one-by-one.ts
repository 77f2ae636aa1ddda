/** What must not run side by side: each thing begins when all that was asked for before it is done. */
export class OneByOne {
  #last: Promise<unknown> = Promise.resolve();

  /** @param act must not wait for another turn: that one waits for this one */
  next<Done>(act: () => Promise<Done>): Promise<Done> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
