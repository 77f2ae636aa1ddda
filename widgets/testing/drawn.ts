/** Longer than a busy machine needs, shorter than a test waits: what does not come says so itself (ms). */
const patienceMs = 8_000;

/** Frame by frame, until something is so. @param missing what to say where it never is */
export async function until(holds: () => unknown, missing: string): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${missing}, after ${patienceMs / 1_000} seconds`);
    await frame();
  }
}

/** What the selector finds first in an element, once it is drawn: parts that are loaded when they are wanted come later than the rest. */
export async function drawn<Found extends HTMLElement>(host: HTMLElement, selector: string): Promise<Found> {
  let found: Found | null | undefined;
  await until(() => (found = host.shadowRoot?.querySelector<Found>(selector)), `${selector} was not drawn`);
  return found!;
}

export function frame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
