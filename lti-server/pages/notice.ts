import type { Locale } from '../../models/vocabulary.ts';
import { html, type Html } from './html.ts';
import { icon, type IconName } from './icons.ts';
import { directionOf } from './locale.ts';
import { wordsOf } from './words/index.ts';

export interface Step {
  readonly label: string;
  readonly state: 'done' | 'now' | 'later';
}

/** A page with one thing to say and at most one thing to do. */
export interface Notice {
  readonly locale: Locale;
  readonly icon: IconName;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly steps?: { readonly label: string; readonly items: readonly Step[] };
  /** The one thing to do: a link out of the frame, or a form of this page. */
  readonly action?: Html;
  /** A code that finds the refusal in the server's log; it names no one. */
  readonly reference?: string;
  /** For whoever mends it. */
  readonly detail?: string;
  /** Names of further scripts in assets/. */
  readonly scripts?: readonly string[];
  /** For a page whose policy lets no script run. */
  readonly withoutScripts?: boolean;
}

/** Where the files of assets/ are served. */
export const assetsPath = '/lti/assets';

export function noticePage(notice: Notice): Html {
  const { locale, title, steps, scripts = [], withoutScripts = false } = notice;
  return page(locale, title, withoutScripts ? [] : ['frame-size.js', 'focus.js', 'notice.js', ...scripts], noticeMain(notice), steps && ['steps.css']);
}

/** The main part of such a page. */
export function noticeMain(notice: Omit<Notice, 'scripts' | 'withoutScripts'>): Html {
  const words = wordsOf[notice.locale];
  return html`
    <main class="notice">
      <span class="picture">${icon(notice.icon)}</span>
      <h1 tabindex="-1" data-focus>${notice.title}</h1>
      ${notice.paragraphs.map((text) => html`<p class="text">${text}</p>`)}
      ${notice.steps && stepList(notice.steps)}
      ${notice.action && html`<div class="action">${notice.action}</div>`}
      ${notice.reference !== undefined && html`
        <p class="hint" id="code-hint">${words.codeHint}</p>
        <p class="code"><code dir="ltr" id="code">${notice.reference}</code>
          <button type="button" hidden data-copy="${notice.reference}" data-copied="${words.copied}" aria-label="${words.copy}">${icon('copy')}</button>
          <span role="status" class="unseen"></span></p>`}
      ${notice.detail !== undefined && html`<p class="hint"><b>${words.detail}:</b> ${notice.detail}</p>`}
    </main>`;
}

/** A link that leaves the frame, as the page's one button. */
export function linkAction(href: string, label: string): Html {
  return html`<a class="button" href="${href}" target="_top" rel="noreferrer">${label}</a>`;
}

/** A link to a page of this tool, beside the one that the person has open. */
export function newTabAction(href: string, label: string): Html {
  return html`<a class="button" href="${href}" target="_blank" rel="noopener noreferrer">${label}</a>`;
}

/** The frame of every server-made page: language, direction, our own styles and scripts, nothing inline. */
export function page(locale: Locale, title: string, scripts: readonly string[], body: Html, styles: readonly string[] = []): Html {
  return html`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="icon" href="${assetsPath}/icon.svg" type="image/svg+xml">
    ${['pages.css', ...styles].map((name) => html`<link rel="stylesheet" href="${assetsPath}/${name}">`)}
    ${scripts.map((name) => html`<script type="module" src="${name.startsWith('/') ? name : `${assetsPath}/${name}`}"></script>`)}
  </head>
  <body>${body}</body>
</html>
`;
}

function stepList({ label, items }: NonNullable<Notice['steps']>): Html {
  return html`<ol class="steps" aria-label="${label}">${items.map((step) => html`
    <li class="${step.state}" ${step.state === 'now' && html`aria-current="step"`}><span class="mark">${step.state === 'done' && icon('done')}</span>${step.label}</li>`)}
  </ol>`;
}
