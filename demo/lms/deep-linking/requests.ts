import { randomBytes } from 'node:crypto';

/** A teacher who is choosing in a tool. */
export interface LinkRequest {
  sessionId: string;
  clientId: string;
  courseId: string;
  multiple: boolean;
  /** The activity that the choice takes the place of; null where it is a new one. */
  replaces: string | null;
}

const lifetime = 2 * 3_600_000;
const most = 5_000;

/** Open requests by the `data` that a tool has to send back: opaque, two hours, for one answer. */
export class LinkRequests {
  readonly #now: () => Date;
  readonly #open = new Map<string, LinkRequest & { until: number }>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  make(request: LinkRequest): string {
    const [oldest] = this.#open.keys();
    if (this.#open.size >= most && oldest !== undefined) this.#open.delete(oldest);
    const data = randomBytes(24).toString('base64url');
    this.#open.set(data, { ...request, until: this.#now().getTime() + lifetime });
    return data;
  }

  /** Undefined where it is unknown, answered or too old. */
  look(data: string): LinkRequest | undefined {
    const kept = this.#open.get(data);
    return kept !== undefined && kept.until > this.#now().getTime() ? kept : undefined;
  }

  close(data: string): void {
    this.#open.delete(data);
  }
}
