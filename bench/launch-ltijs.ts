import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';

/**
 * Bare ltijs with its own store, for the launch benchmark: its documented set-up with what only costs time left out (no
 * CORS, no debugging, no check of the id_token's age, no static files), and a page of a few bytes. It verifies each launch,
 * keeps what the id_token says, and shows the page after the redirect that is its way to a session.
 */
interface Ltijs {
  Provider: {
    app: RequestListener;
    setup(key: string, database: { url: string }, options: Record<string, unknown>): void;
    onConnect(show: (token: unknown, request: unknown, response: { send(page: string): void }) => void): void;
    deploy(options: { serverless: true; silent: true }): Promise<true>;
    registerPlatform(platform: Record<string, unknown>): Promise<false | { platformActive(active: true): Promise<unknown> }>;
  };
}
const { Provider } = createRequire(import.meta.url)('ltijs') as Ltijs;
Provider.setup('a key for cookies and tokens in the benchmark', { url: process.env['BENCH_URI']! }, { cors: false, tokenMaxAge: false, cookies: { secure: false, sameSite: '' } });
Provider.onConnect((_token, _request, response) => response.send('<!doctype html><title>Welcome</title>'));
await Provider.deploy({ serverless: true, silent: true });
const platform = await Provider.registerPlatform({
  url: process.env['BENCH_ISSUER']!,
  name: 'Bench',
  clientId: process.env['BENCH_CLIENT']!,
  authenticationEndpoint: `${process.env['BENCH_ISSUER']}/auth`,
  accesstokenEndpoint: `${process.env['BENCH_ISSUER']}/token`,
  authConfig: { method: 'JWK_SET', key: process.env['BENCH_JWKS']! },
});
if (platform === false) throw new Error('ltijs did not register the platform.');
await platform.platformActive(true);

const server = createServer(Provider.app);
server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!((user + system) / 1000);
});
