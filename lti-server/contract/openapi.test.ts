import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { actions } from '../../models/vocabulary.ts';
import type { Endpoint } from './endpoint.ts';
import { contract } from './index.ts';
import { openApiDocument } from './openapi.ts';
import { problemCodes } from './problem-codes.ts';
import { ruleCodes } from '../../models/problems.ts';

const all = Object.values(contract) as Endpoint[];

test('openapi.json is what the contract says; else run npm run api', async () => {
  const committed = await readFile(new URL('openapi.json', import.meta.url), 'utf8');
  assert.equal(committed, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
});

test('every operation names an action of the policy, and no two share method and path', () => {
  for (const { operationId, action } of all) assert.ok(action === 'public' || (actions as readonly string[]).includes(action), operationId);
  const addresses = all.map(({ method, path }) => `${method} ${path}`);
  assert.equal(new Set(addresses).size, addresses.length);
});

test('what the app lets a coordinator do with their program, the tag of the program’s rooms does alone on a page', () => {
  const ofCoordinators = /^(program\.edit|matching-run\.|enrolment\.(list|decide)|external-person\.|roster\.|fairness-report\.)/;
  const rows = all.filter(({ action, widgets }) => ofCoordinators.test(action) && widgets?.includes('app'));
  assert.ok(rows.length > 40);
  for (const { operationId, widgets } of rows) assert.ok(widgets?.includes('program'), operationId);
});

test('the braces of a path are its parameters', () => {
  for (const { operationId, path, params } of all) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    assert.deepEqual(Object.keys(params?.shape ?? {}), named, operationId);
  }
});

test('every rule that models can throw has its status and sentence', () => {
  for (const code of ruleCodes) assert.ok(code in problemCodes, code);
});

test('bodies refuse unknown keys: nobody assigns a role, a tenant or an owner', () => {
  for (const { operationId, body } of all) {
    const parsed = body?.safeParse({ tenantId: 'x', role: 'owner', status: 'x', ownerId: 'x', _id: 'x' });
    assert.notEqual(parsed?.success, true, operationId);
  }
});
