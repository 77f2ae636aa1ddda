import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ProgramActor } from '../models/actor.ts';
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

interface Listener {
  readonly sessionId: string;
  readonly token: string;
  readonly response: Response;
  actor: ProgramActor;
}

/**
 * Server-sent events of what each reader may know. One change stream a process feeds all of its readers; when it
 * breaks, the readers are let go and resume by Last-Event-ID from the collection, so nothing is missed.
 */
export class EventStreams {
  readonly #log: Logger;
  readonly #listeners = new Set<Listener>();
  #watch: { close: () => Promise<void> } | undefined;
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

  /** `GET /api/events` with a Bearer; `Last-Event-ID` resumes. Does not count as activity of the session. */
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
    await Promise.all([this.#watch?.close(), this.#beating]);
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
    const lastEventId = request.get('last-event-id');
    this.#listeners.add(listener); // before the missed ones are read: nothing falls in between
    response.on('close', () => this.#listeners.delete(listener));
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    response.write('retry: 2000\n\n');
    if (lastEventId !== undefined && /^[0-9a-f]{24}$/.test(lastEventId)) {
      for (const event of await eventsSince(listener.actor, lastEventId)) send(listener, event);
    }
  }

  #open(): void {
    this.#watch = watchEvents(
      (event) => this.#publish(event),
      (error) => {
        if (this.#closed) return;
        this.#log.warn({ error: error.name }, 'the change stream broke; readers resume');
        this.#letGo();
        void this.#watch?.close().catch(() => undefined);
        setTimeout(() => this.#closed || this.#open(), reopenMs).unref();
      },
    );
  }

  #publish(event: StoredEvent): void {
    for (const listener of this.#listeners) {
      if (mayHear(listener.actor, event)) send(listener, toLiveEvent(event));
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

function send({ response }: Listener, { id, type, subjectId }: LiveEvent): void {
  if (response.writableLength > mostBuffered) {
    response.end();
    return;
  }
  response.write(`id: ${id}\ndata: ${JSON.stringify({ type, id: subjectId })}\n\n`);
}
