import type { WidgetLocale } from '../text/locale.ts';
import { allStates } from './all-states.ts';
import type { ElementState } from './state.ts';
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

const query = new URLSearchParams(location.search);
const look: Look = {
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  locale: (query.get('locale') ?? 'en') as WidgetLocale,
  ...(query.has('width') && { width: Number(query.get('width')) }),
};
const keyOf = ({ element, state }: ElementState) => `${element}/${state}`;
const wanted = query.get('show');
window.galleryStates = allStates.map(keyOf);
document.documentElement.style.setProperty('color-scheme', look.theme);
document.body.style.setProperty('margin', '0');

for (const state of allStates) {
  if (wanted !== null && keyOf(state) !== wanted) continue;
  if (wanted === null) document.body.append(titleOf(state));
  await showState(state, look, document.body);
}
document.body.dataset['shown'] = 'yes';

function titleOf(state: ElementState): HTMLElement {
  const title = document.createElement('h2');
  const link = document.createElement('a');
  link.href = `?${new URLSearchParams({ ...Object.fromEntries(query), show: keyOf(state) }).toString()}`;
  link.textContent = `<${state.element}> ${state.state}`;
  title.append(link);
  title.style.setProperty('font', '600 14px/20px system-ui');
  title.style.setProperty('padding', '24px 16px 8px');
  return title;
}
