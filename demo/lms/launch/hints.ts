import { randomBytes } from 'node:crypto';

/** What a launch is about. */
export type Message =
  /** The module item or activity, or null for the link in the course navigation. */
  | { type: 'LtiResourceLinkRequest'; itemId: string | null }
  /** `data` comes back with the tool's answer; `multiple`: whether that may name several links. */
  | { type: 'LtiDeepLinkingRequest'; data: string; multiple: boolean }
  /** The work of one student for one column of the gradebook. */
  | { type: 'LtiSubmissionReviewRequest'; lineItemId: string; forSub: string };

/** What is to be opened, for whom and where. */
export interface Launch {
  clientId: string;
  /** The session that pressed the link: nobody else can finish this launch. */
  sessionId: string;
  sub: string;
  /** A teacher who looks through the eyes of the course's test student. */
  asTestStudent: boolean;
  courseId: string;
  message: Message;
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

  /** False where somebody was faster. */
  spend(hint: string): boolean {
    return this.#open.delete(hint);
  }
}
