import assert from 'node:assert/strict';
import { test } from 'node:test';
import { icebreakers } from '../../models/icebreaker-words.ts';
import { questions } from './questions.ts';
import { inTurn, whichIcebreaker, type Answers } from './which-icebreaker.ts';

const said = { text: 'x' };
const answers = (key: string, mine: boolean, theirs: boolean): Answers => ({ key, mine: mine ? said : null, others: mine && theirs ? [{ name: null, text: 'x' }] : [], othersAnswered: Number(theirs), can: mine && theirs ? [] : ['answer'] });

test('they come one of each depth from light on, each once, and those for the end last', () => {
  assert.deepEqual(inTurn.slice(0, 8).map(({ depth }) => depth), ['light', 'career-story', 'values', 'strengths', 'failure-and-lesson', 'working-style', 'expectations', 'culture']);
  assert.deepEqual(inTurn.map(({ key }) => key).sort(), icebreakers.map(({ key }) => key).sort());
  const late = inTurn.filter(({ stage }) => stage === 'end');
  assert.deepEqual(inTurn.slice(-late.length), late);
});

test('what the other one has answered and the reader has not comes first; what both have is over', () => {
  const [first, second, third] = inTurn;
  assert.equal(whichIcebreaker([], 0), first);
  assert.equal(whichIcebreaker([answers(first!.key, true, true)], 0), second);
  assert.equal(whichIcebreaker([answers(third!.key, false, true)], 0), third);
  assert.equal(whichIcebreaker([{ ...answers(first!.key, false, true), can: [] }], 0), second, 'taken back after both had read it');
});

test('passing over goes on to the next, and begins again after the last', () => {
  assert.equal(whichIcebreaker([], 1), inTurn[1]);
  assert.equal(whichIcebreaker([], inTurn.length), inTurn[0]);
  assert.equal(whichIcebreaker(inTurn.map(({ key }) => answers(key, true, true)), 3), undefined);
});

test('of one depth only where that is asked for, and none once both have answered all of them', () => {
  const values = inTurn.filter(({ depth }) => depth === 'values');
  assert.equal(whichIcebreaker([], 0, 'values'), values[0]);
  assert.equal(whichIcebreaker([], 1, 'values'), values[1]);
  assert.equal(whichIcebreaker([answers('small-joy', false, true)], 0, 'values'), values[0], 'whoever waits in another depth waits there');
  assert.equal(whichIcebreaker(values.map(({ key }) => answers(key, true, true)), 0, 'values'), undefined);
});

test('each has words, which fit an item of an agenda in English', () => {
  for (const words of Object.values(questions)) assert.ok(words.length <= 140, words);
});
