import { RuleBroken } from '../problems.ts';
import { limits, type FileEncoding, type FileFault } from '../vocabulary.ts';

/** A file that is no list of people: nothing of it is used. */
export function notUsable(why: FileFault, details: Readonly<Record<string, unknown>> = {}): RuleBroken {
  return new RuleBroken('file-not-usable', { why, ...details });
}

/** How files begin that a spreadsheet program saves by itself: zipped (xlsx, ods, numbers), the older Office format. */
const spreadsheets = ['504b0304', '504b0506', 'd0cf11e0'];
const others = ['25504446', '1f8b', '89504e47', 'ffd8ff', '7b5c727466']; // PDF, gzip, PNG, JPEG, RTF

/**
 * The text of a file, and how it was written. UTF-8 is what people are asked for; UTF-16 and Windows-1252, which
 * spreadsheet programs still save, are converted. What cannot be read for certain is refused.
 */
export function textOf(bytes: Uint8Array): { text: string; encoding: FileEncoding } {
  if (bytes.length > limits.importBytes) throw notUsable('too-large', { most: limits.importBytes });
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (spreadsheets.some((magic) => start.startsWith(magic))) throw notUsable('spreadsheet');
  if (others.some((magic) => start.startsWith(magic))) throw notUsable('not-text');
  const { text, encoding } = decoded(bytes, start);
  if (text.trim() === '') throw notUsable('empty');
  if (text.includes('\0') || /^\s*<(?:!doctype|html|\?xml)/i.test(text)) throw notUsable('not-text');
  return { text, encoding };
}

function decoded(bytes: Uint8Array, start: string): { text: string; encoding: FileEncoding } {
  const utf16 = start.startsWith('fffe') ? 'utf-16le' : start.startsWith('feff') ? 'utf-16be' : utf16WithoutMark(bytes);
  if (utf16 !== null) return { text: read(bytes, utf16) ?? refuse(), encoding: 'utf-16' };
  const utf8 = read(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const latin = read(bytes, 'windows-1252') ?? refuse();
  // Signs that Windows-1252 does not have: it is some other code page, and names would come out wrong.
  return /[\u0080-\u009f]/.test(latin) ? refuse() : { text: latin, encoding: 'windows-1252' };
}

/** Western text in UTF-16 has a zero in every second byte, in other encodings it has none at all. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 400);
  const zeros = [0, 1].map((odd) => sample.filter((byte, at) => at % 2 === odd && byte === 0).length);
  const many = sample.length / 4;
  if (sample.length < 4 || (zeros[0]! < many && zeros[1]! < many)) return null;
  return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be';
}

/** Without its byte order mark; null where the bytes are no text in this encoding. */
function read(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refuse(): never {
  throw notUsable('encoding');
}
