import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often times on screen are read again. */
const everyMs = 30_000;

/**
 * Reads again what others change without this page being told: of a time that somebody else has booked nothing is sent to those who look at
 * it, because an event would tell that the mentor meets somebody. While it is looked at: from time to time, and when the page is come back to.
 */
export class KeepFresh implements ReactiveController {
  readonly #isShown: () => boolean;
  readonly #read: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, { isShown, read }: { isShown: () => boolean; read: () => void }) {
    this.#isShown = isShown;
    this.#read = read;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('focus', this.#look);
    document.addEventListener('visibilitychange', this.#look);
    this.#timer = setInterval(this.#look, everyMs);
  }

  hostDisconnected(): void {
    window.removeEventListener('focus', this.#look);
    document.removeEventListener('visibilitychange', this.#look);
    clearInterval(this.#timer);
  }

  readonly #look = (): void => {
    if (document.visibilityState === 'visible' && this.#isShown()) this.#read();
  };
}
