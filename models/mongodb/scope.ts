import type { Aggregate, Query, Schema } from 'mongoose';

/** `owner`: no tenant; `tenant`: tenantId; `program`: tenantId and programId. */
export type Scope = 'owner' | 'tenant' | 'program';

const keysOf: Record<Scope, readonly string[]> = { owner: [], tenant: ['tenantId'], program: ['tenantId', 'programId'] };

const filtered = [
  'find', 'findOne', 'countDocuments', 'distinct', 'updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany',
  'findOneAndUpdate', 'findOneAndReplace', 'findOneAndDelete',
] as const;

declare module 'mongoose' {
  interface QueryOptions {
    /** Why this one query may look across tenants; only leases, sessions by hash and migrations have a reason. */
    acrossTenants?: string;
    /** Also read documents that are soft-deleted. */
    withDeleted?: boolean;
  }
  interface AggregateOptions {
    acrossTenants?: string;
  }
}

/** Raised by a query that forgot its tenant: a mistake in the code, never an answer to a person. */
export class ScopeMissing extends Error {
  override readonly name = 'ScopeMissing';
}

function assertNamed(filter: Readonly<Record<string, unknown>>, scope: Scope, collection: string): void {
  for (const key of keysOf[scope]) {
    if (filter[key] === undefined || filter[key] === null) {
      throw new ScopeMissing(`A query on ${collection} names no ${key}; its scope is ${scope}.`);
    }
  }
}

/**
 * The mongoose plugin that keeps tenants apart: any query, bulk write or aggregate that does not name every key of the
 * scope which its schema declares throws before it reaches MongoDB. It also hides soft-deleted documents (`deletedAt`)
 * where the schema has that path.
 */
export function scoped(schema: Schema, { scope }: { scope: Scope }): void {
  const softDeletes = schema.path('deletedAt') !== undefined;
  for (const method of filtered) {
    schema.pre(method, function (this: Query<unknown, unknown>) {
      const options = this.getOptions();
      if (options.acrossTenants === undefined) assertNamed(this.getFilter(), scope, this.model.collection.name);
      if (softDeletes && !options.withDeleted && this.getFilter()['deletedAt'] === undefined) {
        this.where({ deletedAt: null });
      }
    });
  }
  schema.pre('estimatedDocumentCount', function () {
    if (scope !== 'owner') throw new ScopeMissing('estimatedDocumentCount counts all tenants.');
  });
  schema.pre('aggregate', function (this: Aggregate<unknown>) {
    if (this.options.acrossTenants !== undefined) return;
    const first = this.pipeline()[0] as { $match?: Record<string, unknown> } | undefined;
    assertNamed(first?.$match ?? {}, scope, this.model().collection.name);
  });
  schema.pre('bulkWrite', function (operations) {
    for (const operation of operations) {
      const [body] = Object.values(operation) as [{ filter?: Record<string, unknown>; document?: Record<string, unknown> }];
      assertNamed(body.filter ?? body.document ?? {}, scope, 'a bulk write');
    }
  });
}
