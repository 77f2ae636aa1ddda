/** Ids that are good for one use: remembered until they would be refused for their age anyway. */
export class SpentIds {
  readonly #until = new Map<string, number>();

  /** False where the id was used before. @param until and @param now in seconds. */
  spend(id: string, until: number, now: number): boolean {
    for (const [old, end] of this.#until) if (end < now) this.#until.delete(old);
    if (this.#until.has(id)) return false;
    this.#until.set(id, until);
    return true;
  }
}
