import { Types, trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { isActive, listDeployments, type Deployment } from '../tenants/deployments.ts';
import { isOnOrigins } from '../tenants/origins.ts';
import { assertOwner } from '../tenants/owner.ts';
import { findRegistration, type Registration } from '../tenants/registrations.ts';
import { inCourse, mayCall, serviceScopes } from '../tenants/service-scopes.ts';
import type { GradeFault } from '../vocabulary.ts';
import { hasFailed, lookNow } from './columns.ts';
import { GradeColumnModel, type StoredGradeColumn } from './grade-column.model.ts';
import { endPause } from './platform-pauses.ts';
import { dueAnew, ScoreModel } from './score.model.ts';

const acrossTenants = 'a platform may serve several programs, and the owner looks after every tenant';
/** Why a score is given up that only the owner, or the platform's administrator with them, can mend. */
const mendable = ['scope', 'elsewhere', 'token', 'forbidden'] as const satisfies readonly GradeFault[];
type Mendable = (typeof mendable)[number];

/**
 * The owner has changed what a platform may do, or let it in: its columns that could not be looked for or made are looked for now, and its scores
 * that were given up for want of what is there now are due again, each with its newest value. What is still kept by something that is as it was
 * is left alone: it would only be given up once more. Harmless to repeat. Returns how many scores are due again.
 */
export async function platformMended(owner: OwnerActor, registrationId: string, now = new Date()): Promise<number> {
  assertOwner(owner);
  const registration = await findRegistration(registrationId);
  if (registration?.state !== 'active') return 0;
  await endPause(registrationId);
  const deployments = new Map((await listDeployments(owner, [registrationId])).filter(isActive).map((one) => [one.id, one]));
  const kept = await keptScores(registrationId);
  let due = 0;
  for (const column of await columnsOf(registrationId)) {
    const deployment = deployments.get(String(column.deploymentId));
    if (deployment === undefined) continue;
    if (mayBeLookedFor(column, registration)) await lookNow(column, now);
    const faults = kept.get(String(column._id))?.filter((fault) => isMended(fault, column, registration, deployment)) ?? [];
    if (faults.length > 0) due += await makeDue(column, faults, now);
  }
  return due;
}

/** Why scores were given up that may be mended, by their column. */
async function keptScores(registrationId: string): Promise<Map<string, Mendable[]>> {
  const rows = await ScoreModel.aggregate<{ _id: Types.ObjectId; faults: Mendable[] }>([
    { $match: { registrationId: new Types.ObjectId(registrationId), state: 'parked', failure: { $in: [...mendable] } } },
    { $group: { _id: '$columnId', faults: { $addToSet: '$failure' } } },
  ], { acrossTenants });
  return new Map(rows.map(({ _id, faults }) => [String(_id), faults]));
}

/** Those to which anything may be sent some day. */
async function columnsOf(registrationId: string): Promise<StoredGradeColumn[]> {
  return GradeColumnModel.find({ registrationId, state: trusted({ $ne: 'gone' }) }).setOptions({ acrossTenants }).lean();
}

/** Whether looking for it now can come to something else than the last time. A pause that the platform asked for is kept. */
function mayBeLookedFor(column: StoredGradeColumn, registration: Registration): boolean {
  if (hasFailed(column)) return true;
  const { state, fault, offeredScopes } = column;
  if (state !== 'missing') return false;
  const platform = inCourse(registration, offeredScopes);
  const mayMake = mayCall(platform, serviceScopes.lineItems);
  return fault === 'scope' ? mayMake || mayCall(platform, serviceScopes.lineItemsReadonly) : fault === 'not-found' && mayMake;
}

/** Whether what stopped scores of this column is not so any more, or has to be tried to be known. Those that want their column follow when it is there. */
function isMended(fault: Mendable, { state, offeredScopes, lineItemUrl }: StoredGradeColumn, registration: Registration, deployment: Deployment): boolean {
  if (state !== 'ready' || lineItemUrl === null) return state === 'looking' && fault !== 'scope';
  switch (fault) {
    case 'scope':
      return mayCall(inCourse(registration, offeredScopes), serviceScopes.scores);
    case 'elsewhere':
      return isOnOrigins(lineItemUrl, [...registration.origins, ...deployment.origins]);
    case 'token':
    case 'forbidden':
      return true;
  }
}

async function makeDue({ tenantId, programId, _id: columnId }: StoredGradeColumn, faults: readonly Mendable[], now: Date): Promise<number> {
  const { modifiedCount } = await ScoreModel.updateMany(
    { tenantId, programId, columnId, state: 'parked', failure: trusted({ $in: faults }) },
    { $set: dueAnew(now) },
  );
  return modifiedCount;
}
