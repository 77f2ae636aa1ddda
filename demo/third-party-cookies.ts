import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions } from 'playwright-core';

/** What a person chose in the browser's settings. */
export type ThirdPartyCookies = 'allowed' | 'blocked';

/** What a page in an iframe on another site's page got to keep. */
export interface KeptInFrame {
  /** `SameSite=None; Secure`: the third-party cookie of old. */
  unpartitioned: boolean;
  /** The same with `Partitioned`: one jar per top-level site. */
  partitioned: boolean;
  /** What `localStorage` gives in the iframe: its own (one per top-level site), that of the whole site, or an exception. */
  storage: 'partitioned' | 'shared' | 'refused';
}

/**
 * Opens a page of one site with an iframe of another and reads what the iframe keeps. A journey asks this first, because
 * a browser that ignored its setting would make every later assertion worthless. The two sites are `127.0.0.1` and
 * `localhost`, as those of the demo are; both count as trustworthy, so `Secure` cookies need no certificate.
 */
export async function keptInFrame(browser: Browser, options: BrowserContextOptions = {}): Promise<KeptInFrame> {
  await using inner = await serve('localhost', (request, response) => {
    if (request.url === '/keep') {
      response.setHeader('set-cookie', ['', '; Partitioned'].map((kind, index) =>
        `__Host-${index}=kept; Path=/; HttpOnly; Secure; SameSite=None${kind}`));
    }
    response.setHeader('content-type', 'text/html').end(`<title>inner</title><p>${request.headers.cookie ?? ''}</p>`);
  });
  await using outer = await serve('127.0.0.1', (_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<title>outer</title><iframe src="${inner.origin}/keep"></iframe>`);
  });
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.goto(`${inner.origin}/`);
    await page.evaluate(`localStorage.setItem('mark', 'first party')`);
    await page.goto(outer.origin);
    const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
    if (frame === undefined) throw new Error('The iframe did not load.');
    await frame.goto(`${inner.origin}/read`);
    const cookies = await frame.locator('p').textContent() ?? '';
    const storage = await frame.evaluate<KeptInFrame['storage']>(
      `(() => { try { return localStorage.getItem('mark') === null ? 'partitioned' : 'shared'; } catch { return 'refused'; } })()`,
    );
    return { unpartitioned: cookies.includes('__Host-0'), partitioned: cookies.includes('__Host-1'), storage };
  } finally {
    await context.close();
  }
}

async function serve(host: 'localhost' | '127.0.0.1', listener: RequestListener): Promise<AsyncDisposable & { origin: string }> {
  const server: Server = createServer(listener).listen(0, host);
  await once(server, 'listening');
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
