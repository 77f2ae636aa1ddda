import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';

const drainMs = 9_000;

/**
 * Follows a server's answers, so that it can be stopped without cutting one off. Returns the stop: nobody new is let in,
 * each connection ends after the answer that is on its way, and after 9 s what is left is cut.
 */
export function drainable(server: Server): () => Promise<void> {
  const open = new Set<ServerResponse>();
  let stopping = false;
  server.prependListener('request', (_request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    if (stopping) lastOnItsConnection(response);
  });
  return async () => {
    stopping = true;
    for (const response of open) lastOnItsConnection(response);
    // Node takes a connection for idle once its answer was ended, also where that has not been sent yet, and would cut it.
    await Promise.all([...open].filter((response) => response.writableEnded && !response.writableFinished).map((response) => once(response, 'close')));
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const timer = setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(timer);
  };
}

function lastOnItsConnection(response: ServerResponse): void {
  const { socket } = response;
  if (!response.headersSent) response.setHeader('Connection', 'close');
  else response.once('finish', () => socket?.end());
}
