import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { timesOfWeek, type Language } from '../vocabulary.ts';
import { facetsOf, wordsOf, type Facetable, type Filters } from './facets.ts';

const none: Filters = { topics: [], languages: [], times: [], q: [], unavailable: false };
const mentor = (more: Partial<Facetable> = {}): Facetable => ({ topics: ['data'], languages: ['en'], times: ['mornings'], isOpen: true, words: ['ben'], ...more });

describe('facets', () => {
  test('any box of a group is enough, every group has to fit', () => {
    const mentors = [mentor(), mentor({ topics: ['cv'] }), mentor({ topics: ['cv', 'data'], languages: ['pt'] }), mentor({ languages: ['pt'], times: [] })];
    assert.equal(facetsOf(mentors, { ...none, topics: ['data', 'cv'] }).fitting.length, 4);
    assert.deepEqual(facetsOf(mentors, { ...none, topics: ['data'], languages: ['pt'], times: ['mornings'] }).fitting, [mentors[2]]);
  });

  test('who is full or on a break is left out, counted, and shown where asked for', () => {
    const mentors = [mentor(), mentor({ isOpen: false }), mentor({ isOpen: false, topics: ['cv'] })];
    const hidden = facetsOf(mentors, { ...none, topics: ['data'] });
    assert.deepEqual([hidden.fitting.length, hidden.counts.unavailable], [1, 1]);
    const shown = facetsOf(mentors, { ...none, topics: ['data'], unavailable: true });
    assert.deepEqual([shown.fitting.length, shown.counts.unavailable], [2, 1]);
  });

  test('where nobody fits it names the filter that keeps most out, or none where no single one would help', () => {
    const mentors = [mentor({ languages: ['de'] }), mentor({ languages: ['de'] }), mentor({ topics: ['cv'] })];
    const filters = { ...none, topics: ['data'], languages: ['en' as const] };
    assert.deepEqual(facetsOf(mentors, filters).relax, { group: 'language', total: 2 });
    assert.equal(facetsOf(mentors, { ...filters, times: ['weekends'], q: ['x'] }).relax, null);
    assert.equal(facetsOf(mentors, none).relax, null, 'somebody fits');
  });

  test('words are found by their beginning, in any case, accent and script', () => {
    const words = wordsOf('Jörg Müller-Łukasz', null, 'الذكاء الاصطناعيّ', 'Écologie, énergie');
    const finds = (q: string) => facetsOf([mentor({ words })], { ...none, q: wordsOf(q) }).fitting.length === 1;
    for (const q of ['jorg', 'MÜLL', 'muller jo', 'ecolog', 'الاصطناعي', '  ', '-']) assert.ok(finds(q), q);
    for (const q of ['uller', 'jorg x', 'energies']) assert.ok(!finds(q), q);
  });

  test('every number is what one finds by ticking only that box of its group (against filtering one by one)', () => {
    const subset = <T>(of: readonly T[]) => fc.subarray([...of]);
    const languages: Language[] = ['en', 'de', 'pt'];
    const anyMentor = fc.record({ topics: subset(['a', 'b', 'c']), languages: subset(languages), times: subset(timesOfWeek), isOpen: fc.boolean(), words: subset(['ben', 'ana']) });
    const anyFilter = fc.record({ topics: subset(['a', 'b', 'c']), languages: subset(languages), times: subset(timesOfWeek), q: subset(['b', 'an']), unavailable: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyMentor, { maxLength: 30 }), anyFilter, (mentors, filters) => {
        const { fitting, counts, relax } = facetsOf(mentors, filters);
        const find = (change: Partial<Filters>) => facetsOf(mentors, { ...filters, ...change }).fitting.length;
        for (const key of ['a', 'b', 'c']) assert.equal(counts.topics.get(key) ?? 0, find({ topics: [key] }));
        for (const key of languages) assert.equal(counts.languages.get(key) ?? 0, find({ languages: [key] }));
        for (const key of timesOfWeek) assert.equal(counts.times.get(key) ?? 0, find({ times: [key] }));
        assert.equal(counts.unavailable, find({ unavailable: true }) - find({ unavailable: false }));
        const relaxed = Math.max(find({ topics: [] }), find({ languages: [] }), find({ times: [] }), find({ q: [] }));
        assert.equal(relax?.total ?? 0, fitting.length > 0 ? 0 : relaxed);
      }),
      { numRuns: 500 },
    );
  });
});
