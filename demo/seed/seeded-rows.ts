import mongoose, { Types } from 'mongoose';

/** Stored documents by collection. */
export type Rows = Record<string, Record<string, unknown>[]>;

/** What the seed writes; sessions, keys and the like are not its own. */
const collections = [
  'agendas', 'appointments', 'availabilities', 'boards', 'bookings', 'circle-requests', 'circles', 'consents', 'context-links', 'deployments', 'enrolments', 'entry-links',
  'events', 'external-people', 'goals', 'hosts', 'icebreaker-answers', 'identities', 'match-requests', 'matches', 'meetings', 'notes', 'outbox', 'people', 'programs',
  'proposals', 'protected-answers', 'registrations', 'tasks', 'tenants', 'waiting-lists', 'waitings',
];

/**
 * Reads the database of the connection for comparing: a person's id is shown as their `sub` (as their name, for who came by
 * an invitation), a program's as its title, any other id as '*'. `id` keeps the person behind an identity.
 */
export async function readSeeded(): Promise<Rows> {
  const db = mongoose.connection.db;
  if (db === undefined) throw new Error('not connected');
  const [identities, people, programs] = await Promise.all(['identities', 'people', 'programs'].map((name) => db.collection(name).find().toArray()));
  const nameOf = new Map(people?.map(({ _id, name }) => [String(_id), String(name)]));
  const names = new Map<string, string>([
    ...(identities ?? []).map(({ personId, subject, source }) => [String(personId), source === 'invite' ? (nameOf.get(String(personId)) ?? '*') : String(subject)] as const),
    ...(programs ?? []).map(({ _id, title }) => [String(_id), String((title as { text: { en: string } }).text.en)] as const),
  ]);
  const rows: Rows = {};
  for (const collection of collections) {
    const found = await db.collection(collection).find().toArray();
    rows[collection] = found.map((row) => ({ ...(named(row, names) as Record<string, unknown>), ...('personId' in row ? { id: String(row['personId']) } : {}) }));
  }
  return rows;
}

function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (value instanceof Types.ObjectId || isForeignId(value)) return names.get(String(value)) ?? '*';
  // In cells of bookings and in data of events; and a room that was named for one meeting.
  if (typeof value === 'string') return value.replace(/^[0-9a-f]{24}(?=:|$)/, (id) => names.get(id) ?? '*').replace(/[0-9a-f]{32}$/, '*');
  if (Array.isArray(value)) return value.map((one) => named(one, names));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one, names)]));
}

function isForeignId(value: unknown): boolean {
  return (value as { _bsontype?: string } | null)?._bsontype === 'ObjectId';
}
