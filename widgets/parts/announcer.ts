const waitMs = 500;
const typingMs = 1_000;

type Politeness = 'polite' | 'assertive';

let lastInput = -Infinity;
const timers: Partial<Record<Politeness, ReturnType<typeof setTimeout>>> = {};

/**
 * Says a sentence to screen readers: `polite` for what is done or loaded, `assertive` for a lost action only. One live region
 * of each kind a page, whoever loaded us; messages wait 500 ms and replace each other, and polite ones wait while somebody types.
 */
export function announce(sentence: string, politeness: Politeness = 'polite'): void {
  const region = liveRegion(politeness);
  clearTimeout(timers[politeness]);
  const speak = () => {
    const typing = lastInput + typingMs - performance.now();
    if (politeness === 'polite' && typing > 0) timers[politeness] = setTimeout(speak, typing);
    else region.textContent = sentence;
  };
  // Emptied first: the same sentence twice is a change both times.
  region.textContent = '';
  timers[politeness] = setTimeout(speak, waitMs);
}

function liveRegion(politeness: Politeness): HTMLElement {
  const id = `mentor-live-${politeness}`;
  const present = document.getElementById(id);
  if (present) return present;
  document.addEventListener('input', () => (lastInput = performance.now()), { capture: true, passive: true });
  const region = document.createElement('div');
  region.id = id;
  region.setAttribute('aria-live', politeness);
  region.setAttribute('aria-atomic', 'true');
  // At the page's start: below its end it would make the page a pixel taller, and a frame as high as its page scroll.
  Object.assign(region.style, { position: 'absolute', insetBlockStart: '0', insetInlineStart: '0', inlineSize: '1px', blockSize: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
  document.body.append(region);
  return region;
}
