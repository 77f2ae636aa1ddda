import { hostColourNames, hostPalette, type HostColours } from './host-palette.ts';

const sheets = new Map<string, CSSStyleSheet>();

/**
 * The style sheet for a set of colours that a page asks for, in the order of `hostColourNames`, and for a dark ground that it did
 * not declare. One for each set, so that a
 * refused colour is told once a page.
 */
export function hostSheet(asked: readonly string[], onDark: boolean): CSSStyleSheet {
  const key = JSON.stringify([asked, onDark]);
  let sheet = sheets.get(key);
  if (!sheet) {
    const colours = Object.fromEntries(hostColourNames.map((name, at) => [name, asHex(asked[at] ?? '')])) as HostColours;
    const { css, refused } = hostPalette(colours);
    for (const sentence of refused) console.warn(`Mentorkit: ${sentence}`);
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host{${css}${onDark ? ';color-scheme:var(--_scheme,dark)' : ''}}`);
    sheets.set(key, sheet);
  }
  return sheet;
}

/** Any CSS colour as `#rrggbb`; what is set but no opaque colour stays as written, so that it is refused by name. */
function asHex(text: string): string {
  const brush = new OffscreenCanvas(1, 1).getContext('2d');
  if (!brush || !CSS.supports('color', text)) return text;
  brush.fillStyle = text;
  return brush.fillStyle;
}
