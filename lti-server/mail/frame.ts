import { brandColour, type Theme } from '../../models/brand-colour.ts';
import type { Locale } from '../../models/vocabulary.ts';

/** What stands under every mail: why it came, and how to have no more of it. */
export interface Footer {
  readonly why: string;
  /** null: mail that always comes. */
  readonly stop: { readonly label: string; readonly url: string; readonly note: string } | null;
}

export interface Frame {
  readonly locale: Locale;
  /** Of the document: the mail's subject. */
  readonly title: string;
  /** Whose mail it is: the program's name. */
  readonly brand: string;
  readonly look: Look;
  readonly hello: string;
  /** The one heading of the first level. */
  readonly heading: string;
  readonly footer: Footer;
}

/** The colours of mails by ground, each pair readable by WCAG 2.2 AA; the ground of a mail program that knows no dark one is light. */
export const palettes = {
  light: { page: '#faf8f5', card: '#ffffff', line: '#e6e1d9', text: '#1f1c18', soft: '#575148', link: '#0a5f53', button: '#0b6b5d', onButton: '#ffffff' },
  dark: { page: '#161412', card: '#211e1a', line: '#3d3831', text: '#f3efe9', soft: '#c9c2b8', link: '#7fd8c8', button: '#7fd8c8', onButton: '#0c211d' },
} as const;

export type Palette = Readonly<Record<keyof (typeof palettes)['light'], string>>;

/** The colours of a program's mail on one ground: its brand's as far as they can be read there, else ours. */
export function paletteOf(accent: string | null, theme: Theme): Palette {
  const own = palettes[theme];
  const brand = accent === null ? null : brandColour(accent, theme);
  if (brand === null || !('palette' in brand)) return own;
  const { accent: button, 'on-accent': onButton, 'accent-ink': link } = brand.palette;
  return { ...own, button, onButton, link };
}

/** What the elements of a mail look like. */
export interface Look {
  /** Styles stand in the elements because many mail programs drop a style sheet; those that keep it have the dark ground by it. */
  readonly styles: Readonly<Record<'page' | 'card' | 'foot' | 'heading' | 'section' | 'soft' | 'link' | 'button' | 'second', string>>;
  readonly sheet: string;
}

/** @param accent a program's colour, `#rrggbb`; null: ours */
export function lookOf(accent: string | null): Look {
  const [light, dark] = [paletteOf(accent, 'light'), paletteOf(accent, 'dark')];
  const button = 'display:inline-block;margin:0 0 8px;padding:12px 20px;border-radius:8px;font-weight:600;text-decoration:none';
  const styles = {
    page: `background:${light.page};color:${light.text}`,
    card: `background:${light.card};border:1px solid ${light.line};border-top:4px solid ${light.button};border-radius:12px`,
    foot: `border-top:1px solid ${light.line}`,
    heading: 'margin:0 0 12px;font-size:22px;line-height:28px;font-weight:600',
    section: 'margin:20px 0 4px;font-size:16px;line-height:24px;font-weight:600',
    soft: `color:${light.soft};font-size:14px;line-height:20px`,
    link: `color:${light.link}`,
    button: `${button};border:1px solid ${light.button};background:${light.button};color:${light.onButton}`,
    second: `${button};border:1px solid ${light.button};background:${light.card};color:${light.link}`,
  };
  return { styles, sheet: onDark(dark) };
}

const onDark = (dark: Palette): string => `@media (prefers-color-scheme: dark) {
.page{background:${dark.page}!important;color:${dark.text}!important}
.card{background:${dark.card}!important;border-color:${dark.button} ${dark.line} ${dark.line}!important}
.foot{border-color:${dark.line}!important}
.soft{color:${dark.soft}!important}
.link{color:${dark.link}!important}
.button{background:${dark.button}!important;border-color:${dark.button}!important;color:${dark.onButton}!important}
.second{background:${dark.card}!important;border-color:${dark.button}!important;color:${dark.link}!important}
}`;

/** A whole mail around its HTML body. */
export function htmlMail({ locale, title, brand, look: { styles, sheet }, hello, heading, footer: { why, stop } }: Frame, body: string): string {
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escape(title)}</title>
<style>${sheet}</style></head>
<body class="page" style="margin:0;padding:24px;${styles.page};font:16px/24px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic',sans-serif">
<main class="card" style="max-width:560px;margin:0 auto;padding:24px;${styles.card}">
<p class="soft" dir="auto" style="margin:0 0 16px;${styles.soft};font-weight:600">${escape(brand)}</p>
<p style="margin:0 0 12px">${escape(hello)}</p>
<h1 style="${styles.heading}">${escape(heading)}</h1>
${body}<footer class="foot" style="margin:24px 0 0;padding-top:12px;${styles.foot}">
<p class="soft" style="margin:0;${styles.soft}">${escape(why)}</p>
${stop === null ? '' : `<p class="soft" style="margin:8px 0 0;${styles.soft}"><a href="${escape(stop.url)}" class="link" style="${styles.link}">${escape(stop.label)}</a> ${escape(stop.note)}</p>\n`}</footer>
</main>
</body>
</html>
`;
}

/** The same around its parts as text. */
export function textMail({ brand, hello, heading, footer: { why, stop } }: Frame, parts: readonly string[]): string {
  const end = [why, ...(stop === null ? [] : [`${stop.label}:\n${stop.url}`, stop.note])].join('\n\n');
  return [hello, heading, ...parts, `-- \n${brand}\n\n${end}`].join('\n\n');
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
