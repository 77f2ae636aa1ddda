import { waitUntil as wait } from '@open-wc/testing';

/** A machine that has much else to do is slow, not wrong: what is right comes within this, and what is wrong is told before the test itself runs out of time. */
const patience = { timeout: 8_000 };

/** Waits until something is so on the page. @param what is waited for, in words */
export function waitUntil(holds: () => unknown, what?: string): Promise<void> {
  return wait(async () => Boolean(await holds()), what, patience);
}
