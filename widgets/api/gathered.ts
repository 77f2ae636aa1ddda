/** How long it is waited after the last one for another (ms). */
const restMs = 400;

/**
 * Does something once for all that comes within a short while: what many people edit, or somebody walks through by keys, is read
 * again when they rest.
 *
 * @param mostMs how long the first one waits at most, where they never rest
 */
export function gathered(act: () => void, mostMs = 2_000): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let until = 0;
  return () => {
    const now = performance.now();
    if (timer === undefined) until = now + mostMs;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      act();
    }, Math.min(restMs, until - now));
  };
}
