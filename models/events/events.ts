import { Types, trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import { inBatches } from '../mongodb/batches.ts';
import type { Id } from '../mongodb/schema.ts';
import type { EventType } from '../vocabulary.ts';
import { EventModel, type StoredEvent } from './event.model.ts';

export type { StoredEvent };

/** What a verb says has happened. */
export interface Happening {
  type: EventType;
  /** The thing it happened to first, then others that its history should show. */
  subjectIds: readonly [string, ...string[]];
  matchId?: string;
  /** Persons who may know of it; the actor is one of them unless the audience is exact. */
  audience: readonly string[];
  /** The actor hears of it only where the audience names them: for what somebody sets off that is not theirs to know. */
  exactAudience?: boolean;
  forCoordinators?: boolean;
  /** Ids and words of the vocabulary only. */
  data?: Readonly<Record<string, unknown>>;
  at?: Date;
}

/** A job that acts within one program. */
export type ProgramSystemActor = SystemActor & { readonly tenantId: string; readonly programId: string };

/** Writes the row that history, live updates and mail read; to be called inside the verb's transaction. Returns its id. */
export async function recordEvent(actor: ProgramActor | ProgramSystemActor, happening: Happening): Promise<string> {
  const [id] = await recordEvents(actor, [happening]);
  return id!;
}

/** The same for what happens to many at once, in the order given. */
export async function recordEvents(actor: ProgramActor | ProgramSystemActor, happenings: readonly Happening[]): Promise<string[]> {
  const actorId = actor.kind === 'person' ? actor.personId : null;
  const events = await EventModel.insertMany(
    happenings.map((happening) => ({
      tenantId: actor.tenantId,
      programId: actor.programId,
      type: happening.type,
      actorId,
      subjectIds: [...happening.subjectIds],
      ...(happening.matchId === undefined ? {} : { matchId: happening.matchId }),
      at: happening.at ?? new Date(),
      data: { ...happening.data },
      audience: [...new Set([...happening.audience, ...(actorId === null || happening.exactAudience ? [] : [actorId])])],
      forCoordinators: happening.forCoordinators ?? false,
    })),
  );
  return events.map(({ _id }) => String(_id));
}

/** One event of a program by its id, for work that comes later; null when there is none. */
export async function readEvent(tenantId: string, programId: string, eventId: string): Promise<StoredEvent | null> {
  return EventModel.findOne({ tenantId, programId, _id: eventId }).lean();
}

/** When each of these things last had an event of these types that somebody heard of, by the thing's id; one that had none is left out. */
export async function lastHeardOf(
  { tenantId, programId }: { readonly tenantId: string; readonly programId: string },
  things: readonly { readonly subjectId: string; readonly personId: string }[],
  types: readonly EventType[],
): Promise<Map<string, Date>> {
  const hearers = new Map(things.map(({ subjectId, personId }) => [subjectId, personId]));
  const events = await inBatches([...hearers.keys()], (ids) =>
    EventModel.find({ tenantId, programId, subjectIds: trusted({ $in: ids }), type: trusted({ $in: types }) }, { subjectIds: 1, audience: 1, at: 1 }).lean());
  const last = new Map<string, Date>();
  for (const { subjectIds, audience, at } of events) {
    const heard = new Set(audience.map(String));
    for (const id of subjectIds.map(String)) {
      if (heard.has(hearers.get(id) ?? '') && at > (last.get(id) ?? 0)) last.set(id, at);
    }
  }
  return last;
}

/** For a job: what has happened in every tenant after an event, of these types, oldest first. */
export async function eventsOfAllTenants(_actor: SystemActor, types: readonly EventType[], { after, limit }: { after: Id; limit: number }): Promise<StoredEvent[]> {
  return EventModel.find({ _id: trusted({ $gt: after }), type: trusted({ $in: types }) })
    .setOptions({ acrossTenants: 'a job serves every tenant' })
    .sort({ _id: 1 })
    .limit(limit)
    .lean();
}

/** The history of a thing: what happened to it that the actor may know of, oldest first; the latest where there is more. */
export async function eventsAbout(actor: ProgramActor, subjectId: string, types: readonly EventType[], limit: number): Promise<StoredEvent[]> {
  const { tenantId, programId } = actor;
  const events = await EventModel.find({ tenantId, programId, subjectIds: subjectId, type: trusted({ $in: types }) }).sort({ _id: -1 }).limit(limit).lean();
  return events.reverse().filter((event) => mayHear(actor, event));
}

/** An event as a stream tells it: which, what, and the thing it happened to. */
export interface LiveEvent {
  id: string;
  /** `reconnected`: more happened than is told, so all is to be read again. */
  type: EventType | 'reconnected';
  subjectId: string;
}

export function mayHear(actor: ProgramActor, event: Pick<StoredEvent, 'tenantId' | 'programId' | 'audience' | 'forCoordinators'>): boolean {
  if (String(event.tenantId) !== actor.tenantId || String(event.programId) !== actor.programId) return false;
  if (event.forCoordinators && hearsAsCoordinator(actor)) return true;
  return event.audience.some((personId) => String(personId) === actor.personId);
}

/** As the policy has it: whoever administers the tenant coordinates each of its programs. */
function hearsAsCoordinator({ roles }: ProgramActor): boolean {
  return roles.includes('coordinator') || roles.includes('tenant-admin');
}

export function toLiveEvent(event: Pick<StoredEvent, '_id' | 'type' | 'subjectIds'>): LiveEvent {
  return { id: String(event._id), type: event.type, subjectId: String(event.subjectIds[0]) };
}

/**
 * Transactions commit in another order than their ids were made, so a stream resumes this much earlier
 * than the event it saw last; hearing one twice only reads again (seconds).
 */
const overlapSeconds = 15;
/** The same where a stream is opened for the first time: a page that reads again all it has just read would do so for nothing (seconds). */
const firstOverlapSeconds = 2;
const resumeLimit = 500;
/** What is longer ago is not looked for one by one (milliseconds). */
const resumeMs = 3_600_000;

/**
 * What the actor may know of after the event last heard, or since some seconds ago, oldest first. What is too much or too long ago to
 * be told one by one is one `reconnected`, with the id to resume from then.
 */
export async function eventsSince(actor: ProgramActor, from: string | { secondsAgo: number }, now = new Date()): Promise<LiveEvent[]> {
  const { tenantId, programId, personId } = actor;
  const since = typeof from === 'string'
    ? new Types.ObjectId(from).getTimestamp().getTime() - overlapSeconds * 1000
    : now.getTime() - (from.secondsAgo + firstOverlapSeconds) * 1000;
  const theirs = [{ audience: personId }, ...(hearsAsCoordinator(actor) ? [{ forCoordinators: true }] : [])];
  const events = now.getTime() - since > resumeMs ? null : await EventModel.find({
    tenantId,
    programId,
    _id: trusted({ $gt: Types.ObjectId.createFromTime(Math.floor(since / 1000)) }),
    $or: theirs,
  })
    .sort({ _id: 1 })
    .limit(resumeLimit + 1)
    .lean();
  if (events !== null && events.length <= resumeLimit) return events.filter((event) => mayHear(actor, event)).map(toLiveEvent);
  const newest = await EventModel.findOne({ tenantId, programId }, { _id: 1 }).sort({ _id: -1 }).lean();
  return [{ id: String(newest?._id ?? Types.ObjectId.createFromTime(Math.floor(now.getTime() / 1000))), type: 'reconnected', subjectId: '' }];
}

/**
 * Follows what happens in every program, across servers, until closed. One per process: the server fans it out.
 * `onError` is told when the stream broke; the caller opens another one.
 */
export function watchEvents(onEvent: (event: StoredEvent) => void, onError: (error: Error) => void): { close: () => Promise<void> } {
  const stream = EventModel.watch([{ $match: { operationType: 'insert' } }]);
  stream.on('change', (change: { fullDocument?: StoredEvent }) => {
    if (change.fullDocument) onEvent(change.fullDocument);
  });
  stream.on('error', onError);
  return { close: () => stream.close() };
}
