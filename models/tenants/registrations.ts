import { isValidObjectId, Types, type PipelineStage } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { readJoined } from '../mongodb/rows.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { hostedPlatformOf } from './hosted-platforms.ts';
import { keepPlatform, knownPlatform, type PlatformForLogin } from './known-platforms.ts';
import { derivedOrigins, platformUrl } from './origins.ts';
import { assertOwner } from './owner.ts';
import { recorded } from './owner-acts.ts';
import type { RegistrationChoices } from './registration-choices.ts';
import { allServiceScopes, type ServiceScope } from './service-scopes.ts';
import { RegistrationModel, type RegistrationState, type SignatureAlgorithm, type StoredRegistration, type TokenTrouble } from './registration.model.ts';

export type { PlatformForLogin } from './known-platforms.ts';
export type { RegistrationState, SignatureAlgorithm };

/** A platform as it knows this tool: (issuer, clientId) names it, nothing less does. */
export interface Registration {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly name: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly authorizationServer: string | null;
  readonly state: RegistrationState;
  /** Where its pages and services may be: derived from its endpoints, and approved by the owner. */
  readonly origins: readonly string[];
  /** Those of them that the owner added. */
  readonly addedOrigins: readonly string[];
  /** What may be called: what the platform granted, without what the owner took back. */
  readonly grantedScopes: readonly string[];
  readonly withdrawnScopes: readonly string[];
  /** Whether the platform did not say at its registration what it grants, so that its launches say it. */
  readonly grantsUnsaid: boolean;
  /** Where it gives the tool no token, the last time it was asked for one. */
  readonly tokenTrouble: TokenTrouble | null;
  /** What its administrator chose when it registered by itself; null where it was registered by hand. */
  readonly choices: RegistrationChoices | null;
  readonly tenantAdminByInstitutionRole: boolean;
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly extraAudiences: readonly string[];
}

export interface RegistrationKey {
  issuer: string;
  clientId: string;
}

export interface NewRegistration extends RegistrationKey {
  /** Without one: the issuer's host. */
  name?: string;
  authorizationUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  authorizationServer?: string;
  /** Without them: what it was asked for, and what it had before where it registers again. */
  grantedScopes?: readonly string[];
  /** Without them: every scope of this tool, as for a platform that is set up by hand. */
  askedScopes?: readonly string[];
  choices?: RegistrationChoices;
}

/** Where http is allowed besides https: a demo, or a platform inside the same network. */
export interface AddressRule {
  allowHttp: boolean;
}

/**
 * Registers a platform by hand; it waits for approval. Throws `registration-known` where (issuer, clientId) is there
 * already, and `body-invalid` with the name of the field that is no acceptable address.
 */
export async function addRegistration(owner: OwnerActor, input: NewRegistration, rule: AddressRule): Promise<Registration> {
  assertOwner(owner);
  const fields = checked(input, rule);
  try {
    return await recorded(owner, 'platform-added', [input.issuer, input.clientId], async () => {
      const [row] = await RegistrationModel.create([{ ...fields, state: 'pending' }]);
      return toRegistration(row!.toObject());
    });
  } catch (error) {
    if (isDuplicate(error, 'issuer', 'clientId')) throw new RuleBroken('registration-known');
    throw error;
  }
}

/**
 * Registers a platform that came by invitation. One that registers again (Moodle keeps the client id then) has its
 * endpoints renewed and keeps its state, so that a suspended one does not come back that way; an active one that names an
 * endpoint on an origin it was not approved with waits again: whoever holds an invitation could send its launches elsewhere.
 */
export async function renewRegistration(owner: OwnerActor, input: NewRegistration, rule: AddressRule): Promise<Registration> {
  assertOwner(owner);
  const { issuer, clientId, grantedScopes, grantsUnsaid, ...fields } = checked(input, rule);
  return recorded(owner, 'platform-registered', [issuer, clientId], async () => {
    const earlier = await RegistrationModel.findOne({ issuer, clientId }).lean();
    if (earlier?.state === 'active' && derivedOrigins({ issuer, ...fields }).some((origin) => !derivedOrigins(earlier).includes(origin))) {
      await RegistrationModel.updateOne({ _id: earlier._id }, { $set: { state: 'pending' } });
    }
    const row = await RegistrationModel.findOneAndUpdate(
      { issuer, clientId },
      input.grantedScopes === undefined && (earlier?.grantedScopes.length ?? 0) > 0
        ? { $set: fields, $setOnInsert: { state: 'pending' } }
        : { $set: { ...fields, grantedScopes, grantsUnsaid }, $setOnInsert: { state: 'pending' } },
      { upsert: true, returnDocument: 'after', setDefaultsOnInsert: true },
    ).lean();
    return toRegistration(row);
  });
}

/** What only the owner decides about a platform. */
export interface RegistrationSettings {
  tenantAdminByInstitutionRole?: boolean;
  algorithms?: readonly SignatureAlgorithm[];
  extraAudiences?: readonly string[];
  /** Scopes that are not used, whatever the platform grants, now or when it registers again. */
  withdrawnScopes?: readonly ServiceScope[];
  approvedOrigins?: readonly string[];
}

/** Throws `body-invalid` for more than ten further audiences, or one that is empty or longer than 255 characters. */
export async function configureRegistration(owner: OwnerActor, { issuer, clientId }: RegistrationKey, settings: RegistrationSettings): Promise<Registration> {
  assertOwner(owner);
  const { extraAudiences = [] } = settings;
  if (extraAudiences.length > mostAudiences || extraAudiences.some((one) => one === '' || one.length > 255)) throw new RuleBroken('body-invalid', { field: 'audiences' });
  return recorded(owner, 'platform-configured', [issuer, clientId], async () => {
    const row = await RegistrationModel.findOneAndUpdate({ issuer, clientId }, { $set: settings }, { returnDocument: 'after', runValidators: true }).lean();
    if (row === null) throw new NotFound();
    return toRegistration(row);
  });
}

/** Refuses every launch of this platform from now on, and ends what came through it within a minute. */
export async function suspendRegistration(owner: OwnerActor, { issuer, clientId }: RegistrationKey): Promise<Registration> {
  assertOwner(owner);
  return recorded(owner, 'platform-suspended', [issuer, clientId], () => setState({ issuer, clientId }, 'suspended'));
}

/** Lets a platform that was suspended come back, as it was. */
export async function resumeRegistration(owner: OwnerActor, { issuer, clientId }: RegistrationKey): Promise<Registration> {
  return recorded(owner, 'platform-resumed', [issuer, clientId], () => setState({ issuer, clientId }, 'active', 'suspended'));
}

/** Opens the door to a platform; approving its deployments is deployments.ts, which writes it down. */
export async function activateRegistration(owner: OwnerActor, { issuer, clientId }: RegistrationKey): Promise<Registration> {
  assertOwner(owner);
  return setState({ issuer, clientId }, 'active');
}

/** All platforms, oldest first, however many: each of them matters to who asks, and there are as many as schools, not as people. */
export async function listRegistrations(owner: OwnerActor): Promise<Registration[]> {
  assertOwner(owner);
  const rows = await RegistrationModel.find().sort({ _id: 1 }).lean();
  return rows.map(toRegistration);
}

/**
 * The platform that a login names, with every origin that its pages without personal content may be framed by. Without a
 * client id only where the issuer has exactly one registration: `ambiguous` where it has several, `unknown` where it has none.
 */
export async function registrationForLogin(issuer: string, clientId: string | undefined): Promise<PlatformForLogin | 'unknown' | 'ambiguous'> {
  const name = JSON.stringify([issuer, clientId]);
  const known = knownPlatform(name);
  if (known !== undefined) return known;
  const rows = await readJoined<StoredRegistration, StoredRegistration & { deployments: { origins: string[] }[] }>(RegistrationModel, [
    { $match: { issuer, ...(clientId === undefined ? {} : { clientId }) } },
    { $limit: 2 },
    { $lookup: { from: 'deployments', as: 'deployments', localField: '_id', foreignField: 'registrationId', pipeline: [{ $match: { state: 'active' } }, { $project: { origins: 1 } }] } },
  ]);
  const [row] = rows;
  if (row === undefined) return 'unknown';
  if (rows.length > 1) return 'ambiguous';
  const registration = toRegistration(row);
  const platform = { ...registration, pageOrigins: [...new Set([...registration.origins, ...row.deployments.flatMap(({ origins }) => origins)])] };
  // One that waits may be approved at any moment, and its people look at once.
  if (platform.state === 'active') keepPlatform(name, platform);
  return platform;
}

/** The platform as it is at this moment, for calls to its services. */
export async function registrationOf({ issuer, clientId }: RegistrationKey): Promise<Registration | null> {
  const row = await RegistrationModel.findOne({ issuer, clientId }).lean();
  return row && toRegistration(row);
}

/** null for an unknown id, a malformed one included. */
export async function findRegistration(id: string): Promise<Registration | null> {
  if (!isValidObjectId(id)) return null;
  const row = await RegistrationModel.findById(id).lean();
  return row && toRegistration(row);
}

/** A registration with what these stages join to its row, in one trip; null for an unknown id. */
export async function registrationWith<R>(id: string, joins: PipelineStage[]): Promise<{ registration: Registration; row: R } | null> {
  const pipeline = [{ $match: { _id: new Types.ObjectId(id) } }, ...joins];
  const [row] = await readJoined<StoredRegistration, StoredRegistration & R>(RegistrationModel, pipeline);
  return row === undefined ? null : { registration: toRegistration(row), row };
}

/**
 * The platforms whose issuer is on this origin, newest first: whether one that is about to register is here already. None where the
 * issuer is one of many schools: those are others.
 */
export async function registrationsOnOrigin(owner: OwnerActor, origin: string): Promise<Registration[]> {
  return (await listRegistrations(owner)).filter(({ issuer }) => new URL(issuer).origin === origin && hostedPlatformOf(issuer) === undefined).toReversed();
}

/** Throws NotFound where the owner names a platform that is not there. */
export async function readRegistration(owner: OwnerActor, { issuer, clientId }: RegistrationKey): Promise<Registration> {
  assertOwner(owner);
  const row = await RegistrationModel.findOne({ issuer, clientId }).lean();
  if (row === null) throw new NotFound();
  return toRegistration(row);
}

export async function isRegistrationActive(id: string): Promise<boolean> {
  return (await RegistrationModel.exists({ _id: id, state: 'active' })) !== null;
}

async function setState(key: RegistrationKey, state: RegistrationState, from?: RegistrationState): Promise<Registration> {
  const row = await RegistrationModel.findOneAndUpdate({ ...key, ...(from === undefined ? {} : { state: from }) }, { $set: { state } }, { returnDocument: 'after' }).lean();
  if (row === null) throw new NotFound();
  return toRegistration(row);
}

const longestAudience = 2_000;
const mostAudiences = 10;

function checked(input: NewRegistration, rule: AddressRule) {
  for (const field of ['issuer', 'authorizationUrl', 'tokenUrl', 'jwksUrl'] as const) {
    if (platformUrl(input[field], rule) === null) throw new RuleBroken('body-invalid', { field });
  }
  if ((input.authorizationServer ?? '').length > longestAudience) throw new RuleBroken('body-invalid', { field: 'audience' });
  if (input.clientId === '' || input.clientId.length > 255) throw new RuleBroken('body-invalid', { field: 'clientId' });
  return {
    issuer: input.issuer,
    clientId: input.clientId,
    name: (input.name?.trim() || new URL(input.issuer).host).slice(0, 200),
    authorizationUrl: input.authorizationUrl,
    tokenUrl: input.tokenUrl,
    jwksUrl: input.jwksUrl,
    authorizationServer: input.authorizationServer ?? null,
    grantedScopes: [...(input.grantedScopes ?? input.askedScopes ?? allServiceScopes)],
    grantsUnsaid: input.grantedScopes === undefined,
    ...(input.choices === undefined ? {} : { choices: input.choices }),
  };
}

/** A stored platform in our words. */
export function toRegistration(row: StoredRegistration): Registration {
  const { withdrawnScopes = [] } = row;
  return {
    id: String(row._id),
    issuer: row.issuer,
    clientId: row.clientId,
    name: row.name,
    authorizationUrl: row.authorizationUrl,
    tokenUrl: row.tokenUrl,
    jwksUrl: row.jwksUrl,
    authorizationServer: row.authorizationServer,
    state: row.state,
    origins: [...new Set([...derivedOrigins(row), ...row.approvedOrigins])],
    addedOrigins: row.approvedOrigins,
    grantedScopes: row.grantedScopes.filter((scope) => !withdrawnScopes.includes(scope)),
    withdrawnScopes,
    grantsUnsaid: row.grantsUnsaid ?? false,
    tokenTrouble: row.tokenTrouble ?? null,
    choices: row.choices ?? null,
    tenantAdminByInstitutionRole: row.tenantAdminByInstitutionRole,
    algorithms: row.algorithms,
    extraAudiences: row.extraAudiences,
  };
}
