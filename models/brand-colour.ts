import { contrast, fromOklch, mix, parseColour, toHex, toOklch, type Rgb } from './colour.ts';

/**
 * A brand's colour, made readable or refused (design tokens, "The host's brand colour"): that of a host page for the widgets, that of a
 * program for its mail. Pure, and browser-safe like vocabulary.ts.
 */

export type Theme = 'light' | 'dark';

/** The four grounds that a fill or its ink can stand on in a theme. */
export interface Grounds {
  canvas: string;
  surface: string;
  sunken: string;
}

export const grounds: Readonly<Record<Theme, Grounds>> = {
  light: { canvas: '#FAF8F5', surface: '#FFFFFF', sunken: '#F3F0EA' },
  dark: { canvas: '#171614', surface: '#201F1C', sunken: '#2A2825' },
};

/** What takes the place of the accent tokens of one theme. */
export interface BrandPalette {
  accent: string;
  'on-accent': string;
  'accent-hover': string;
  'accent-ink': string;
  'accent-soft': string;
  'accent-line': string;
}

/** `ratio` is the measured contrast that was too low; null where the text was no opaque colour. */
export type BrandColour = { palette: BrandPalette } | { refused: 'unreadable' | 'no-colour'; ratio: number | null };

const textRatio = 4.5;
const fillRatio = 3;
/** How far in OKLCH lightness a brand may be moved before it is another colour. */
const furthest = 0.22;
const step = 0.01;
const inks = [parseColour('#FFFFFF'), parseColour('#1F1C18')] as Rgb[];

/** Derives the accent tokens of a theme from a brand's colour, which is moved lighter or darker as far as reading needs. */
export function brandColour(text: string, theme: Theme, on: Grounds = grounds[theme]): BrandColour {
  const asked = parseColour(text);
  if (!asked) return { refused: 'no-colour', ratio: null };
  const stands = [on.canvas, on.surface, on.sunken].map((ground) => parseColour(ground) ?? [1, 1, 1]) as [Rgb, Rgb, Rgb];
  const [lightness, chroma, hue] = toOklch(asked);
  const away = theme === 'light' ? -step : step;
  const moved = (steps: number): Rgb => (steps === 0 ? asked : fromOklch([clamp(lightness + steps * away), chroma, hue]));

  const enough = (fill: Rgb) => inkOn(fill) !== undefined && lowest(fill, stands) >= fillRatio;
  let steps = 0;
  while (!enough(moved(steps)) && steps * step < furthest) steps += 1;
  const fill = moved(steps);
  const ink = inkOn(fill);
  if (steps * step > furthest || !ink || !enough(fill)) return { refused: 'unreadable', ratio: lowest(asked, stands) };

  const soft = mix(fill, stands[1], theme === 'light' ? 0.1 : 0.16);
  let words = steps;
  while (lowest(moved(words), [...stands, soft]) < textRatio && words * step < 1) words += 1;
  const [fillLightness, fillChroma, fillHue] = toOklch(fill);
  const shifted = (by: number) => fromOklch([clamp(fillLightness + by * away), fillChroma, fillHue]);
  // In dark a lighter hover can lose the text on it; then it goes the other way.
  const hover = contrast(ink, shifted(5)) >= textRatio ? shifted(5) : shifted(-5);
  return {
    palette: {
      accent: toHex(fill),
      'on-accent': toHex(ink),
      'accent-hover': toHex(hover),
      'accent-ink': toHex(moved(words)),
      'accent-soft': toHex(soft),
      'accent-line': toHex(fill),
    },
  };
}

/** Whether a host's own ink can be read on every one of these grounds. */
export function readable(ink: string, on: readonly string[]): boolean {
  const colours = [ink, ...on].map(parseColour);
  const [text, ...stands] = colours;
  return text != null && stands.every((ground) => ground != null && contrast(text, ground) >= textRatio);
}

function inkOn(fill: Rgb): Rgb | undefined {
  return inks.find((ink) => contrast(ink, fill) >= textRatio);
}

function lowest(colour: Rgb, stands: readonly Rgb[]): number {
  return Math.min(...stands.map((ground) => contrast(colour, ground)));
}

function clamp(lightness: number): number {
  return Math.min(1, Math.max(0, lightness));
}
