import type { OwnerActor } from '../../models/actor.ts';
import { NotFound } from '../../models/problems.ts';
import { currentToolKey, listToolKeys } from '../../models/tenants/tool-keys.ts';
import type { Config } from '../config.ts';
import { look, ok, problem, type Finding } from './finding.ts';

const about = 'Keys';
const yearMs = 365 * 86_400_000;

/** Whether there is a key to sign with that this configuration's secret opens, and one to follow it. */
export async function checkKeys(owner: OwnerActor, { secrets }: Config, now = new Date()): Promise<Finding[]> {
  let kid: string;
  try {
    ({ kid } = await currentToolKey(secrets.keyEncryption, now));
  } catch (error) {
    if (error instanceof NotFound) return [problem(about, 'There is no key to sign with.', 'Start a server; it makes one.')];
    return [problem(about, 'The signing key cannot be opened: it was sealed with another keyEncryption.', 'Bring back the secrets file that the servers used, or run "rotate-keys --leaked" to make new keys.')];
  }
  const keys = await listToolKeys(owner, now);
  const { madeAt } = keys.find((key) => key.kid === kid)!;
  const hasNext = keys.some(({ state }) => state === 'next');
  const published = `${keys.length} keys are published; ${kid} signs.`;
  if (!hasNext) return [look(about, `${published} None is ready to follow it.`, 'Start a server; it makes one.')];
  if (now.getTime() - madeAt.getTime() > yearMs) return [look(about, `${published} It is more than a year old.`, 'Run "rotate-keys"; nothing has to be restarted.')];
  return [ok(about, published)];
}
