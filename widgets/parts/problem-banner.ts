import { html, nothing, type TemplateResult } from 'lit';
import type { Problem, ProblemCode } from '../api/problem.ts';
import { banner } from './banner.ts';
import { text } from './parts.text.ts';

type Words = Parameters<typeof text>[0];

const words: { readonly [Code in ProblemCode]?: Words } = {
  network: 'problemNetwork',
  unavailable: 'problemNetwork',
  'rate-limited': 'problemBusy',
  'not-found': 'problemNotFound',
  'not-allowed': 'problemNotAllowed',
  'moved-on': 'problemMovedOn',
  'program-archived': 'problemArchived',
  'body-invalid': 'problemFields',
  'session-ended': 'sessionEnded',
  'no-host-token': 'problemRefused',
  'host-token-invalid': 'problemRefused',
  'host-key-unknown': 'problemRefused',
  'origin-not-allowed': 'problemRefused',
};

/** Codes for which trying the same again makes no sense. */
const final: readonly ProblemCode[] = ['not-found', 'not-allowed', 'moved-on', 'program-archived', 'body-invalid', 'host-key-unknown', 'origin-not-allowed'];

/** A problem in plain words, for announcements. Slices bring their own words for the codes of their rules first. */
export function problemSentence({ code }: Problem): string {
  return text((words[code] ?? 'problemOther') as 'problemOther');
}

/** The same as a banner, with the one thing that helps: try again, or go on where the session has ended. */
export function problemBanner(problem: Problem, onRetry?: () => void): TemplateResult {
  const content = text.rich((words[problem.code] ?? 'problemOther') as 'problemOther');
  const action = problem.code === 'session-ended'
    ? html`<button class="button small" type="button" @click=${goOn}>${text('goOn')}</button>`
    : onRetry && !final.includes(problem.code)
      ? html`<button class="button small" type="button" @click=${onRetry}>${text('tryAgain')}</button>`
      : nothing;
  return banner(problem.code === 'session-ended' ? 'info' : 'danger', content, { action });
}

/** Asks the page to open the session again. Unless somebody hears it and does so, the page is loaded again. */
function goOn(event: Event): void {
  const ended = new CustomEvent('mentor-session-ended', { bubbles: true, composed: true, cancelable: true });
  if (event.target?.dispatchEvent(ended)) location.reload();
}

declare global {
  interface GlobalEventHandlersEventMap {
    'mentor-session-ended': CustomEvent<null>;
  }
}
