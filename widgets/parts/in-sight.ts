/** What stays free above and below a dialog (pixels). */
const edge = 16;
/** A dialog is never lower than this (pixels), however little of the frame is on the screen. */
const least = 320;

/**
 * The part of this frame that is on somebody's screen, in the frame's own pixels. No other way leads to how far the page around
 * a frame is scrolled where that page is of another origin.
 */
export function partInSight(): Promise<DOMRectReadOnly> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      resolve(entries[0]?.intersectionRect ?? new DOMRect());
    });
    observer.observe(document.documentElement);
  });
}

/**
 * An iframe as high as its content has no middle that anybody sees: the dialog stands in the middle of what is on the screen, and
 * is no higher than that: what is longer scrolls in it, because the browser scrolls the page around a frame for nothing that is focused in a
 * dialog. The frame shrinks with what lies behind the dialog, and the dialog grows with its own content: it moves up so that
 * its end can be reached. To be called before the dialog opens: what takes the focus in it has to be in sight
 * already, else the browser scrolls the page around the frame.
 */
export function keepInSight(box: HTMLDialogElement, sight: DOMRectReadOnly): void {
  const place = (): void => {
    if (!box.isConnected) return stop();
    const middle = box.open ? (sight.height - box.offsetHeight) / 2 : 0;
    const lowest = window.innerHeight - box.offsetHeight - edge;
    box.style.setProperty('margin-block-start', `${Math.max(edge, Math.min(lowest, sight.top + Math.max(edge, middle)))}px`);
  };
  box.style.setProperty('max-block-size', `min(100% - ${2 * edge}px, ${Math.max(least, sight.height - 2 * edge)}px)`);
  const resized = new ResizeObserver(place);
  const stop = (): void => {
    resized.disconnect();
    window.removeEventListener('resize', place);
  };
  resized.observe(box);
  window.addEventListener('resize', place);
  box.addEventListener('close', stop, { once: true });
  place();
}
