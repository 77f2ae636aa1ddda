import type { Locale } from '../../models/vocabulary.ts';
import { html, type Html } from './html.ts';
import { noticePage } from './notice.ts';
import { wordsOf } from './words/index.ts';

/** Takes what the tool signed to the platform that asked for links: by itself, and by its button where scripts are off. */
export function answerPage(locale: Locale, { returnUrl, jwt }: { returnUrl: string; jwt: string }): Html {
  const { answer } = wordsOf[locale].picker;
  return noticePage({
    locale,
    icon: 'done',
    title: answer.title,
    paragraphs: [answer.text],
    action: html`<form method="post" action="${returnUrl}" id="answer"><input type="hidden" name="JWT" value="${jwt}"><button class="button">${wordsOf[locale].back}</button></form>`,
    scripts: ['answer.js'],
  });
}
