import type { AnswerLink } from '../../models/matches/answer-links.ts';
import { declineReasons, type LinkStanding, type Locale } from '../../models/vocabulary.ts';
import { html, type Html } from '../pages/html.ts';
import { icon, type IconName } from '../pages/icons.ts';
import { noticePage, page } from '../pages/notice.ts';
import { answersPath } from './address.ts';
import { answerWordsOf } from './words/index.ts';

const icons: Record<Exclude<LinkStanding, 'open'>, IconName> = {
  'accepted': 'done', 'declined': 'done', 'withdrawn': 'inbox', 'mentee-matched': 'people', 'too-late': 'clock', 'link-over': 'clock',
  'you-are-full': 'people', 'not-possible': 'people', 'not-taking-part': 'person', 'program-archived': 'flag',
};

/** The one question of a link; its button gives the answer. */
export function askingPage(link: Pick<AnswerLink, 'answer' | 'locale' | 'mentee' | 'program'>, word: string): Html {
  const { locale, answer } = link;
  const words = answerWordsOf[locale];
  const ask = words.ask[answer];
  const title = filled(ask.title, link);
  return page(locale, title, [], html`
    <main class="notice">
      <span class="picture">${icon('person')}</span>
      <h1>${title}</h1>
      <p class="text">${filled(ask.text, link)}</p>
      <form method="post" action="${answersPath}" class="choices">
        <input type="hidden" name="word" value="${word}">
        ${answer === 'decline' && reasonFields(locale)}
        <button class="button">${ask.button}</button>
      </form>
      <p class="hint">${words.elsewhere}</p>
    </main>`, ['parts.css', 'choices.css']);
}

function reasonFields(locale: Locale): Html {
  const { reasons } = answerWordsOf[locale];
  return html`<fieldset><legend>${reasons.legend}</legend>
          <label class="choice"><input type="radio" name="reason" value="" checked><span>${reasons.none}</span></label>
          ${declineReasons.map((reason) => html`
          <label class="choice"><input type="radio" name="reason" value="${reason}"><span>${reasons[reason]}</span></label>`)}
        </fieldset>`;
}

/** What became of it: answered a moment ago or long since, or why no answer is possible any more. */
export function standingPage(link: AnswerLink): Html {
  const standing = link.standing === 'open' ? 'link-over' : link.standing;
  const { title, text } = answerWordsOf[link.locale].standings[standing];
  return noticePage({ locale: link.locale, icon: icons[standing], title: filled(title, link), paragraphs: [filled(text, link)], withoutScripts: true });
}

export function unknownPage(locale: Locale): Html {
  const { title, text } = answerWordsOf[locale].unknown;
  return noticePage({ locale, icon: 'link', title, paragraphs: [text], withoutScripts: true });
}

function filled(text: string, { mentee, program }: Pick<AnswerLink, 'mentee' | 'program'>): string {
  return text.replaceAll('{mentee}', () => mentee).replaceAll('{program}', () => program);
}
