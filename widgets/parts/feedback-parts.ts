import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { Problem } from '../api/problem.ts';
import { banner, bannerStyles } from './banner.ts';
import { buttonStyles } from './button.ts';
import { iconStyles } from './icon.ts';
import { text } from './parts.text.ts';
import { problemBanner } from './problem-banner.ts';

/** The parts that come with an element's first data; see feedback.ts. */
export { announce } from './announcer.ts';

/** Why data did not come, with the way to try again. Nothing is there yet, so what may not be seen is not told as what may not be changed. */
export function readingProblem(problem: Problem, onRetry?: () => void): TemplateResult {
  return problem.code === 'not-allowed' ? banner('info', text.rich('problemNotShown')) : problemBanner(problem, onRetry);
}

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
