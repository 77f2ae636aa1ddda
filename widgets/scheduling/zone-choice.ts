import { css, html, nothing, type TemplateResult } from 'lit';
import { gathered } from '../api/gathered.ts';
import { banner } from '../parts/banner.ts';
import { icon } from '../parts/icon.ts';
import { globe } from '../parts/icons.ts';
import { zoneOptions, type ZoneOptions } from '../parts/zone-options.ts';
import type { Formats } from '../text/formats.ts';
import { zoneOffset } from '../text/zone-offset.ts';
import type { TimesHost } from './times-host.ts';
import { text } from './zone-choice.text.ts';

interface ZoneLineOptions extends ZoneOptions {
  /** Unique in its shadow root. */
  id: string;
  /** What stands there: "São Paulo, UTC-3". */
  words: string;
  open: boolean;
  onToggle: () => void;
  onChange: (zone: string) => void;
}

/** Which clock is shown, and "Change": it opens a choice that stays, so that arrow keys can walk it. */
export function zoneLine({ id, words, open, onToggle, onChange, ...options }: ZoneLineOptions): TemplateResult {
  return html`<div class="zone-line">
    ${icon(globe, 16)}
    ${open
      ? html`<select class="input" id=${id} aria-label=${text('timeZone')} @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}>${zoneOptions(options)}</select>`
      : html`<span class="soft">${words}</span>`}
    <button class="link plain" type="button" aria-expanded=${open ? 'true' : 'false'} aria-label=${text('changeZone')} @click=${onToggle}>${text('change')}</button>
  </div>`;
}

/** The clock that a screen of meetings shows as the reader's, and the way to another one. */
export class ZoneSwitch {
  readonly #host: TimesHost;
  readonly #id: string;
  readonly #choose: () => void;
  #chosen = '';
  #open = false;

  /** @param id unique in the host's shadow root */
  constructor(host: TimesHost, id: string, onChange: (zone: string) => void = (zone) => host.session?.viewZone(zone)) {
    this.#host = host;
    this.#id = id;
    // The choice shows itself; whoever walks through zones by keys has everything read again where they rest.
    this.#choose = gathered(() => onChange(this.#chosen), Infinity);
  }

  /** @param at the time for which its distance from UTC is told; `others`: zones of those whom the reader meets. */
  render(at: Date, others: readonly string[] = [], zone = this.#host.formats.zone): TemplateResult {
    const { formats, deviceZone, me } = this.#host;
    return zoneLine({
      id: this.#id, zone, words: zoneWords(zone, at, formats), near: [me?.person.zone ?? formats.own, deviceZone, ...others], formats, open: this.#open,
      onToggle: this.#toggle,
      onChange: (chosen) => {
        this.#chosen = chosen;
        this.#choose();
      },
    });
  }

  readonly #toggle = (): void => {
    this.#open = !this.#open;
    if (this.#open) this.#host.focusOn(`#${this.#id}`);
    this.#host.requestUpdate();
  };
}

/** "São Paulo, UTC-3" */
export function zoneWords(zone: string, at: Date, formats: Formats): string {
  return text('zoneAt', { place: formats.place(zone), offset: zoneOffset(zone, at) });
}

/** "Your device says Lisbon. Use it?", where its clock shows another time than the one that is used. */
export function deviceZoneBanner({ zone, device, at, formats, onUse }: { zone: string; device: string; at: Date; formats: Formats; onUse: () => void }): TemplateResult | typeof nothing {
  if (device === zone || zoneOffset(device, at) === zoneOffset(zone, at)) return nothing;
  const place = formats.place(device);
  const action = html`<button class="button small" type="button" @click=${onUse}>${text('useZone', { place })}</button>`;
  return banner('info', text('deviceZone', { place }), { shape: globe, action });
}

export const zoneChoiceStyles = css`
  .zone-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-inline-size: 0;
  }
  .zone-line > .icon {
    color: var(--_ink-2);
  }
  .zone-line > .input {
    flex: 1 1 160px;
    inline-size: auto;
    max-inline-size: 240px;
  }
`;
