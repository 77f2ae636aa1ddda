import type { Keyring } from '../tenants/keyring.ts';
import { isSealedAnew, seal, unseal } from '../tenants/sealed.ts';
import { BusyCalendarModel, type StoredBusyCalendar } from './busy-calendar.model.ts';
import type { OwnerActor } from '../actor.ts';
import { assertOwner } from '../tenants/owner.ts';

export const sealPurpose = 'busy-calendar';

/** null: it was sealed with a secret that this server does not have any more. */
export function addressOf({ sealedAddress }: Pick<StoredBusyCalendar, 'sealedAddress'>, keyring: Keyring): string | null {
  try {
    return unseal(sealedAddress, keyring, sealPurpose);
  } catch {
    return null;
  }
}

/** Seals with the newest secret every address that one before it has sealed. Returns how many; what opens with none of them stays as it is, and its owner is asked for it. */
export async function resealAddresses(owner: OwnerActor, keyring: Keyring): Promise<number> {
  assertOwner(owner);
  let resealed = 0;
  for await (const row of BusyCalendarModel.find().setOptions({ acrossTenants: 'the owner changes a secret of every tenant' }).select({ tenantId: 1, sealedAddress: 1 }).lean().cursor()) {
    const address = isSealedAnew(row.sealedAddress, keyring, sealPurpose) ? null : addressOf(row, keyring);
    if (address === null) continue;
    const { modifiedCount } = await BusyCalendarModel.updateOne({ tenantId: row.tenantId, _id: row._id, sealedAddress: row.sealedAddress }, { $set: { sealedAddress: seal(address, keyring, sealPurpose) } });
    resealed += modifiedCount;
  }
  return resealed;
}
