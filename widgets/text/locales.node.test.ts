import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

/**
 * Every text of every slice is there in every locale, with the placeholders of the English one and the plural forms that the
 * locale needs. The tables are found on disk, so that a new slice cannot be forgotten.
 */

type Entry = string | Record<string, string>;

const root = new URL('..', import.meta.url);
const locales = readdirSync(new URL('locales/', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const slices = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, root)).includes(`${entry.name}.text.ts`))
  .map((entry) => entry.name);

const placeholders = (entry: Entry) => new Set([...(typeof entry === 'string' ? entry : Object.values(entry).join(' ')).matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
const strongMarks = (entry: Entry) => (typeof entry === 'string' ? entry : entry['other'] ?? '').split('**').length - 1;

async function table(path: string): Promise<Record<string, Entry>> {
  // The English tables import lit, which wants a browser: the object literal is all that is asked for here.
  const source = readFileSync(new URL(path, root), 'utf8');
  const literal = source.slice(source.indexOf('{', source.search(/texts\(|export const \w+: Translation/)), source.lastIndexOf('}') + 1);
  const module = (await import(`data:text/javascript,${encodeURIComponent(`export default ${literal}`)}`)) as { default: Record<string, Entry> };
  return module.default;
}

for (const slice of slices) {
  const english = await table(`${slice}/${slice}.text.ts`);
  describe(`the words of ${slice}`, () => {
    for (const locale of locales) {
      test(`are complete in ${locale}`, async () => {
        const translated = await table(`text/locales/${locale}/${slice}.ts`);
        assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
        for (const [id, entry] of Object.entries(english)) {
          const own = translated[id] ?? assert.fail(id);
          assert.equal(typeof own, typeof entry, id);
          assert.deepEqual([...placeholders(own)].filter((name) => !placeholders(entry).has(name)), [], `${id}: a placeholder that English does not have`);
          if (typeof own === 'string') assert.deepEqual(placeholders(own), placeholders(entry), `${id}: placeholders`);
          else {
            const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
            assert.deepEqual(needed.filter((category) => !(category in own) && category !== 'many' || (category === 'many' && locale === 'ar' && !('many' in own))), [], `${id}: plural forms`);
          }
          assert.equal(strongMarks(own), strongMarks(entry), `${id}: ** marks`);
        }
      });
    }
  });
}

test('every slice with words is in every locale’s chunk', () => {
  for (const locale of locales) {
    const index = readFileSync(new URL(`text/locales/${locale}/index.ts`, root), 'utf8');
    for (const slice of slices) assert.match(index, new RegExp(`\\b${slice}\\b`), `${locale}: ${slice}`);
  }
});
