import { collection, type Stored } from '../mongodb/schema.ts';

export interface StoredTenant extends Stored {
  name: string;
}

export const TenantModel = collection<StoredTenant>('tenants', 'owner', { name: { type: String, required: true, maxlength: 200 } });
