import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Formats } from './formats.ts';

const ana = new Formats('en', 'America/Sao_Paulo');

describe('formats', () => {
  test('days are day first and never move with the zone', () => {
    assert.equal(ana.day('2026-10-29'), 'Thu 29 Oct');
    assert.equal(ana.day('2026-10-29', 'long'), 'Thursday 29 October');
    assert.deepEqual(ana.tile('2026-10-29'), { weekday: 'Thu', day: '29', month: 'Oct' });
    assert.equal(ana.weekday(1), 'Monday');
    assert.equal(ana.weekday(7, 'short'), 'Sun');
  });

  test('instants are on the reader’s clock, or on another', () => {
    assert.equal(ana.time('2026-10-29T20:00:00Z'), '17:00');
    assert.equal(ana.time('2026-10-29T23:30:00Z', 'Europe/Berlin'), '00:30');
    assert.equal(ana.dayOf('2026-10-29T23:30:00Z', 'short', 'Europe/Berlin'), 'Fri 30 Oct');
  });

  test('what is near is said in words', () => {
    const now = new Date('2026-10-20T12:00:00Z');
    assert.equal(ana.relative('2026-10-20T10:00:00Z', now), '2 hours ago');
    assert.equal(ana.relative('2026-10-21T12:00:00Z', now), 'tomorrow');
    assert.equal(ana.relative('2026-10-20T12:00:20Z', now), 'now');
  });

  test('places and offsets name a zone', () => {
    assert.equal(ana.place('America/Sao_Paulo'), 'São Paulo');
    assert.equal(ana.place('Europe/Berlin'), 'Berlin');
    assert.deepEqual(['Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kiev'].map((zone) => ana.place(zone)), ['Kolkata', 'Kolkata', 'Kyiv']);
    assert.equal(new Formats('ar', 'UTC').offset('America/Sao_Paulo', new Date('2026-10-29')), 'UTC-3');
  });

  test('Arabic has the digits of the rest of the page', () => {
    const arabic = new Formats('ar', 'Europe/Berlin');
    assert.equal(arabic.number(34), '34');
    assert.equal(arabic.time('2026-10-29T20:00:00Z'), '21:00');
    assert.match(arabic.day('2026-10-29'), /29 أكتوبر/);
  });

  test('numbers, shares, lists and languages follow the locale', () => {
    const german = new Formats('de', 'Europe/Berlin');
    assert.equal(german.number(1234.5), '1.234,5');
    assert.equal(german.percent(58), '58\u00a0%');
    assert.equal(german.list(['Portugiesisch', 'Deutsch', 'Englisch']), 'Portugiesisch, Deutsch und Englisch');
    assert.equal(german.language('pt'), 'Portugiesisch');
  });
});
