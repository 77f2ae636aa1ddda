import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/**
 * The budgets of the widgets, gzip, 1 kB = 1,000 bytes. Prints a table and ends with code 1 above any of them.
 * Core is the chunk of that name; "first" is all that one tag alone on a page loads before it draws; "further" is what a tag adds
 * to a page that has another one already: its own chunks, without core and what tags share.
 */

const budgets = { core: 16, first: 24, further: 8, app: 10, locale: 8, lazy: 30 } as const;

interface Chunk {
  entry: boolean;
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

const lines: [what: string, bytes: number, budget: number][] = [['core', sum(core), budgets.core]];
for (const tag of tags) {
  const name = tag.replace(/\.js$/, '');
  if (name === 'mentor-app') lines.push([`${name}, beside core and parts`, sum(own(tag)), budgets.app]);
  else {
    lines.push([`${name}, first on the page`, sum(loaded(tag)), budgets.first]);
    lines.push([`${name}, further`, sum(own(tag)), budgets.further]);
  }
}
for (const file of onDemand) {
  const isLocale = /^chunks\/(de|es|fr|pt-BR|ar|pseudo)-/.test(file);
  const extra = [...loaded(file)].filter((part) => !eager.has(part));
  lines.push([isLocale ? `locale ${file}` : `lazy ${file}`, sum(extra), isLocale ? budgets.locale : budgets.lazy]);
}

for (const [what, bytes, budget] of lines) {
  const over = bytes > budget * 1000;
  if (over) process.exitCode = 1;
  console.log(`${over ? 'OVER' : 'ok  '} ${(bytes / 1000).toFixed(1).padStart(6)} of ${String(budget).padStart(2)} kB  ${what}`);
}
