/** Who has no match, put together by what stands in the way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UnmatchedMentee } from '../matching/run.ts';
import { groupedByReason } from './unmatched-groups.ts';

test('one rule about the same questions is one reason, whichever of them bars most; another rule or question is another, and the largest group comes first', () => {
  const must = (mentee: string, ...questions: string[]): UnmatchedMentee => ({ mentee, why: 'rule', rule: 'must', alone: 1, questions });
  const unmatched: UnmatchedMentee[] = [must('ana', 'field'), must('bo', 'field', 'year'), must('cy', 'year', 'field'), { mentee: 'di', why: 'places', mentors: ['ben'] }, { mentee: 'ed', why: 'places', mentors: ['dora'] }, { mentee: 'flo', why: 'places', mentors: [] }];
  assert.deepEqual(groupedByReason(unmatched).map((group) => group.map(({ mentee }) => mentee)), [['di', 'ed', 'flo'], ['bo', 'cy'], ['ana']]);
});
