import type { EntryLink } from '../../models/external-people/entry-links.ts';
import type { EntryStanding, Locale } from '../../models/vocabulary.ts';
import { html, type Html } from '../pages/html.ts';
import { icon, type IconName } from '../pages/icons.ts';
import { noticePage, page } from '../pages/notice.ts';
import { entryPath } from './address.ts';
import { entryWordsOf } from './words/index.ts';

const icons: Record<Exclude<EntryStanding, 'open'>, IconName> = { 'used': 'clock', 'expired': 'clock', 'withdrawn': 'inbox', 'not-welcome': 'person', 'program-archived': 'flag' };

/** The page of a link that opens: its one button begins. The word leaves the address as soon as the page is there. */
export function askingPage(link: EntryLink, word: string): Html {
  const { ask } = entryWordsOf[link.locale];
  return page(link.locale, filled(ask.title, link), ['entry.js', 'focus.js'], html`
    <main class="notice">
      <span class="picture">${icon('person')}</span>
      <h1 tabindex="-1" data-focus>${filled(ask.title, link)}</h1>
      <p class="text">${filled(link.name === null ? ask.text : ask.named, link)}</p>
      <form method="post" action="${entryPath}" class="action"><input type="hidden" name="word" value="${word}"><button class="button">${ask.button}</button></form>
      <p class="hint">${ask.once}</p>
    </main>`);
}

/** Why a link opens nothing. One that has only had its time brings a new one, to the address that it was sent to. */
export function standingPage(link: EntryLink, word: string): Html {
  const standing = link.standing === 'open' ? 'used' : link.standing;
  const { standings, again } = entryWordsOf[link.locale];
  const { title, text } = standings[standing];
  const action = standing === 'used' || standing === 'expired'
    ? html`<form method="post" action="${entryPath}/new"><input type="hidden" name="word" value="${word}"><button class="button">${again.send}</button></form>`
    : undefined;
  return noticePage({ locale: link.locale, icon: icons[standing], title: filled(title, link), paragraphs: [filled(text, link)], ...(action === undefined ? {} : { action }), withoutScripts: true });
}

/** Asks for the address that was invited. `reason`: what the page says above, where somebody came with something that opens nothing. */
export function newLinkPage(locale: Locale, reason: 'ask' | 'unknown' | 'ended'): Html {
  const { again } = entryWordsOf[locale];
  const { title, text } = again[reason];
  return page(locale, title, [], html`
    <main class="notice">
      <span class="picture">${icon('link')}</span>
      <h1>${title}</h1>
      <p class="text">${text}</p>
      <form method="post" action="${entryPath}/new" class="choices">
        <label>${again.address}<input type="email" name="email" required maxlength="254" autocomplete="email" dir="ltr"></label>
        <button class="button">${again.send}</button>
      </form>
    </main>`, ['parts.css', 'choices.css']);
}

/** The same for everybody who asked, whether a mail leaves or not. */
export function askedPage(locale: Locale): Html {
  const { title, text } = entryWordsOf[locale].again.asked;
  return noticePage({ locale, icon: 'inbox', title, paragraphs: [text], withoutScripts: true });
}

export function tooOftenPage(locale: Locale): Html {
  const { title, text } = entryWordsOf[locale].again.tooOften;
  return noticePage({ locale, icon: 'clock', title, paragraphs: [text], withoutScripts: true });
}

function filled(text: string, { name, program }: EntryLink): string {
  return text.replaceAll('{name}', () => name ?? '').replaceAll('{program}', () => program);
}
