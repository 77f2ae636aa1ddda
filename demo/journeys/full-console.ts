import { generateKeyPairSync } from 'node:crypto';
import { aProgram, anId } from '../../models/factories.ts';
import { OutboxModel } from '../../models/outbox/outbox.model.ts';
import { approveRegistration, findDeployment, offerDeployment, offerOrigins } from '../../models/tenants/deployments.ts';
import { addHost } from '../../models/tenants/hosts.ts';
import { invite } from '../../models/tenants/invitations.ts';
import { LaunchOutcomeModel } from '../../models/tenants/launch-outcome.model.ts';
import { addRegistration } from '../../models/tenants/registrations.ts';
import { noteTokenTrouble } from '../../models/tenants/token-trouble.ts';
import { ensureToolKeys } from '../../models/tenants/tool-keys.ts';
import { reasons, refusals } from '../../lti-server/pages/refusals.ts';
import type { TestServer } from '../../lti-server/test-server.ts';

const owner = { kind: 'owner' as const };
/** As long as a name may be that nobody meant to be read on a phone: with spaces, and without any. */
const longName = 'Rheinisch-Westfälische Universitätsverwaltungsgesellschaft für Weiterbildung und Zusammenarbeit der angeschlossenen Hochschulen';
const unbroken = 'x'.repeat(90);
const longHost = `https://${'moodle-of-the-faculty-of-applied-sciences'}.${'and-of-the-school-of-education'}.northfield.example`;

/**
 * Fills every page of the console: platforms in each state, one of which gives no token, with long names, deployments that wait between two schools and origins that launches
 * showed; more of them, and more invitations, than one page shows; hosts; every refusal with every reason; mail that was given up. Returns our own id
 * of the platform that has most.
 */
export async function fillConsole({ registrationId, config }: TestServer): Promise<string> {
  await ensureToolKeys(owner, config.secrets.keyEncryption);
  const platform = (serial: number, name: string) => ({
    issuer: serial === 0 ? longHost : `https://lms-${serial}.example`, clientId: serial === 0 ? unbroken : `client-${serial}`, name,
    authorizationUrl: `${longHost}/auth`, tokenUrl: `${longHost}/token`, jwksUrl: `${longHost}/jwks`,
  });
  const first = platform(0, longName);
  const { id } = await addRegistration(owner, first, { allowHttp: false });
  await approveRegistration(owner, { ...first, deploymentId: `1:${unbroken}` });
  await approveRegistration(owner, { ...first, deploymentId: '2', tenant: 'new' });
  for (const at of ['2026-11-02T08:00:00Z', '2026-11-04T09:30:00Z']) await noteTokenTrouble(first, 'down', new Date(at));
  for (let i = 0; i < 25; i += 1) await offerDeployment(id, `${i}-${unbroken}`);
  await offerOrigins((await findDeployment(id, '2'))!, ['https://pages.northfield.example', `https://${'pages-of-the-library'.repeat(2)}.northfield.example`]);
  await offerDeployment(registrationId, 'second');
  for (let serial = 1; serial <= 21; serial += 1) await addRegistration(owner, platform(serial, serial === 21 ? unbroken : `School ${serial}`), { allowHttp: false });
  for (let made = 0; made <= 20; made += 1) await invite(owner, { approves: made % 2 === 0 });

  const place = await aProgram();
  const key = (): string => generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
  for (const [origin, name] of [[longHost, longName], ['https://portal.northfield.example', unbroken]] as const) await addHost(owner, { origin, name, key: key(), ...place, coordinator: true }, { allowHttp: false });

  const now = new Date();
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  const kinds = [...Object.keys(refusals).map((code) => ({ code, reason: null })), ...Object.keys(reasons).map((reason) => ({ code: 'launch-invalid', reason }))];
  await LaunchOutcomeModel.insertMany(kinds.map((kind, i) => ({ ...kind, registrationId: i % 2 === 0 ? id : null, hour, count: 1_234, lastAt: now, references: Array.from({ length: 20 }, (_, n) => `K7F-${n}M9`) })));

  const mail = { ...place, receiverId: anId(), template: 'meeting-booked' as const, dueAt: now };
  const failures = ['refused', 'no-address', 'no-receiver', 'ETIMEDOUT', unbroken, ...Array<string>(21).fill('ESOCKET')];
  await OutboxModel.insertMany([...failures.map((failure) => ({ ...mail, eventId: anId(), state: 'parked' as const, attempts: 9, failure })), { ...mail, eventId: anId() }]);
  return id;
}

/** Every page of the console, and its lists narrowed, empty and further on; by their addresses. */
export function consoleAddresses(platformId: string): string[] {
  return [
    '', '?page=2', '?text=nowhere', `?platform=${platformId}`, '?said=not-acceptable', '/invitations?page=2', '/hosts', '/launches', '/launches?page=2',
    '/launches?reason=launch-invalid%3Aaudience', '/mail', '/mail?why=ESOCKET&page=2', '/access', '/log?page=2',
  ];
}
