import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { toInstant } from '../../models/availability/slots.ts';
import { writeCalendar, type CalendarEvent, type CalendarOptions } from './calendar.ts';

const event: CalendarEvent = {
  uid: '5f0c3c8e-3b0e-4c39-9d9a-7d3f6f0a1b2c', sequence: 2, stamp: new Date('2027-01-02T03:04:05Z'),
  start: new Date('2027-03-31T09:00Z'), end: new Date('2027-03-31T09:30Z'), zone: 'Europe/Berlin', cancelled: false,
  summary: 'Meeting with Ben Köhler', description: 'One line\nand another', url: 'https://meet.example/ben', alarmMinutes: 10,
};
const message: NonNullable<CalendarOptions['message']> = {
  method: 'REQUEST',
  organizer: { name: 'Alumni, careers; and more', email: 'mentoring@tool.example' },
  attendee: { name: 'Ana "Ani" Ribeiro', email: 'ana@northfield.example' },
};

/** As another program reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const vevent = calendar.getFirstSubcomponent('vevent')!;
  return { calendar, vevent, event: new ICAL.Event(vevent) };
}

const linesOf = (text: string): string[] => text.split('\r\n');

test('an invitation says everything that RFC 5545 and 5546 ask for, to another parser', () => {
  const { calendar, vevent, event: parsed } = read(writeCalendar([event], { locale: 'en', message }));
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  assert.equal(calendar.getFirstPropertyValue('method'), 'REQUEST');
  assert.deepEqual([parsed.uid, parsed.sequence, parsed.summary, parsed.description, parsed.location], [event.uid, 2, event.summary, event.description, event.url]);
  assert.equal(String(vevent.getFirstPropertyValue('dtstamp')), '2027-01-02T03:04:05Z');
  assert.equal(vevent.getFirstPropertyValue('url'), event.url);
  assert.equal(vevent.getFirstPropertyValue('status'), 'CONFIRMED');
  assert.equal(vevent.getFirstPropertyValue('organizer'), 'mailto:mentoring@tool.example');
  assert.equal(vevent.getFirstProperty('organizer')!.getParameter('cn'), 'Alumni, careers; and more');
  const [attendee, ...others] = vevent.getAllProperties('attendee');
  assert.equal(others.length, 0);
  assert.deepEqual([String(attendee!.getFirstValue()).toLowerCase(), attendee!.getParameter('cn'), attendee!.getParameter('partstat'), attendee!.getParameter('rsvp')], ['mailto:ana@northfield.example', 'Ana ’Ani’ Ribeiro', 'ACCEPTED', 'FALSE']);
  assert.equal(String(vevent.getFirstSubcomponent('valarm')!.getFirstPropertyValue('trigger')), '-PT10M');
  assert.equal(vevent.getFirstPropertyValue('x-microsoft-disallow-counter'), 'TRUE', 'nobody reads a time that is proposed instead');
});

test('what is cancelled rings no more and takes no time', () => {
  const { calendar, vevent } = read(writeCalendar([{ ...event, cancelled: true }], { locale: 'en', message: { ...message, method: 'CANCEL' } }));
  assert.equal(calendar.getFirstPropertyValue('method'), 'CANCEL');
  assert.deepEqual([vevent.getFirstPropertyValue('status'), vevent.getFirstPropertyValue('transp'), vevent.getFirstSubcomponent('valarm')], ['CANCELLED', 'TRANSPARENT', null]);
  assert.equal(vevent.getFirstPropertyValue('x-microsoft-disallow-counter'), null);
});

test('lines end with CRLF and hold at most 75 octets, and no character is cut in two', () => {
  for (const sign of ['x', 'é', 'م', '👩‍🎓', '漢', 'a👍ب']) {
    for (let length = 1; length <= 90; length += 1) {
      const summary = sign.repeat(length);
      const text = writeCalendar([{ ...event, summary }], { locale: 'ar', message });
      assert.ok(text.endsWith('END:VCALENDAR\r\n') && !/[^\r]\n|\r[^\n]/.test(text), 'only CRLF');
      for (const line of linesOf(text)) {
        assert.ok(Buffer.byteLength(line) <= 75, line);
        assert.ok(line.isWellFormed(), line);
      }
      assert.equal(read(text).event.summary, summary);
    }
  }
});

test('what people write stays what they wrote, and never becomes a line of the calendar', () => {
  const hostile = [
    'Commas, semicolons; a \\ backslash: and "quotes"',
    'Hello\r\nATTENDEE:mailto:everybody@example.org',
    'Hello\nEND:VEVENT\nBEGIN:VEVENT',
    'Hello\rX-EVIL:1', 'Hello\u2028X-EVIL:1', 'Nul\u0000 and bell\u0007', 'Half a pair \ud83d',
    'خطة اللقاء: ماذا بعد؟ 🎓', '\\n is not a line break',
  ];
  for (const words of hostile) {
    const text = writeCalendar([{ ...event, summary: words, description: words, url: `https://meet.example/a,b;c?x=${encodeURIComponent(words.toWellFormed())}` }], {
      locale: 'en',
      message: { ...message, organizer: { ...message.organizer, name: words }, attendee: { ...message.attendee, name: words } },
      feed: { name: words, hours: 1, zone: 'Europe/Berlin', now: event.start },
    });
    const { calendar, vevent, event: parsed } = read(text);
    const plain = words.toWellFormed().replaceAll(/\r\n?|\u2028/g, '\n').replaceAll(/[\u0000\u0007]/g, ' ');
    assert.equal(parsed.description, plain);
    assert.equal(parsed.summary, plain.replaceAll('\n', ' ').trim());
    assert.equal(calendar.getAllSubcomponents('vevent').length, 1);
    assert.equal(vevent.getAllProperties('attendee').length, 1);
    assert.ok(!/^X-EVIL/m.test(text));
    assert.equal(vevent.getFirstProperty('attendee')!.getParameter('cn'), plain.replaceAll('\n', ' ').replaceAll('"', '’').replaceAll('\\', '/').trim());
    assert.equal(new URL(String(vevent.getFirstPropertyValue('url'))).searchParams.get('x'), words.toWellFormed());
  }
});

test('the hour is right in every zone, across both changes of its clocks, also for who knows the zone by the calendar alone', () => {
  const cases: [zone: string, local: string][] = [
    ['Europe/Berlin', '2027-03-27T09:00'], ['Europe/Berlin', '2027-03-28T09:00'], ['Europe/Berlin', '2027-10-31T09:00'],
    ['America/New_York', '2027-03-14T09:00'], ['America/Sao_Paulo', '2027-07-01T09:00'], ['Africa/Casablanca', '2027-02-10T09:00'],
    ['Asia/Kathmandu', '2027-07-01T09:00'], ['Australia/Lord_Howe', '2027-04-04T09:00'], ['America/Vancouver', '2027-12-15T09:00'], ['Asia/Riyadh', '2027-07-01T09:00'], ['Africa/Cairo', '2027-04-30T09:00'],
  ];
  for (const [zone, local] of cases) {
    const start = toInstant(zone, local);
    const { vevent, event: parsed } = read(writeCalendar([{ ...event, zone, start, end: new Date(start.getTime() + 3_600_000) }], { locale: 'en' }));
    assert.equal(vevent.getFirstProperty('dtstart')!.getParameter('tzid'), zone);
    assert.equal(parsed.startDate.toString(), `${local}:00`, zone);
    assert.equal(parsed.startDate.toJSDate().toISOString(), start.toISOString(), `${zone} ${local}`);
    assert.equal(parsed.endDate.toJSDate().getTime() - start.getTime(), 3_600_000, zone);
  }
});

test('a meeting over the change of the clocks lasts as long as it lasts', () => {
  const start = new Date('2027-03-28T00:30Z'); // 01:30 in Berlin, half an hour before the clocks go from 2 to 3
  const { event: parsed } = read(writeCalendar([{ ...event, start, end: new Date('2027-03-28T01:30Z') }], { locale: 'de' }));
  assert.deepEqual([parsed.startDate.toString(), parsed.endDate.toString()], ['2027-03-28T01:30:00', '2027-03-28T03:30:00']);
  assert.equal(parsed.endDate.toJSDate().toISOString(), '2027-03-28T01:30:00.000Z');
});

test('the component of a zone agrees with the zone data of this process at every hour of two years', () => {
  for (const zone of ['Europe/Dublin', 'Africa/Casablanca', 'America/Havana', 'Australia/Lord_Howe', 'Antarctica/Troll', 'Asia/Gaza', 'Pacific/Chatham', 'America/St_Johns']) {
    const { calendar } = read(writeCalendar([{ ...event, zone }], { locale: 'en' }));
    const component = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
    for (let at = Date.UTC(2026, 6, 1); at < Date.UTC(2028, 2, 1); at += 3_600_000) {
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      const time = ICAL.Time.fromDateTimeString(local.toPlainDateTime().toString({ smallestUnit: 'second' }));
      const offset = component.utcOffset(time) * 1_000;
      const ambiguous = local.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'earlier' }).offset !== local.toPlainDateTime().toZonedDateTime(zone, { disambiguation: 'later' }).offset;
      if (!ambiguous) assert.equal(offset, local.offsetNanoseconds / 1e6, `${zone} ${local.toString()}`);
    }
  }
});

test('the hour that a clock shows twice is told in UTC, so that nobody takes one for the other', () => {
  for (const start of [new Date('2026-11-01T05:30Z'), new Date('2026-11-01T06:30Z')]) {
    const { event: parsed } = read(writeCalendar([{ ...event, zone: 'America/New_York', start, end: new Date(start.getTime() + 1_800_000) }], { locale: 'en' }));
    assert.equal(parsed.startDate.toString(), start.toISOString().replace('.000', ''));
  }
});

test('where a zone has no name a calendar would know, times are told in UTC', () => {
  for (const zone of ['UTC', '+05:30']) {
    const text = writeCalendar([{ ...event, zone }], { locale: 'en' });
    assert.ok(text.includes('DTSTART:20270331T090000Z\r\n') && !text.includes('TZID') && !text.includes('VTIMEZONE'), zone);
  }
});

test('a feed with nothing in it is a calendar all the same: it has the zone of its reader, all year the same', () => {
  for (const [zone, offset] of [['Europe/Berlin', '+02:00'], ['UTC', '+00:00'], ['+05:30', '+05:30'], ['Asia/Kolkata', '+05:30']] as const) {
    const write = (now: string) => writeCalendar([], { locale: 'en', feed: { name: 'Mentoring', hours: 1, zone, now: new Date(now) } });
    const calendar = new ICAL.Component(ICAL.parse(write('2027-07-01T09:00Z')) as unknown[]);
    const [component, ...more] = calendar.getAllSubcomponents();
    assert.deepEqual([component!.name, component!.getFirstPropertyValue('tzid'), more.length], ['vtimezone', zone, 0]);
    const [sign, hours, minutes] = [offset[0] === '-' ? -1 : 1, Number(offset.slice(1, 3)), Number(offset.slice(4))];
    assert.equal(new ICAL.Timezone(component!).utcOffset(ICAL.Time.fromDateTimeString('2027-07-01T12:00:00')), sign * (hours * 60 + minutes) * 60, zone);
    assert.equal(write('2027-01-01T00:00Z'), write('2027-12-31T23:59Z'));
  }
});
