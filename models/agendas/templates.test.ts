import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agendaKinds, agendaTemplates } from '../agenda-words.ts';
import { defaultSettings } from '../programs/settings.ts';
import { growBoxes, itemsOf as itemsBy, usualTemplate } from './templates.ts';

const usual = growBoxes(defaultSettings);
const itemsOf = (template: (typeof agendaTemplates)[number], length: number, grow = usual) => itemsBy(template, length, grow);
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

test('a program shares out the time as it likes, and says from which length on a meeting is a long one', () => {
  const own = { checkIn: 2, progress: 3, goal: 20, reality: 10, options: 5, will: 3, nextDate: 2, longAdds: 10, longFrom: 75 };
  assert.deepEqual(itemsOf('grow', 45, own).map(({ minutes }) => minutes), [2, 3, 20, 10, 5, 3, 2]);
  assert.deepEqual(itemsOf('grow', 75, own).map(({ minutes }) => minutes), [2, 3, 30, 10, 15, 13, 2]);
});

test('whatever a meeting’s length, the time boxes of every template add up to it, whole minutes each, no kind twice', () => {
  const steep = { checkIn: 1, progress: 1, goal: 60, reality: 1, options: 1, will: 1, nextDate: 1, longAdds: 60, longFrom: 30 };
  for (const [template, grow] of [...agendaTemplates.map((one) => [one, usual] as const), ['grow', steep] as const]) {
    for (let length = 15; length <= 240; length += 5) {
      const items = itemsOf(template, length, grow);
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
