import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RouteTable } from './route-table.ts';

const table = new RouteTable<string>();
table.add('GET', '/api/goals/{goalId}', 'one');
table.add('GET', '/api/goals/drafts', 'drafts');
table.add('GET', '/api/goals', 'list');
table.add('POST', '/api/goals', 'set');
table.add('POST', '/api/goals/{goalId}/drop', 'drop');
table.add('PATCH', '/api/goals/{goalId}/milestones/{milestoneId}', 'milestone');

test('a path is found by its method, with what stands for its parameters', () => {
  assert.deepEqual(table.find('GET', '/api/goals'), { route: 'list', params: {} });
  assert.deepEqual(table.find('POST', '/api/goals'), { route: 'set', params: {} });
  assert.deepEqual(table.find('GET', '/api/goals/a%20b'), { route: 'one', params: { goalId: 'a b' } });
  assert.deepEqual(table.find('PATCH', '/api/goals/1/milestones/2'), { route: 'milestone', params: { goalId: '1', milestoneId: '2' } });
});

test('a path that is written out goes before one with a parameter in its place', () => {
  assert.equal(table.find('GET', '/api/goals/drafts')?.route, 'drafts');
});

test('another method, case, length or slash, an empty parameter and broken percent signs find nothing', () => {
  const nothing = ['/api/Goals', '/api/goals/', '/api/goals//drop', '/api/goals/1/keep', '/api/goals/1/2/3', '/api/goals/%zz', '/api/goals/%E0%A4%A', '/', ''];
  for (const path of nothing) for (const method of ['GET', 'POST']) assert.equal(table.find(method, path), null, `${method} ${path}`);
  assert.equal(table.find('DELETE', '/api/goals'), null);
  assert.equal(table.find('GET', '/api/goals/1/drop'), null);
});
