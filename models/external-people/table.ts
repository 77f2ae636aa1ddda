import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { limits } from '../vocabulary.ts';
import { columnNamed } from './columns.ts';
import { notUsable } from './file-text.ts';

const separators = [',', ';', '\t', '|'] as const;
/** Longer than any row of ours: a quotation mark that is never closed would swallow the rest of the file (characters). */
const longestRow = 20_000;
const pieceLength = 16_384;

/** A row of the file: its number as a spreadsheet counts (the header is 1), and its cells. */
export interface FileRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Reads the rows of a table one by one, the header first, with whatever separates its cells; empty rows are left out. It
 * stops at the first row too many, however long the file is. Throws `file-not-usable`.
 */
export async function* rowsOf(file: string): AsyncGenerator<FileRow> {
  const { text, separator } = separated(file);
  const parser = Readable.from(pieces(text)).pipe(
    parse({ delimiter: separator, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: longestRow }),
  );
  let people = -1; // the header is nobody
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { records: number; empty_lines: number } }>) {
      if (record.every((cell) => cell.trim() === '')) continue;
      people += 1;
      if (people > limits.importRows) throw notUsable('too-many-rows', { most: limits.importRows });
      yield { row: info.records + info.empty_lines, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? notUsable('quotes', { row: Number(error['records']) + Number(error['empty_lines']) + 1 }) : error;
  }
}

/** Spreadsheet programs write the separator in a first line, or use that of their country: the one that makes most of the header is it. */
function separated(file: string): { text: string; separator: string } {
  const told = /^sep=(.)\r?\n/i.exec(file);
  if (told !== null) return { text: file.slice(told[0].length), separator: told[1]! };
  const found = separators.map((separator) => ({ separator, columns: columnsWith(separator, file) }));
  return { text: file, separator: found.reduce((best, one) => (one.columns > best.columns ? one : best)).separator };
}

function columnsWith(separator: string, file: string): number {
  try {
    const [header = []] = parseAtOnce(file.trimStart().split(/\r\n|\n|\r/, 1)[0]!.slice(0, longestRow), { delimiter: separator, relax_quotes: true, relax_column_count: true });
    return header.filter((name) => columnNamed(name) !== null).length;
  } catch {
    return 0;
  }
}

/** Never between the two halves of a character: each piece becomes bytes by itself. */
function* pieces(text: string): Generator<string> {
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = at + pieceLength;
    if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end += 1;
    yield text.slice(at, end);
  }
}
