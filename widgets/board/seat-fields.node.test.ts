import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Board, Seat } from './board-host.ts';
import { blankSeat, changeOf, choicesFor, fieldsOf, newSeatOf, own, withDraft, wrongIn } from './seat-fields.ts';

const ben = '65f0c0ffee00000000000009';
const seat: Seat = {
  id: '65f0c0ffee0000000000aa01', need: { kind: 'sponsor', words: null }, topic: null, member: { personId: ben, name: 'Ben', matches: [], since: '2026-09-28' }, cadenceWeeks: 8,
  contact: { last: { on: '2026-10-01', how: 'noted' }, next: null, dueOn: null, due: false }, note: null, earlier: [], archivedOn: null,
};
const today = '2026-10-20';

test('a new seat is sent as it was chosen, with the name of somebody of elsewhere or nobody', () => {
  assert.deepEqual(newSeatOf(blankSeat()), { need: { kind: 'sponsor' }, member: null, cadenceWeeks: 8, note: '' });
  assert.deepEqual(newSeatOf({ ...blankSeat(' Knows trains '), who: own, name: ' Aunt Rosa ', weeks: '' }), { need: { words: 'Knows trains' }, member: { name: 'Aunt Rosa' }, cadenceWeeks: null, note: '' });
});

test('of a change only who really changed is sent as another member, and a day only where it was typed', () => {
  const fields = fieldsOf(seat);
  assert.deepEqual(changeOf(fields, seat), { need: { kind: 'sponsor' }, cadenceWeeks: 8, note: '' });
  assert.deepEqual(changeOf({ ...fields, lastOn: '2026-10-19' }, seat), { need: { kind: 'sponsor' }, cadenceWeeks: 8, note: '', lastContactOn: '2026-10-19' });
  assert.deepEqual(changeOf({ ...fields, lastOn: '' }, seat).lastContactOn, null);
  assert.deepEqual(changeOf({ ...fields, who: '', lastOn: '2026-10-19' }, seat), { need: { kind: 'sponsor' }, cadenceWeeks: 8, note: '', member: null });
});

test('own words and a name are asked for where they were chosen, and a day cannot be to come', () => {
  assert.deepEqual(wrongIn({ ...blankSeat(), kind: own, who: own, lastOn: '2026-10-21' }, today), ['seat-words', 'seat-name', 'seat-last']);
  assert.deepEqual(wrongIn({ ...blankSeat(), lastOn: '2026-10-21' }, today), [], 'of nobody it is not asked');
});

test('a draft brings back what was typed, and nobody who cannot be chosen any more', () => {
  const draft = { kind: 'own', words: 'Trains', who: ben, name: '', weeks: '4', lastOn: '', note: 'x' };
  assert.deepEqual(withDraft(blankSeat(), draft, new Set([ben])), { kind: own, words: 'Trains', who: ben, name: '', weeks: '4', lastOn: '', note: 'x' });
  assert.equal(withDraft(blankSeat(), draft, new Set()).who, '');
  assert.deepEqual(withDraft(blankSeat(), {}, new Set()), blankSeat());
});

test('who sits there stays among the choices, also without a name', () => {
  const board: Board = { seats: [], archived: [], gaps: [], partners: [{ id: ben, name: 'Ben', matches: [] }] };
  const erased = { ...seat, member: { personId: '65f0c0ffee000000000000aa', name: null, matches: [], since: '2026-09-28' } };
  assert.deepEqual(choicesFor(board, seat).map(({ name }) => name), ['Ben']);
  assert.deepEqual(choicesFor(board, erased).map(({ name }) => name), [null, 'Ben']);
});
