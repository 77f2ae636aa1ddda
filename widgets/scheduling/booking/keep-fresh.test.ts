import { expect } from '@open-wc/testing';
import { KeepFresh } from './keep-fresh.ts';

/** What is read while the page's clock and its timers are held in hand. */
function aPage() {
  const [realNow, realInterval] = [Date.now, window.setInterval];
  let [minutes, reads] = [0, 0];
  let tick = (): void => undefined;
  Date.now = () => minutes * 60_000;
  window.setInterval = ((call: () => void) => {
    tick = call;
    return 0;
  }) as unknown as typeof window.setInterval;
  const fresh = new KeepFresh({ addController: () => undefined } as unknown as ConstructorParameters<typeof KeepFresh>[0], { isShown: () => true, read: () => void (reads += 1) });
  fresh.hostConnected();
  return {
    /** How often times were read by then, from time to time alone. */
    readsAt(minute: number): number {
      minutes = minute;
      tick();
      return reads;
    },
    leave(): void {
      fresh.hostDisconnected();
      [Date.now, window.setInterval] = [realNow, realInterval];
    },
  };
}

describe('times that are kept fresh', () => {
  it('are read from time to time for who is there, and not for a page that lies there, until somebody does something', () => {
    const page = aPage();
    try {
      expect([page.readsAt(1), page.readsAt(4), page.readsAt(5), page.readsAt(60)]).to.deep.equal([1, 2, 2, 2]);
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
      expect([page.readsAt(61), page.readsAt(70)]).to.deep.equal([3, 3]);
      window.dispatchEvent(new Event('focus'));
      expect(page.readsAt(71), 'come back to, and a moment later').to.equal(5);
    } finally {
      page.leave();
    }
  });
});
