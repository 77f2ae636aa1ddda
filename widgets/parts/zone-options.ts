import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Formats } from '../text/formats.ts';
import { text } from './parts.text.ts';

export interface ZoneOptions {
  /** The chosen one; undefined where something before these options is. */
  zone: string | undefined;
  /** Zones that are likely wanted, first in the list. */
  near: readonly string[];
  formats: Formats;
}

/**
 * The options of a `<select>` of zones: the likely ones, then every zone that the browser knows, by place as the reader's language
 * sorts. Each keeps its place, whichever is chosen: a list that is open, or walked by arrows, is not laid anew. One that the browser does not list
 * (an older name, newer data) stays where it is chosen. Drawn anew only when they change.
 */
export function zoneOptions({ zone, near, formats }: ZoneOptions): unknown {
  const all = Intl.supportedValuesOf('timeZone');
  const likely = [...new Set(zone && !all.includes(zone) ? [...near, zone] : near)];
  return guard([formats, zone, likely.join()], () => {
    const option = ({ id, place }: Place) => html`<option value=${id} .selected=${id === zone}>${place}</option>`;
    const named = (id: string): Place => ({ id, place: placeOf(id, formats) });
    const { compare } = new Intl.Collator(formats.locale === 'pseudo' ? 'en' : formats.locale);
    const others = all.filter((one) => !likely.includes(one)).map(named).sort((a, b) => compare(a.place, b.place));
    return html`${likely.length > 0 ? html`<optgroup label=${text('zonesNear')}>${likely.map(named).map(option)}</optgroup>` : nothing}
      <optgroup label=${text('zonesAll')}>${others.map(option)}</optgroup>`;
  });
}

/** A zone and the place that names it. */
interface Place {
  id: string;
  place: string;
}

/** "São Paulo"; "Knox, Indiana" where the place needs its state. */
function placeOf(zone: string, formats: Formats): string {
  const [, state, city] = zone.split('/');
  return city === undefined ? formats.place(zone) : `${formats.place(city)}, ${formats.place(state ?? '')}`;
}
