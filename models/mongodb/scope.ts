import type { Aggregate, PipelineStage, Query, Schema } from 'mongoose';

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

interface ScopeRule {
  readonly scope: Scope;
  readonly collection: string;
  /** Whether documents have `deletedAt` and are hidden once it is set. */
  readonly softDeletes: boolean;
}
const ruleOf = new WeakMap<Schema, ScopeRule>();

/** How a single read may differ from the rule; see mongoose's options above. */
export interface ScopeOptions {
  acrossTenants?: string | undefined;
  withDeleted?: boolean | undefined;
}

/** The filter as it may reach MongoDB: one that does not name its scope throws, what is soft-deleted is left out. */
export function scopedFilter<F extends object>(schema: Schema, filter: F, options: ScopeOptions = {}): F {
  const rule = ruleOf.get(schema);
  if (rule === undefined) throw new ScopeMissing('A schema without a scope cannot be read.');
  if (options.acrossTenants === undefined) assertNamed(filter as Record<string, unknown>, rule.scope, rule.collection);
  const hides = rule.softDeletes && !options.withDeleted && (filter as Record<string, unknown>)['deletedAt'] === undefined;
  return hides ? { ...filter, deletedAt: null } : filter;
}

/** Throws unless the pipeline begins by naming its scope. */
export function assertScoped(schema: Schema, pipeline: readonly PipelineStage[], options: ScopeOptions): void {
  const first = pipeline[0] as { $match?: Record<string, unknown> } | undefined;
  scopedFilter(schema, first?.$match ?? {}, options);
}

/**
 * The mongoose plugin that keeps tenants apart: any query, bulk write or aggregate that does not name every key of the
 * scope which its schema declares throws before it reaches MongoDB. It also hides soft-deleted documents (`deletedAt`)
 * where the schema has that path.
 */
export function scoped(schema: Schema, { scope }: { scope: Scope }): void {
  ruleOf.set(schema, { scope, collection: String(schema.get('collection')), softDeletes: schema.path('deletedAt') !== undefined });
  for (const method of filtered) {
    schema.pre(method, function (this: Query<unknown, unknown>) {
      this.setQuery(scopedFilter(schema, this.getFilter(), this.getOptions()));
    });
  }
  schema.pre('estimatedDocumentCount', function () {
    throw new ScopeMissing('estimatedDocumentCount counts what belongs to others; use countDocuments.');
  });
  schema.pre('aggregate', function (this: Aggregate<unknown>) {
    assertScoped(schema, this.pipeline(), this.options);
  });
  schema.pre('bulkWrite', function (operations) {
    for (const operation of operations) {
      const [body] = Object.values(operation) as [{ filter?: Record<string, unknown>; document?: Record<string, unknown> }];
      assertNamed(body.filter ?? body.document ?? {}, scope, 'a bulk write');
    }
  });
}
