import type { Stopping } from '../../models/notifications/preferences.ts';
import type { Locale } from '../../models/vocabulary.ts';
import { wordsOf } from '../mail/words/index.ts';
import { html, type Html } from '../pages/html.ts';
import { icon, type IconName } from '../pages/icons.ts';
import { noticePage, page } from '../pages/notice.ts';
import { stopPath } from './address.ts';
import { answerWordsOf } from './words/index.ts';

/** Asks before anything is stopped; or, where it is stopped already, offers to let it come again. */
export function stopPage(stopping: Stopping, word: string): Html {
  const words = answerWordsOf[stopping.locale].stop;
  if (stopping.comes) return withButton(stopping, word, 'inbox', words.ask, []);
  return withButton(stopping, word, 'done', words.stopped, stopping.what === 'digest' ? null : [html`<input type="hidden" name="again" value="1">`]);
}

/** Said after it was asked to come again. */
export function comesPage(stopping: Stopping): Html {
  const { title, text } = answerWordsOf[stopping.locale].stop.comes;
  return noticePage({ locale: stopping.locale, icon: 'done', title, paragraphs: [filled(text, stopping)], withoutScripts: true });
}

export function unknownStopPage(locale: Locale): Html {
  const { title, text } = answerWordsOf[locale].stop.unknown;
  return noticePage({ locale, icon: 'link', title, paragraphs: [text], withoutScripts: true });
}

/** @param fields null: there is nothing to press */
function withButton(stopping: Stopping, word: string, picture: IconName, { title, text, button }: { title: string; text: string; button: string }, fields: readonly Html[] | null): Html {
  return page(stopping.locale, title, [], html`
    <main class="notice">
      <span class="picture">${icon(picture)}</span>
      <h1>${title}</h1>
      <p class="text">${filled(text, stopping)}</p>
      ${fields !== null && html`<form method="post" action="${stopPath}/${word}" class="choices">
        ${fields}
        <button class="button">${button}</button>
      </form>`}
    </main>`, ['parts.css', 'choices.css']);
}

function filled(text: string, { what, locale, program }: Stopping): string {
  const kind = what === 'digest' ? answerWordsOf[locale].stop.digest : wordsOf[locale][`kind.${what}`];
  return text.replaceAll('{kind}', () => kind).replaceAll('{program}', () => program);
}
