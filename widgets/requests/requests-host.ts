import type { ReceivedHost } from './received-request.ts';
import type { MatchRequest, Side } from './request-facts.ts';

/** What the views of requests need of the element that they are drawn in. */
export interface RequestsHost extends ReceivedHost {
  /** Where mentors are found; without it nothing leads there. */
  findHref: string | undefined;
  /** Shows a request as a write has answered it. */
  take(side: Side, request: MatchRequest): void;
  refresh(): Promise<void>;
  /** Adds the next older requests of a side. */
  readOlder(side: Side): Promise<void>;
  readonly readingOlder: boolean;
}
