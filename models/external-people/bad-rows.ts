import type { CellFault } from './row-values.ts';

/** A row of the file that was not taken, with its cells as they came and what is wrong with them. */
export interface RejectedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: readonly CellFault[];
}

/**
 * The rows that were not taken as a file to mend and import again: the header and the cells as they came, then what is
 * wrong, in English words of the API. UTF-8 with its mark, which spreadsheet programs need to see it.
 */
export function badRowsFile(header: readonly string[], rejected: readonly RejectedRow[]): string {
  const lines = rejected.map(({ row, cells, faults }) => [...header.map((_, at) => cells[at] ?? ''), String(row), faults.map(sentence).join('; ')]);
  return `\uFEFF${[[...header, 'row', 'what is wrong'], ...lines].map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function sentence({ column, why, suggestion }: CellFault): string {
  return `${column}: ${why}${suggestion === null ? '' : ` (${suggestion}?)`}`;
}

/**
 * A cell that no spreadsheet program runs: what begins like a formula gets an apostrophe, by which they show it as text
 * (OWASP, CSV injection); quoted, so that no separator or line break inside it begins another cell.
 */
export function cellOf(text: string): string {
  const defused = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${defused.replaceAll('"', '""')}"`;
}
