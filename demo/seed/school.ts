import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OwnerActor } from '../../models/actor.ts';
import { identifyPerson } from '../../models/people/people.ts';
import { NotFound } from '../../models/problems.ts';
import { approveRegistration } from '../../models/tenants/deployments.ts';
import { addHost, findHost } from '../../models/tenants/hosts.ts';
import { addRegistration, readRegistration } from '../../models/tenants/registrations.ts';
import { hostKey } from '../intranet/host-key.ts';
import { mentoringTool, platformAddresses } from '../lms/lms.ts';
import type { DemoPerson } from '../people.ts';
import type { DemoSettings } from '../settings.ts';

const owner: OwnerActor = { kind: 'owner' };
/** The demo's own pages are on this machine, without https. */
const onThisMachine = { allowHttp: true };

/** Northfield University as the tool knows it: its tenant, and its LMS as the platform that vouches for its people. */
export interface School {
  readonly tenantId: string;
  readonly registrationId: string;
  /** Our row of the LMS's deployment. */
  readonly deploymentId: string;
}

/** Registers and approves the LMS; with its approval the school's tenant begins. */
export async function openSchool({ lmsUrl, toolUrl }: DemoSettings): Promise<School> {
  const { clientId, deploymentId, scopes: grantedScopes } = mentoringTool(toolUrl);
  const addresses = platformAddresses(lmsUrl);
  await addRegistration(
    owner,
    {
      issuer: addresses.issuer,
      clientId,
      name: 'Northfield University',
      authorizationUrl: addresses.authorization,
      tokenUrl: addresses.token,
      jwksUrl: addresses.keyset,
      grantedScopes,
    },
    onThisMachine,
  );
  const { registration, deployments } = await approveRegistration(owner, { issuer: addresses.issuer, clientId, deploymentId, tenant: 'new' });
  const deployment = deployments.find((one) => one.deploymentId === deploymentId);
  if (!deployment?.tenantId) throw new Error('The LMS was approved and has no tenant.');
  return { tenantId: deployment.tenantId, registrationId: registration.id, deploymentId: deployment.id };
}

/** Somebody whom the LMS vouches for. The portal vouches for the same people by the same `sub`. Returns the person's id. */
export async function introduce({ tenantId, registrationId }: School, { sub, name, email, locale }: DemoPerson, now: Date): Promise<string> {
  const { personId } = await identifyPerson({ tenantId, source: 'registration', sourceId: registrationId, subject: sub, name, email, locale }, now);
  return personId;
}

/** Lets the portal in, which shows this program to the people of the LMS, and has its coordinators work on it there. */
export async function openPortal({ tenantId }: School, programId: string, { intranetUrl, lmsUrl, toolUrl, dataDir }: DemoSettings): Promise<void> {
  const key = await hostKey(join(dataDir, 'intranet'));
  const peopleOf = { issuer: platformAddresses(lmsUrl).issuer, clientId: mentoringTool(toolUrl).clientId };
  const name = 'Northfield portal';
  await addHost(owner, { origin: intranetUrl, name, key: await readFile(key.files.jwk, 'utf8'), programId, tenantId, peopleOf, coordinator: true }, onThisMachine);
}

/**
 * The program that the portal shows, or null where nothing was seeded yet. The portal is let in last: a registration
 * without it is what a start leaves that was stopped on the way.
 */
export async function seededProgram({ intranetUrl, lmsUrl, toolUrl }: DemoSettings): Promise<string | null> {
  if (!(await isRegistered(lmsUrl, toolUrl))) return null;
  const portal = await findHost(new URL(intranetUrl).origin);
  const programId = portal?.programIds[0];
  if (programId === undefined) throw new Error('The demo data are not complete: an earlier start was stopped on the way. Start once with "npm start -- --reset".');
  return programId;
}

async function isRegistered(lmsUrl: string, toolUrl: string): Promise<boolean> {
  try {
    await readRegistration(owner, { issuer: platformAddresses(lmsUrl).issuer, clientId: mentoringTool(toolUrl).clientId });
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
