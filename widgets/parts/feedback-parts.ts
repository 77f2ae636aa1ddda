import { nothing, type LitElement, type TemplateResult } from 'lit';
import { banner, bannerStyles } from './banner.ts';
import { buttonStyles } from './button.ts';
import { iconStyles } from './icon.ts';
import { text } from './parts.text.ts';

/** The parts that come with an element's first data; see feedback.ts. */
export { announce } from './announcer.ts';
export { problemBanner } from './problem-banner.ts';

const watching = new WeakSet<LitElement>();

/** Draws an element anew whenever the connection goes or comes back. */
export function watchConnection(host: LitElement): void {
  if (watching.has(host)) return;
  watching.add(host);
  const changed = () => host.requestUpdate();
  host.addController({
    hostConnected: () => ['online', 'offline'].forEach((type) => window.addEventListener(type, changed)),
    hostDisconnected: () => ['online', 'offline'].forEach((type) => window.removeEventListener(type, changed)),
  });
}

/** "You're offline", for the place under a heading; nothing while there is a connection. */
export function offlineBanner(): TemplateResult | typeof nothing {
  return navigator.onLine ? nothing : banner('info', text.rich('offline'));
}

export const styles = [iconStyles, buttonStyles, bannerStyles];
