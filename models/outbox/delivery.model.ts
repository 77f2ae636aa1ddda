import type { SchemaDefinition } from 'mongoose';
import type { ProgramStored } from '../mongodb/schema.ts';

/** Has nothing to send by itself, has to leave at `dueAt`, has left, or was given up. */
export const deliveryStates = ['resting', 'due', 'sent', 'parked'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What everything that leaves has in common, whatever it is and wherever it goes. */
export interface StoredDelivery extends ProgramStored {
  state: DeliveryState;
  dueAt: Date;
  /** How often it was leased, and by that the name of the lease that holds it. */
  attempts: number;
  /** How often it failed since it has been due; absent in rows of the release before. */
  failures?: number;
  /** Since when it has been due; absent: since it was made. */
  dueSince?: Date;
  /** Whoever sends it holds it until then; afterwards another server may. */
  leasedUntil: Date | null;
  sentAt: Date | null;
  /** A short word of the transport or platform, for whoever looks after it; no address and no text. */
  failure: string | null;
}

export const deliveryFields: SchemaDefinition = {
  state: { type: String, enum: deliveryStates, default: 'due' },
  dueAt: { type: Date, required: true },
  attempts: { type: Number, default: 0 },
  failures: { type: Number, default: 0 },
  dueSince: { type: Date },
  leasedUntil: { type: Date, default: null },
  sentAt: { type: Date, default: null },
  failure: { type: String, default: null },
};
