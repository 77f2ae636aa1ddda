/** Scripts whose names are not shortened to two letters. */
const oneLetter = /^[\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const letters = new Intl.Segmenter();

/** First letter of the first and the last word, as people see letters: an accent or a joined emoji stays whole. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = letter(words[0] ?? '');
  const last = letter(words.at(-1) ?? '');
  return words.length < 2 || oneLetter.test(first) ? first : first + last;
}

/** One of 12 hues from the person's id by FNV-1a (32 bit): the same everywhere, never from name, gender or role. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % 12;
}

function letter(word: string): string {
  const [first] = letters.segment(word);
  return (first?.segment ?? '?').toLocaleUpperCase();
}
