import { limits } from '../../models/vocabulary.ts';

/** A file's or a pasted text's bytes as the API takes them. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

/** What the API takes of a file; undefined: it is larger than that. */
export async function contentOf(file: Blob): Promise<string | undefined> {
  return file.size > limits.importBytes ? undefined : toBase64(new Uint8Array(await file.arrayBuffer()));
}

/** A file to begin with: every column, and one row as an example with topics of the program. */
export function templateFile(topics: readonly { key: string }[]): string {
  const example = ['ben@alumni.example', 'Ben Köhler', 'mentor', 'de, en', 'Europe/Berlin', topics.slice(0, 2).map(({ key }) => key).join(', '), 'Data engineer', 'de'];
  return `\uFEFFemail,name,role,languages,zone,topics,headline,locale\r\n${example.map((cell) => `"${cell}"`).join(',')}\r\n`;
}

/** Lets the browser keep a text as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
