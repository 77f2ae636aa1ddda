import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hueOf, initials } from './initials.ts';

describe('an avatar', () => {
  for (const [name, letters] of [
    ['Ana Ribeiro', 'AR'],
    ['Ben Köhler', 'BK'],
    ['Maria da Silva Santos', 'MS'],
    ['Zoë', 'Z'],
    ['  émile  zola ', 'ÉZ'],
    ['بن كولر', 'ب'],
    ['王小明', '王'],
    ['佐藤 花', '佐'],
    ['김 민준', '김'],
    ['', '?'],
  ] as const) {
    test(`of "${name}" shows ${letters}`, () => assert.equal(initials(name), letters));
  }

  test('takes its hue from the id alone, spread over all twelve', () => {
    assert.equal(hueOf('a'), 0xe40c292c % 12);
    const hues = new Set(Array.from({ length: 400 }, (_, at) => hueOf(`65f0c0ffee${at.toString(16).padStart(14, '0')}`)));
    assert.equal(hues.size, 12);
  });
});
