import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportSPKI, importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import { signingKey } from '../web/signing-key.ts';
import type { SigningKey } from '../web/signing-key.ts';

export interface HostKey extends SigningKey {
  publicPem: string;
  /** Files for the tool's owner, to be named in `host add --key`. */
  files: { jwk: string; pem: string };
}

/** The portal's Ed25519 key pair, made on first use; its public half lies beside it as JWK (with its kid) and as PEM. */
export async function hostKey(dataDir: string): Promise<HostKey> {
  const key = await signingKey(join(dataDir, 'host-key.json'), 'EdDSA');
  const publicPem = await exportSPKI((await importJWK(key.publicJwk, 'EdDSA')) as CryptoKey);
  const files = { jwk: join(dataDir, 'host-key.public.json'), pem: join(dataDir, 'host-key.public.pem') };
  await writeFile(files.jwk, `${JSON.stringify(key.publicJwk, null, 2)}\n`);
  await writeFile(files.pem, publicPem);
  return { ...key, publicPem, files };
}
