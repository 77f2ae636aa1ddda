import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often times on screen are read again. */
const everyMs = 30_000;
/**
 * So long after somebody last did something they may have gone: nothing is read for them any more. Each read counts as theirs, and
 * would keep their session open, and say of them that they are active, for as long as the page lies there.
 */
const hereMs = 5 * 60_000;
const deeds = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * Reads again what others change without this page being told: of a time that somebody else has booked nothing is sent to those who look at
 * it, because an event would tell that the mentor meets somebody. While it is looked at: from time to time, and when the page is come back to.
 */
export class KeepFresh implements ReactiveController {
  readonly #isShown: () => boolean;
  readonly #read: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** In ms since the epoch. */
  #lastSeen = 0;

  constructor(host: ReactiveControllerHost, { isShown, read }: { isShown: () => boolean; read: () => void }) {
    this.#isShown = isShown;
    this.#read = read;
    host.addController(this);
  }

  hostConnected(): void {
    this.#seen();
    for (const deed of deeds) document.addEventListener(deed, this.#seen, { capture: true, passive: true });
    window.addEventListener('focus', this.#comeBack);
    document.addEventListener('visibilitychange', this.#comeBack);
    this.#timer = setInterval(this.#fromTimeToTime, everyMs);
  }

  hostDisconnected(): void {
    for (const deed of deeds) document.removeEventListener(deed, this.#seen, { capture: true });
    window.removeEventListener('focus', this.#comeBack);
    document.removeEventListener('visibilitychange', this.#comeBack);
    clearInterval(this.#timer);
  }

  readonly #seen = (): void => {
    this.#lastSeen = Date.now();
  };

  readonly #comeBack = (): void => {
    if (document.visibilityState !== 'visible') return;
    this.#seen();
    this.#readIfShown();
  };

  readonly #fromTimeToTime = (): void => {
    if (document.visibilityState === 'visible' && Date.now() - this.#lastSeen < hereMs) this.#readIfShown();
  };

  #readIfShown(): void {
    if (this.#isShown()) this.#read();
  }
}
