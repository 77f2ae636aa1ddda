const accents: Readonly<Record<string, string>> = {
  a: 'á', e: 'ê', i: 'ï', o: 'ö', u: 'û', y: 'ý', c: 'ç', n: 'ñ', s: 'š', A: 'Â', E: 'É', I: 'Î', O: 'Ø', U: 'Ü', C: 'Ç', N: 'Ñ', S: 'Š',
};

/** English with accents and a third longer, in brackets: a cut end or a text that nobody translated shows at once. Placeholders stay. */
export function alter(english: string): string {
  const accented = english
    .split(/(\{\w+\})/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[a-zA-Z]/g, (letter) => accents[letter] ?? letter)))
    .join('');
  return `[${accented}${'·'.repeat(Math.ceil(english.length / 3))}]`;
}
