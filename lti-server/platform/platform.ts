import { ensureToolKeys } from '../../models/tenants/tool-keys.ts';
import type { Config } from '../config.ts';
import { createOutgoing } from '../outgoing.ts';
import { ltijsDatabase } from './ltijs-database.ts';
import { ltijsHttp } from './ltijs-http.ts';
import { openLtiPort, type LtiPort } from './lti-port.ts';
import { platformOrigins } from './platform-origins.ts';

/** The tool's side of the platforms' services, ready at start: the tool has a key to sign with from here on. */
export async function createPlatform(config: Pick<Config, 'allowPrivatePlatforms' | 'secrets'>): Promise<LtiPort> {
  await ensureToolKeys({ kind: 'owner' }, config.secrets.keyEncryption);
  const outgoing = createOutgoing({ allowPrivate: config.allowPrivatePlatforms });
  return openLtiPort(ltijsDatabase(config.secrets), ltijsHttp(outgoing, platformOrigins()));
}
