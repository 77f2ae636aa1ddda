import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Schema, Types, trusted } from 'mongoose';
import { inTransaction } from './connect.ts';
import { readJoined, readRows } from './rows.ts';
import { collection, type ProgramStored, type Stored, type TenantStored } from './schema.ts';
import { scopedFilter } from './scope.ts';
import { useTestDatabase } from './test-database.ts';

interface Leaf extends ProgramStored {
  word: string;
  deletedAt: Date | null;
}
const Leaves = collection<Leaf>('scope-test-leaves', 'program', { word: String, deletedAt: { type: Date, default: null } });
const Branches = collection<TenantStored & { word: string }>('scope-test-branches', 'tenant', { word: String });
const Roots = collection<Stored & { word: string }>('scope-test-roots', 'owner', { word: String });

await useTestDatabase();

const home = { tenantId: new Types.ObjectId(), programId: new Types.ObjectId() };
const refused = { name: 'ScopeMissing' };

test('every kind of query that forgets a key of its scope throws before it reaches MongoDB', async () => {
  const { tenantId } = home;
  const forgetful: (() => Promise<unknown>)[] = [
    () => Leaves.find({}).exec(),
    () => Leaves.find({ tenantId }).exec(),
    () => Leaves.findOne({ programId: home.programId }).exec(),
    () => Leaves.countDocuments({ tenantId }).exec(),
    () => Leaves.distinct('word', { tenantId }).exec(),
    () => Leaves.updateOne({ tenantId }, { $set: { word: 'a' } }).exec(),
    () => Leaves.updateMany({}, { $set: { word: 'a' } }).exec(),
    () => Leaves.deleteMany({ tenantId }).exec(),
    () => Leaves.findOneAndUpdate({ tenantId }, { $set: { word: 'a' } }).exec(),
    () => Leaves.findOneAndDelete({ tenantId }).exec(),
    () => Leaves.findById(new Types.ObjectId()).exec(),
    () => Leaves.aggregate([{ $match: { tenantId } }, { $count: 'n' }]).exec(),
    () => Leaves.aggregate([{ $count: 'n' }]).exec(),
    () => Leaves.estimatedDocumentCount().exec(),
    () => Leaves.bulkWrite([{ updateOne: { filter: { tenantId }, update: { $set: { word: 'a' } } } }]),
    () => Leaves.bulkWrite([{ insertOne: { document: { word: 'a' } } }]),
    () => readRows(Leaves, { tenantId }, { sort: { _id: 1 }, limit: 1 }),
    () => readRows(Leaves, { programId: home.programId }, { sort: { _id: 1 }, limit: 1 }),
    () => readJoined(Leaves, [{ $match: { tenantId } }]),
    () => readJoined(Leaves, [{ $limit: 1 }, { $match: { ...home } }]),
    () => readJoined(Leaves, []),
    () => Leaves.find({ ...home, tenantId: null as unknown as Types.ObjectId }).exec(),
    () => Leaves.find({ ...home, programId: undefined as unknown as Types.ObjectId }).exec(),
    () => Branches.find({ word: 'a' }).exec(),
    () => Branches.deleteMany({}).exec(),
    () => Roots.estimatedDocumentCount().exec(),
  ];
  for (const query of forgetful) await assert.rejects(query, refused, String(query));
});

test('the mistake is told with the collection, the key and the scope', async () => {
  await assert.rejects(Leaves.find({ tenantId: home.tenantId }).exec(), { message: 'A query on scope-test-leaves names no programId; its scope is program.' });
  await assert.rejects(Branches.find({}).exec(), { message: 'A query on scope-test-branches names no tenantId; its scope is tenant.' });
  await assert.rejects(Leaves.bulkWrite([{ deleteOne: { filter: {} } }]), { message: 'A query on a bulk write names no tenantId; its scope is program.' });
  await assert.rejects(Leaves.estimatedDocumentCount().exec(), { message: /countDocuments/ });
  assert.throws(() => scopedFilter(new Schema({}), {}), { ...refused, message: /without a scope/ });
});

test('each scope asks for its own keys and no more; a query with a reason may look across tenants', async () => {
  const { tenantId } = home;
  await Roots.create([{ word: 'all' }]);
  assert.equal((await Roots.find({}).lean()).length, 1);
  await Branches.create([{ tenantId, word: 'ours' }, { tenantId: new Types.ObjectId(), word: 'theirs' }], { ordered: true });
  assert.deepEqual((await Branches.find({ tenantId }).lean()).map(({ word }) => word), ['ours']);
  assert.equal(await Branches.countDocuments({}, { acrossTenants: 'a test of it' }), 2);
  assert.equal((await readJoined(Branches, [{ $match: {} }], { acrossTenants: 'a test of it' })).length, 2);
});

test('a bulk write that names its program in every operation goes through', async () => {
  const program = { ...home, programId: new Types.ObjectId() };
  await Leaves.bulkWrite([
    { insertOne: { document: { ...program, word: 'new' } as unknown as Leaf } },
    { updateOne: { filter: { ...program, word: 'new' }, update: { $set: { word: 'changed' } } } },
  ]);
  assert.deepEqual((await Leaves.find(program).lean()).map(({ word }) => word), ['changed']);
});

test('a document without its tenant is not stored', async () => {
  await assert.rejects(Leaves.create([{ word: 'lost' }]), { name: 'ValidationError' });
  await assert.rejects(Leaves.insertMany([{ word: 'lost', tenantId: home.tenantId }]), { name: 'ValidationError' });
});

test('a query finds only what belongs to its program', async () => {
  const elsewhere = { tenantId: home.tenantId, programId: new Types.ObjectId() };
  await Leaves.create([{ ...home, word: 'here' }, { ...elsewhere, word: 'there' }], { ordered: true });
  const found = await Leaves.find(home).lean();
  assert.deepEqual(found.map(({ word }) => word), ['here']);
});

test('what is soft-deleted is hidden unless asked for', async () => {
  const program = { ...home, programId: new Types.ObjectId() };
  await Leaves.create([{ ...program, word: 'gone', deletedAt: new Date() }]);
  assert.equal(await Leaves.countDocuments(program), 0);
  assert.equal((await Leaves.find(program).setOptions({ withDeleted: true }).lean()).length, 1);
  assert.equal(await Leaves.countDocuments({ ...program, deletedAt: trusted({ $ne: null }) }), 1, 'by when they were deleted');
});

test('rows that come straight from the driver keep to the same rules, in a transaction as well', async () => {
  const program = { ...home, programId: new Types.ObjectId() };
  const list = { sort: { word: 1 as const }, limit: 10 };
  await Leaves.create([{ ...program, word: 'gone', deletedAt: new Date() }, { ...program, word: 'here' }], { ordered: true });
  assert.deepEqual((await readRows(Leaves, program, list)).map(({ word }) => word), ['here']);
  assert.deepEqual((await readRows(Leaves, program, { ...list, withDeleted: true })).map(({ word }) => word), ['gone', 'here']);
  const [row] = await readRows(Leaves, program, { ...list, projection: { word: 1 } });
  assert.deepEqual(Object.keys(row!), ['_id', 'word']);
  await inTransaction(async () => {
    await Leaves.create([{ ...program, word: 'within' }]);
    assert.deepEqual((await readRows(Leaves, program, list)).map(({ word }) => word), ['here', 'within'], 'what the transaction wrote');
    assert.deepEqual(await readJoined(Leaves, [{ $match: { ...program } }, { $count: 'n' }]), [{ n: 3 }]);
  });
});

test('an operator that came in with a value is taken as a value, never run', async () => {
  await assert.rejects(Leaves.find({ ...home, word: { $ne: null } as unknown as string }).exec(), { name: 'CastError' });
  assert.ok(Array.isArray(await Leaves.find({ ...home, word: trusted({ $ne: null }) }).lean()));
});

test('an unknown field throws instead of being dropped or stored', async () => {
  await assert.rejects(Leaves.create([{ ...home, word: 'a', owner: 'x' } as unknown as Leaf]), { name: 'StrictModeError' });
});

