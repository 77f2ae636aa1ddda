import { html, type TemplateResult } from 'lit';
import { field } from '../parts/field.ts';
import { zoneOptions } from '../parts/zone-options.ts';
import type { Formats } from '../text/formats.ts';
import { text } from './entrance.text.ts';

interface ZoneFieldOptions {
  /** '' where nothing is known yet. */
  value: string;
  error: string | undefined;
  now: Date;
  formats: Formats;
  onChange: (zone: string) => void;
}

/** Which clock somebody lives by, with the time there to compare with the wall. Its id is `zone`. */
export function zoneField({ value, error, now, formats, onChange }: ZoneFieldOptions): TemplateResult {
  const hint = isKnown(value) ? text('zoneNow', { time: formats.time(now, value) }) : undefined;
  return field({ id: 'zone', label: text('zone'), hint, error }, (control) => html`<select
      class="input"
      id=${control.id}
      aria-describedby=${control.describedBy}
      aria-invalid=${control.invalid}
      @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}
    >
      ${value ? '' : html`<option value="" selected></option>`} ${zoneOptions({ zone: value || undefined, near: [deviceZone()], formats })}
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
