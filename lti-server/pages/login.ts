import type { Locale } from '../../models/vocabulary.ts';
import { html, jsonBlock, type Html } from './html.ts';
import { icon } from './icons.ts';
import { noticeMain, page } from './notice.ts';
import { skeleton } from './skeleton.ts';
import { wordsOf } from './words/index.ts';

/** A frame of the platform that keeps data for tools, and what is kept there. */
export interface PlatformStorage {
  /** The frame's name. */
  readonly target: string;
  /** Of the platform's authorization endpoint: nobody else is asked or believed. */
  readonly origin: string;
  readonly key: string;
}

export interface LoginInFrame {
  /** Where the browser goes on to. */
  readonly authorization: string;
  readonly state: string;
  /** null where the platform offers none. */
  readonly storage: (PlatformStorage & { readonly value: string }) | null;
  /** The platform's login as it was sent: a new window begins with it once more. */
  readonly again: Readonly<Record<string, string | undefined>>;
}

/**
 * The login in a frame: sees whether this browser will be known again, and goes on to the platform; else it offers a
 * new window here, because after a launch the platform's hint is spent.
 */
export function loginPage(locale: Locale, { authorization, state, storage, again }: LoginInFrame): Html {
  const words = wordsOf[locale];
  const { newWindow, otherWindow } = words;
  return page(locale, words.loading, ['login.js'], html`
    ${jsonBlock('mentor-login', { authorization, state, storage })}
    ${skeleton(locale)}
    <template id="new-window">
      ${noticeMain({
        locale,
        icon: 'external',
        title: newWindow.title,
        paragraphs: [newWindow.text],
        action: html`<form method="post" action="/lti/login" target="_blank" rel="noopener">
          ${Object.entries(again).map(([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`)}
          <button class="button">${icon('external')}${newWindow.open}</button>
        </form>
        <p class="hint">${newWindow.hint}</p>`,
      })}
    </template>
    <template id="other-window">
      ${noticeMain({
        locale,
        icon: 'external',
        title: otherWindow.title,
        paragraphs: [otherWindow.text],
        action: html`<button type="button" class="button second">${otherWindow.back}</button>`,
      })}
    </template>`);
}
