import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agendaKinds, agendaTemplates } from '../agenda-words.ts';
import { itemsOf, usualTemplate } from './templates.ts';

const boxes = (...of: Parameters<typeof itemsOf>) => itemsOf(...of).map(({ kind, minutes }) => `${kind} ${minutes}`);

test('GROW in 45 minutes and in an hour is as practice has it', () => {
  assert.deepEqual(boxes('grow', 45), ['check-in 5', 'progress 5', 'goal 5', 'reality 10', 'options 10', 'actions 5', 'next-date 5']);
  assert.deepEqual(boxes('grow', 60), ['check-in 5', 'progress 5', 'goal 10', 'reality 10', 'options 15', 'actions 10', 'next-date 5']);
});

test('shorter and longer meetings keep its proportions', () => {
  assert.deepEqual(itemsOf('grow', 15).map(({ minutes }) => minutes), [2, 2, 2, 3, 3, 2, 1]);
  assert.deepEqual(itemsOf('grow', 30).map(({ minutes }) => minutes), [4, 3, 3, 7, 7, 3, 3]);
  assert.deepEqual(itemsOf('grow', 90).map(({ minutes }) => minutes), [10, 10, 15, 15, 20, 15, 5]);
});

test('whatever a meeting’s length, the time boxes of every template add up to it, whole minutes each, no kind twice', () => {
  for (const template of agendaTemplates) {
    for (let length = 15; length <= 240; length += 5) {
      const items = itemsOf(template, length);
      assert.equal(items.reduce((sum, { minutes }) => sum + minutes, 0), length, `${template}, ${length}`);
      assert.ok(items.every(({ minutes }) => Number.isInteger(minutes) && minutes >= 1), `${template}, ${length}`);
      assert.equal(new Set(items.map(({ kind }) => kind)).size, items.length);
    }
  }
});

test('every kind but what people bring is in some template', () => {
  const used = new Set(agendaTemplates.flatMap((template) => itemsOf(template, 45).map(({ kind }) => kind)));
  assert.deepEqual(agendaKinds.filter((kind) => !used.has(kind)), ['topic']);
});

test('the first meeting, the one after half of the time, and those of a match that closes have templates of their own', () => {
  assert.equal(usualTemplate({ before: 0, closing: false, halfWay: false }), 'first');
  assert.equal(usualTemplate({ before: 1, closing: false, halfWay: false }), 'grow');
  assert.equal(usualTemplate({ before: 5, closing: false, halfWay: true }), 'half-way');
  assert.equal(usualTemplate({ before: 0, closing: true, halfWay: true }), 'closing');
});
