/** One sentence for the next page that somebody opens; kept here, so that no address can put words into a page. */
export class Notices {
  readonly #waiting = new Map<string, Notice>();

  leave(sessionId: string, notice: Notice): void {
    this.#waiting.set(sessionId, notice);
  }

  take(sessionId: string): Notice | null {
    const notice = this.#waiting.get(sessionId) ?? null;
    this.#waiting.delete(sessionId);
    return notice;
  }
}

export interface Notice {
  text: string;
  bad?: boolean;
}
