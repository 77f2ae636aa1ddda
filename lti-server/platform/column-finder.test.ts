import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { pino } from 'pino';
import { anId, aProgram } from '../../models/factories.ts';
import { GradeColumnModel } from '../../models/grades/grade-column.model.ts';
import { noteCountingLaunch, type CountingLaunch } from '../../models/grades/grades.ts';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { RegistrationModel } from '../../models/tenants/registration.model.ts';
import type { ContextLink } from '../../models/tenants/context-links.ts';
import { allServiceScopes, serviceScopes } from '../../models/tenants/service-scopes.ts';
import { findDueColumns } from './column-finder.ts';
import { createPlatform } from './platform.ts';
import { json, TestServices } from './test-services.ts';

await useTestDatabase();
const port = await createPlatform({ allowPrivatePlatforms: true, secrets: { keyEncryption: randomBytes(32), tokenEncryption: randomBytes(32) } });
const lms = await new TestServices().start();
after(() => lms.stop());
const platform = await lms.register();
const place = await aProgram({ tenantId: platform.tenantId });
const system = { kind: 'system' as const, job: 'test' };
const log = pino({ level: 'silent' });

/** A course without any link yet. */
const aCourse = (): ContextLink => ({ ...place, id: anId(), registrationId: platform.registrationId, deploymentId: platform.deploymentRowId, contextId: anId(), title: 'Biology', isHome: true });
const launched: CountingLaunch = {
  completion: { kind: 'meetings-held', target: 3, partial: false }, resourceLink: { id: 'link-1', title: 'Meet your mentor' }, lineItemsUrl: `${lms.origin}/lineitems?course=7`, isLearner: false,
};
const item = (n: number, more: Record<string, unknown>) => ({ id: `${lms.origin}/lineitems/${n}?course=7`, label: `Column ${n}`, scoreMaximum: 20, ...more });
const ours = { resourceId: 'mentorkit', tag: 'meetings-held:3' };

beforeEach(async () => {
  lms.received = [];
  lms.lineItems = [];
  lms.fault = () => false;
  await grant(allServiceScopes);
});
const grant = (grantedScopes: readonly string[]) => RegistrationModel.updateOne({ _id: platform.registrationId }, { $set: { grantedScopes } });

/** Launches links of a course and has their columns looked for. Returns each as it stands then: its line item's number, name and points, or how it fails. */
async function found(course: ContextLink, ...launches: CountingLaunch[]): Promise<unknown[]> {
  for (const launch of launches) await noteCountingLaunch(course, anId(), launch, new Date());
  await findDueColumns(system, port, log);
  const columns = await GradeColumnModel.find({ ...place, contextId: course.contextId }).sort({ _id: 1 }).lean();
  return columns.map(({ state, fault, lineItemUrl, label, points }) => (state === 'ready' ? [/lineitems\/(\w+)/.exec(lineItemUrl!)![1], label, points] : [state, fault]));
}

test('the line item that launches name is taken, with its name and points', async () => {
  lms.lineItems = [item(1, { resourceLinkId: 'link-1' }), item(2, { resourceLinkId: 'link-1' })];
  assert.deepEqual(await found(aCourse(), { ...launched, lineItemUrl: `${lms.origin}/lineitems/2?course=7` }), [['2', 'Column 2', 20]]);
});

test('without a named one it is found by its link, also where the link has two and on whichever page it stands', async () => {
  const others = Array.from({ length: 100 }, (_, i) => item(1000 + i, { resourceLinkId: `other-${i}` }));
  const pages = [others, [item(3, { resourceLinkId: 'link-1', tag: 'by-hand' }), item(4, { resourceLinkId: 'link-1', ...ours })]];
  lms.fault = ({ address }, response) => {
    if (!address.startsWith('/lineitems')) return false;
    const page = Number(new URL(address, lms.origin).searchParams.get('page') ?? 0);
    if (page === 0) response.setHeader('Link', `<${lms.origin}/lineitems?course=7&page=1>; rel="next"`);
    json(response, pages[page]);
    return true;
  };
  assert.deepEqual(await found(aCourse(), launched), [['4', 'Column 4', 20]]);
});

test('columns of ours that belong to no link yet go to one link each', async () => {
  lms.lineItems = [item(11, ours), item(12, { ...ours, tag: 'goal-set' }), item(13, ours)];
  const links = ['a', 'b', 'c'].map((id) => ({ ...launched, resourceLink: { id, title: id } }));
  await grant([serviceScopes.lineItemsReadonly]);
  const columns = await found(aCourse(), ...links);
  assert.deepEqual(columns.map((column) => (column as unknown[])[0]).sort(), ['11', '13', 'missing']);
});

test('where there is none it is made, once, and belongs to its link; a course copy makes its own', async () => {
  const course = aCourse();
  assert.deepEqual(await found(course, launched), [['1', 'Meet your mentor', 10]]);
  assert.deepEqual(lms.lineItems, [{ id: `${lms.origin}/lineitems/1?course=7`, label: 'Meet your mentor', scoreMaximum: 10, ...ours, resourceLinkId: 'link-1' }]);
  await findDueColumns(system, port, log);
  assert.equal(lms.lineItems.length, 1);
});

test('where none may be made, or not even looked for, it is missing and says why', async () => {
  await grant([serviceScopes.lineItemsReadonly, serviceScopes.scores]);
  assert.deepEqual(await found(aCourse(), launched), [['missing', 'not-found']]);
  await grant([serviceScopes.scores]);
  assert.deepEqual(await found(aCourse(), launched), [['missing', 'scope']]);
  assert.deepEqual(await found(aCourse(), { ...launched, lineItemUrl: `${lms.origin}/lineitems/77?course=7` }), [['77', 'Meet your mentor', 10]], 'the launch named it: enough to send');
});

test('a platform that fails, or whose list has no end, is asked later', async () => {
  lms.fault = ({ address }, response) => address.startsWith('/lineitems') && (response.writeHead(503).end(), true);
  assert.deepEqual(await found(aCourse(), launched), [['looking', 'down']]);
  lms.fault = ({ address }, response) => {
    if (!address.startsWith('/lineitems')) return false;
    response.setHeader('Link', `<${lms.origin}/lineitems?course=7&limit=100>; rel="next"`);
    json(response, []);
    return true;
  };
  assert.deepEqual(await found(aCourse(), launched), [['looking', 'answer']]);
});
