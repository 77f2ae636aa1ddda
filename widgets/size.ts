import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/**
 * The budgets of the widgets, gzip, 1 kB = 1,000 bytes. Prints a table and ends with code 1 above any of them.
 * Core is the chunk of that name; "first" is all that one tag alone on a page loads before it draws; "further" is what a tag adds
 * to a page that has another one already: its own chunks, without core and what tags share. A lazy view's line leaves out what came
 * with the element's first data, which is a line of its own (parts), and what whoever asks for it has loaded. "Console" is all that a coordinator has loaded once the
 * largest room of `<mentor-program>` is open. "Locale" is what a tag and the largest view that it opens read
 * of one: the locale's list and the words of every slice that they show.
 */

const budgets = { core: 16, first: 24, further: 8, app: 10, locale: 8, lazy: 30, console: 60 } as const;

interface Chunk {
  entry: boolean;
  /** Slices whose words are shown by the chunk. */
  words: string[];
  imports: string[];
  lazy: string[];
}

const dist = new URL('dist/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('manifest.json', dist), 'utf8')) as Record<string, Chunk>;
const sizes = new Map<string, number>();
for (const file of Object.keys(manifest)) sizes.set(file, gzipSync(await readFile(new URL(file, dist)), { level: 9 }).length);

function loaded(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const next of manifest[file]?.imports ?? []) loaded(next, seen);
  }
  return seen;
}
const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + (sizes.get(file) ?? 0), 0);

const tags = Object.keys(manifest).filter((file) => manifest[file]?.entry && file !== 'mentor.js');
const core = Object.keys(manifest).filter((file) => /^chunks\/core-/.test(file));
const sharedBy = (file: string) => tags.filter((tag) => loaded(tag).has(file)).length;
const ofAll = Object.keys(manifest).filter((file) => /^chunks\/(core|element|parts)-/.test(file));
const own = (tag: string) => [...loaded(tag)].filter((file) => !ofAll.includes(file) && (file === tag || sharedBy(file) < 2));
const eager = new Set(tags.flatMap((tag) => [...loaded(tag)]));
const onDemand = [...new Set(Object.values(manifest).flatMap((chunk) => chunk.lazy))].filter((file) => !eager.has(file));

/** What is there whoever asks for a part. */
function thereBefore(file: string): Set<string> {
  const askers = Object.keys(manifest).filter((one) => manifest[one]!.lazy.includes(file));
  return askers.map((asker) => loaded(asker)).reduce((some, others) => some.intersection(others));
}

const lines: [what: string, bytes: number, budget: number][] = [['core', sum(core), budgets.core]];
for (const tag of tags) {
  const name = tag.replace(/\.js$/, '');
  if (name === 'mentor-app') lines.push([`${name}, beside core and parts`, sum(own(tag)), budgets.app]);
  else {
    lines.push([`${name}, first on the page`, sum(loaded(tag)), budgets.first]);
    lines.push([`${name}, further`, sum(own(tag)), budgets.further]);
  }
}
lines.push(['the coordinator console with its largest room', Math.max(...roomsOf('mentor-program.js').map(sum)), budgets.console]);
const withFirstData = Object.keys(manifest).filter((file) => /^chunks\/parts-/.test(file));
for (const file of onDemand.filter((one) => !localeOf(one))) {
  const before = new Set([...eager, ...(withFirstData.includes(file) ? [] : withFirstData), ...thereBefore(file)]);
  lines.push([`lazy ${file}`, sum([...loaded(file)].filter((part) => !before.has(part))), budgets.lazy]);
}

/** The slices that a locale's second list names: it is read with the first of them. */
const coordinating = [...(await readFile(new URL('text/locales/de/coordinating.ts', import.meta.url), 'utf8')).matchAll(/^ {2}(\w+): async/gm)].map(([, slice]) => slice!);
const localeFiles = Object.keys(manifest).filter((file) => localeOf(file));
for (const locale of new Set(localeFiles.map(localeOf))) {
  for (const tag of tags) {
    const views = (manifest[tag]?.lazy ?? []).filter((view) => !tags.includes(view)).map((view) => [...loaded(tag), ...loaded(view)]);
    const most = Math.max(...[[...loaded(tag)], ...views].map((files) => sum(localeFiles.filter((file) => localeOf(file) === locale && isRead(file, files)))));
    lines.push([`locale ${locale}, ${tag.replace(/\.js$/, '')}`, most, budgets.locale]);
  }
}

/** All that is loaded for each of the rooms that a tag's view opens, the parts that come with the first data too. */
function roomsOf(tag: string): string[][] {
  const view = (manifest[tag]?.lazy ?? []).flatMap((file) => [...loaded(file)]);
  const rooms = [...new Set(view.flatMap((file) => manifest[file]?.lazy ?? []))].filter((file) => !localeOf(file));
  return rooms.map((room) => [...new Set([...loaded(tag), ...ofAll, ...view, ...loaded(room)])]);
}

/** The locale of a chunk of translations: `chunks/de.goals-hash.js`, its list `chunks/de.index-hash.js`. */
function localeOf(file: string): string | undefined {
  return /^chunks\/(de|es|fr|pt-BR|ar|pseudo)[.-]/.exec(file)?.[1];
}

function isRead(localeFile: string, files: readonly string[]): boolean {
  const slice = /^chunks\/[\w-]+\.(\w+)-/.exec(localeFile)?.[1] ?? 'index';
  const isShown = (one: string) => files.some((file) => manifest[file]?.words.includes(one));
  return slice === 'index' || (slice === 'coordinating' ? coordinating.some(isShown) : isShown(slice));
}

for (const [what, bytes, budget] of lines) {
  const over = bytes > budget * 1000;
  if (over) process.exitCode = 1;
  console.log(`${over ? 'OVER' : 'ok  '} ${(bytes / 1000).toFixed(1).padStart(6)} of ${String(budget).padStart(2)} kB  ${what}`);
}
