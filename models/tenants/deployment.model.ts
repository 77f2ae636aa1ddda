import { collection, type Id, type Stored } from '../mongodb/schema.ts';

export const deploymentStates = ['waiting', 'active', 'suspended'] as const;
export type DeploymentState = (typeof deploymentStates)[number];

export interface StoredDeployment extends Stored {
  registrationId: Id;
  deploymentId: string;
  /** null while it waits for approval. */
  tenantId: Id | null;
  state: DeploymentState;
  /** Origins beside the registration's that the owner approved for this deployment. */
  origins: string[];
  /** Origins seen in verified launches, for the owner to approve. */
  offeredOrigins: string[];
}

export const DeploymentModel = collection<StoredDeployment>(
  'deployments',
  'owner',
  {
    registrationId: { type: 'ObjectId', required: true },
    deploymentId: { type: String, required: true, maxlength: 255 },
    tenantId: { type: 'ObjectId', default: null },
    state: { type: String, enum: deploymentStates, required: true },
    origins: { type: [String], default: [] },
    offeredOrigins: { type: [String], default: [] },
  },
  [
    { fields: { registrationId: 1, deploymentId: 1 }, unique: true },
    { fields: { state: 1, registrationId: 1 }, only: { state: 'waiting' } }, // which platforms have one that waits
    { fields: { offeredOrigins: 1 } }, // which have one with an origin that waits
  ],
);
