import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const drainMs = 9_000;

/**
 * Follows a server's answers, so that it can be stopped without cutting one off. Returns the stop: nobody new is let in,
 * each connection ends after the answer that is on its way, and after 9 s what is left is cut. It is over when nothing is
 * worked on any more, also not for somebody who has gone: then the database can be left.
 */
export function drainable(server: Server): () => Promise<void> {
  const open = new Set<ServerResponse>();
  const worked = new Set<Promise<void>>();
  let stopping = false;
  server.prependListener('request', (_request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    const work = untilAnswered(response).then(() => void worked.delete(work));
    worked.add(work);
    if (stopping) lastOnItsConnection(response);
  });
  return async () => {
    stopping = true;
    for (const response of open) lastOnItsConnection(response);
    // Node takes a connection for idle once its answer was ended, also where that has not been sent yet, and would cut it.
    await Promise.all([...open].filter((response) => response.writableEnded && !response.writableFinished).map((response) => once(response, 'close')));
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const early = new AbortController();
    const late = wait(drainMs, undefined, { signal: early.signal }).then(() => server.closeAllConnections(), () => undefined);
    await closed;
    await Promise.race([Promise.all(worked), late]);
    early.abort();
  };
}

/** Whose client closes the connection is answered all the same, into nothing: that is when their work is done. A stream is, once it is closed. */
function untilAnswered(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
    response.end = ((...args: unknown[]) => {
      resolve();
      return end(...args);
    }) as typeof response.end;
    response.once('close', () => response.headersSent && resolve());
  });
}

function lastOnItsConnection(response: ServerResponse): void {
  const { socket } = response;
  if (!response.headersSent) response.setHeader('Connection', 'close');
  else response.once('finish', () => socket?.end());
}
