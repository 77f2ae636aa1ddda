import { collection, type Stored } from '../mongodb/schema.ts';

/** When the events were last read by which scores are counted. There is one row. */
export interface StoredCounting extends Stored {
  name: 'completions';
  readAt: Date;
}

export const CountingModel = collection<StoredCounting>(
  'counting',
  'owner',
  { name: { type: String, enum: ['completions'], required: true }, readAt: { type: Date, required: true } },
  [{ fields: { name: 1 }, unique: true }],
);
