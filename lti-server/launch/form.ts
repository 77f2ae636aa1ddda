import { invalid } from './refused.ts';

const longest = 16_000;

/**
 * Takes the named parameters out of a query or a form body: each at most once, and a text (rule 1). An empty one counts as
 * missing. Throws Refused for anything else, also where there is no form at all.
 */
export function readForm<const Names extends readonly string[]>(source: unknown, names: Names, longestOf: Partial<Record<Names[number], number>> = {}): { [K in Names[number]]?: string } {
  if (typeof source !== 'object' || source === null) throw invalid('form');
  const form: Record<string, string> = {};
  for (const name of names) {
    const value = Object.hasOwn(source, name) ? (source as Record<string, unknown>)[name] : undefined;
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string' || value.length > (longestOf[name as Names[number]] ?? longest)) throw invalid('form');
    form[name] = value;
  }
  return form as { [K in Names[number]]?: string };
}
