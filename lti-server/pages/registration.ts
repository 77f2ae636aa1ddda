import type { Locale } from '../../models/vocabulary.ts';
import { html, type Html } from './html.ts';
import { noticePage } from './notice.ts';
import { wordsOf, type PageWords } from './words/index.ts';

/** The invitation's address, opened by a person instead of a platform: says what it is for. */
export function howPage(locale: Locale): Html {
  const { title, text } = wordsOf[locale].register.how;
  return noticePage({ locale, icon: 'link', title, paragraphs: [text] });
}

/** Asks whether to connect. The form goes to the page's own address; what it carries is the platform's, not a person's. */
export function askPage(locale: Locale, { platform, configuration, registrationToken }: { platform: string; configuration: string; registrationToken: string | undefined }): Html {
  const { ask, asksFor, connect } = wordsOf[locale].register;
  const { title, text } = named(ask, platform);
  return noticePage({
    locale,
    icon: 'link',
    title,
    paragraphs: [text, asksFor],
    action: html`<form method="post">
      <input type="hidden" name="openid_configuration" value="${configuration}">
      ${registrationToken !== undefined && html`<input type="hidden" name="registration_token" value="${registrationToken}">`}
      <button class="button">${connect}</button>
    </form>`,
  });
}

/** Says what happens next, and tells the page of the platform, at that origin alone, that this one is done. */
export function registeredPage(locale: Locale, { platform, isOpen, closes }: { platform: string; isOpen: boolean; closes: string }): Html {
  const { steps, register } = wordsOf[locale];
  const { title, text } = named(isOpen ? register.approved : register.waiting, platform);
  return noticePage({
    locale,
    icon: isOpen ? 'done' : 'clock',
    title,
    paragraphs: [text],
    steps: {
      label: steps.label,
      items: [
        { label: steps.registered, state: 'done' },
        { label: steps.approval, state: isOpen ? 'done' : 'now' },
        { label: steps.open, state: isOpen ? 'now' : 'later' },
      ],
    },
    action: html`<button type="button" class="button" data-platform="${closes}">${register.close.replace('{platform}', platform)}</button>
      <p class="hint">${register.closes}</p>`,
    scripts: ['registered.js'],
  });
}

function named({ title, text }: PageWords, platform: string): PageWords {
  return { title: title.replace('{platform}', platform), text };
}
