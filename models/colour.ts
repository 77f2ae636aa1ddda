/** Colour arithmetic on opaque sRGB: contrast as WCAG 2.2 defines it, lightness as OKLCH does. No DOM. */

/** Red, green and blue, each 0 to 1, gamma-encoded. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Lightness 0 to 1, chroma, hue in radians. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** Reads `#rgb`, `#rrggbb` and `rgb(r, g, b)`; null for anything else, and for anything with transparency. */
export function parseColour(text: string): Rgb | null {
  const value = text.trim().toLowerCase();
  const hex = /^#(?:([\da-f]{3})|([\da-f]{6}))$/.exec(value);
  if (hex) {
    const digits = hex[2] ?? [...(hex[1] ?? '')].map((digit) => digit + digit).join('');
    const [red, green, blue] = [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16) / 255);
    return [red ?? 0, green ?? 0, blue ?? 0];
  }
  const channels = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(value)?.slice(1).map(Number);
  if (!channels || channels.some((channel) => channel > 255)) return null;
  const [red = 0, green = 0, blue = 0] = channels;
  return [red / 255, green / 255, blue / 255];
}

export function toHex(colour: Rgb): string {
  return `#${colour.map((channel) => Math.round(channel * 255).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** `share` of `over` laid on `ground`, as an opaque colour that a screen can show. */
export function mix(over: Rgb, ground: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2) => shown(over[at] * share + ground[at] * (1 - share));
  return [channel(0), channel(1), channel(2)];
}

/** Matrices: Björn Ottosson, "A perceptual color space for image processing" (2020). */
export function toOklch(colour: Rgb): Oklch {
  const [r, g, b] = colour.map(toLinear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [lightness, Math.hypot(a, c), Math.atan2(c, a)];
}

/** The nearest colour that a screen can show: channels outside the gamut are clipped, then rounded to 8 bits. */
export function fromOklch([lightness, chroma, hue]: Oklch): Rgb {
  const a = chroma * Math.cos(hue);
  const c = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * c) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * c) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * c) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map(toLinear) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function fromLinear(value: number): number {
  const channel = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  return shown(Math.min(1, Math.max(0, channel)));
}

/** Rounded to 8 bits, so that what is measured is what is seen. */
function shown(channel: number): number {
  return Math.round(channel * 255) / 255;
}
