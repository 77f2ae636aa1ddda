import type { WidgetLocale } from '../text/locale.ts';
import { allStates } from './all-states.ts';
import { showIndex } from './gallery-index.ts';
import { keyOf, type ElementState } from './state.ts';
import { showState, type Look } from './show-state.ts';

/**
 * The gallery: every element in every state. `?show=mentor-goals/empty` shows one alone, `theme`, `locale` and `width` change the
 * look; screens.ts walks the states by `window.galleryStates` and waits for `data-shown`.
 */

declare global {
  interface Window {
    galleryStates: readonly string[];
  }
}

/** They bring a page's ground and margins themselves. */
const wholePages = ['mentor-app', 'mentor-gallery-parts'];

const query = new URLSearchParams(location.search);
const look: Look = {
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  locale: (query.get('locale') ?? 'en') as WidgetLocale,
  ...(query.has('width') && { width: Number(query.get('width')) }),
};
window.galleryStates = allStates.map(keyOf);
document.documentElement.style.setProperty('color-scheme', look.theme);
Object.assign(document.body.style, { margin: '0', background: look.theme === 'dark' ? '#171614' : '#faf8f5' });

// Not awaited here: the chunks of the elements' views import this module, and would wait for its end.
void show(query.get('show'));

async function show(wanted: string | null): Promise<void> {
  const state = allStates.find((one) => keyOf(one) === wanted);
  if (state) await showAlone(state);
  else if (wanted === null) await showIndex(allStates, look, query);
  document.body.dataset['shown'] = 'yes';
}

async function showAlone(state: ElementState): Promise<void> {
  if (!wholePages.includes(state.element)) document.body.style.setProperty('padding', 'min(32px, 3vw)');
  const { frameElement } = window;
  if (frameElement instanceof HTMLElement) new ResizeObserver(() => frameElement.style.setProperty('block-size', `${document.body.scrollHeight}px`)).observe(document.body);
  await showState(state, look, document.body);
}
