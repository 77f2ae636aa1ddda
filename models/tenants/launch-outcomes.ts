import { Types, trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { LaunchOutcomeModel, type StoredLaunchOutcome } from './launch-outcome.model.ts';
import { assertOwner } from './owner.ts';

const hourMs = 3_600_000;
const flushMs = 1_000;
const mostReferences = 20;
const launched = 'launched';

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

/**
 * Refusals of the last 30 days, newest first, an hour's equal ones added up: all of them, those of one platform (null: of
 * places that are registered nowhere), or the one whose page showed `reference`. At most 200.
 */
export async function listRefusals(
  owner: OwnerActor,
  { registrationId, reference, limit = 50 }: { registrationId?: string | null; reference?: string; limit?: number } = {},
): Promise<LaunchOutcome[]> {
  assertOwner(owner);
  const rows = await LaunchOutcomeModel.find({
    code: trusted({ $ne: launched }),
    ...(registrationId === undefined ? {} : { registrationId }),
    ...(reference === undefined ? {} : { references: reference }),
  }).sort({ lastAt: -1 }).limit(Math.min(limit, 200)).lean();
  return rows.map(toOutcome);
}

/** When each platform last launched well, and how often within that hour; one that did not for 30 days is missing. */
export async function lastLaunches(owner: OwnerActor): Promise<Map<string, { lastAt: Date; count: number }>> {
  assertOwner(owner);
  const rows = await LaunchOutcomeModel.aggregate<{ _id: Types.ObjectId; lastAt: Date; count: number }>([
    { $match: { code: launched } },
    { $sort: { lastAt: -1 } },
    { $group: { _id: '$registrationId', lastAt: { $first: '$lastAt' }, count: { $first: '$count' } } },
  ]);
  return new Map(rows.map(({ _id, lastAt, count }) => [String(_id), { lastAt, count }]));
}

function storedId(id: string | null): Types.ObjectId | null {
  return id === null ? null : new Types.ObjectId(id);
}

/** A row of the release before has no host. */
function toOutcome({ registrationId, hostId, code, reason, count, hour, lastAt, references }: StoredLaunchOutcome): LaunchOutcome {
  return { registrationId: registrationId === null ? null : String(registrationId), hostId: hostId ? String(hostId) : null, code, reason, count, hour, lastAt, references: references.toReversed() };
}
