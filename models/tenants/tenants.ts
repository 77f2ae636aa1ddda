import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { assertOwner } from './owner.ts';
import { TenantModel } from './tenant.model.ts';

/** A school or company: the wall that nobody's data crosses. Returns its id. */
export async function openTenant(owner: OwnerActor, { name }: { name: string }): Promise<string> {
  assertOwner(owner);
  const [tenant] = await TenantModel.create([{ name }]);
  return String(tenant!._id);
}

/** The names of schools, by id. */
export async function tenantNames(owner: OwnerActor, ids: readonly string[]): Promise<Map<string, string>> {
  assertOwner(owner);
  const rows = await TenantModel.find({ _id: trusted({ $in: ids }) }).lean();
  return new Map(rows.map(({ _id, name }) => [String(_id), name]));
}
