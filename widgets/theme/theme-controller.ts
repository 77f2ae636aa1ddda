import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hostColourNames, hostPalette, type HostColours } from './host-palette.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');
const sheets = new Map<string, CSSStyleSheet>();

/**
 * Gives an element the colours of the page around it: reads the public `--mentor-*` colours on connect and when the device's
 * theme changes, and adopts a style sheet with what may be used of them (a strict CSP blocks style attributes, not this).
 * On a page that does not know dark itself, a dark element paints its own ground, so that its light text is never on the host's white.
 */
export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #sheet: CSSStyleSheet | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    dark.addEventListener('change', this.#read);
    // The shadow root of the first connection is made right after the controllers are told.
    if (this.#host.shadowRoot) this.#read();
    else queueMicrotask(this.#read);
  }

  hostDisconnected(): void {
    dark.removeEventListener('change', this.#read);
  }

  readonly #read = (): void => {
    const root = this.#host.shadowRoot;
    if (!root || !this.#host.isConnected) return;
    const style = getComputedStyle(this.#host);
    const colours = Object.fromEntries(
      hostColourNames.map((name) => [name, opaque(style.getPropertyValue(`--mentor-${name}`))]),
    ) as HostColours;
    const around = this.#host.parentElement ?? (this.#host.getRootNode() as ShadowRoot).host ?? document.documentElement;
    const knowsDark = getComputedStyle(around).colorScheme.includes('dark') || style.getPropertyValue('--_scheme') !== '';
    const isDark = style.colorScheme === 'dark' || (style.colorScheme !== 'light' && dark.matches);
    const next = sheetOf(colours, isDark && !knowsDark);
    if (next === this.#sheet) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet), next];
    this.#sheet = next;
  };
}

/** One sheet for each set of colours on the page, so that a refused colour is told once. */
function sheetOf(colours: HostColours, ownGround: boolean): CSSStyleSheet {
  const key = JSON.stringify([colours, ownGround]);
  let sheet = sheets.get(key);
  if (!sheet) {
    const { css, refused } = hostPalette(colours);
    for (const sentence of refused) console.warn(`Mentorkit: ${sentence}`);
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host{${css}${ownGround ? ';--_ground:var(--_canvas)' : ''}}`);
    sheets.set(key, sheet);
  }
  return sheet;
}

let brush: OffscreenCanvasRenderingContext2D | null | undefined;

/** Any CSS colour as `#rrggbb`; what is set but no opaque colour stays as written, so that it is refused by name. */
function opaque(value: string): string {
  const text = value.trim();
  if (!text || !CSS.supports('color', text)) return text;
  brush ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (!brush) return text;
  brush.fillStyle = text;
  return brush.fillStyle;
}
