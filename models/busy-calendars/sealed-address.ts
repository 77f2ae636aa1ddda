import { unseal } from '../tenants/sealed.ts';
import type { StoredBusyCalendar } from './busy-calendar.model.ts';

export const sealPurpose = 'busy-calendar';

/** null: it was sealed with a secret that this server does not have any more. */
export function addressOf({ sealedAddress }: Pick<StoredBusyCalendar, 'sealedAddress'>, secret: Uint8Array): string | null {
  try {
    return unseal(sealedAddress, secret, sealPurpose);
  } catch {
    return null;
  }
}
