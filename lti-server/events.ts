import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ProgramActor } from '../models/actor.ts';
import { watchPresences, type PresenceChange } from '../models/agendas/agendas.ts';
import { eventsSince, mayHear, toLiveEvent, watchEvents, type LiveEvent, type StoredEvent } from '../models/events/events.ts';
import { may } from '../models/policy.ts';
import { NotFound } from '../models/problems.ts';
import { findSession } from '../models/sessions/sessions.ts';
import { Problem, sendProblem } from './problems.ts';

const heartbeatMs = 25_000;
const reopenMs = 1_000;
/** A reader this far behind is let go; it resumes from where it was (bytes). */
const mostBuffered = 256 * 1024;
const streamsPerSession = 6;
/** A page opens its stream soon after it began to read, or reads everything again. */
const mostSecondsAgo = 300;

interface Listener {
  readonly sessionId: string;
  readonly token: string;
  readonly response: Response;
  actor: ProgramActor;
}

/**
 * Server-sent events of what each reader may know, and beside them, without an id, that somebody came to an agenda or left it. One
 * change stream of each a process feeds all of its readers; when one breaks, the readers are let go and resume by Last-Event-ID from
 * the collection, so nothing is missed.
 */
export class EventStreams {
  readonly #log: Logger;
  readonly #listeners = new Set<Listener>();
  #watches: readonly { close: () => Promise<void> }[] = [];
  #heartbeat: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Starts to follow the database; streams opened from now on hear of everything. */
  start(): void {
    this.#open();
    this.#heartbeat = setInterval(() => (this.#beating = this.#beat()), heartbeatMs).unref();
  }

  /**
   * `GET /api/events` with a Bearer; `Last-Event-ID` resumes, `?ago=SECONDS` begins with what happened since then. Does not count as
   * activity of the session.
   */
  readonly handler: RequestHandler = async (request, response) => {
    try {
      await this.#serve(request, response);
    } catch (error) {
      sendProblem(response, error, request.requestId, this.#log);
    }
  };

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    this.#letGo();
    await Promise.all([...this.#watches.map((watch) => watch.close()), this.#beating]);
  }

  get size(): number {
    return this.#listeners.size;
  }

  async #serve(request: Request, response: Response): Promise<void> {
    const token = /^Bearer ([\w-]{43})$/.exec(request.get('authorization') ?? '')?.[1];
    const found = token === undefined ? null : await findSession(token, new Date(), { background: true });
    if (token === undefined || found === null) throw new Problem('session-ended');
    if (!may(found.actor, 'events.read')) throw new NotFound();
    const open = [...this.#listeners].filter(({ sessionId }) => sessionId === found.session.id).length;
    if (this.#closed || open >= streamsPerSession) throw new Problem('rate-limited', { retryAfter: 10 });

    const listener: Listener = { sessionId: found.session.id, token, response, actor: found.actor as ProgramActor };
    this.#listeners.add(listener); // before the missed ones are read: nothing falls in between
    response.on('close', () => this.#listeners.delete(listener));
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.write('retry: 2000\n\n');
    await this.#bringUpToDate(listener, request);
  }

  /** What the reader has missed: since the event heard last, or since its page began to read. */
  async #bringUpToDate(listener: Listener, request: Request): Promise<void> {
    const lastEventId = request.get('last-event-id');
    const ago = typeof request.query['ago'] === 'string' ? request.query['ago'] : '';
    const from = lastEventId !== undefined && /^[0-9a-f]{24}$/.test(lastEventId) ? lastEventId : /^\d{1,3}$/.test(ago) ? { secondsAgo: Math.min(Number(ago), mostSecondsAgo) } : null;
    for (const event of from === null ? [] : await eventsSince(listener.actor, from)) send(listener, event);
  }

  #open(): void {
    let broken = false;
    const onError = (error: Error): void => {
      if (this.#closed || broken) return;
      broken = true;
      this.#log.warn({ error: error.name }, 'a change stream broke; readers resume');
      this.#letGo();
      for (const watch of watches) void watch.close().catch(() => undefined);
      setTimeout(() => this.#closed || this.#open(), reopenMs).unref();
    };
    const watches = [watchEvents((event) => this.#publish(event), onError), watchPresences((change) => this.#tellOfPresence(change), onError)];
    this.#watches = watches;
  }

  #publish(event: StoredEvent): void {
    for (const listener of this.#listeners) {
      if (mayHear(listener.actor, event)) send(listener, toLiveEvent(event));
    }
  }

  /** Whoever it is about knows it already. */
  #tellOfPresence(change: PresenceChange): void {
    for (const listener of this.#listeners) {
      const isTheirs = String(change.personId) === listener.actor.personId;
      if (!isTheirs && mayHear(listener.actor, { ...change, forCoordinators: false })) send(listener, { type: 'agenda-presence', subjectId: String(change.meetingId) });
    }
  }

  /** Keeps proxies from closing quiet streams, and ends those whose session has ended. */
  async #beat(): Promise<void> {
    for (const listener of [...this.#listeners]) {
      const found = await findSession(listener.token, new Date(), { background: true }).catch(() => undefined);
      if (found === undefined) continue; // the database does not answer: decide at the next beat
      if (found === null) listener.response.end();
      else {
        listener.actor = found.actor as ProgramActor;
        listener.response.write(': still here\n\n');
      }
    }
  }

  #letGo(): void {
    for (const { response } of this.#listeners) response.end();
    this.#listeners.clear();
  }
}

/** What a stream tells: an event, or news that are none: those have no id to resume from. */
interface Message {
  readonly id?: string;
  readonly type: LiveEvent['type'] | 'agenda-presence';
  readonly subjectId: string;
}

function send({ response }: Listener, { id, type, subjectId }: Message): void {
  if (response.writableLength > mostBuffered) {
    response.end();
    return;
  }
  response.write(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify({ type, id: subjectId })}\n\n`);
}
