import type { Request } from 'express';

/** How many entries a page may have: what was asked for, up to the platform's own most. Null where it is no number. */
export function limitOf(asked: unknown, usual: number, most: number): number | null {
  if (asked === undefined) return usual;
  return typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Math.min(Number(asked), most) : null;
}

/** The address of this call with these query parameters set, or taken away by null. */
export function addressWith(url: string, req: Pick<Request, 'originalUrl'>, change: Readonly<Record<string, string | null>>): string {
  const address = new URL(req.originalUrl, url);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  return address.href;
}

/** The part of a list that follows an entry, and the mark by which the next page is asked for. */
export function pageAfter<T>(list: readonly T[], mark: (entry: T) => string, after: string | undefined, limit: number): { page: T[]; next: string | null } {
  const start = after === undefined ? 0 : list.findIndex((entry) => mark(entry) > after);
  const page = start === -1 ? [] : list.slice(start, start + limit);
  const last = page.at(-1);
  return { page, next: last !== undefined && start + limit < list.length ? mark(last) : null };
}
