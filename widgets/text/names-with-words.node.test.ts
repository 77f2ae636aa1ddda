import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { test } from 'node:test';

/**
 * What is read on a button or a link is part of its name, in every locale (WCAG 2.5.3): whoever speaks to the page says what they see.
 * Found in the sources, also where no state of the gallery shows it: a tag with `aria-label=${text('takeWith', { name })}` around `${text('take')}`. Every other way in which
 * a name comes about is looked at on the page (../testing/words-in-names.ts, in every state).
 */

type Entry = string | Record<string, string>;
type Words = Readonly<Record<string, Entry>>;
interface Said {
  /** The module of its table, and the table's name. */
  table: string;
  slice: string;
  id: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const locales = ['en', ...readdirSync(new URL('locales/', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)];

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!\.(test|states|text))\.ts$/.test(path) && !/^(dist|api|text)\//.test(path));
const labelled = /<(?:button|a)\b(?:(?!<\/(?:button|a)>)[^])*?aria-label=\$\{(?<name>\w+)\('(?<nameId>[\w-]+)'(?<values>[^\n]*?)\)\}[^\n]*?>\s*(?:\$\{icon\([^)]*\)\}\s*)?\$\{(?<words>\w+)\('(?<wordsId>[\w-]+)'/g;

/** The pairs of a name and the words that are read, by slice and id. */
const pairs = sources.flatMap((path) => {
  const code = readFileSync(resolve(root, path), 'utf8');
  return [...code.matchAll(labelled)].flatMap(({ groups }) => {
    const { name, nameId, values, words, wordsId } = groups as Record<string, string>;
    if (values!.includes(`${words!}('${wordsId!}'`)) return []; // the name is made of the words
    const [ofName, ofWords] = [tableOf(code, path, name!), tableOf(code, path, words!)];
    return ofName && ofWords ? [{ path, name: { ...ofName, id: nameId! }, words: { ...ofWords, id: wordsId! } }] : [];
  });
});

/** Of which table a function of words is that a file imports. */
function tableOf(code: string, path: string, local: string): Omit<Said, 'id'> | undefined {
  const from = [...code.matchAll(/import \{([^}]*)\} from '([^']+\.text\.ts)'/g)].find(([, names]) => names!.split(',').some((one) => one.trim() === local || one.trim() === `text as ${local}`))?.[2];
  if (from === undefined) return undefined;
  const table = resolve(root, dirname(path), from);
  const slice = /\btexts\('(\w+)'/.exec(readFileSync(table, 'utf8'))?.[1];
  return slice === undefined ? undefined : { table, slice };
}

async function wordsOf(locale: string, { table, slice }: Said): Promise<Words> {
  if (locale === 'en') return ((await import(pathToFileURL(table).href)) as { text: { english: Words } }).text.english;
  const module = (await import(pathToFileURL(resolve(root, `text/locales/${locale}/${slice}.ts`)).href)) as Record<string, Words>;
  return module[slice]!;
}

const formsOf = (entry: Entry) => (typeof entry === 'string' ? [entry] : Object.values(entry));
const plain = (words: string, locale: string) => words.replaceAll('**', '').replace(/[\s\p{P}]+/gu, ' ').trim().toLocaleLowerCase(locale);

test('buttons with a name of their own are found', () => {
  assert.ok(pairs.length >= 20, `${pairs.length}`);
  assert.ok(pairs.some(({ name }) => name.slice === 'pause' && name.id === 'takeWith'));
});

for (const locale of locales) {
  test(`what is read is part of the name in ${locale}`, async () => {
    const entryOf = async (said: Said): Promise<Entry> => (await wordsOf(locale, said))[said.id] ?? assert.fail(`${said.slice}.${said.id}`);
    const apart: string[] = [];
    for (const { path, name, words } of pairs) {
      const [names, read] = [formsOf(await entryOf(name)), formsOf(await entryOf(words))];
      const fits = names.every((one) => read.some((seen) => ` ${plain(one, locale)} `.includes(` ${plain(seen, locale)} `)));
      if (!fits) apart.push(`${path}: “${read.join('” / “')}” in “${names.join('” / “')}” (${name.slice}.${name.id})`);
    }
    assert.deepEqual(apart, []);
  });
}
