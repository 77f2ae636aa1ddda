import type { Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import { text } from './external-people.text.ts';

type Fault = Shape<'PeoplePreview'>['bad'][number]['faults'][number];

/** One fault of a row, with its column as the API names it. */
export function faultWords({ column, why, value, suggestion }: Fault): string {
  const words = {
    'missing': () => text('missing'),
    'not-an-address': () => text('notAnAddress', { value }),
    'unknown': () => (suggestion === null ? text('unknown', { value }) : text('perhaps', { value, suggestion })),
    'too-long': () => text('tooLong', { value }),
    'too-many': () => text('tooMany', { value }),
    'doubled': () => text('doubled', { suggestion: suggestion ?? '' }),
    'cells': () => text('cells', { value }),
  }[why]();
  return `${column}: ${words}`;
}

/** Why a file was not taken, or an import not done, in this part's own words; undefined: the usual ones do. */
export function problemWords({ code, details }: Problem): string | undefined {
  if (code === 'body-too-large') return text('fileTooLarge');
  if (code === 'import-outdated') return text('outdated');
  if (code === 'enrolment-closed') return text('closed');
  if (code === 'limit-reached') return text('tooManyOpen');
  if (code !== 'file-not-usable') return undefined;
  const { why, row } = (details ?? {}) as { why?: string; row?: number };
  const words: Record<string, () => string> = {
    'empty': () => text('fileEmpty'),
    'spreadsheet': () => text('fileSpreadsheet'),
    'not-text': () => text('fileNotText'),
    'encoding': () => text('fileEncoding'),
    'columns': () => text('fileColumns'),
    'quotes': () => text('fileQuotes', { row: String(row ?? '') }),
    'no-people': () => text('fileNoPeople'),
    'too-many-rows': () => text('fileTooManyRows'),
    'too-large': () => text('fileTooLarge'),
  };
  return words[why ?? '']?.();
}
