import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';

/**
 * Every text of every slice is there in every locale, with the placeholders of the English one and the plural forms that the
 * locale needs. The tables are found on disk, so that a new slice cannot be forgotten.
 */

type Entry = string | Record<string, string>;

const root = new URL('..', import.meta.url);
const locales = readdirSync(new URL('locales/', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
/** A table has the name of its file: `goals/goals.text.ts`, `goals/progress.text.ts`. Other files hold parts of one. */
const tables = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.text.ts'))
  .map((path) => ({ path, slice: basename(path, '.text.ts') }))
  .filter(({ path, slice }) => readFileSync(new URL(path, root), 'utf8').includes(`export const text = texts('${slice}',`));
const slices = tables.map(({ slice }) => slice);

const placeholders = (entry: Entry) => new Set([...(typeof entry === 'string' ? entry : Object.values(entry).join(' ')).matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
const strongMarks = (entry: Entry) => (typeof entry === 'string' ? entry : entry['other'] ?? '').split('**').length - 1;

/** The plural categories that counts of things people have here can fall into. */
function pluralCategories(locale: string): Set<string> {
  const rules = new Intl.PluralRules(locale);
  return new Set(Array.from({ length: 201 }, (_, count) => rules.select(count)));
}

for (const { path, slice } of tables) {
  const { text } = (await import(new URL(path, root).href)) as { text: { english: Record<string, Entry> } };
  const { english } = text;
  describe(`the words of ${slice}`, () => {
    for (const locale of locales) {
      test(`are complete in ${locale}`, async () => {
        const module = (await import(new URL(`text/locales/${locale}/${slice}.ts`, root).href)) as Record<string, Record<string, Entry>>;
        const translated = module[slice] ?? assert.fail(`text/locales/${locale}/${slice}.ts exports no ${slice}`);
        assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
        for (const [id, entry] of Object.entries(english)) {
          const own = translated[id] ?? assert.fail(id);
          assert.equal(typeof own, typeof entry, id);
          assert.deepEqual([...placeholders(own)].filter((name) => !placeholders(entry).has(name)), [], `${id}: a placeholder that English does not have`);
          if (typeof own === 'string') assert.deepEqual(placeholders(own), placeholders(entry), `${id}: placeholders`);
          else assert.deepEqual([...pluralCategories(locale)].filter((category) => !(category in own)), [], `${id}: plural forms`);
          assert.equal(strongMarks(own), strongMarks(entry), `${id}: ** marks`);
        }
      });
    }
  });
}

test('every slice with words is in every locale’s chunk', () => {
  for (const locale of locales) {
    const named = ['index', 'coordinating'].map((list) => readFileSync(new URL(`text/locales/${locale}/${list}.ts`, root), 'utf8')).join('');
    for (const slice of slices) assert.match(named, new RegExp(`\\b${slice}\\b`), `${locale}: ${slice}`);
  }
});
