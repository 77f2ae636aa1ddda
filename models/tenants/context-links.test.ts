import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { type RuleBroken } from '../problems.ts';
import { ContextLinkModel } from './context-link.model.ts';
import { linkContext, linkOf, linkOfProgram, linksOfProgram } from './context-links.ts';

await useTestDatabase();

const id = (): string => String(new Types.ObjectId());
const aLink = (overrides: object = {}) => ({
  tenantId: id(), programId: id(), registrationId: id(), deploymentId: id(), contextId: '2', title: 'Biology', isHome: true, ...overrides,
});
const linked = (error: RuleBroken): boolean => error.code === 'program-linked';

test('a course belongs to one program, and a program has one home', async () => {
  const home = aLink();
  await linkContext(home);
  const found = await linkOf(home);
  assert.deepEqual(found, { id: found?.id, ...home });
  await assert.rejects(linkContext({ ...home, programId: id() }), linked);
  await assert.rejects(linkContext({ ...home, contextId: '3' }), linked);
  await linkContext({ ...home, contextId: '3', isHome: false });
  assert.equal((await linksOfProgram(home.tenantId, home.programId)).length, 2);
});

test('the same course id in another deployment is another course', async () => {
  const link = aLink();
  await linkContext(link);
  assert.equal(await linkOf({ ...link, deploymentId: id() }), null);
  assert.equal(await linkOf({ ...link, registrationId: id() }), null);
});

test('two who link one course at once make one program of it', async () => {
  const course = aLink();
  const results = await Promise.allSettled([linkContext(course), linkContext({ ...course, programId: id() })]);
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('a program has as many courses as were linked to it, and none of another one', async () => {
  const { tenantId, programId, ...home } = aLink();
  const course = (n: number) => ({ ...home, tenantId, programId, contextId: `course-${n}`, isHome: n === 0 });
  await ContextLinkModel.insertMany(Array.from({ length: 1_200 }, (_, n) => course(n)));
  const links = await linksOfProgram(tenantId, programId);
  assert.equal(links.length, 1_200);
  const last = links.find(({ contextId }) => contextId === 'course-1199')!;
  assert.deepEqual(await linkOfProgram(tenantId, programId, last.id), last);
  assert.equal(await linkOfProgram(tenantId, id(), last.id), null);
  assert.equal(await linkOfProgram(id(), programId, last.id), null);
  assert.equal(await linkOfProgram(tenantId, programId, 'none'), null);
});
