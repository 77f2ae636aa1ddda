import type { Logger } from 'pino';
import type { SystemActor } from '../../models/actor.ts';
import { endReading, keepPage, leaseRoster, readingFailed, type RosterReading } from '../../models/rosters/rosters.ts';
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

/**
 * Reads every roster that is due, page by page. What goes wrong on the way (a page that fails, leads in a circle or to
 * somebody else's server) ends the reading without taking anybody off the roster; so does, at its end, a member whose id cannot be used. One roster of a platform is read at a time, so
 * that one that hangs holds up its own alone; once it has not answered, its others fail without being asked for.
 */
export async function readDueRosters(actor: SystemActor, port: Pick<LtiPort, 'members'>, log: Pick<Logger, 'info' | 'warn'>): Promise<void> {
  /** By the registration that is asked. */
  const running = new Map<string, Promise<void>>();
  const down = new Set<string>();
  const unexpected: unknown[] = [];
  for (;;) {
    const besides = [...running.keys()];
    const reading = besides.length < atOnce && unexpected.length === 0 ? await leaseRoster(actor, new Date(), { besides }) : null;
    if (reading !== null) running.set(reading.registrationId, read(reading));
    else if (besides.length === 0) break;
    else if (running.size > 0) await Promise.race(running.values());
  }
  if (unexpected.length > 0) throw unexpected[0];

  async function read(reading: RosterReading): Promise<void> {
    const facts = { rosterId: reading.id, tenantId: reading.tenantId };
    try {
      const ended = await readToTheEnd(reading, port, down);
      if (ended !== null) log.info({ ...facts, ...ended }, 'a roster was read');
    } catch (error) {
      if (error instanceof ServiceFailed) log.warn({ ...facts, fault: error.fault }, 'a roster could not be read to its end');
      else unexpected.push(error);
    } finally {
      running.delete(reading.registrationId);
    }
  }
}

/** null: another server has taken the reading over. */
async function readToTheEnd(begun: RosterReading, port: Pick<LtiPort, 'members'>, down: Set<string>): Promise<{ seen: number; left: number; doubted: boolean } | null> {
  let reading = begun;
  try {
    if (reading.next !== null && down.has(reading.registrationId)) throw new ServiceFailed('down');
    const platform = reading.next === null ? null : await activePlatform(reading);
    if (platform === null && reading.next !== null) throw new ServiceFailed('token');
    const read = new Set<string>();
    while (platform !== null && reading.next !== null) {
      if (read.has(reading.next) || read.size >= mostPages) throw new ServiceFailed('answer');
      read.add(reading.next);
      const after = await keepPage(reading, await port.members(platform, reading.isFirst ? inPages(reading.next) : reading.next));
      if (after === null) return null;
      reading = after;
    }
    if (reading.unclear) throw new ServiceFailed('answer');
    return { seen: reading.seen, ...(await endReading(reading)) };
  } catch (error) {
    if (error instanceof ServiceFailed) {
      if (error.fault === 'down') down.add(reading.registrationId);
      await readingFailed(reading, { fault: error.fault, retryAfterMs: error.retryAfterMs, anew: beginAnew.has(error.fault) });
    }
    throw error;
  }
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
