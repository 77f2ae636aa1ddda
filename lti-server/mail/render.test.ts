import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSpan } from '../../models/availability/spans.ts';
import type { Letter } from '../../models/notifications/letters.ts';
import { locales, type Locale } from '../../models/vocabulary.ts';
import { renderMail } from './render.ts';
import { wordsOf } from './words/index.ts';

const when = toSpan({ start: new Date('2027-04-01T11:00Z'), end: new Date('2027-04-01T11:30Z') }, 'America/Sao_Paulo', 'Europe/Zurich');
const letter = (locale: Locale, clockChange: 'yours' | 'theirs' | null): Letter => ({
  template: 'meeting-booked',
  receiver: { name: 'Ana Ribeiro', email: 'ana@northfield.example', locale },
  program: 'Alumni Mentoring',
  other: 'Ben Köhler',
  request: null, match: null, waiting: null, circle: null, column: null, entersBy: null, invitation: null,
  meeting: {
    partner: { id: 'ben', name: 'Ben Köhler', headline: null }, when,
    meetingUrl: null, title: null, flash: null, clockChange, reason: null, wentWithMatch: false,
  },
});

test('a mail speaks of a change of clocks only where there is one before the meeting, and says where', () => {
  for (const locale of locales) {
    const sentence = wordsOf[locale].clockChange.replace('{place}', 'Zürich');
    const changed = renderMail(letter(locale, 'theirs'));
    assert.ok(changed.text.includes(sentence) && changed.html.includes(sentence), locale);
    assert.ok(!renderMail(letter(locale, null)).text.includes(wordsOf[locale].clockChange.split('{place}')[1]!), locale);
  }
});

test('places are called as they are on the screen', () => {
  const { text } = renderMail(letter('en', null));
  assert.match(text, /Your time, São Paulo:/);
  assert.match(text, /Ben Köhler’s time, Zürich:/);
});

test('French mails say tu, as the screens do', () => {
  for (const text of Object.values(wordsOf.fr)) assert.doesNotMatch(text.replaceAll(/rendez-vous/gi, ''), /\bvous\b|ez\b/i);
});
