import { decodeCursor, encodeCursor } from '../mongodb/cursor.ts';
import { RuleBroken } from '../problems.ts';

export interface PageQuery {
  readonly cursor?: string | undefined;
  /** Instead of a cursor: how many of the list come before the page. */
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
}

const usualPage = 50;

/** A page of a list that never changes: its cursor is the place in it. */
export function pageFrom<T>(rows: readonly T[], { cursor, from = 0, limit = usualPage }: PageQuery, which: { readonly list: string; readonly runId: string; readonly [part: string]: string }): { rows: T[]; nextCursor: string | null } {
  const start = cursor === undefined ? from : Number(decodeCursor(cursor, which).value);
  if (!Number.isInteger(start) || start < 0) throw new RuleBroken('cursor-invalid');
  const end = start + limit;
  return { rows: rows.slice(start, end), nextCursor: end < rows.length ? encodeCursor({ value: end, id: which.runId }, which) : null };
}
