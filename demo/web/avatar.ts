import type { DemoPerson } from '../people.ts';
import { fnv1a } from '../people/random.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';

/** A round with initials. Its colour comes from the id, so it is the same everywhere and says nothing about the person. */
export function avatar(person: Pick<DemoPerson, 'sub' | 'given' | 'family'>): Markup {
  const initials = `${[...person.given][0] ?? ''}${[...person.family.replace(/^.* /, '')][0] ?? ''}`;
  return html`<span class="avatar avatar-${fnv1a(person.sub) % 12}" aria-hidden="true">${initials.toUpperCase()}</span>`;
}
