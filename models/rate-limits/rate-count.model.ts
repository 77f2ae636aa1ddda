import mongoose from 'mongoose';

/** How often a key was used in one minute, on all servers together. Owner scope: keys are hashes, they name nobody. */
export interface StoredRateCount {
  _id: string;
  count: number;
  expiresAt: Date;
}

const schema = new mongoose.Schema<StoredRateCount>(
  { _id: String, count: { type: Number, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'rate-counts', versionKey: false, strict: 'throw' },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const RateCountModel = mongoose.model('rate-counts', schema);
