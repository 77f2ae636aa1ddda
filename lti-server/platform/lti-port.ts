import { createRequire } from 'node:module';
import type { RequestHandler } from 'express';
import type { ltijsDatabase } from './ltijs-database.ts';
import type { LtijsHttp } from './ltijs-http.ts';

/** What the rest of the server knows of ltijs: our own types, so that another library could stand here. */
export interface LtiPort {
  /** Answers `GET` with the tool's public keys (JWKS). */
  readonly keyset: RequestHandler;
  /** A Bearer for the platform's services, from the store or its token endpoint. Throws where the platform is unknown, not active, or refuses. */
  accessToken(platform: { issuer: string; clientId: string }, scopes: readonly string[]): Promise<{ type: string; token: string }>;
}

const wantedVersion = '5.9.9';

interface LtijsPlatform {
  platformAccessToken(scopes: string): Promise<{ token_type: string; access_token: string }>;
}
interface LtijsProvider {
  app: RequestHandler;
  setup(key: string, database: { plugin: ReturnType<typeof ltijsDatabase> }, options: Record<string, unknown>): void;
  getPlatform(issuer: string, clientId: string): Promise<LtijsPlatform | false>;
}

/**
 * Sets ltijs up once a process: with our database and our HTTP client in place of its own. It is CommonJS without types,
 * one instance, and its client cannot be configured, hence the exact version and the check of the seam.
 */
export function openLtiPort(database: ReturnType<typeof ltijsDatabase>, http: LtijsHttp): LtiPort {
  const require = createRequire(import.meta.url);
  const { version } = require('ltijs/package.json') as { version: string };
  if (version !== wantedVersion) throw new Error(`ltijs is ${version}, but its HTTP client can only be replaced in ${wantedVersion}.`);
  const seam = require.resolve('ltijs/dist/Utils/Http');
  require.cache[seam] = { id: seam, filename: seam, loaded: true, exports: http } as unknown as NodeJS.Module;
  const { Provider: provider } = require('ltijs') as { Provider: LtijsProvider };
  // The key only seals ltijs' own cookies and rows, of which there are none here.
  provider.setup('unused', { plugin: database }, { keysetRoute: '/keys', appRoute: '/unused', loginRoute: '/unused/login', cors: false });

  return {
    keyset(request, response, next) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.status(405).setHeader('Allow', 'GET').end();
        return;
      }
      response.setHeader('Cache-Control', 'public, max-age=300');
      request.url = '/keys';
      void provider.app(request, response, next);
    },
    async accessToken({ issuer, clientId }, scopes) {
      const platform = await provider.getPlatform(issuer, clientId);
      if (platform === false) throw new Error('This platform is not registered, or not active.');
      const { token_type: type, access_token: token } = await platform.platformAccessToken(scopes.join(' '));
      return { type, token };
    },
  };
}
