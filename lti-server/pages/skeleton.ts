import type { Locale } from '../../models/vocabulary.ts';
import { html, type Html } from './html.ts';
import { wordsOf } from './words/index.ts';

/** What stands there until the tool can be drawn: the same from the login to the launched page, so that nothing flickers. */
export function skeleton(locale: Locale): Html {
  const words = wordsOf[locale];
  return html`<main class="skeleton" aria-busy="true">
        <h1 class="unseen">${words.loading}</h1>
        <span class="bar nav"></span><span class="bar title"></span><span class="card tall"></span><span class="card"></span><span class="card"></span>
      </main>
      <noscript><p class="text">${words.withoutScript}</p></noscript>`;
}
