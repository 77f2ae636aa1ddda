import { Types, trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { LaunchOutcomeModel, type StoredLaunchOutcome } from './launch-outcome.model.ts';
import { mostListed, perPage, skipped, type OwnerPage } from './owner-lists.ts';
import { assertOwner } from './owner.ts';

const hourMs = 3_600_000;
const flushMs = 1_000;
const mostReferences = 20;
const launched = 'launched';
const mostKinds = 200;

/** A launch, reload, login or registration that ended with a page instead of the tool, or a host's token that was refused. */
export interface Refusal {
  /** null where no registered platform is known. */
  registrationId: string | null;
  /** Of a host's token: the host, where it is known. */
  hostId?: string | null;
  code: string;
  reason: string | null;
  /** The code that the page showed; of a host's token the id of the request. */
  reference: string;
}

/** Where it came from. */
interface Origin {
  registrationId: string | null;
  hostId: string | null;
}

interface Sum extends Origin {
  hour: number;
  code: string;
  reason: string | null;
  count: number;
  lastAt: number;
  references: string[];
}

/**
 * Notes how launches end, for the tool's owner. Like rate limits it adds up in the process and tells MongoDB once a
 * second, so that no launch waits for it and a flood of refusals writes no more than a trickle.
 */
export class LaunchOutcomes {
  #sums = new Map<string, Sum>();
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  recordRefusal({ registrationId, hostId = null, code, reason, reference }: Refusal, now = new Date()): void {
    const { references } = this.#add({ registrationId, hostId }, code, reason, now);
    references.push(reference);
    if (references.length > mostReferences) references.shift();
  }

  recordLaunch(registrationId: string, now = new Date()): void {
    this.#add({ registrationId, hostId: null }, launched, null, now);
  }

  /** Writes what was noted so far. Called by itself once a second while there is something. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#flushing.then(() => this.#write()).catch(this.#onError);
    await this.#flushing;
  }

  #add({ registrationId, hostId }: Origin, code: string, reason: string | null, now: Date): Sum {
    const hour = Math.floor(now.getTime() / hourMs) * hourMs;
    const key = `${registrationId} ${hostId} ${hour} ${code} ${reason}`;
    let sum = this.#sums.get(key);
    if (sum === undefined) this.#sums.set(key, (sum = { registrationId, hostId, hour, code, reason, count: 0, lastAt: 0, references: [] }));
    sum.count += 1;
    sum.lastAt = Math.max(sum.lastAt, now.getTime());
    this.#timer ??= setTimeout(() => void this.flush(), flushMs).unref();
    return sum;
  }

  async #write(): Promise<void> {
    const sums = [...this.#sums.values()];
    this.#sums = new Map(); // what cannot be written is lost: the server's log has it as well
    if (sums.length === 0) return;
    await LaunchOutcomeModel.bulkWrite(
      sums.map(({ registrationId, hostId, hour, code, reason, count, lastAt, references }) => ({
        updateOne: {
          filter: { registrationId: storedId(registrationId), hostId: storedId(hostId), hour: new Date(hour), code, reason },
          update: {
            $inc: { count },
            $max: { lastAt: new Date(lastAt) },
            $push: { references: { $each: references, $slice: -mostReferences } },
          },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
}

/** How often one thing happened in one hour, as the owner reads it. */
export interface LaunchOutcome extends Origin {
  code: string;
  reason: string | null;
  count: number;
  /** The hour that was added up begins then. */
  hour: Date;
  lastAt: Date;
  /** What the last pages showed as their code, newest first; 20 at most. */
  references: string[];
}

/** Which refusals are asked for; without anything: all. */
export interface RefusalFilter {
  /** Of one platform; null: of places that are registered nowhere. */
  registrationId?: string | null;
  /** Of any of these platforms and hosts, by our own ids. */
  from?: readonly string[];
  code?: string;
  /** With its code; null: refusals without one. */
  reason?: string | null;
  /** The one whose page showed it. */
  reference?: string;
}

/** Refusals of the last 30 days, newest first, an hour's equal ones added up. At most 200. */
export async function listRefusals(owner: OwnerActor, { limit = 50, skip = 0, ...filter }: RefusalFilter & { limit?: number; skip?: number } = {}): Promise<LaunchOutcome[]> {
  assertOwner(owner);
  const rows = await LaunchOutcomeModel.find(refused(filter)).sort({ lastAt: -1 }).skip(skip).limit(Math.min(limit, 200)).lean();
  return rows.map(toOutcome);
}

/** One page of them. */
export async function findRefusals(owner: OwnerActor, filter: RefusalFilter, page = 1): Promise<OwnerPage<LaunchOutcome>> {
  const [items, total] = await Promise.all([
    listRefusals(owner, { ...filter, skip: skipped(page), limit: perPage }),
    LaunchOutcomeModel.countDocuments(refused(filter)).limit(mostListed + 1),
  ]);
  return { items, page, of: perPage, total };
}

/** What launches were refused for in the last 30 days: each code, with each of its reasons. */
export async function listRefusalKinds(owner: OwnerActor): Promise<{ code: string; reason: string | null }[]> {
  assertOwner(owner);
  const kinds = await LaunchOutcomeModel.aggregate<{ _id: { code: string; reason: string | null } }>([
    { $match: { code: { $ne: launched } } },
    { $group: { _id: { code: '$code', reason: '$reason' } } },
    { $sort: { _id: 1 } },
    { $limit: mostKinds },
  ]);
  return kinds.map(({ _id }) => _id);
}

function refused({ registrationId, from, code, reason, reference }: RefusalFilter) {
  return {
    code: code === undefined ? trusted({ $ne: launched }) : trusted({ $eq: code, $ne: launched }),
    ...(reason === undefined ? {} : { reason }),
    ...(registrationId === undefined ? {} : { registrationId }),
    ...(from === undefined ? {} : { $or: [{ registrationId: trusted({ $in: from }) }, { hostId: trusted({ $in: from }) }] }),
    ...(reference === undefined ? {} : { references: reference }),
  };
}

/** When platforms (all, or these) last launched well, and how often within that hour; one that did not for 30 days is missing. */
export async function lastLaunches(owner: OwnerActor, registrationIds?: readonly string[]): Promise<Map<string, { lastAt: Date; count: number }>> {
  assertOwner(owner);
  const ids = registrationIds ?? (await LaunchOutcomeModel.distinct('registrationId', { code: launched })).map(String);
  // One look at the end of each platform's hours: together they would be read from the first one on.
  const rows = await Promise.all(ids.map((registrationId) => LaunchOutcomeModel.findOne({ registrationId, hostId: null, code: launched }).sort({ hour: -1 }).lean()));
  return new Map(rows.flatMap((row) => (row === null ? [] : [[String(row.registrationId), { lastAt: row.lastAt, count: row.count }]])));
}

function storedId(id: string | null): Types.ObjectId | null {
  return id === null ? null : new Types.ObjectId(id);
}

/** A row of the release before has no host. */
function toOutcome({ registrationId, hostId, code, reason, count, hour, lastAt, references }: StoredLaunchOutcome): LaunchOutcome {
  return { registrationId: registrationId === null ? null : String(registrationId), hostId: hostId ? String(hostId) : null, code, reason, count, hour, lastAt, references: references.toReversed() };
}
