import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Types } from 'mongoose';
import { timesOfWeek, type Language, type MentorMark, type TimeOfWeek } from '../vocabulary.ts';
import { MentorIndex, type Filters, type Findable, type Viewer } from './mentor-index.ts';
import { wordsOf } from './word-index.ts';

const now = new Date('2026-11-23T08:00:00Z');
const viewer: Viewer = { personId: 'viewer', zone: 'UTC', topics: [{ key: 'data', label: 'Data careers' }, { key: 'cv', label: 'Lebensläufe' }], hasFlash: true, marks: new Map() };
const none: Filters = { topics: [], languages: [], times: [], q: [], marks: [], flash: false, unavailable: false };
const hours: Record<TimeOfWeek, { weekday: number; from: string; to: string }> = {
  mornings: { weekday: 1, from: '08:00', to: '09:00' }, 'after-16': { weekday: 1, from: '17:00', to: '18:00' }, weekends: { weekday: 6, from: '13:00', to: '14:00' },
};
const free = (...times: readonly TimeOfWeek[]): Findable['rules'] => ({ zone: 'UTC', meetingMinutes: 30, weekly: times.map((time) => hours[time]) });

let made = 0;
const mentor = (more: Partial<Findable> = {}): Findable => ({
  known: {
    enrolment: { personId: new Types.ObjectId(), role: 'mentor', state: 'active', capacity: 1, placesTaken: 0, pausedUntil: null, headline: null, topics: [] },
    person: { name: 'Ben', languages: [], zone: null, lastActiveAt: now }, rules: undefined, flash: undefined,
  },
  personId: String((made += 1)).padStart(6, '0'), name: 'Ben', headline: null, topics: ['data'], languages: ['en'], hasPlace: true, break: null, rules: free('mornings'), flash: null, ...more,
});
/** What somebody offers of single sessions: the two months ahead are booked up, or only this one. */
const flashOf: Readonly<Record<string, Findable['flash']>> = {
  none: null,
  left: { minutes: 30, zone: 'UTC', full: new Set(['2026-11']) },
  'booked-up': { minutes: 30, zone: 'UTC', full: new Set(['2026-11', '2026-12', '2027-01']) },
};
const indexOf = (mentors: readonly Findable[]): MentorIndex => {
  const index = new MentorIndex();
  for (const one of mentors) index.put(one);
  return index;
};
const look = (index: MentorIndex, more: Partial<Filters> = {}, who = viewer) => {
  const found = index.facets({ ...none, ...more }, who, now);
  return { ...found, ids: index.byName(found.fitting, 'en', 1_000, null).map(({ id }) => id).sort() };
};

describe('facets', () => {
  test('any box of a group is enough, every group has to fit', () => {
    const [both] = [mentor({ topics: ['cv', 'data'], languages: ['pt'] })];
    const index = indexOf([mentor(), mentor({ topics: ['cv'] }), both, mentor({ languages: ['pt'], rules: null })]);
    assert.equal(look(index, { topics: ['data', 'cv'] }).total, 4);
    assert.deepEqual(look(index, { topics: ['data'], languages: ['pt'], times: ['mornings'] }).ids, [both.personId]);
    assert.equal(look(index, { topics: ['nobody-has-it'] }).total, 0);
  });

  test('languages are in the order of how many speak them, however often one of those has changed', () => {
    const changed = mentor({ languages: ['pt'] });
    const index = indexOf([changed, changed, changed, mentor({ languages: ['de'] }), mentor({ languages: ['de'] })]);
    assert.deepEqual([...look(index).counts.languages], [['de', 2], ['pt', 1]]);
  });

  test('who is full or on a break is left out, counted, and shown where asked for', () => {
    const index = indexOf([mentor(), mentor({ hasPlace: false }), mentor({ break: { until: '2026-11-24', zone: 'UTC' }, topics: ['cv'] }), mentor({ break: { until: '2026-11-23', zone: 'UTC' } })]);
    const hidden = look(index, { topics: ['data'] });
    assert.deepEqual([hidden.total, hidden.counts.unavailable, hidden.free], [2, 1, 2], 'the second break is over today');
    const shown = look(index, { topics: ['data'], unavailable: true });
    assert.deepEqual([shown.total, shown.counts.unavailable], [3, 1]);
  });

  test('who offers single sessions is found, also without a place, and not on a break; nobody where the program has none', () => {
    const [full, resting, left, bookedUp] = [mentor({ hasPlace: false, flash: flashOf['left']! }), mentor({ flash: flashOf['left']!, break: { until: '2026-11-24', zone: 'UTC' } }), mentor({ flash: flashOf['left']! }), mentor({ flash: flashOf['booked-up']! })];
    const index = indexOf([full, resting, left, bookedUp, mentor()]);
    assert.deepEqual([look(index).total, look(index).counts.flash], [3, 2]);
    const found = look(index, { flash: true });
    assert.deepEqual([found.ids, found.counts.flash, found.counts.unavailable], [[full.personId, left.personId], 2, 0]);
    assert.deepEqual(look(index, { flash: true, topics: ['cv'] }).relax, { group: 'topic', total: 2 });
    const later = index.facets({ ...none, flash: true }, viewer, new Date('2026-12-08T08:00:00Z'));
    assert.equal(later.total, 4, 'February comes into sight');
    const without = look(index, { flash: true }, { ...viewer, hasFlash: false });
    assert.deepEqual([without.total, without.counts.flash, without.relax], [0, 0, { group: 'flash', total: 3 }]);
  });

  test('a break ends where the mentor lives, and it is a matter of when one looks', () => {
    const index = indexOf([mentor({ break: { until: '2026-11-24', zone: 'Pacific/Auckland' } })]);
    const at = (instant: string) => index.facets(none, viewer, new Date(instant)).total;
    assert.deepEqual([at('2026-11-23T10:59:59Z'), at('2026-11-23T11:00:00Z'), at('2026-11-23T10:00:00Z')], [0, 1, 0]);
  });

  test('times are those of the reader’s clock, on both sides of a change of clocks', () => {
    const index = indexOf([mentor({ rules: { zone: 'Europe/Berlin', meetingMinutes: 60, weekly: [{ weekday: 2, from: '16:30', to: '17:30' }] } })]);
    const after16 = (zone: string, instant: string) => index.facets(none, { ...viewer, zone }, new Date(instant)).counts.times.get('after-16');
    assert.deepEqual([after16('Europe/Berlin', '2026-10-20T08:00:00Z'), after16('UTC', '2026-10-20T08:00:00Z')], [1, 0]);
    assert.equal(after16('Atlantic/Reykjavik', '2026-10-27T08:00:00Z'), 0, 'in winter it is 15:30 there');
    assert.equal(after16('Africa/Lagos', '2026-10-20T08:00:00Z'), 0, 'in summer 15:30');
    assert.equal(after16('Africa/Lagos', '2026-10-27T08:00:00Z'), 1, 'in winter 16:30');
  });

  test('where nobody fits it names the filter that keeps most out, or none where no single one would help', () => {
    const index = indexOf([mentor({ languages: ['de'] }), mentor({ languages: ['de'] }), mentor({ topics: ['cv'] })]);
    const filters = { topics: ['data'], languages: ['en' as const] };
    assert.deepEqual(look(index, filters).relax, { group: 'language', total: 2 });
    assert.equal(look(index, { ...filters, times: ['weekends'], q: ['xx'] }).relax, null);
    assert.equal(look(index).relax, null, 'somebody fits');
  });

  test('nobody finds themselves, nor is counted for themselves', () => {
    const own = mentor({ languages: ['yo'] });
    const found = look(indexOf([mentor(), own]), {}, { ...viewer, personId: own.personId });
    assert.deepEqual([found.total, found.free, found.counts.topics.get('data'), found.counts.languages.has('yo')], [1, 1, 1, false]);
  });

  test('whoever changes is found as they are now and by nothing else, whoever leaves not at all', () => {
    const ben = mentor({ name: 'Ben Lindqvist', topics: ['data'] });
    const index = indexOf([ben, mentor({ topics: ['cv'] })]);
    index.put({ ...ben, name: 'Ben Köhler', topics: ['cv'] });
    assert.deepEqual([look(index).total, look(index, { topics: ['data'] }).total, look(index, { q: ['lindqvist'] }).total], [2, 0, 0]);
    assert.deepEqual(look(index, { q: ['kohler'] }).ids, [ben.personId]);
    index.remove(ben.personId);
    assert.deepEqual([look(index).total, look(index).counts.topics.get('cv'), index.size], [1, 1, 1]);
  });

  test('every number is what one finds by ticking only that box of its group (against filtering one by one)', () => {
    const subset = <T>(of: readonly T[]) => fc.subarray([...of]);
    const languages: Language[] = ['en', 'de', 'pt'];
    const anyMentor = fc.record({ topics: subset(['a', 'b', 'c']), languages: subset(languages), times: subset(timesOfWeek), hasPlace: fc.boolean(), offers: fc.constantFrom('none', 'left', 'booked-up'), words: subset(['ben', 'ana']), changed: fc.boolean() });
    const anyFilter = fc.record({ topics: subset(['a', 'b', 'c']), languages: subset(languages), times: subset(timesOfWeek), q: subset(['be', 'an']), marks: fc.constant<MentorMark[]>([]), flash: fc.boolean(), unavailable: fc.boolean() });
    const has = <K>(of: readonly K[], wanted: readonly K[]) => wanted.length === 0 || wanted.some((key) => of.includes(key));
    fc.assert(
      fc.property(fc.array(anyMentor, { maxLength: 40 }), anyFilter, (mentors, filters) => {
        const all = mentors.map((one) => ({ ...one, stored: mentor({ ...one, name: one.words.join(' '), rules: free(...one.times), flash: flashOf[one.offers]! }) }));
        const index = indexOf(all.map(({ stored, changed }) => (changed ? { ...stored, topics: ['c'], languages: ['de' as const], hasPlace: !stored.hasPlace } : stored)));
        for (const { stored, changed } of all) if (changed) index.put(stored);
        const find = (change: Partial<Filters>) => {
          const wanted = { ...filters, ...change };
          return all.filter(({ stored, times, words, offers }) => has(stored.topics, wanted.topics) && has(stored.languages, wanted.languages) && has(times, wanted.times) &&
            wanted.q.every((q) => words.some((word) => word.startsWith(q))) &&
            (wanted.flash ? offers === 'left' : stored.hasPlace || wanted.unavailable));
        };
        const { total, ids, counts, relax } = look(index, filters);
        assert.deepEqual(ids, find({}).map(({ stored }) => stored.personId).sort());
        for (const key of ['a', 'b', 'c']) assert.equal(counts.topics.get(key) ?? 0, find({ topics: [key] }).length);
        for (const key of languages) assert.equal(counts.languages.get(key) ?? 0, find({ languages: [key] }).length);
        for (const key of timesOfWeek) assert.equal(counts.times.get(key) ?? 0, find({ times: [key] }).length);
        assert.equal(counts.flash, find({ flash: true }).length);
        assert.equal(counts.unavailable, filters.flash ? 0 : find({ unavailable: true }).filter(({ stored }) => !stored.hasPlace).length);
        assert.equal(relax?.total ?? 0, total > 0 ? 0 : Math.max(find({ topics: [] }).length, find({ languages: [] }).length, find({ times: [] }).length, find({ q: [] }).length, find({ flash: false }).length));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the search', () => {
  const names = ['Jörg Müller-Łukasz', 'Ngozi Adeyemi', 'Benjamin Lindqvist', 'Marta Silva', 'الذكاء الاصطناعيّ'];
  const index = indexOf(names.map((name) => mentor({ name, headline: name === 'Marta Silva' ? 'Analytics engineer, Porto' : null, topics: name === 'Ngozi Adeyemi' ? ['cv'] : [] })));
  const finds = (q: string) => {
    const { fitting } = index.facets({ ...none, q: wordsOf(q) }, viewer, now);
    return index.byName(fitting, 'en', 10, null).map(({ name }) => name);
  };

  test('finds a name, headline or topic by the beginnings of its words, in any case, accent and script', () => {
    for (const q of ['jorg', 'MÜLL', 'muller jo']) assert.deepEqual(finds(q), [names[0]], q);
    assert.deepEqual(finds('الاصطناعي'), [names[4]]);
    assert.deepEqual(finds('engin porto'), [names[3]]);
    assert.deepEqual(finds('lebenslauf'), [names[1]], 'by a topic’s label in the reader’s locale');
    assert.equal(finds('  -').length, names.length);
    for (const q of ['ller', 'jorg x', 'silva ngozi']) assert.deepEqual(finds(q), [], q);
  });

  test('forgives a letter that is wrong, missing, too many or swapped with its neighbour; two in a long word', () => {
    for (const q of ['Lindkvist', 'Lindqist', 'Linndqvist', 'Lidnqvist', 'Lintkvist']) assert.deepEqual(finds(q), [names[2]], q);
    for (const q of ['Matra', 'Slva', 'enginere', 'anayltics']) assert.deepEqual(finds(q), [names[3]], q);
    assert.deepEqual(finds('Ngzi'), [names[1]]);
  });

  test('guesses only where nobody has the word as it was typed, nor for words of two or three letters', () => {
    const both = indexOf([mentor({ name: 'Maria' }), mentor({ name: 'Marta' })]);
    const found = (q: string) => both.byName(both.facets({ ...none, q: [q] }, viewer, now).fitting, 'en', 10, null).map(({ name }) => name);
    assert.deepEqual(found('marta'), ['Marta']);
    assert.deepEqual(found('mariea'), ['Maria'], 'the nearer one');
    assert.deepEqual(found('mxr'), []);
  });

  test('a word that only somebody has who left is read as if nobody ever had it', () => {
    const left = mentor({ name: 'Marco' });
    const two = indexOf([left, mentor({ name: 'Maroc' })]);
    two.remove(left.personId);
    assert.deepEqual(two.byName(two.facets({ ...none, q: ['marco'] }, viewer, now).fitting, 'en', 10, null).map(({ name }) => name), ['Maroc']);
  });
});

describe('the order by name', () => {
  test('is that of the reader’s language, and a page goes on behind a name that nobody has any more', () => {
    const [zoe, oerjan, anna] = [mentor({ name: 'Zoë' }), mentor({ name: 'Örjan' }), mentor({ name: 'anna' })];
    const index = indexOf([zoe, oerjan, anna]);
    const inOrder = (locale: string, behind: { name: string; id: string } | null = null) => index.byName(index.facets(none, viewer, now).fitting, locale, 10, behind).map(({ name }) => name);
    assert.deepEqual(inOrder('en'), ['anna', 'Örjan', 'Zoë']);
    assert.deepEqual(inOrder('sv'), ['anna', 'Zoë', 'Örjan']);
    index.remove(oerjan.personId);
    index.put(mentor({ name: 'Bo' }));
    assert.deepEqual(inOrder('en', { name: 'Örjan', id: oerjan.personId }), ['Zoë']);
    assert.deepEqual(inOrder('en'), ['anna', 'Bo', 'Zoë']);
  });
});
