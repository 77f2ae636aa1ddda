import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSpan } from '../../models/availability/spans.ts';
import type { Letter } from '../../models/notifications/letters.ts';
import { locales, type Locale } from '../../models/vocabulary.ts';
import { renderDigest } from './digest.ts';
import { paletteOf } from './frame.ts';
import { renderMail } from './render.ts';
import { wordsOf } from './words/index.ts';

const when = toSpan({ start: new Date('2027-04-01T11:00Z'), end: new Date('2027-04-01T11:30Z') }, 'America/Sao_Paulo', 'Europe/Zurich');
const letter = (locale: Locale, clockChange: 'yours' | 'theirs' | null, region: string | null = null): Letter => ({
  template: 'meeting-booked',
  times: null,
  receiver: { name: 'Ana Ribeiro', email: 'ana@northfield.example', locale, region },
  program: 'Alumni Mentoring',
  brand: { accent: null, sender: null },
  other: 'Ben Köhler',
  request: null, match: null, waiting: null, circle: null, column: null, entersBy: null, invitation: null, thread: null, nudge: false,
  meeting: {
    id: 'meeting', partner: { id: 'ben', name: 'Ben Köhler', headline: null }, when,
    meetingUrl: null, title: null, flash: null, clockChange, reason: null, wentWithMatch: false, before: null, byReceiver: false,
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

test('clocks have twelve or twenty-four hours as the receiver reads them where they live', () => {
  const times = (locale: Locale, region: string | null) => renderMail(letter(locale, null, region)).text.replaceAll('\u202f', ' ');
  assert.match(times('en', null), /Thursday,? 1 April 2027, 08:00 – 08:30/);
  assert.match(times('en', 'GB'), /13:00 – 13:30/);
  assert.match(times('en', 'US'), /Thursday, April 1, 2027, 8:00 AM – 8:30 AM[^]*1:00 PM – 1:30 PM/);
  assert.match(times('de', 'DE'), /Donnerstag, 1. April 2027, 08:00 – 08:30/);
  assert.match(times('pt-BR', 'BR'), /08:00 – 08:30/);
  assert.match(times('ar', 'EG'), /8:00 ص – 8:30 ص/);
  assert.match(times('ar', 'MA'), /08:00 – 08:30/);
});

test('places are called as they are on the screen', () => {
  const { text } = renderMail(letter('en', null));
  assert.match(text, /Your time, São Paulo:/);
  assert.match(text, /Ben Köhler’s time, Zürich:/);
});

test('French mails say tu, as the screens do', () => {
  for (const text of Object.values(wordsOf.fr)) assert.doesNotMatch(text.replaceAll(/rendez-vous/gi, ''), /\bvous\b|ez\b/i);
});

test('every mail is one document in its language and direction, with one heading, real links, and the way to stop it', () => {
  const stop = 'https://tool.example/stop-mail/word';
  for (const locale of locales) {
    const { html, text, subject } = renderMail({ ...letter(locale, null), meeting: { ...letter(locale, null).meeting!, meetingUrl: 'https://meet.example/ben?a=1&b=2' } }, { stop });
    assert.match(html, new RegExp(`^<!doctype html>\\n<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`));
    assert.equal(html.match(/<h1/g)?.length, 1, locale);
    assert.ok(html.includes(`<title>${subject}</title>`));
    assert.ok(html.includes('<a href="https://meet.example/ben?a=1&amp;b=2" class="link"'), 'the video room is a link');
    const { stop: label, stopNote, 'why.meetings': why } = wordsOf[locale];
    for (const part of [label, stopNote, why.replace('{program}', 'Alumni Mentoring')]) assert.ok(html.includes(part) && text.includes(part), `${locale}: ${part}`);
    assert.ok(html.includes(`href="${stop}"`) && text.includes(stop));
    assert.ok(!html.includes('<img'), 'there is nothing to describe');
  }
});

test('what somebody wrote is never a link', () => {
  for (const reason of ['https://evil.example', 'https://evil.example/"onclick', 'javascript:alert(1)', 'http://evil.example']) {
    const { html } = renderMail({ ...letter('en', null), template: 'meeting-cancelled', meeting: { ...letter('en', null).meeting!, reason } });
    assert.ok(!html.includes('<a '), reason);
  }
});

test('a summary groups what it tells by kind, in every locale, and carries no secret link', () => {
  for (const locale of locales) {
    const letters: Letter[] = [letter(locale, null), { ...letter(locale, null), template: 'matched-mentee', meeting: null }, { ...letter(locale, null), template: 'flash-go-on' }];
    const { html, text, subject } = renderDigest(letters, { stop: 'https://tool.example/stop-mail/word' });
    assert.equal(subject, wordsOf[locale]['digest.subject'].replace('{program}', 'Alumni Mentoring'));
    assert.equal(html.match(/<h1/g)?.length, 1);
    assert.deepEqual([...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title), [wordsOf[locale]['kind.matches'], wordsOf[locale]['kind.meetings']]);
    assert.equal(html.match(/<li /g)?.length, 3);
    assert.equal(text.match(/https?:/g)?.length, 1);
    assert.ok(!/\{\w+\}/.test(subject + text + html.replace(/<style>[^]*<\/style>/, '')), 'every blank is filled');
  }
});

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Pale and dark ones, those of schools, and every corner of the cube. */
const brands = ['#9C3D17', '#0057B8', '#E4002B', '#7A003C', '#F58220', '#FFD400', '#111111', '#EDEDED', '#777777', ...Array.from({ length: 27 }, (_, at) => `#${[at % 3, Math.floor(at / 3) % 3, Math.floor(at / 9)].map((step) => ['00', '80', 'FF'][step]).join('')}`)];

test('every text of a mail can be read on its ground, light and dark (WCAG 1.4.3), and buttons seen (1.4.11), whatever colour a program has', () => {
  for (const accent of [null, ...brands]) {
    for (const theme of ['light', 'dark'] as const) {
      const { page, card, text, soft, link, button, onButton } = paletteOf(accent, theme);
      for (const ground of [page, card]) for (const colour of [text, soft, link]) assert.ok(contrast(colour, ground) >= 4.5, `${accent}, ${theme}: ${colour} on ${ground}`);
      assert.ok(contrast(onButton, button) >= 4.5, `${accent}, ${theme}: ${onButton} on ${button}`);
      assert.ok(contrast(button, card) >= 3, `${accent}, ${theme}: ${button} on ${card}`);
    }
  }
});

test('a mail and a summary bear the colour of their program, and ours where it cannot be read', () => {
  const wayIn = { url: 'https://tool.example/enter/word', expiresAt: new Date('2027-04-15T00:00Z') };
  const branded = { ...letter('en', null), brand: { accent: '#0057B8', sender: null } };
  for (const { html } of [renderMail(branded, { wayIn }), renderDigest([branded], { wayIn })]) {
    assert.ok(html.includes('border-top:4px solid #0057B8') && html.includes('background:#0057B8;color:#FFFFFF'));
    assert.ok(!html.includes('#0b6b5d'));
  }
  const { html } = renderMail({ ...branded, brand: { accent: '#FFD400', sender: null } }, { wayIn });
  assert.ok(html.includes('background:#0b6b5d') && html.includes('.button{background:#FFD400!important'), 'yellow is read on dark only');
});

test('another room, and times by new zone data, are told in every locale with what they were', () => {
  const times = { spans: [when, when], ofCircle: false, note: null, reason: null, wentWithMatch: false, byReceiver: false, before: null, untilNow: [], rooms: [], busy: [], meetingIds: [] };
  const before = toSpan({ start: new Date('2027-04-01T10:00Z'), end: new Date('2027-04-01T10:30Z') }, 'America/Sao_Paulo', 'Europe/Zurich');
  for (const locale of locales) {
    const plain = letter(locale, null);
    const room = renderMail({ ...plain, template: 'room-changed', meeting: null, times: { ...times, spans: [when, when, when], rooms: ['https://meet.example/a?b=1&c', 'later', null] } });
    assert.ok(room.text.includes('https://meet.example/a?b=1&c') && room.html.includes('href="https://meet.example/a?b=1&amp;c"'), locale);
    assert.ok([wordsOf[locale].roomLater, wordsOf[locale].noRoom].every((words) => room.text.includes(words)), locale);
    const moved = renderMail({ ...plain, template: 'meeting-recomputed', meeting: { ...plain.meeting!, before } });
    const stays = renderMail({ ...plain, template: 'meeting-recomputed', meeting: { ...plain.meeting!, before: { ...before, start: when.start } } });
    assert.ok(moved.text.includes(wordsOf[locale]['meeting-recomputed.lead'].replace('{other}', 'Ben Köhler')) && stays.text.includes(wordsOf[locale]['meeting-recomputed.stays.lead'].replace('{other}', 'Ben Köhler')), locale);
    const series = renderMail({ ...plain, template: 'series-recomputed', meeting: null, times: { ...times, untilNow: [before, before] } });
    for (const mail of [moved, stays, series]) assert.ok(['yourTimeBefore', 'theirTimeBefore'].every((key) => mail.text.includes(wordsOf[locale][key as 'yourTimeBefore'].split('{')[0]!)), locale);
    for (const { text, html, subject } of [room, moved, stays, series]) assert.ok(![text, html.replaceAll(/<style>[^]*?<\/style>/g, ''), subject].some((part) => /\{\w+\}/.test(part)), locale);
  }
});

test('another room is told of the meetings that are named, without a word about others that keep theirs; one that was taken away is not called new', () => {
  const times = { spans: [when], ofCircle: false, note: null, reason: null, wentWithMatch: false, byReceiver: false, before: null, untilNow: [], rooms: [null], busy: [], meetingIds: [] };
  for (const locale of locales) {
    const plain: Letter = { ...letter(locale, null), template: 'room-changed', meeting: null, times: { ...times, rooms: ['https://meet.example/new'] } };
    const { 'room-changed.subject': isNew, 'room-changed.next': putsIn, 'room-changed.none.subject': isGone, 'room-changed.none.lead': none, 'room-changed.none.next': takesOut } = wordsOf[locale];
    const filled = (words: string): string => words.replace('{other}', 'Ben Köhler');
    const [changed, gone] = [renderMail(plain), renderMail({ ...plain, times })];
    assert.deepEqual([changed.subject, gone.subject], [filled(isNew), filled(isGone)], locale);
    assert.ok(changed.text.includes(putsIn) && !changed.text.includes(takesOut), locale);
    assert.ok(gone.text.includes(filled(none)) && gone.text.includes(takesOut) && !gone.text.includes(putsIn), locale);
  }
  assert.doesNotMatch(renderMail({ ...letter('en', null), template: 'room-changed', meeting: null, times: { ...times, rooms: ['https://meet.example/new'] } }).text, /old address/);
});

test('members of a circle are told of a meeting without what its mentor alone can do; its mentor reads how to move and cancel it', () => {
  const templates = ['meeting-booked', 'meeting-moved', 'meeting-recomputed', 'meeting-cancelled', 'meeting-reminder'] as const;
  const circle = { id: 'circle', title: 'Data careers', people: 3, busy: false };
  const before = toSpan({ start: new Date('2027-04-01T10:00Z'), end: new Date('2027-04-01T10:30Z') }, 'America/Sao_Paulo', 'Europe/Zurich');
  for (const locale of locales) {
    const words = wordsOf[locale];
    const pair = letter(locale, 'theirs');
    const filled = (text: string): string => text.replace('{other}', circle.title).replace(/\{date\}.*/, ''); // up to the day
    for (const template of templates) {
      const member: Letter = { ...pair, template, other: circle.title, meeting: { ...pair.meeting!, circle, before: template === 'meeting-recomputed' ? before : null } };
      const mentor: Letter = { ...member, meeting: { ...member.meeting!, partner: { id: circle.id, name: circle.title, headline: null } } };
      const [toMember, toMentor] = [renderMail(member), renderMail(mentor)];
      for (const { text, html, subject } of [toMember, toMentor]) assert.ok(![text, html.replaceAll(/<style>[^]*?<\/style>/g, ''), subject].some((part) => /\{\w+\}/.test(part)), `${locale}: ${template}`);
      for (const part of [toMember.text, toMember.html]) {
        assert.ok(!part.includes(filled(words[`${template}.next`])) && !part.includes(filled(words[`${template}.lead`])), `${locale}: ${template}`);
        assert.ok(part.includes(words[`${template}.circle.next`]), `${locale}: ${template}`);
        assert.ok(!part.includes(words.clockChange.split('{place}')[1]!), 'one clock is told');
      }
      assert.ok(toMember.text.includes(filled(words[`${template}.circle.lead`])), `${locale}: ${template}`);
      assert.ok(toMentor.text.includes(filled(words[`${template}.next`])) && toMentor.html.includes(filled(words[`${template}.next`])), `${locale}: ${template}`);
    }
    const over: Letter = { ...pair, template: 'meeting-cancelled', other: circle.title, meeting: { ...pair.meeting!, circle, wentWithMatch: true } };
    for (const partner of [pair.meeting!.partner, { id: circle.id, name: circle.title, headline: null }]) {
      assert.ok(renderMail({ ...over, meeting: { ...over.meeting!, partner } }).text.includes(filled(words['meeting-cancelled.circle-over.lead'])), locale);
    }
  }
});

test('a series of a circle is told on the receiver’s own clock, with the times at which they have something else', () => {
  const later = toSpan({ start: new Date('2027-04-08T11:00Z'), end: new Date('2027-04-08T11:30Z') }, 'America/Sao_Paulo', 'Europe/Zurich');
  const times = { spans: [when, later], ofCircle: true, note: null, reason: null, wentWithMatch: false, byReceiver: false, before: null, untilNow: [], rooms: [], busy: [false, true], meetingIds: [] };
  for (const locale of locales) {
    const words = wordsOf[locale];
    const series: Letter = { ...letter(locale, null), template: 'series-booked', other: 'Data careers', meeting: null, times };
    const { text } = renderMail(series);
    assert.ok(text.includes(words.circleBusyAt) && text.includes(words.busyAt), locale);
    assert.ok(!text.includes('Zurich'), locale);
    const free = renderMail({ ...series, times: { ...times, busy: [false, false] } }).text;
    assert.ok(!free.includes(words.circleBusyAt) && !free.includes(words.busyAt), locale);
    const filled = (key: 'series-booked.circle.lead' | 'series-moved.circle.lead' | 'series-recomputed.circle.lead' | 'series-cancelled.circle.lead' | 'series-cancelled.circle-over.lead') => words[key].replace('{other}', 'Data careers');
    assert.ok(text.includes(filled('series-booked.circle.lead')), locale);
    assert.ok(renderMail({ ...series, template: 'series-moved' }).text.includes(filled('series-moved.circle.lead')), locale);
    assert.ok(renderMail({ ...series, template: 'series-cancelled' }).text.includes(filled('series-cancelled.circle.lead')), locale);
    assert.ok(renderMail({ ...series, template: 'series-cancelled', times: { ...times, wentWithMatch: true } }).text.includes(filled('series-cancelled.circle-over.lead')), locale);
    const recomputed = renderMail({ ...series, template: 'series-recomputed', times: { ...times, busy: [], untilNow: [when, later] } }).text;
    assert.ok(recomputed.includes(filled('series-recomputed.circle.lead')) && recomputed.includes(words['series-recomputed.circle.next']) && !recomputed.includes(words['series-recomputed.next'].replace('{other}', 'Data careers')), locale);
    assert.ok(recomputed.includes(words.yourTimeBefore.split('{')[0]!) && !recomputed.includes('Zurich'), locale);
  }
});

test('a circle is no person: subjects say whose meeting it is, for its members and its mentor, in mails and summaries of every locale', () => {
  const circle = { id: 'circle', title: 'Data careers', people: 3, busy: false };
  const times = { spans: [when], ofCircle: true, note: null, reason: null, wentWithMatch: false, byReceiver: false, before: null, untilNow: [], rooms: [], busy: [], meetingIds: [] };
  for (const locale of locales) {
    const words = wordsOf[locale];
    const pair = letter(locale, null);
    const subjectOf = (key: string): string => words[`${key}.circle.subject` as 'meeting-booked.circle.subject'].replace('{other}', circle.title).split('{')[0]!;
    for (const template of ['meeting-booked', 'meeting-moved', 'meeting-recomputed', 'meeting-cancelled', 'meeting-reminder'] as const) {
      for (const more of [{}, { byReceiver: true }, { wentWithMatch: true }, { partner: { id: circle.id, name: circle.title, headline: null } }]) {
        const told: Letter = { ...pair, template, other: circle.title, meeting: { ...pair.meeting!, circle, ...more } };
        const { subject } = renderMail(told);
        assert.ok(subject.startsWith(subjectOf(template)) && !/\{\w+\}/.test(subject), `${locale}: ${subject}`);
        assert.ok(renderDigest([told]).text.includes(subject), locale);
      }
      assert.ok(renderMail({ ...pair, template }).subject.includes('Ben Köhler'), locale);
    }
    for (const template of ['series-booked', 'series-moved', 'series-recomputed', 'series-cancelled'] as const) assert.equal(renderMail({ ...pair, template, other: circle.title, meeting: null, times }).subject, subjectOf(template), locale);
    for (const [key, room] of [['room-changed', 'https://meet.example/new'], ['room-changed.none', null]] as const) {
      const { subject, text } = renderMail({ ...pair, template: 'room-changed', other: circle.title, meeting: null, times: { ...times, rooms: [room] } });
      assert.equal(subject, subjectOf(key), locale);
      for (const part of [words[`${key}.circle.lead`].replace('{other}', circle.title), words[`${key}.next`]]) assert.ok(text.includes(part), `${locale}: ${part}`);
    }
  }
});
