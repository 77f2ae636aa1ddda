import type { Logger } from 'pino';
import type { SystemActor } from '../../models/actor.ts';
import type { CalendarFault } from '../../models/busy-calendar-words.ts';
import { calendarFailed, keepBusyTimes, keepUnchanged, leaseCalendar, type DueCalendar } from '../../models/busy-calendars/busy-calendars.ts';
import type { Keyring } from '../../models/tenants/keyring.ts';
import { OutgoingFailed, type Outgoing, type OutgoingAnswer } from '../outgoing.ts';
import { CalendarUnreadable } from './busy-times.ts';
import { busyTimesInThread } from './calendar-worker.ts';

export interface CalendarReader {
  readonly outgoing: Outgoing;
  /** Opens the addresses. */
  readonly keyring: Keyring;
  readonly log: Pick<Logger, 'warn'>;
  /** Aborted where this server is about to end: what is being read is finished, nothing more is begun. */
  readonly ending: AbortSignal;
}

/** So many calendars are fetched at the same time: one slow server does not keep the others waiting. */
const lanes = 4;
/** Of a calendar with 20 years of one person's meetings. */
const mostBytes = 20_000_000;
/** For all of it: well before another server may read it. */
const fetchMs = 20_000;

/** Thrown within a reading. */
class NotRead extends Error {
  override readonly name = 'NotRead';
  readonly fault: CalendarFault;
  constructor(fault: CalendarFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Reads every calendar that is due. Logs ids and words alone: an address is a secret, and so is what a calendar says. A lane
 * that fails leaves the others their work, and fails the whole once they are done.
 */
export async function readDueCalendars(actor: SystemActor, reader: CalendarReader, clock = () => new Date()): Promise<void> {
  const results = await Promise.allSettled(Array.from({ length: lanes }, () => readInTurn(actor, reader, clock)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function readInTurn(actor: SystemActor, reader: CalendarReader, clock: () => Date): Promise<void> {
  while (!reader.ending.aborted) {
    const due = await leaseCalendar(actor, reader.keyring, clock());
    if (due === null) return;
    await readOne(actor, due, reader, clock);
  }
}

async function readOne(actor: SystemActor, due: DueCalendar, { outgoing, log }: CalendarReader, clock: () => Date): Promise<void> {
  try {
    const answer = await ask(due, outgoing);
    if (answer.status === 304) return await keepUnchanged(actor, due, clock());
    const { from, to, zone, ownUids, emails } = due;
    const busy = await busyTimesInThread({ text: answer.body, from: from.getTime(), to: to.getTime(), zone, ownUids, emails });
    await keepBusyTimes(actor, due, {
      busy: busy.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) })),
      etag: short(answer.headers.etag),
      lastModified: short(answer.headers['last-modified']),
    }, clock());
  } catch (error) {
    if (!(error instanceof NotRead || error instanceof CalendarUnreadable)) throw error;
    log.warn({ calendarId: due.id, tenantId: due.tenantId, fault: error.fault }, 'a calendar could not be read');
    await calendarFailed(actor, due, error.fault, clock());
  }
}

async function ask({ address, etag, lastModified }: DueCalendar, outgoing: Outgoing): Promise<OutgoingAnswer> {
  if (address === null) throw new NotRead('sealed');
  const headers = {
    Accept: 'text/calendar, */*;q=0.1',
    'User-Agent': 'Mentorkit',
    ...(etag === null ? {} : { 'If-None-Match': etag }),
    ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
  };
  const answer = await outgoing(address, { headers, maxBytes: mostBytes, timeoutMs: fetchMs }).catch((error: unknown) => {
    throw error instanceof OutgoingFailed ? new NotRead(error.fault === 'look-up' ? 'address' : error.fault) : error;
  });
  const isConditional = etag !== null || lastModified !== null;
  if (answer.status === 200 || (answer.status === 304 && isConditional)) return answer;
  throw new NotRead(answer.status >= 500 || answer.status === 429 || answer.status < 400 ? 'answer' : 'gone');
}

/** Of a header that is sent back as it is. */
function short(header: string | undefined): string | null {
  return header === undefined || header.length > 300 ? null : header;
}
