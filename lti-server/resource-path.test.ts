import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Endpoint } from './contract/endpoint.ts';
import { contract } from './contract/index.ts';
import { resourcePath } from './resource-path.ts';
import { RouteTable } from './route-table.ts';

const all = Object.values(contract) as Endpoint[];
const table = new RouteTable<Endpoint>();
for (const endpoint of all) table.add(endpoint.method.toUpperCase(), endpoint.path, endpoint);
const reader = (path: string): Endpoint | undefined => table.find('GET', path)?.route;
const anId = 'f'.repeat(24);

/** Those that are remembered by their Idempotency-Key and have something to answer. */
const remembered = all.filter(({ method, action, repeats, response }) => method !== 'get' && action !== 'public' && !repeats && response !== undefined);

test('whatever is repeated with its key can be answered by reading, without a query, something of the shape that the contract promises', () => {
  const unfit = remembered.filter((endpoint) => {
    const path = endpoint.path.replaceAll(/\{\w+\}/g, anId);
    const read = reader(resourcePath(endpoint, path, reader(path), { id: anId })!);
    return read?.response?.schema !== endpoint.response!.schema || read.query?.safeParse({}).success === false;
  });
  assert.deepEqual(unfit.map(({ operationId }) => operationId), []);
});

test('only what makes something names where it lies, and nothing that is made is done again', () => {
  for (const { operationId, madeIn, repeats, response } of all) {
    if (madeIn !== undefined || repeats) assert.equal(response?.status === 201, madeIn !== undefined, operationId);
  }
});
