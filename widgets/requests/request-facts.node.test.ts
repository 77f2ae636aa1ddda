import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choiceInTurn, inOrder, withOlder, type MatchRequest } from './request-facts.ts';

const mentor = (id: string) => ({ id, name: `Mentor ${id}`, headline: null });
const request = (id: string, more: Partial<MatchRequest> = {}): MatchRequest => ({
  id, mentee: mentor('9'), choices: [{ mentor: mentor('1'), state: 'asked' }], goal: 'G', message: 'M', cadence: 'monthly', state: 'pending',
  sentAt: '2026-10-20T09:00:00.000Z', expiresAt: '2026-10-30T09:00:00.000Z', readAt: null, answeredAt: null, matchId: null, can: [], ...more,
});

test('what is to be answered first stands first, what is answered stands apart with the newest first', () => {
  const { open, earlier } = inOrder([
    request('a', { expiresAt: '2026-11-02T09:00:00.000Z' }),
    request('b', { state: 'withdrawn', sentAt: '2026-09-01T09:00:00.000Z' }),
    request('c'),
    request('d', { state: 'accepted', sentAt: '2026-09-20T09:00:00.000Z' }),
  ]);
  assert.deepEqual([open.map(({ id }) => id), earlier.map(({ id }) => id)], [['c', 'a'], ['d', 'b']]);
});

test('the mentor in turn is the last who was asked', () => {
  const choices: MatchRequest['choices'] = [{ mentor: mentor('1'), state: 'declined' }, { mentor: mentor('2'), state: 'read' }, { mentor: mentor('3'), state: 'queued' }];
  assert.equal(choiceInTurn(request('a', { choices })).mentor.id, '2');
  assert.equal(choiceInTurn(request('a', { choices: [{ mentor: mentor('3'), state: 'queued' }] })).mentor.id, '3');
});

test('reading the first page again keeps the older ones that were read', () => {
  const [newest, middle, oldest] = ['2026-10-20', '2026-10-10', '2026-10-01'].map((day) => request(day, { sentAt: `${day}T09:00:00.000Z` }));
  const before = { items: [middle!, oldest!], nextCursor: 'after the oldest' };
  assert.deepEqual(withOlder({ items: [newest!, middle!], nextCursor: 'after the middle' }, before), { items: [newest, middle, oldest], nextCursor: 'after the oldest' });
  const fresh = { items: [newest!], nextCursor: null };
  assert.equal(withOlder(fresh, undefined), fresh);
  assert.deepEqual(withOlder({ items: [], nextCursor: null }, before), { items: [], nextCursor: null });
});
