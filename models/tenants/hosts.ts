import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { findDeploymentOfTenant } from './deployments.ts';
import { readHostKey, type HostKey } from './host-keys.ts';
import { HostModel, type StoredHost } from './host.model.ts';
import { exactOrigin } from './origins.ts';
import { perPage, saysText, skipped, type OwnerPage } from './owner-lists.ts';
import { assertOwner } from './owner.ts';
import { recordOwnerAct, recorded } from './owner-acts.ts';
import { readRegistration, type AddressRule, type RegistrationKey } from './registrations.ts';

export type { HostKey };

/** A web site (an intranet, a portal) whose pages may show the widgets to people it vouches for. */
export interface Host {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly issuer: string;
  readonly origins: readonly string[];
  readonly keys: readonly HostKey[];
  readonly peopleOf: string | null;
  readonly programIds: readonly string[];
  readonly coordinator: boolean;
  readonly state: StoredHost['state'];
}

export interface NewHost {
  origin: string;
  name: string;
  /** The text of its key file: PEM or JWK. */
  key: string;
  /** The program that its pages show, and the tenant that the program belongs to. */
  programId: string;
  tenantId: string;
  peopleOf?: RegistrationKey;
  coordinator?: boolean;
}

/**
 * Lets a host in. Adding one with an origin that is known adds its key (so that two are live while it rotates) and its
 * program, and sets the rest as given. Throws `body-invalid` with the field, and NotFound where the platform of
 * `peopleOf`, or the host, belongs to another tenant.
 */
export async function addHost(owner: OwnerActor, input: NewHost, rule: AddressRule): Promise<Host> {
  assertOwner(owner);
  const issuer = exactOrigin(input.origin, rule);
  if (issuer === null) throw new RuleBroken('body-invalid', { field: 'origin' });
  const key = readHostKey(input.key);
  const peopleOf = input.peopleOf === undefined ? null : await peopleSource(owner, input.peopleOf, input.tenantId);
  const settings = { name: input.name, peopleOf, coordinator: input.coordinator ?? false, state: 'active' as const };
  try {
    return await recorded(owner, 'host-added', [issuer, key.kid], async () => {
      const [row] = await HostModel.create([{ ...settings, tenantId: input.tenantId, issuer, origins: [issuer], keys: [key], programIds: [input.programId] }]);
      return toHost(row!.toObject());
    });
  } catch (error) {
    if (!isDuplicate(error, 'issuer')) throw error;
  }
  await HostModel.updateOne({ issuer, tenantId: input.tenantId }, { $pull: { keys: { kid: key.kid } } });
  const row = await HostModel.findOneAndUpdate(
    { issuer, tenantId: input.tenantId },
    { $set: settings, $push: { keys: key }, $addToSet: { programIds: input.programId, origins: issuer } },
    { returnDocument: 'after' },
  ).lean();
  if (row === null) throw new NotFound();
  await recordOwnerAct(owner, 'host-added', issuer, key.kid);
  return toHost(row);
}

/** Closes the door; sessions that came through it end within a minute. */
export async function revokeHost(owner: OwnerActor, issuer: string): Promise<void> {
  await recorded(owner, 'host-suspended', [issuer], async () => {
    const { matchedCount } = await HostModel.updateOne({ issuer }, { $set: { state: 'revoked' } });
    if (matchedCount === 0) throw new NotFound();
  });
}

/** Opens a closed door again, with the keys and programs it had. */
export async function reopenHost(owner: OwnerActor, issuer: string): Promise<void> {
  await recorded(owner, 'host-resumed', [issuer], async () => {
    const { matchedCount } = await HostModel.updateOne({ issuer, state: 'revoked' }, { $set: { state: 'active' } });
    if (matchedCount === 0) throw new NotFound();
  });
}

/** Withdraws one key; tokens signed by another one of the host stay good. */
export async function revokeHostKey(owner: OwnerActor, { issuer, kid }: { issuer: string; kid: string }): Promise<void> {
  await recorded(owner, 'host-key-revoked', [issuer, kid], async () => {
    const { modifiedCount } = await HostModel.updateOne({ issuer }, { $pull: { keys: { kid } } });
    if (modifiedCount === 0) throw new NotFound();
  });
}

/** All hosts, those whose door is closed among them, oldest first, however many. */
export async function listHosts(owner: OwnerActor): Promise<Host[]> {
  assertOwner(owner);
  return (await HostModel.find().sort({ _id: 1 }).lean()).map(toHost);
}

/** The hosts whose name or an origin of whose pages holds a text. */
export async function hostsSaying(owner: OwnerActor, text: string): Promise<Host[]> {
  return (await listHosts(owner)).filter(({ name, origins }) => saysText(text, [name, ...origins]));
}

/** A page of the hosts, oldest first: all, or those that a text fits. */
export async function findHosts(owner: OwnerActor, { text }: { text?: string | undefined }, page = 1): Promise<OwnerPage<Host>> {
  const found = text === undefined ? await listHosts(owner) : await hostsSaying(owner, text);
  return { items: found.slice(skipped(page), skipped(page + 1)), page, of: perPage, total: found.length };
}

/** The names of hosts, by our own ids. */
export async function hostNames(owner: OwnerActor, ids: readonly string[]): Promise<Map<string, string>> {
  assertOwner(owner);
  const rows = await HostModel.find({ _id: trusted({ $in: ids }) }, { name: 1 }).lean();
  return new Map(rows.map(({ _id, name }) => [String(_id), name]));
}

/** The active host that a token names as its issuer; null for any other. */
export async function findHost(issuer: string): Promise<Host | null> {
  const row = await HostModel.findOne({ issuer, state: 'active' }).lean();
  return row && toHost(row);
}

/** Whether pages of this origin belong to an active host: what CORS may reflect. */
export async function isHostOrigin(origin: string): Promise<boolean> {
  return (await HostModel.exists({ origins: trusted({ $in: [origin] }), state: 'active' })) !== null;
}

export async function isHostActive(id: string): Promise<boolean> {
  return (await HostModel.exists({ _id: id, state: 'active' })) !== null;
}

/** People of a platform are shared with a host of the same tenant only. */
async function peopleSource(owner: OwnerActor, key: RegistrationKey, tenantId: string): Promise<string> {
  const registration = await readRegistration(owner, key);
  if (!(await findDeploymentOfTenant(registration.id, tenantId))) throw new NotFound();
  return registration.id;
}

function toHost(row: StoredHost): Host {
  return {
    id: String(row._id),
    name: row.name,
    tenantId: String(row.tenantId),
    issuer: row.issuer,
    origins: row.origins,
    keys: row.keys.map(({ kid, alg, publicKeyPem }) => ({ kid, alg, publicKeyPem })),
    peopleOf: row.peopleOf === null ? null : String(row.peopleOf),
    programIds: row.programIds.map(String),
    coordinator: row.coordinator,
    state: row.state,
  };
}
