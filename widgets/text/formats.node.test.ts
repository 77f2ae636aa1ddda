import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Formats } from './formats.ts';
import type { WidgetLocale } from './locale.ts';
import { languageName } from './language-name.ts';
import { percentWords } from './percent-words.ts';
import { relativeTime } from './relative-time.ts';
import { tileWords } from './tile-words.ts';
import { firstWeekday, firstWeekdayIn, weekdayName, weekdaysFrom, weekQuery } from './week.ts';
import { zoneOffset } from './zone-offset.ts';

const ana = new Formats('en', 'America/Sao_Paulo');
const american = new Formats('en', 'UTC', 'US');

describe('formats', () => {
  test('days are day first and never move with the zone', () => {
    assert.equal(ana.day('2026-10-29'), 'Thu 29 Oct');
    assert.equal(ana.day('2026-10-29', 'long'), 'Thursday 29 October');
    assert.deepEqual(tileWords('2026-10-29', ana), { weekday: 'Thu', day: '29', month: 'Oct' });
    assert.equal(weekdayName(1, ana), 'Monday');
  });

  test('instants are on the reader’s clock, or on another', () => {
    assert.equal(ana.time('2026-10-29T20:00:00Z'), '17:00');
    assert.equal(ana.time('2026-10-29T23:30:00Z', 'Europe/Berlin'), '00:30');
    assert.equal(ana.dayOf('2026-10-29T23:30:00Z', 'short', 'Europe/Berlin'), 'Fri 30 Oct');
  });

  test('what is near is said in words', () => {
    const now = new Date('2026-10-20T12:00:00Z');
    assert.equal(relativeTime('2026-10-20T10:00:00Z', now, ana), '2 hours ago');
    assert.equal(relativeTime('2026-10-21T12:00:00Z', now, ana), 'tomorrow');
    assert.equal(relativeTime('2026-10-20T12:00:20Z', now, ana), 'now');
  });

  test('places and offsets name a zone', () => {
    assert.equal(ana.place('America/Sao_Paulo'), 'São Paulo');
    assert.equal(ana.place('Europe/Berlin'), 'Berlin');
    assert.deepEqual(['Asia/Calcutta', 'Asia/Kolkata', 'Europe/Kiev'].map((zone) => ana.place(zone)), ['Kolkata', 'Kolkata', 'Kyiv']);
    assert.equal(zoneOffset('America/Sao_Paulo', new Date('2026-10-29')), 'UTC-3');
  });

  test('Arabic has the digits of the rest of the page', () => {
    const arabic = new Formats('ar', 'Europe/Berlin');
    assert.equal(arabic.number(34), '34');
    assert.equal(arabic.time('2026-10-29T20:00:00Z'), '9:00 م');
    assert.match(arabic.day('2026-10-29'), /29 أكتوبر/);
  });

  test('numbers, shares, lists and languages follow the locale', () => {
    const german = new Formats('de', 'Europe/Berlin');
    assert.equal(german.number(1234.5), '1.234,5');
    assert.equal(percentWords(58, german), '58\u00a0%');
    assert.equal(german.list(['Portugiesisch', 'Deutsch', 'Englisch']), 'Portugiesisch, Deutsch und Englisch');
    assert.equal(languageName('pt', german), 'Portugiesisch');
  });

  test('clocks have twelve or twenty-four hours as they are read where the reader lives', () => {
    const at = (locale: WidgetLocale, region?: string) => new Formats(locale, 'America/Sao_Paulo', region).time('2026-10-29T20:05:00Z').replaceAll('\u202f', ' ');
    assert.deepEqual([at('en'), at('en', 'GB'), at('en', 'US'), at('en', 'DE'), at('en', 'BR')], ['17:05', '17:05', '5:05 PM', '17:05', '17:05']);
    assert.deepEqual([at('de'), at('de', 'AT'), at('es'), at('fr', 'CA'), at('pt-BR', 'BR')], ['17:05', '17:05', '17:05', '17:05', '17:05']);
    assert.match(at('es', 'MX'), /^5:05\sp\.\sm\.$/);
    assert.deepEqual([at('ar'), at('ar', 'EG'), at('ar', 'MA')], ['5:05 م', '5:05 م', '17:05']);
    assert.deepEqual(['17:00', '00:00', '24:00'].map((time) => american.clock(time).replaceAll('\u202f', ' ')), ['5:00 PM', '12:00 AM', '12:00 AM']);
    assert.deepEqual(['09:00', '24:00'].map((time) => ana.clock(time)), ['09:00', '24:00']);
    assert.equal(american.day('2026-10-29'), 'Thu, Oct 29');
  });

  test('weeks begin as they do where the reader lives, also for browsers that do not know', () => {
    const first = (locale: WidgetLocale, region?: string) => firstWeekday({ locale, region });
    assert.deepEqual([first('en'), first('en', 'US'), first('en', 'DE'), first('de'), first('pt-BR', 'BR'), first('ar'), first('ar', 'MA'), first('ar', 'SA')], [1, 7, 1, 1, 7, 6, 1, 7]);
    for (const region of ['GB', 'US', 'DE', 'BR', 'EG', 'MA', 'SA', 'MV', 'IN']) assert.equal(firstWeekdayIn(region), first('en', region), region);
    assert.equal(firstWeekdayIn(undefined), 1);
    assert.deepEqual(weekdaysFrom(6, [1, 2, 3, 4, 5, 6, 7]), [6, 7, 1, 2, 3, 4, 5]);
    assert.deepEqual([weekQuery(american), weekQuery(ana)], [{ weekStart: 7 }, {}]);
  });
});
