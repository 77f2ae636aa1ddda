import { keyOf, type ElementState } from './state.ts';
import { showState, type Look } from './show-state.ts';

/** The page of all states: the parts first, then each state in a frame of its own, so that a dialog opens over its element alone. */
export async function showIndex(states: readonly ElementState[], look: Look, query: URLSearchParams): Promise<void> {
  const [parts, ...others] = states;
  if (parts) await showState(parts, look, document.body);
  for (const [at, state] of others.entries()) {
    if (state.element !== others[at - 1]?.element) document.body.append(heading('h2', '600 22px/28px', `<${state.element}>`));
    const address = `?${new URLSearchParams({ ...Object.fromEntries(query), show: keyOf(state) }).toString()}`;
    const title = heading('h3', '600 14px/20px', '');
    title.append(link(address, state.state));
    document.body.append(title, frame(address, `${state.element}, ${state.state}`));
  }
}

function heading(level: 'h2' | 'h3', font: string, words: string): HTMLElement {
  const title = document.createElement(level);
  title.textContent = words;
  Object.assign(title.style, { font: `${font} system-ui`, margin: '0', padding: '32px 32px 8px' });
  return title;
}

function link(address: string, words: string): HTMLElement {
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.textContent = words;
  return anchor;
}

function frame(address: string, title: string): HTMLElement {
  const box = document.createElement('iframe');
  box.src = address;
  box.title = title;
  box.loading = 'lazy';
  Object.assign(box.style, { display: 'block', inlineSize: '100%', blockSize: '600px', border: '0', borderBlock: '1px solid #8884' });
  return box;
}
