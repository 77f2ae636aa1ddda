import type { Logger } from 'pino';
import type { SystemActor } from '../../models/actor.ts';
import { endReading, keepPage, leaseRoster, readingFailed, type RosterReading } from '../../models/rosters/rosters.ts';
import { FailingPlatforms, workByPlatform } from './by-platform.ts';
import type { LtiPort } from './lti-port.ts';
import { ServiceFailed, type ServiceFault } from './service-failed.ts';
import { activePlatform } from './services.ts';

/** Members asked for at once; platforms may give fewer. */
const pageSize = 500;
/** A roster of more pages than this has no end. */
const mostPages = 5_000;
/** After these the page that was to be read next cannot be trusted: the next try begins with the first one. */
const beginAnew: ReadonlySet<ServiceFault> = new Set(['gone', 'rejected', 'answer', 'elsewhere']);

/** Rosters that are read at once, each of another platform. */
const atOnce = 4;

/** A roster that this process reads, as far as it has come. */
interface Place {
  reading: RosterReading;
}

/**
 * Reads every roster that is due, page by page. What goes wrong on the way (a page that fails, leads in a circle or to
 * somebody else's server) ends the reading without taking anybody off the roster; so does, at its end, a member whose id cannot be used. One roster of a platform is read at a time, so
 * that one that hangs holds up its own alone; once it has not answered, or gives no token, its others fail without being asked
 * for. What nobody foresaw goes wrong with its own roster alone as well, and is thrown when the others were read.
 */
export async function readDueRosters(actor: SystemActor, port: Pick<LtiPort, 'members'>, log: Pick<Logger, 'info' | 'warn'>): Promise<void> {
  const failing = new FailingPlatforms(() => new Date());
  const unexpected: unknown[] = [];
  /** Not even the failure could be kept: the roster would be due again at once. */
  let stumbled = false;
  await workByPlatform<RosterReading>({
    atOnce,
    take: async (besides) => (stumbled ? null : leaseRoster(actor, new Date(), { besides })),
    platformOf: ({ registrationId }) => registrationId,
    work: (reading) => read({ reading }),
  });
  if (unexpected.length > 0) throw unexpected[0];

  async function read(place: Place): Promise<void> {
    const { id: rosterId, tenantId, registrationId } = place.reading;
    try {
      const ended = await readToTheEnd(place, port, failing);
      if (ended !== null) log.info({ rosterId, tenantId, ...ended }, 'a roster was read');
    } catch (error) {
      if (!(error instanceof ServiceFailed)) unexpected.push(error);
      const failed = error instanceof ServiceFailed ? error : new ServiceFailed('answer');
      log.warn({ rosterId, tenantId, fault: failed.fault, atToken: failed.atToken, ...(failed === error ? {} : { error: (error as Error).name }) }, 'a roster could not be read to its end');
      if (failed.isOfPlatform) failing.note(registrationId, failed);
      const { fault, retryAfterMs } = failed;
      await readingFailed(place.reading, { fault, retryAfterMs, anew: beginAnew.has(fault) && !failed.atToken }).catch((cannotKeep: unknown) => {
        stumbled = true;
        unexpected.push(cannotKeep);
      });
    }
  }
}

/** null: another server has taken the reading over. */
async function readToTheEnd(place: Place, port: Pick<LtiPort, 'members'>, failing: FailingPlatforms): Promise<{ seen: number; left: number; doubted: boolean } | null> {
  const { registrationId, next } = place.reading;
  if (next !== null) failing.assertWell(registrationId);
  const platform = next === null ? null : await activePlatform(place.reading);
  if (platform === null && next !== null) throw new ServiceFailed('token');
  const read = new Set<string>();
  while (platform !== null && place.reading.next !== null) {
    const address: string = place.reading.next;
    if (read.has(address) || read.size >= mostPages) throw new ServiceFailed('answer');
    read.add(address);
    const after = await keepPage(place.reading, await port.members(platform, place.reading.isFirst ? inPages(address) : address));
    if (after === null) return null;
    place.reading = after;
  }
  if (place.reading.unclear) throw new ServiceFailed('answer');
  return { seen: place.reading.seen, ...(await endReading(place.reading)) };
}

/**
 * Asks for pages of our size where the platform's address says nothing of it: some answer with everybody at once otherwise. What the
 * platform calls the next page is its own and left as it is: it may be signed, or refuse what it does not know.
 */
function inPages(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('limit')) url.searchParams.set('limit', String(pageSize));
  return url.href;
}
