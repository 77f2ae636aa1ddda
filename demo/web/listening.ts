import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

export interface Listening {
  server: Server;
  /** Lets running answers end, for at most a second, and frees the port. */
  close(): Promise<void>;
}

/**
 * Serves a handler at the host and port of its own address.
 * @throws with code EADDRINUSE and one plain line where the port is busy.
 */
export async function listenAt(url: string, handler: RequestListener): Promise<Listening> {
  const { hostname, port } = new URL(url);
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? Object.assign(new Error(`${hostname}:${port} is in use by another program.`), { code: error.code }) : error);
    });
    server.listen(Number(port || 80), hostname, resolve);
  });
  return {
    server,
    close: () =>
      new Promise((resolve, reject) => {
        const patience = setTimeout(() => server.closeAllConnections(), 1_000);
        server.close((error) => {
          clearTimeout(patience);
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeIdleConnections();
      }),
  };
}
