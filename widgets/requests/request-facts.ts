import type { Shape } from '../api/operation.ts';

export type MatchRequest = Shape<'MatchRequest'>;
export type RequestChoice = MatchRequest['choices'][number];

/** Which side of a request its reader is on. */
export type Side = 'sent' | 'received';

/** Who reads what happened to a request: one of its two sides, or who coordinates the program. */
export type Onlooker = Side | 'program';

/** One side's requests as far as they were read. */
export interface RequestList {
  items: readonly MatchRequest[];
  /** Where the next older ones begin; null where there are none. */
  nextCursor: string | null;
}

/** Each side that the reader has: a person may be mentee and mentor. */
export type RequestLists = { readonly [S in Side]?: RequestList };

/** The choice that counts now: the last mentor who was asked. */
export function choiceInTurn({ choices }: MatchRequest): RequestChoice {
  return choices.findLast(({ state }) => state !== 'queued') ?? choices[0]!;
}

/** The mentors who are asked after the one whose turn it is, in order. */
export function queuedIn({ choices }: MatchRequest): RequestChoice[] {
  return choices.filter(({ state }) => state === 'queued');
}

/** The mentor before the one whose turn it is, where there was one. */
export function choiceBefore(request: MatchRequest): RequestChoice | undefined {
  const asked = request.choices.filter(({ state }) => state !== 'queued');
  return asked.at(-2);
}

/** Waits for an answer. */
export function isOpen({ state }: MatchRequest): boolean {
  return state === 'pending';
}

/** A fresh first page, with the older requests that were read before behind it. */
export function withOlder(fresh: RequestList, before: RequestList | undefined): RequestList {
  const oldest = fresh.items.at(-1)?.sentAt;
  const older = before?.items.filter(({ sentAt }) => oldest !== undefined && sentAt < oldest) ?? [];
  return before && older.length > 0 ? { items: [...fresh.items, ...older], nextCursor: before.nextCursor } : fresh;
}

/** What waits for an answer, the first to expire on top; and what is over, newest first. */
export function inOrder(requests: readonly MatchRequest[]): { open: MatchRequest[]; earlier: MatchRequest[] } {
  const open = requests.filter(isOpen).sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
  const earlier = requests.filter((request) => !isOpen(request)).sort((a, b) => Date.parse(b.sentAt) - Date.parse(a.sentAt));
  return { open, earlier };
}
