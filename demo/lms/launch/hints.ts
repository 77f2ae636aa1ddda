import { randomBytes } from 'node:crypto';

/** What is to be opened, for whom and where. */
export interface Launch {
  clientId: string;
  /** The session that pressed the link: nobody else can finish this launch. */
  sessionId: string;
  sub: string;
  courseId: string;
  /** The module item, or null for the link in the course navigation. */
  itemId: string | null;
  target: 'iframe' | 'window';
}

const lifetime = 10 * 60_000;
const most = 20_000;

/** Message hints on their way through a tool: opaque, 10 minutes, worth one launch. */
export class LaunchHints {
  readonly #now: () => Date;
  readonly #open = new Map<string, { launch: Launch; until: number }>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  make(launch: Launch): string {
    const [oldest] = this.#open.keys();
    if (this.#open.size >= most && oldest !== undefined) this.#open.delete(oldest);
    const hint = randomBytes(24).toString('base64url');
    this.#open.set(hint, { launch, until: this.#now().getTime() + lifetime });
    return hint;
  }

  /** The launch behind a hint; null where it is unknown, used or too old. */
  look(hint: string): Launch | null {
    const kept = this.#open.get(hint);
    return kept !== undefined && kept.until > this.#now().getTime() ? kept.launch : null;
  }

  spend(hint: string): void {
    this.#open.delete(hint);
  }
}
