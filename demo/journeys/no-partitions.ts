import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Makes a browser one that knows no partitioned cookies, as there are many: a proxy that takes that word out of every
 * `Set-Cookie`. With third-party cookies blocked, a framed page of another site then keeps no cookie at all.
 */
export async function withoutPartitions(): Promise<AsyncDisposable & { proxy: { server: string; bypass: string } }> {
  const server = createServer(forward).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // Else a browser asks loopback addresses without the proxy.
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bypass: '<-loopback>' },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const asking = request(incoming.url ?? '', { method: incoming.method, headers: incoming.headers }, (answer) => {
    const cookies = answer.headers['set-cookie']?.map((cookie) => cookie.replace(/; *Partitioned/i, ''));
    outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...(cookies === undefined ? {} : { 'set-cookie': cookies }) });
    answer.pipe(outgoing);
  });
  asking.on('error', () => outgoing.destroy());
  outgoing.on('close', () => asking.destroy());
  incoming.pipe(asking);
}
