const waitMs = 500;
const typingMs = 1_000;
/** Long enough to be read out; after that a reader who walks through the page must not meet the news of an earlier one. */
const staysMs = 5_000;

type Politeness = 'polite' | 'assertive';

let lastInput = -Infinity;
document.addEventListener('input', () => (lastInput = performance.now()), { capture: true, passive: true });

const timers: Partial<Record<Politeness, ReturnType<typeof setTimeout>>> = {};
/** Modal dialogs in the order in which they were opened; those that are closed or gone fall out when somebody speaks. */
const modals = new Set<HTMLDialogElement>();

/**
 * Says a sentence to screen readers: `polite` for what is done or loaded, `assertive` for a lost action only. One live region
 * of each kind a page, whoever loaded us; messages wait 500 ms and replace each other, polite ones wait while somebody types, and all go again after 5 s.
 * All of a page outside an open modal dialog is inert, its live regions too: then the dialog's own say it.
 */
export function announce(sentence: string, politeness: Politeness = 'polite'): void {
  clearTimeout(timers[politeness]);
  const speak = () => {
    const typing = lastInput + typingMs - performance.now();
    if (politeness === 'polite' && typing > 0) timers[politeness] = setTimeout(speak, typing);
    else {
      const region = liveRegion(openPlaces().at(-1) ?? document.body, politeness);
      region.textContent = sentence;
      timers[politeness] = setTimeout(() => (region.textContent = ''), staysMs);
    }
  };
  // Made and emptied before it speaks: a region that comes with its sentence is not heard, nor is the same sentence a second time.
  for (const place of openPlaces()) liveRegion(place, politeness).textContent = '';
  timers[politeness] = setTimeout(speak, waitMs);
}

/** From now until it closes, what is said is said in this modal dialog. */
export function announceIn(dialog: HTMLDialogElement): void {
  modals.add(dialog);
  for (const politeness of ['polite', 'assertive'] as const) liveRegion(dialog, politeness).textContent = '';
}

function openPlaces(): HTMLElement[] {
  for (const dialog of modals) if (!dialog.open || !dialog.isConnected) modals.delete(dialog);
  return [document.body, ...modals];
}

function liveRegion(place: HTMLElement, politeness: Politeness): HTMLElement {
  const id = `mentor-live-${politeness}`;
  const present = place.querySelector<HTMLElement>(`:scope > #${id}`);
  if (present) return present;
  const region = document.createElement('div');
  region.id = id;
  region.setAttribute('aria-live', politeness);
  region.setAttribute('aria-atomic', 'true');
  // At the page's start: below its end it would make the page a pixel taller, and a frame as high as its page scroll.
  Object.assign(region.style, { position: 'absolute', insetBlockStart: '0', insetInlineStart: '0', inlineSize: '1px', blockSize: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
  place.append(region);
  return region;
}
