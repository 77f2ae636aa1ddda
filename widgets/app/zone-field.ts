import { html, type TemplateResult } from 'lit';
import { field } from '../parts/field.ts';
import type { Formats } from '../text/formats.ts';
import { text } from './entrance.text.ts';

interface ZoneFieldOptions {
  id: string;
  /** '' where nothing is known yet. */
  value: string;
  error?: string | undefined;
  now: Date;
  formats: Formats;
  onChange: (zone: string) => void;
}

/** Which clock somebody lives by: every zone that the browser knows, by region, with the time there to compare with the wall. */
export function zoneField({ id, value, error, now, formats, onChange }: ZoneFieldOptions): TemplateResult {
  const hint = isKnown(value) ? text('zoneNow', { time: formats.time(now, value) }) : undefined;
  return field({ id, label: text('zone'), hint, error }, (control) => html`<select
      class="input"
      id=${control.id}
      aria-describedby=${control.describedBy}
      aria-invalid=${control.invalid}
      @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}
    >
      ${value ? '' : html`<option value="" selected></option>`}
      ${[...zonesByRegion(value)].map(([region, zones]) => html`<optgroup label=${region || text('otherZones')}>
        ${zones.map((zone) => html`<option value=${zone} .selected=${zone === value}>${placeOf(zone, formats)}</option>`)}
      </optgroup>`)}
    </select>`);
}

/** The browser's zone, as a first guess. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A browser's zone data may be older than the server's. */
function isKnown(zone: string): boolean {
  try {
    return Boolean(zone && Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** A known zone that this browser does not list (an older name of it) stands first, so that it is not changed by looking at it. */
function zonesByRegion(value: string): Map<string, string[]> {
  const known = Intl.supportedValuesOf('timeZone');
  const zones = value && !known.includes(value) ? [value, ...known] : known;
  return Map.groupBy(zones, (zone) => (zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : ''));
}

/** "São Paulo"; "Indiana, Knox" where the place needs its state. */
function placeOf(zone: string, formats: Formats): string {
  const [, state, city] = zone.split('/');
  return city === undefined ? formats.place(zone) : `${formats.place(state ?? '')}, ${formats.place(city)}`;
}
