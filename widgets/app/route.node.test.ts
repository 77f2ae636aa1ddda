import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hashOf, routeOf } from './route.ts';

describe('addresses inside the program', () => {
  test('what is written is read again', () => {
    for (const [page, rest, search] of [['home', '', ''], ['meetings', 'availability', ''], ['meetings', 'book/65f0c0ffee0000000000b001', ''], ['find', '', 'language=pt&topic=data-careers']] as const) {
      assert.deepEqual(routeOf(hashOf(page, rest, search)), { page, rest, search });
    }
  });

  test('an anchor of the page around, or anything else, is none of ours', () => {
    for (const hash of ['', '#', '#content', '#goals/<script>', '#home/', 'goals', '#Goals']) assert.equal(routeOf(hash), undefined, hash);
  });
});
