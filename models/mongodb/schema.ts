import mongoose, { type Model, type SchemaDefinition, type Types } from 'mongoose';
import { scoped, type Scope } from './scope.ts';

export type Id = Types.ObjectId;

/** What every stored document has besides its own fields. */
export interface Stored {
  _id: Id;
  createdAt: Date;
  updatedAt: Date;
  /** Version of the schema that wrote the document; migrations move it forward. */
  v: number;
}
export type TenantStored = Stored & { tenantId: Id };
export type ProgramStored = TenantStored & { programId: Id };

/** An index, with the reason that the query plan needs it or that it is unique. */
export interface IndexOf {
  fields: Record<string, 1 | -1>;
  unique?: true;
  /** The index holds only documents that match; MongoDB allows equality, $exists: true and comparisons here. */
  only?: Record<string, unknown>;
  /** MongoDB removes a document this many seconds after the (one) date field. */
  expireAfterSeconds?: number;
}

const scopePaths: Record<Scope, SchemaDefinition> = {
  owner: {},
  tenant: { tenantId: { type: 'ObjectId', required: true } },
  program: { tenantId: { type: 'ObjectId', required: true }, programId: { type: 'ObjectId', required: true } },
};

/**
 * Declares a collection: its scope, its fields and its indexes. Unknown fields throw; nothing is created in MongoDB
 * here (the set-up does that under a lock).
 */
export function collection<T extends Stored>(
  name: string,
  scope: Scope,
  fields: SchemaDefinition,
  indexes: readonly IndexOf[] = [],
): Model<T> {
  const schema = new mongoose.Schema(
    { ...scopePaths[scope], ...fields, v: { type: Number, default: 1 } },
    { collection: name, strict: 'throw', versionKey: false, timestamps: true, minimize: false, id: false },
  );
  schema.plugin(scoped, { scope });
  for (const { fields: keys, unique, only, expireAfterSeconds } of indexes) {
    schema.index(keys, {
      ...(unique ? { unique } : {}),
      ...(only ? { partialFilterExpression: only } : {}),
      ...(expireAfterSeconds === undefined ? {} : { expireAfterSeconds }),
    });
  }
  return mongoose.model(name, schema) as unknown as Model<T>;
}

/** Whether MongoDB refused a write because of a unique index (optionally: the one that begins with these fields). */
export function isDuplicate(error: unknown, ...fields: readonly string[]): boolean {
  const { code, keyPattern } = error as { code?: unknown; keyPattern?: Record<string, unknown> };
  return code === 11000 && fields.every((field) => keyPattern !== undefined && field in keyPattern);
}
