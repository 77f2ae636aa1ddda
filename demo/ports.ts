import { createServer } from 'node:net';

/** Fails with one plain line that names every busy port, before anything has been started. */
export async function assertFree(urls: readonly string[]): Promise<void> {
  const busy: string[] = [];
  for (const url of urls) {
    const { hostname, port } = new URL(url);
    const hosts = hostname === 'localhost' ? ['127.0.0.1', '::1'] : [hostname];
    const free = await Promise.all(hosts.map((host) => isFree(host, Number(port || 80))));
    if (free.includes(false)) busy.push(`${hostname}:${port || 80}`);
  }
  if (busy.length > 0) {
    throw new Error(`${busy.join(', ')} ${busy.length === 1 ? 'is' : 'are'} in use by another program. Stop it, or set TOOL_URL, DEMO_LMS_URL, DEMO_INTRANET_URL or DEMO_MAILBOX_URL to other ports.`);
  }
}

function isFree(host: string, port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
