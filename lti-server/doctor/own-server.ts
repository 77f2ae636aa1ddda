import type { OwnerActor } from '../../models/actor.ts';
import { listToolKeys } from '../../models/tenants/tool-keys.ts';
import type { Config } from '../config.ts';
import { kindOf, look, ok, problem, type Finding } from './finding.ts';

const about = 'Server';
const timeoutMs = 5_000;

/** Whether TOOL_URL leads to a server of this database, asked from here as a platform would. */
export async function checkOwnServer(owner: OwnerActor, { toolUrl }: Config): Promise<Finding[]> {
  let answered: { status: number; zoneData: unknown; kids: unknown[] };
  try {
    const [ready, keyset] = await Promise.all(['/readyz', '/lti/keys'].map((path) => fetch(`${toolUrl}${path}`, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })));
    const { zoneData } = (await ready!.json()) as { zoneData?: unknown };
    const { keys } = (await keyset!.json()) as { keys: { kid?: unknown }[] };
    answered = { status: ready!.status, zoneData, kids: keys.map(({ kid }) => kid) };
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    return [look(about, `${toolUrl} does not answer from here (${kindOf(cause ?? error)}).`, 'Start the server; if it runs, look at the proxy, the name and the certificate in front of it.')];
  }
  const findings = [
    answered.status === 200
      ? ok(about, `${toolUrl} is ready.`)
      : problem(about, `${toolUrl}/readyz answers ${answered.status}.`, 'Look at the server’s log; it serves again as soon as its database does.'),
  ];
  const published = (await listToolKeys(owner)).map(({ kid }) => kid);
  if (!published.some((kid) => answered.kids.includes(kid))) {
    findings.push(problem(about, `${toolUrl}/lti/keys shows other keys than this database holds.`, 'Let the server and this command use the same MONGODB_URI, and TOOL_URL lead to that server.'));
  }
  if (answered.zoneData !== process.versions['tz']) {
    findings.push(look('Zone data', `The server has ${String(answered.zoneData)}, this command ${String(process.versions['tz'])}.`, 'Run all servers and this command with the same Node.js.'));
  }
  return findings;
}
