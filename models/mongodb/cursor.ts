import { createHash } from 'node:crypto';
import { Types, trusted } from 'mongoose';
import { RuleBroken } from '../problems.ts';
import type { Id } from './schema.ts';

/** What a list is sorted by; ties are broken by `_id`, so that every document has one place. */
export type SortValue = string | number | Date;

/** The place in a list after which the next page begins. */
export interface Position {
  readonly value: SortValue;
  readonly id: string;
}

/**
 * Writes a position as the opaque text of `nextCursor`: base64url of (sort value, _id, hash of the filter).
 * @param filter whatever makes this list another one than its neighbours: the query without cursor and limit
 */
export function encodeCursor(position: Position, filter: unknown): string {
  const value = position.value instanceof Date ? { at: position.value.getTime() } : position.value;
  return Buffer.from(JSON.stringify([value, position.id, hashOf(filter)])).toString('base64url');
}

/** Reads a cursor back. Anything that this list did not write itself is `cursor-invalid`. */
export function decodeCursor(cursor: string, filter: unknown): Position {
  const [value, id, hash] = parse(cursor);
  if (typeof id !== 'string' || !/^[0-9a-f]{24}$/.test(id) || hash !== hashOf(filter)) throw new RuleBroken('cursor-invalid');
  if (typeof value === 'string' || typeof value === 'number') return { value, id };
  const at = (value as { at?: unknown } | null)?.at;
  if (typeof at !== 'number' || Number.isNaN(new Date(at).getTime())) throw new RuleBroken('cursor-invalid');
  return { value: new Date(at), id };
}

/**
 * The condition for documents that come after a position in a list sorted by `{[field]: d, _id: d}`, d being 1 or -1.
 * Spread it into the filter; the index has to end in these two fields.
 */
export function after(position: Position, field: string, direction: 1 | -1): { $or: Record<string, unknown>[] } {
  const beyond = direction === 1 ? '$gt' : '$lt';
  const id = new Types.ObjectId(position.id);
  return {
    $or: [
      { [field]: trusted({ [beyond]: position.value }) },
      { [field]: position.value, _id: trusted({ [beyond]: id }) },
    ],
  };
}

/** Cuts a page off a list that was read with `limit + 1`: the rows of the page, and the cursor of the next one if there is one. */
export function pageOf<T extends { _id: Id | string }>(
  rows: readonly T[],
  limit: number,
  filter: unknown,
  valueOf: (row: T) => SortValue,
): { rows: T[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: page, nextCursor: more ? encodeCursor({ value: valueOf(last), id: String(last._id) }, filter) : null };
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** Keys in any order and absent ones give the same hash: the same list asked for in another way is the same list. */
function hashOf(filter: unknown): string {
  return createHash('sha256').update(canonical(filter)).digest('base64url').slice(0, 12);
}

function canonical(value: unknown): string {
  if (value instanceof Date || typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}
