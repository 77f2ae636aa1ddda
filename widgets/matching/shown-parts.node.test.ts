/** A score and its parts as people read them, of 100: they add up, whatever the rounding. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Formats } from '../text/formats.ts';
import { partWords, shownFit, shownParts } from './run-words.ts';

/** A part that somebody has all, nothing or some of. */
function aPart(random: () => number, most: number) {
  const points = Math.round(most * Math.min(1, Math.max(0, random() * 1.4 - 0.2)));
  return { kind: 'need' as const, question: null, points, most, missing: [], shared: [], first: false, minutes: null, apart: null };
}

test('parts add up to the score beside them, none has more points than it could, and nothing comes of nothing', () => {
  let state = 7;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 2_000; round++) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 6) }, () => aPart(random, Math.floor(random() * 160)));
    const ranking = random() < 0.5 ? null : { place: null, points: 0, most: Math.floor(random() * 200) };
    const shown = shownParts({ parts, ranking });
    assert.equal(shown.reduce((sum, { points }) => sum + points, 0), shownFit(parts.reduce((sum, { points }) => sum + points, 0)));
    for (const [at, { points, most }] of shown.entries()) assert.ok(points <= most && Math.abs(points - (parts[at]?.points ?? 0) / 10) < 1 && (points === 0 || parts[at]!.points > 0));
  }
});

test('the part that matters most to the mentee says so, by the name that the reader is told', () => {
  const part = { kind: 'availability' as const, question: null, points: 150, most: 222, missing: [], shared: [], first: false, minutes: 180, apart: null };
  const reader = { program: null, formats: new Formats('en', 'UTC') };
  assert.equal(partWords({ ...part, emphasis: true }, { mentee: 'Mentee 3', mentor: 'Ben' }, reader).name, 'Time · matters most to Mentee 3');
  assert.equal(partWords(part, { mentee: 'Mentee 3', mentor: 'Ben' }, reader).name, 'Time');
});
