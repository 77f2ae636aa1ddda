import type { OwnerActor } from '../../models/actor.ts';
import { listDeployments, type Deployment } from '../../models/tenants/deployments.ts';
import { listRegistrations, type Registration } from '../../models/tenants/registrations.ts';
import { usableKeys } from '../launch/platform-keys.ts';
import { OutgoingFailed, type Outgoing, type OutgoingAnswer } from '../outgoing.ts';
import { clockFinding } from './clock.ts';
import { kindOf, look, ok, problem, type Finding } from './finding.ts';

const timeoutMs = 5_000;
const atOnce = 8;

/** Every platform that may launch: its keys and its token endpoint, asked as a launch and a service would. Names those that wait. */
export async function checkPlatforms(owner: OwnerActor, outgoing: Outgoing, now: () => number = Date.now): Promise<Finding[]> {
  const registrations = await listRegistrations(owner);
  const deployments = Map.groupBy(await listDeployments(owner, registrations.map(({ id }) => id)), ({ registrationId }) => registrationId);
  if (registrations.length === 0) return [look('Platforms', 'None is registered yet.', 'Run "invite" and give the address to the platform’s administrator, or "setup" for its values.')];
  const findings: Finding[][] = [];
  for (let start = 0; start < registrations.length; start += atOnce) {
    const some = registrations.slice(start, start + atOnce);
    findings.push(...(await Promise.all(some.map((one) => checkOne(one, deployments.get(one.id) ?? [], outgoing, now)))));
  }
  return findings.flat();
}

async function checkOne(registration: Registration, deployments: readonly Deployment[], outgoing: Outgoing, now: () => number): Promise<Finding[]> {
  const { issuer, clientId, state } = registration;
  const about = `${issuer} ${clientId}`;
  if (state === 'pending') return [look(about, 'It waits for approval.', `Run: approve ${issuer} ${clientId}`)];
  if (state === 'suspended') return [look(about, 'It is suspended: launches are refused.', `Run "approve ${issuer} ${clientId}" when it may come back.`)];
  const waiting = deployments.filter((one) => one.state === 'waiting').map(({ deploymentId }) => deploymentId);
  return [
    ...(await checkKeyset(about, registration, outgoing, now)),
    await checkTokens(about, registration, outgoing),
    ...(waiting.length > 0 ? [look(about, `Deployments wait for approval: ${waiting.slice(0, 5).join(', ')}.`, `Run: approve ${issuer} ${clientId} DEPLOYMENT_ID`)] : []),
    ...(deployments.some((one) => one.state === 'active') ? [] : [look(about, 'No deployment is active, so nobody can launch.', 'Open the tool there once, then approve the deployment that this names.')]),
  ];
}

async function checkKeyset(about: string, { jwksUrl }: Registration, outgoing: Outgoing, now: () => number): Promise<Finding[]> {
  const todo = `Open ${jwksUrl} from this machine. Launches go on for a day with the keys that the servers still know.`;
  let answer: OutgoingAnswer;
  try {
    answer = await outgoing(jwksUrl, { timeoutMs });
  } catch (error) {
    return [problem(about, `Its keyset cannot be reached (${faultOf(error)}).`, todo)];
  }
  const keys = await Promise.resolve(answer.body).then((body) => usableKeys(JSON.parse(body))).catch(() => new Map());
  const date = Date.parse(answer.headers.date ?? '');
  return [
    answer.status === 200 && keys.size > 0
      ? ok(about, `Its keyset holds ${keys.size} usable ${keys.size === 1 ? 'key' : 'keys'}.`)
      : problem(about, `Its keyset answers ${answer.status} without a usable key.`, todo),
    ...(Number.isNaN(date) ? [] : [clockFinding(issuerHost(about), now() - date)]),
  ];
}

/** A question without an assertion: a token endpoint says no in its own words, and nothing secret leaves. */
async function checkTokens(about: string, { tokenUrl }: Registration, outgoing: Outgoing): Promise<Finding> {
  const todo = 'See whether the platform moved its token endpoint; roster and grades wait until it answers.';
  try {
    const { status } = await outgoing(tokenUrl, { method: 'POST', timeoutMs, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' });
    const answers = status < 500 && status !== 404;
    return answers ? ok(about, 'Its token endpoint answers.') : problem(about, `Its token endpoint answers ${status}.`, todo);
  } catch (error) {
    return problem(about, `Its token endpoint cannot be reached (${faultOf(error)}).`, todo);
  }
}

function faultOf(error: unknown): string {
  return error instanceof OutgoingFailed ? error.fault : kindOf(error);
}

function issuerHost(about: string): string {
  return new URL(about.split(' ')[0]!).host;
}
