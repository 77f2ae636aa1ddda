import assert from 'node:assert/strict';
import { test } from 'node:test';
import { benCard, leilaCard, ngoziCard, tomasCard } from '../testing/mentors.ts';
import { reasonsFor, speaksFor } from './reasons.ts';

test('what is worth most points comes first, at most three reasons', () => {
  assert.deepEqual(reasonsFor(benCard), [
    { kind: 'first-need', topic: 'data-careers' },
    { kind: 'times', times: ['after-16'] },
    { kind: 'languages', languages: ['pt', 'en'] },
  ]);
});

test('what one of them has not said is told, by whom; who could say it themselves comes first', () => {
  assert.deepEqual(reasonsFor(ngoziCard).map((reason) => (reason.kind === 'not-said' ? [reason.by, reason.parts.map(({ question }) => question)] : reason.kind)), ['first-need', 'times', 'languages', ['mentor', ['values']]]);
  const both = { ...ngoziCard, fit: { ...ngoziCard.fit!, parts: ngoziCard.fit!.parts.map((part) => (part.question === 'values' ? { ...part, missing: ['mentee' as const, 'mentor' as const] } : part)) } };
  assert.deepEqual(reasonsFor(both).flatMap((reason) => (reason.kind === 'not-said' ? [reason.by] : [])), ['mentee']);
});

test('what does not fit is told, and nothing is made up', () => {
  assert.deepEqual(reasonsFor(leilaCard).map(({ kind }) => kind), ['times', 'no-shared-language', 'not-said']);
  const never = { ...tomasCard, fit: { ...tomasCard.fit!, parts: tomasCard.fit!.parts.map((part) => (part.kind === 'availability' ? { ...part, points: 0, minutes: 0 } : part)) } };
  assert.deepEqual(reasonsFor(never).map(({ kind }) => kind), ['languages', 'answers', 'answers', 'no-time-in-common']);
  assert.deepEqual(reasonsFor({ ...benCard, fit: null }), [], 'who is no mentee has no reasons');
});

test('why two people cannot be a pair comes before everything else', () => {
  const [first, ...others] = reasonsFor({ ...benCard, fit: { ...benCard.fit!, obstacles: [{ rule: 'own-grader', question: null }] } });
  assert.deepEqual(first, { kind: 'obstacle', rule: 'own-grader', question: null });
  assert.equal(speaksFor(first), false);
  assert.ok(others.every(speaksFor));
});
