import { trusted, Types } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { readJoined } from '../mongodb/rows.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { DeploymentModel, type DeploymentState, type StoredDeployment } from './deployment.model.ts';
import { hostedPlatformOf } from './hosted-platforms.ts';
import { forgetPlatforms } from './known-platforms.ts';
import { assertOwner } from './owner.ts';
import { recordOwnerAct, recorded } from './owner-acts.ts';
import { activateRegistration, readRegistration, type Registration, type RegistrationKey } from './registrations.ts';
import { openTenant } from './tenants.ts';

export type { DeploymentState, StoredDeployment };

/** One installation of the tool in a platform; it belongs to exactly one tenant once it is approved. */
export interface Deployment {
  readonly id: string;
  readonly registrationId: string;
  readonly deploymentId: string;
  readonly tenantId: string | null;
  readonly state: DeploymentState;
  readonly origins: readonly string[];
  readonly offeredOrigins: readonly string[];
}

export interface ActiveDeployment extends Deployment {
  readonly tenantId: string;
  readonly state: 'active';
}

/** Approved, with its tenant: only then a launch through it is let in, and its services are called. */
export function isActive(deployment: Deployment): deployment is ActiveDeployment {
  return deployment.state === 'active' && deployment.tenantId !== null;
}

/** Waiting and offered rows are written by launches: so many of them at most (a platform that invents deployments). */
const mostWaiting = 200;
const mostOffered = 20;

export interface Approval extends RegistrationKey {
  /** Without one: every deployment that waits now. null: none, the platform alone. */
  deploymentId?: string | null;
  /**
   * Without one: the tenant that this registration has, if it has one and its issuer serves only that school; else a new one,
   * where the issuer serves many schools one for each deployment.
   */
  tenant?: 'new' | (string & {});
}

/**
 * Lets a platform in, and with it the named deployment (which may come later than its approval) or all that wait.
 * Returns what is active now. An unknown platform, or a tenant that is not one of this registration, is NotFound.
 */
export async function approveRegistration(owner: OwnerActor, approval: Approval): Promise<{ registration: Registration; deployments: Deployment[] }> {
  assertOwner(owner);
  const approved = await inTransaction(async () => {
    const registration = await activateRegistration(owner, approval);
    const registrationId = registration.id;
    const { deploymentId } = approval;
    if (typeof deploymentId === 'string') await expectDeployment(registrationId, deploymentId);
    const rows = await DeploymentModel.find({ registrationId }).lean();
    const chosen = rows.filter((row) => (deploymentId === undefined ? row.state === 'waiting' : row.deploymentId === deploymentId));
    const tenant = tenantsFor(owner, registration, rows, approval.tenant);
    for (const row of chosen) await DeploymentModel.updateOne({ _id: row._id }, { $set: { state: 'active', tenantId: row.tenantId ?? (await tenant()) } });
    await recordOwnerAct(owner, 'platform-approved', approval.issuer, approval.clientId, ...chosen.map((row) => row.deploymentId));
    const active = await DeploymentModel.find({ registrationId, state: 'active' }).sort({ _id: 1 }).lean();
    return { registration, deployments: active.map(toDeployment) };
  });
  forgetPlatforms();
  return approved;
}

/** Notes a deployment that the platform named and nobody approved yet; harmless to repeat. */
export async function expectDeployment(registrationId: string, deploymentId: string): Promise<void> {
  try {
    await DeploymentModel.updateOne({ registrationId, deploymentId }, { $setOnInsert: { state: 'waiting' } }, { upsert: true, setDefaultsOnInsert: true });
  } catch (error) {
    if (!isDuplicate(error, 'registrationId')) throw error; // another launch noted it at the same moment
  }
}

/** The same, said by a launch: where very many wait already, in place of the one that has waited longest, so that whoever opens it now is seen. */
export async function offerDeployment(registrationId: string, deploymentId: string): Promise<void> {
  await expectDeployment(registrationId, deploymentId);
  const waiting = await DeploymentModel.find({ registrationId, state: 'waiting', deploymentId: trusted({ $ne: deploymentId }) }, { _id: 1 }).sort({ _id: -1 }).skip(mostWaiting - 1).lean();
  if (waiting.length > 0) await DeploymentModel.deleteMany({ _id: trusted({ $in: waiting.map(({ _id }) => _id) }), state: 'waiting' });
}

/** Keeps origins that a verified launch showed for the owner, who approves each by `approveOrigin`. */
export async function offerOrigins(deployment: Deployment, origins: readonly string[]): Promise<void> {
  const unknown = origins.filter((origin) => !deployment.offeredOrigins.includes(origin)).slice(0, mostOffered - deployment.offeredOrigins.length);
  if (unknown.length === 0) return;
  await DeploymentModel.updateOne({ _id: deployment.id }, { $addToSet: { offeredOrigins: { $each: unknown } } });
}

/** Lets one of the origins that launches offered frame the pages and get answers. An origin that nobody offered is NotFound; the act is recorded. */
export async function approveOrigin(owner: OwnerActor, { deploymentId, origin, ...key }: RegistrationKey & { deploymentId: string; origin: string }): Promise<Deployment> {
  const registration = await readRegistration(owner, key);
  return recorded(owner, 'origin-approved', [key.issuer, key.clientId, deploymentId, origin], async () => {
    const row = await DeploymentModel.findOneAndUpdate(
      { registrationId: registration.id, deploymentId, offeredOrigins: origin },
      { $addToSet: { origins: origin }, $pull: { offeredOrigins: origin } },
      { returnDocument: 'after' },
    ).lean();
    if (row === null) throw new NotFound();
    return toDeployment(row);
  });
}

/** Which deployment takes the place of which, by the platform's names for them. */
export interface Succession extends RegistrationKey {
  readonly deploymentId: string;
  readonly replaces: string;
}

/**
 * A deployment takes the place of another one: its school and its origins are those of the one that goes, which is closed, and it is let in. In the
 * transaction that moves what belonged to it. Throws NotFound where the one that goes has no school, and `body-invalid` where the one that comes has another.
 */
export async function succeed(registrationId: string, { deploymentId, replaces }: Pick<Succession, 'deploymentId' | 'replaces'>): Promise<{ tenantId: string; from: string; to: string }> {
  if (deploymentId === replaces) throw new RuleBroken('body-invalid', { field: 'deployment' });
  const former = await DeploymentModel.findOne({ registrationId, deploymentId: replaces }).lean();
  if (former === null || former.tenantId === null) throw new NotFound();
  await expectDeployment(registrationId, deploymentId);
  const next = await DeploymentModel.findOneAndUpdate(
    { registrationId, deploymentId, $or: [{ tenantId: null }, { tenantId: former.tenantId }] },
    { $set: { state: 'active', tenantId: former.tenantId }, $addToSet: { origins: { $each: former.origins } } },
    { returnDocument: 'after' },
  ).lean();
  if (next === null) throw new RuleBroken('body-invalid', { field: 'deployment' });
  await DeploymentModel.updateOne({ _id: former._id }, { $set: { state: 'suspended' } });
  return { tenantId: String(former.tenantId), from: String(former._id), to: String(next._id) };
}

/** Closes one installation and leaves the platform's others open. An unknown one is NotFound; the act is recorded. */
export async function suspendDeployment(owner: OwnerActor, { deploymentId, ...key }: RegistrationKey & { deploymentId: string }): Promise<Deployment> {
  const registration = await readRegistration(owner, key);
  return recorded(owner, 'deployment-suspended', [key.issuer, key.clientId, deploymentId], async () => {
    const row = await DeploymentModel.findOneAndUpdate({ registrationId: registration.id, deploymentId }, { $set: { state: 'suspended' } }, { returnDocument: 'after' }).lean();
    if (row === null) throw new NotFound();
    return toDeployment(row);
  });
}

/** In whatever state, by the names of the launch; null: not noted yet. The registration's id was found by a verified launch. */
export async function findDeployment(registrationId: string, deploymentId: string): Promise<Deployment | null> {
  const row = await DeploymentModel.findOne({ registrationId, deploymentId }).lean();
  return row && toDeployment(row);
}

/** By our own id, as sessions keep it. */
export async function isDeploymentActive(id: string): Promise<boolean> {
  return (await DeploymentModel.exists({ _id: id, state: 'active' })) !== null;
}

/** By our own id, as sessions, placed links and rosters keep it. Not for an id that a request names: it is in no tenant's scope. */
export async function findDeploymentById(id: string): Promise<Deployment | null> {
  const row = await DeploymentModel.findById(id).lean();
  return row && toDeployment(row);
}

/** Whether a platform serves this tenant: a deployment of it belongs to it. */
export async function findDeploymentOfTenant(registrationId: string, tenantId: string): Promise<Deployment | null> {
  const row = await DeploymentModel.findOne({ registrationId, tenantId }).lean();
  return row && toDeployment(row);
}

/** All deployments of these platforms, oldest first, however many. */
export async function listDeployments(owner: OwnerActor, registrationIds: readonly string[]): Promise<Deployment[]> {
  assertOwner(owner);
  const rows = await DeploymentModel.find({ registrationId: trusted({ $in: registrationIds }) }).sort({ _id: 1 }).lean();
  return rows.map(toDeployment);
}

/** What the console shows of a platform's deployments: a few, with what there is in all. */
export interface DeploymentsOf {
  /** Those that ask the owner for something first, then the newest. */
  readonly items: readonly Deployment[];
  readonly total: number;
  /** The tenants that its deployments belong to. */
  readonly tenantIds: readonly string[];
}

interface CountedDeployments {
  _id: Types.ObjectId;
  total: number;
  tenantIds: (Types.ObjectId | null)[];
}

/** A part of the deployments of each of these platforms; none of one that has none. */
export async function deploymentsOf(owner: OwnerActor, registrationIds: readonly string[], { skip = 0, limit }: { skip?: number; limit: number }): Promise<Map<string, DeploymentsOf>> {
  assertOwner(owner);
  const ids = registrationIds.map((id) => new Types.ObjectId(id));
  const counted = await readJoined<StoredDeployment, CountedDeployments>(DeploymentModel, [
    { $match: { registrationId: { $in: ids } } },
    { $group: { _id: '$registrationId', total: { $sum: 1 }, tenantIds: { $addToSet: '$tenantId' } } },
  ]);
  const parts = await Promise.all(counted.map(async ({ _id, total, tenantIds }) => {
    const rows = await readJoined<StoredDeployment, StoredDeployment>(DeploymentModel, [
      { $match: { registrationId: _id } },
      { $set: { asks: { $or: [{ $eq: ['$state', 'waiting'] }, { $ne: ['$offeredOrigins', []] }] } } },
      { $sort: { asks: -1, _id: -1 } },
      { $skip: skip },
      { $limit: limit },
    ]);
    return [String(_id), { items: rows.map(toDeployment), total, tenantIds: tenantIds.flatMap((id) => (id === null ? [] : [String(id)])) }] as const;
  }));
  return new Map(parts);
}

/** The platforms of which a deployment, or an origin that a launch showed, waits for the owner. */
export async function platformsThatAsk(): Promise<string[]> {
  const [waiting, offering] = await Promise.all([
    DeploymentModel.distinct('registrationId', { state: 'waiting' }),
    DeploymentModel.distinct('registrationId', { offeredOrigins: trusted({ $gte: '' }) }),
  ]);
  return [...waiting, ...offering].map(String);
}

/** The ids here of the deployments of a platform that the owner has let in. */
export async function activeDeployments(registrationId: string): Promise<string[]> {
  return (await DeploymentModel.distinct('_id', { registrationId, state: 'active' })).map(String);
}

/** Every origin that any active deployment of a platform was given: where a page without personal content may be framed. */
export async function originsOfDeployments(registrationId: string): Promise<string[]> {
  return DeploymentModel.distinct('origins', { registrationId, state: 'active' });
}

/**
 * Gives each deployment its tenant: the one that was chosen, or the platform's only one, or a new one. One issuer of a hosted platform
 * serves many schools: guessing there would show one school to another, so each of its deployments is a tenant of its own.
 */
function tenantsFor(owner: OwnerActor, { issuer, name }: Registration, rows: readonly StoredDeployment[], wanted: string | undefined): () => Promise<string> {
  const known = [...new Set(rows.flatMap(({ tenantId }) => (tenantId === null ? [] : [String(tenantId)])))];
  const isChosen = wanted !== undefined && wanted !== 'new';
  if (isChosen && !known.includes(wanted)) throw new NotFound();
  const servesMany = hostedPlatformOf(issuer) !== undefined;
  let ofAll = isChosen ? wanted : wanted === undefined && known.length === 1 && !servesMany ? known[0] : undefined;
  return async () => {
    if (ofAll !== undefined) return ofAll;
    const opened = await openTenant(owner, { name });
    if (!servesMany) ofAll = opened;
    return opened;
  };
}

/** A row that was read along with something else, in our words. */
export function toDeployment(row: StoredDeployment): Deployment {
  return {
    id: String(row._id),
    registrationId: String(row.registrationId),
    deploymentId: row.deploymentId,
    tenantId: row.tenantId === null ? null : String(row.tenantId),
    state: row.state,
    origins: row.origins,
    offeredOrigins: row.offeredOrigins,
  };
}
