import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Formats } from '../text/formats.ts';
import { duration, minutesOnly } from './durations.ts';

test('lengths are said in the words of the locale', () => {
  const english = new Formats('en', 'UTC');
  assert.equal(duration(45, english), '45 minutes');
  assert.equal(duration(60, english), '1 hour');
  assert.equal(duration(330, english), '5 hours, 30 minutes');
  assert.equal(duration(48 * 60, english), '48 hours');
  assert.equal(duration(7 * 1_440, english), '7 days');
  assert.equal(minutesOnly(60, english), '60 minutes');
  assert.equal(duration(120, new Formats('ar', 'UTC')), 'ساعتان');
  assert.equal(duration(90, new Formats('de', 'UTC')), '1 Stunde, 30 Minuten');
});
