import { brandColour, grounds, readable, type BrandPalette, type Theme } from '../../models/brand-colour.ts';

/** The public colours that a host page may set on any ancestor; '' where it did not. */
export const hostColourNames = ['accent', 'canvas', 'surface', 'ink', 'ink-2', 'line'] as const;
export type HostColours = Record<(typeof hostColourNames)[number], string>;

/** `css`: declarations of private tokens; `refused`: one sentence for each colour that could not be used. */
export interface HostPalette {
  css: string;
  refused: string[];
}

type PageColours = Record<'canvas' | 'surface' | 'ink' | 'ink-2', string>;

/** Our faintest text: where it can be read on a host's grounds, every other colour of the theme can. */
const faintest: Record<Theme, string> = { light: '#6B645A', dark: '#A79F93' };

const ownPage: Record<Theme, PageColours> = {
  light: { canvas: grounds.light.canvas, surface: grounds.light.surface, ink: '#1F1C18', 'ink-2': '#575148' },
  dark: { canvas: grounds.dark.canvas, surface: grounds.dark.surface, ink: '#F3F0EA', 'ink-2': '#C2BBB0' },
};

const ownAccent: Record<Theme, BrandPalette> = {
  light: { accent: '#0B6B5D', 'on-accent': '#FFFFFF', 'accent-hover': '#08564B', 'accent-ink': '#0A5F53', 'accent-soft': '#E6F2EE', 'accent-line': '#4E9588' },
  dark: { accent: '#6CCDB9', 'on-accent': '#06231D', 'accent-hover': '#86DAC8', 'accent-ink': '#7FD6C4', 'accent-soft': '#1C332E', 'accent-line': '#3F8F80' },
};

/**
 * What a host's colours become after the contrast check of both themes. A brand that cannot be read gives way to our green
 * in that theme only; ink and ground are taken together or not at all.
 */
export function hostPalette(host: HostColours): HostPalette {
  const refused: string[] = [];
  const light = inTheme(host, 'light', refused);
  const dark = inTheme(host, 'dark', refused);
  const css = Object.keys(light).map((name) => `--_${name}:light-dark(${light[name] ?? ''},${dark[name] ?? ''})`);
  return { css: css.join(';'), refused };
}

function inTheme(host: HostColours, theme: Theme, refused: string[]): Record<string, string> {
  const colours: Record<string, string> = {};
  let page = ownPage[theme];
  if (host.ink || host['ink-2'] || host.canvas || host.surface) {
    const asked = {
      canvas: host.canvas || page.canvas,
      surface: host.surface || page.surface,
      ink: host.ink || page.ink,
      'ink-2': host['ink-2'] || host.ink || page['ink-2'],
    };
    const stands = [asked.canvas, asked.surface];
    if ([asked.ink, asked['ink-2'], faintest[theme]].every((ink) => readable(ink, stands))) page = asked;
    else refused.push(`--mentor-ink and its grounds need 4.5:1 on each other in ${theme}; our own are used there.`);
    Object.assign(colours, page);
  }
  if (host.line) colours['line'] = host.line;
  if (host.accent) {
    const brand = brandColour(host.accent, theme, { ...grounds[theme], canvas: page.canvas, surface: page.surface });
    if ('palette' in brand) return { ...colours, ...brand.palette };
    const why = brand.ratio === null ? 'is no opaque colour' : `has ${brand.ratio.toFixed(2)}:1 on its ground and cannot be moved far enough`;
    refused.push(`--mentor-accent ${host.accent} ${why}; our own is used in ${theme}.`);
    return { ...colours, ...ownAccent[theme] };
  }
  return colours;
}
