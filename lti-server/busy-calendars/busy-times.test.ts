import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { busyTimesIn, CalendarUnreadable, type CalendarQuestion } from './busy-times.ts';
import { busyTimesInThread } from './calendar-worker.ts';

const from = Date.parse('2026-10-01T00:00Z');
const to = Date.parse('2027-10-01T00:00Z');
const calendar = (...lines: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//t//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...(lines.some((line) => line.startsWith('UID')) ? [] : ['UID:one@calendar.example']), ...lines, 'END:VEVENT'];
const ask = (text: string, more: Partial<CalendarQuestion> = {}): CalendarQuestion => ({ text, zone: 'Europe/Berlin', from, to, ownUids: [], emails: [], ...more });
/** '2026-11-03T08:00Z/09:00Z' */
const short = (time: number): string => new Date(time).toISOString().replace(/:00\.000Z$/, 'Z');
const busy = (lines: string[], more: Partial<CalendarQuestion> = {}): string[] => busyTimesIn(ask(calendar(...lines), more)).map(({ start, end }) => `${short(start)}/${short(end)}`);

describe('the clock of an event', () => {
  const at = (dtstart: string, ...more: string[]) => busy([...more, ...event(`DTSTART${dtstart}`, 'DURATION:PT1H')]);

  test('is UTC where the time ends with Z', () => assert.deepEqual(at(':20261103T080000Z'), ['2026-11-03T08:00Z/2026-11-03T09:00Z']));
  test('is the owner’s where the time floats', () => assert.deepEqual(at(':20261103T090000'), ['2026-11-03T08:00Z/2026-11-03T09:00Z']));
  test('is an IANA zone that no VTIMEZONE explains', () => assert.deepEqual(at(';TZID=America/New_York:20261103T090000'), ['2026-11-03T14:00Z/2026-11-03T15:00Z']));
  test('is a Windows zone', () => {
    assert.deepEqual(at(';TZID=Pacific Standard Time:20261103T090000'), ['2026-11-03T17:00Z/2026-11-03T18:00Z']);
    assert.deepEqual(at(';TZID="E. South America Standard Time":20261103T090000'), ['2026-11-03T12:00Z/2026-11-03T13:00Z']);
  });
  test('is the zone at the end of a longer name', () => {
    assert.deepEqual(at(';TZID=/freeassociation.sourceforge.net/America/Sao_Paulo:20261103T090000'), ['2026-11-03T12:00Z/2026-11-03T13:00Z']);
    assert.deepEqual(at(';TZID=/mozilla.org/20050126_1/America/Argentina/Buenos_Aires:20261103T090000'), ['2026-11-03T12:00Z/2026-11-03T13:00Z']);
  });
  test('is what the calendar’s own VTIMEZONE says of a name that nobody knows', () => {
    const zone = [
      'BEGIN:VTIMEZONE', 'TZID:Customized Time Zone',
      'BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0300', 'TZOFFSETTO:+0200', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD',
      'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0300', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE',
    ];
    assert.deepEqual(at(';TZID=Customized Time Zone:20261103T090000', ...zone), ['2026-11-03T07:00Z/2026-11-03T08:00Z']);
    assert.deepEqual(at(';TZID=Customized Time Zone:20261013T090000', ...zone), ['2026-10-13T06:00Z/2026-10-13T07:00Z']);
  });
  test('is the owner’s where a name is not explained at all', () => assert.deepEqual(at(';TZID=Somewhere:20261103T090000'), ['2026-11-03T08:00Z/2026-11-03T09:00Z']));
});

describe('how long an event takes', () => {
  test('a day without an end is that whole day of the owner’s, 25 hours where the clocks go back', () => {
    assert.deepEqual(busy(event('DTSTART;VALUE=DATE:20261025')), ['2026-10-24T22:00Z/2026-10-25T23:00Z']);
  });
  test('the end of days is not part of them', () => {
    assert.deepEqual(busy(event('DTSTART;VALUE=DATE:20261221', 'DTEND;VALUE=DATE:20261224'), { zone: 'America/Sao_Paulo' }), ['2026-12-21T03:00Z/2026-12-24T03:00Z']);
  });
  test('a duration of days keeps the hour, one of hours keeps the hours', () => {
    assert.deepEqual(busy(event('DTSTART:20261024T120000', 'DURATION:P1D')), ['2026-10-24T10:00Z/2026-10-25T11:00Z']);
    assert.deepEqual(busy(event('DTSTART:20261024T120000', 'DURATION:PT24H')), ['2026-10-24T10:00Z/2026-10-25T10:00Z']);
  });
  test('no time at all, or an end before the start, takes none', () => {
    assert.deepEqual(busy(event('DTSTART:20261103T090000')), []);
    assert.deepEqual(busy(event('DTSTART:20261103T090000', 'DTEND:20261103T080000')), []);
  });
  test('what overlaps or touches is one; what is over or lies beyond is none', () => {
    const at = (start: string, end: string, uid: string) => event(`UID:${uid}`, `DTSTART:${start}`, `DTEND:${end}`);
    assert.deepEqual(busy([...at('20261103T090000', '20261103T100000', 'a'), ...at('20261103T093000', '20261103T110000', 'b'), ...at('20261103T110000', '20261103T113000', 'c')]), ['2026-11-03T08:00Z/2026-11-03T10:30Z']);
    assert.deepEqual(busy([...at('20260903T090000', '20260903T100000', 'a'), ...at('20281103T090000', '20281103T100000', 'b')]), []);
  });
});

describe('what keeps nobody busy', () => {
  const time = ['DTSTART:20261103T090000', 'DTEND:20261103T100000'];
  for (const line of ['TRANSP:TRANSPARENT', 'STATUS:CANCELLED', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE']) {
    test(line, () => assert.deepEqual(busy(event(...time, line)), []));
  }
  test('opaque, tentative and confirmed events do', () => {
    for (const line of ['TRANSP:OPAQUE', 'STATUS:TENTATIVE', 'STATUS:CONFIRMED']) assert.equal(busy(event(...time, line)).length, 1, line);
  });
  test('what the owner declined, known by their address or by the calendar’s name', () => {
    const declined = event(...time, 'ATTENDEE;CN=Ben;PARTSTAT=DECLINED:MAILTO:Ben@calendar.example', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:zoe@calendar.example');
    assert.deepEqual(busy(declined, { emails: ['ben@calendar.example'] }), []);
    assert.deepEqual(busy(['X-WR-CALNAME:ben@calendar.example', ...declined]), []);
    assert.equal(busy(declined, { emails: ['zoe@calendar.example'] }).length, 1, 'that somebody else declined says nothing');
  });
  test('a meeting of ours, which is known already, in our own feed or as an invitation', () => {
    for (const uid of ['6f1c', '6f1c@tool.example']) assert.deepEqual(busy(event(`UID:${uid}`, ...time), { ownUids: ['6f1c'] }), [], uid);
  });
});

describe('recurring events', () => {
  test('keep their hour when the clocks change, and their exact length', () => {
    const lines = event('DTSTART;TZID=Europe/Berlin:20261023T090000', 'DTEND;TZID=Europe/Berlin:20261023T100000', 'RRULE:FREQ=WEEKLY;COUNT=2');
    assert.deepEqual(busy(lines), ['2026-10-23T07:00Z/2026-10-23T08:00Z', '2026-10-30T08:00Z/2026-10-30T09:00Z']);
  });
  test('leave out EXDATE, whether in their own zone, in UTC or as a date, and take in RDATE', () => {
    const rule = ['DTSTART;TZID=Europe/Berlin:20261102T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=5'];
    const days = (lines: string[]): string[] => busy(event(...rule, ...lines)).map((one) => one.slice(8, 13));
    assert.deepEqual(days(['EXDATE;TZID=Europe/Berlin:20261103T090000,20261104T090000']), ['02T08', '05T08', '06T08']);
    assert.deepEqual(days(['EXDATE:20261103T080000Z']), ['02T08', '04T08', '05T08', '06T08']);
    assert.deepEqual(days(['EXDATE;VALUE=DATE:20261103']), ['02T08', '04T08', '05T08', '06T08']);
    assert.deepEqual(days(['RDATE:20261109T120000Z', 'RDATE;VALUE=PERIOD:20261110T120000Z/PT2H']), ['02T08', '03T08', '04T08', '05T08', '06T08', '09T12', '10T12']);
  });
  test('an occurrence that was moved, cancelled or made free stands in place of the one of the rule', () => {
    const rule = event('DTSTART;TZID=Europe/Berlin:20261102T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4');
    const lines = [
      ...rule,
      ...event('RECURRENCE-ID;TZID=Europe/Berlin:20261103T090000', 'DTSTART;TZID=Europe/Berlin:20261103T140000', 'DURATION:PT30M'),
      ...event('RECURRENCE-ID:20261104T080000Z', 'DTSTART;TZID=Europe/Berlin:20261104T090000', 'DURATION:PT1H', 'STATUS:CANCELLED'),
      ...event('RECURRENCE-ID;TZID=Europe/Berlin:20261105T090000', 'DTSTART;TZID=Europe/Berlin:20261105T090000', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'),
    ];
    assert.deepEqual(busy(lines), ['2026-11-02T08:00Z/2026-11-02T09:00Z', '2026-11-03T13:00Z/2026-11-03T13:30Z']);
  });
  test('end with UNTIL: as an instant, also far east of UTC, or as a date', () => {
    const last = (zone: string, until: string): string => busy(event(`DTSTART;TZID=${zone}:20261102T200000`, 'DURATION:PT1H', `RRULE:FREQ=DAILY;UNTIL=${until}`)).at(-1)!.slice(0, 16);
    assert.equal(last('Pacific/Auckland', '20261106T070000Z'), '2026-11-06T07:00', 'the last one starts at that very moment');
    assert.equal(last('America/Los_Angeles', '20261106T035959Z'), '2026-11-05T04:00');
    assert.equal(last('Europe/Berlin', '20261106'), '2026-11-06T19:00');
  });
  test('are the same however many years ago they began', () => {
    const since = (first: string) => busy(event(`DTSTART;TZID=Europe/Berlin:${first}T090000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH'), { to: Date.parse('2026-11-01T00:00Z') });
    // Mondays 613 and 612 weeks before 5 October 2026.
    assert.deepEqual(since('20150105').map((one) => one.slice(5, 10)), ['10-01', '10-12', '10-15', '10-26', '10-29']);
    assert.deepEqual(since('20150112').map((one) => one.slice(5, 10)), ['10-05', '10-08', '10-19', '10-22']);
  });
  test('fall on the last Friday of each month', () => {
    const lines = event('UID:a', 'DTSTART:20200131T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR');
    assert.deepEqual(busy(lines, { to: Date.parse('2027-01-01T00:00Z') }).map((one) => one.slice(0, 10)), ['2026-10-30', '2026-11-27', '2026-12-25']);
  });
});

test('busy times of a calendar that tells nothing else', () => {
  const lines = ['BEGIN:VFREEBUSY', 'UID:f', 'FREEBUSY;FBTYPE=BUSY:20261103T080000Z/PT1H,20261103T100000Z/20261103T110000Z', 'FREEBUSY;FBTYPE=FREE:20261104T080000Z/PT1H', 'END:VFREEBUSY'];
  assert.deepEqual(busy(lines), ['2026-11-03T08:00Z/2026-11-03T09:00Z', '2026-11-03T10:00Z/2026-11-03T11:00Z']);
});

test('a busy time takes whole cells of the grid on which meetings begin', () => {
  assert.deepEqual(busy(event('DTSTART:20261103T080201Z', 'DTEND:20261103T084459Z')), ['2026-11-03T08:00Z/2026-11-03T08:45Z']);
});

describe('what is broken', () => {
  const fault = (text: string): string => {
    try {
      busyTimesIn(ask(text));
      return 'read';
    } catch (error) {
      return error instanceof CalendarUnreadable ? error.fault : String(error);
    }
  };

  test('a page, nothing at all and half a calendar are no calendar', () => {
    for (const text of ['', '<!doctype html><title>Sign in</title>', '{"items":[]}', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261103T080000Z\r\n']) assert.equal(fault(text), 'not-a-calendar', text);
  });
  test('a calendar without events is one, and nobody is busy', () => assert.equal(fault(calendar()), 'read'));
  test('one event that cannot be read leaves the others', () => {
    const good = event('UID:good', 'DTSTART:20261103T080000Z', 'DURATION:PT1H');
    for (const bad of [
      ['a line without a name'], ['DTSTART:2026', 'DURATION:PT1H'], ['DTSTART:20261103T080000Z', 'RRULE:FREQ=SOMETIMES'], ['DTSTART:20261103T080000Z', 'DURATION:LONG'],
      ['DTSTART:20261103T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=MONTHLY;BYWEEKNO=3'], ['SUMMARY:without a time'],
    ]) {
      assert.deepEqual(busy([...event('UID:bad', ...bad), ...good]), ['2026-11-03T08:00Z/2026-11-03T09:00Z'], bad.join());
    }
  });
  test('a busy period that cannot be read leaves the others', () => {
    for (const bad of ['FREEBUSY:20261101T000000Z/PXX', 'FREEBUSY;VALUE=INTEGER:5', 'FREEBUSY:20261101T000000Z', 'FREEBUSY;VALUE=PERIOD:nothing/at all']) {
      assert.deepEqual(busy(['BEGIN:VFREEBUSY', bad, 'END:VFREEBUSY', 'BEGIN:VFREEBUSY', 'FREEBUSY:20261103T080000Z/PT1H', 'END:VFREEBUSY']), ['2026-11-03T08:00Z/2026-11-03T09:00Z'], bad);
    }
  });
  test('more than 5,000 events are too many', () => {
    const events = Array.from({ length: 5_001 }, (_, i) => event(`UID:${i}`, 'DTSTART:20261103T080000Z', 'DURATION:PT1H')).flat();
    assert.equal(fault(calendar(...events)), 'too-much');
  });
  test('what is over, or lies beyond, is not counted', () => {
    const old = Array.from({ length: 6_000 }, (_, i) => event(`UID:${i}`, 'DTSTART;TZID=Europe/Berlin:20191103T080000', 'DTEND;TZID=Europe/Berlin:20191103T090000', 'BEGIN:VALARM', 'TRIGGER:-PT10M', 'END:VALARM')).flat();
    const ended = event('UID:e', 'DTSTART:20150105T080000Z', 'DTEND:20150105T090000Z', 'RRULE:FREQ=WEEKLY;UNTIL=20200101T000000Z');
    const beyond = event('UID:f', 'DTSTART;VALUE=DATE:20301103', 'DTEND;VALUE=DATE:20301104');
    assert.deepEqual(busy([...old, ...ended, ...event('UID:new', 'DTSTART:20261103T080000Z', 'DTEND:20261103T090000Z'), ...beyond]), ['2026-11-03T08:00Z/2026-11-03T09:00Z']);
  });
  test('what began long ago and reaches into the time that is asked about is read, and so is what hides an occurrence that would', () => {
    assert.deepEqual(busy(event('DTSTART;VALUE=DATE:20260801', 'DTEND;VALUE=DATE:20261002')), ['2026-10-01T00:00Z/2026-10-01T22:00Z']);
    assert.deepEqual(busy(event('DTSTART:20260801T000000Z', 'DURATION:P62D')), ['2026-10-01T00:00Z/2026-10-02T00:00Z']);
    assert.deepEqual(busy(event('DTSTART:20200101T080000Z', 'DTEND:20200101T090000Z', 'RDATE:20261103T080000Z')), ['2026-11-03T08:00Z/2026-11-03T09:00Z']);
    const rule = event('DTSTART:20260925T080000Z', 'DTEND:20261003T080000Z', 'RRULE:FREQ=YEARLY');
    const moved = event('RECURRENCE-ID:20260925T080000Z', 'DTSTART:20260901T080000Z', 'DTEND:20260902T080000Z');
    assert.deepEqual([busy(rule)[0], busy([...rule, ...moved]).length], ['2026-10-01T00:00Z/2026-10-03T08:00Z', busy(rule).length - 1]);
    const later = event('RECURRENCE-ID:20261105T080000Z', 'DTSTART:20300901T080000Z', 'DTEND:20300901T090000Z');
    assert.deepEqual(busy([...event('DTSTART:20261103T080000Z', 'DTEND:20261103T090000Z', 'RRULE:FREQ=DAILY;COUNT=3'), ...later]).length, 2);
  });
  test('a calendar that is busy for some minutes of every hour is too much, however few lines say so', () => {
    const every = (minutes: number): string[] => event('DTSTART:20261001T000000Z', 'DURATION:PT5M', `RRULE:FREQ=MINUTELY;INTERVAL=${minutes}`);
    assert.equal(fault(calendar(...every(60))), 'too-much');
    assert.ok(busy(every(180)).length <= 3_000);
  });
  test('a rule of every second, for ever, is too much', () => assert.equal(fault(calendar(...event('DTSTART:20200101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'))), 'too-much'));
});

test('in a thread a calendar is read as it is here, and one that never ends is given up', async () => {
  const good = calendar(...event('DTSTART:20261103T080000Z', 'DURATION:PT1H'));
  assert.deepEqual(await busyTimesInThread(ask(good)), busyTimesIn(ask(good)));
  await assert.rejects(busyTimesInThread(ask('nothing')), { fault: 'not-a-calendar' });
  await assert.rejects(busyTimesInThread(ask(good, { zone: 'Nowhere/At_all' })), { fault: 'not-a-calendar' }, 'whatever breaks the thread');
  // Never on the 30th of February: ical.js looks for it, year after year.
  const bomb = calendar(...Array.from({ length: 400 }, (_, i) => event(`UID:${i}`, 'DTSTART:20200101T000000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')).flat());
  await assert.rejects(busyTimesInThread(ask(bomb), { mostMs: 300 }), { fault: 'too-much' });
});
