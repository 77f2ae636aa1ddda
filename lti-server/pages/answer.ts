import type { Locale } from '../../models/vocabulary.ts';
import { html, type Html } from './html.ts';
import { icon } from './icons.ts';
import { page } from './notice.ts';
import { wordsOf } from './words/index.ts';

/** Takes what the tool signed to the platform that asked for links: by itself, and by its button where scripts are off. */
export function answerPage(locale: Locale, { returnUrl, jwt, added }: SignedAnswer & { added: boolean }): Html {
  const { picker } = wordsOf[locale];
  const { title, text } = picker.answer[added ? 'added' : 'back'];
  return page(locale, title, ['answer.js'], html`
    <main class="notice">
      <span class="picture">${icon('done')}</span>
      <h1>${title}</h1>
      <p class="text">${text}</p>
      ${answerForm(locale, { returnUrl, jwt })}
    </main>`);
}

/** What was signed, with the platform's address for it. */
export interface SignedAnswer {
  readonly returnUrl: string;
  readonly jwt: string;
}

/** The button that posts an answer to the platform. */
export function answerForm(locale: Locale, { returnUrl, jwt }: SignedAnswer): Html {
  return html`<form method="post" action="${returnUrl}" id="answer" class="action"><input type="hidden" name="JWT" value="${jwt}"><button class="button">${wordsOf[locale].back}</button></form>`;
}
