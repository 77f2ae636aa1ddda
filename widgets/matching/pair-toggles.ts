import { html, type TemplateResult } from 'lit';
import { icon, type Icon } from '../parts/icon.ts';
import { ban, lock } from '../parts/icons.ts';
import { text } from './matching.text.ts';
import type { RunWishes, Wish } from './run-wishes.ts';
import type { Run } from './run-words.ts';

const shapes: { readonly [Each in Wish]: Icon } = { lock, apart: ban };

/** Lock and keep apart, each pressed while it is wished; pressing again takes it back. */
export function pairToggles(wishes: RunWishes, pair: Run['locks'][number], which: readonly Wish[] = ['lock', 'apart']): TemplateResult[] {
  const ids = { mentee: pair.mentee.id, mentor: pair.mentor.id };
  const who = text('pair', { mentee: pair.mentee.name ?? '', mentor: pair.mentor.name ?? '' });
  return which.map((wish) => html`<button class="icon-button wish" type="button" aria-pressed=${wishes.has(wish, ids) ? 'true' : 'false'} aria-label=${`${text(wish)}: ${who}`} title=${text(wish)} @click=${() => wishes.press(wish, ids)}>${icon(shapes[wish])}</button>`);
}
