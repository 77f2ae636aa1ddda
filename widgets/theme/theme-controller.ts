import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { standsOnDark } from './ground.ts';

const deviceDark = matchMedia('(prefers-color-scheme: dark)');
const names = ['accent', 'canvas', 'surface', 'ink', 'ink-2', 'line'];

/**
 * Gives an element the colours of the page around it: reads the public `--mentor-*` colours on connect and when the device's
 * theme changes, and adopts a style sheet with what may be used of them (a strict CSP blocks style attributes, not this).
 * The check of colours is a chunk of its own: most pages set none.
 */
export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #sheet: CSSStyleSheet | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    deviceDark.addEventListener('change', this.#read);
    // The shadow root of the first connection is made right after the controllers are told.
    queueMicrotask(this.#read);
  }

  hostDisconnected(): void {
    deviceDark.removeEventListener('change', this.#read);
  }

  readonly #read = (): void => {
    const style = getComputedStyle(this.#host);
    const asked = names.map((name) => style.getPropertyValue(`--mentor-${name}`).trim());
    const dark = standsOnDark(this.#host);
    if (asked.some(Boolean) || dark) void import('./host-sheet.ts').then(({ hostSheet }) => this.#adopt(hostSheet(asked, dark)));
    else this.#adopt(undefined);
  };

  #adopt(sheet: CSSStyleSheet | undefined): void {
    const root = this.#host.shadowRoot;
    if (!root || sheet === this.#sheet) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((one) => one !== this.#sheet), ...(sheet ? [sheet] : [])];
    this.#sheet = sheet;
  }
}
