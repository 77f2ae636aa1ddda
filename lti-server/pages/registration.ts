import type { RegistrationChoices } from '../../models/tenants/registration-choices.ts';
import type { Locale } from '../../models/vocabulary.ts';
import { html, type Html } from './html.ts';
import { icon } from './icons.ts';
import { noticePage, page } from './notice.ts';
import { choiceFields } from './registration-choices.ts';
import { wordsOf, type PageWords } from './words/index.ts';

/** The invitation's address, opened by a person instead of a platform: says what it is for. */
export function howPage(locale: Locale): Html {
  const { title, text } = wordsOf[locale].register.how;
  return noticePage({ locale, icon: 'link', title, paragraphs: [text] });
}

/** What an administrator is asked. */
export interface Asked {
  readonly platform: string;
  readonly configuration: string;
  readonly registrationToken: string | undefined;
  /** What is chosen at first: the usual, or what the platform has by now. */
  readonly choices: RegistrationChoices;
  /** Whether a platform of this address is here already. */
  readonly isUpdate: boolean;
}

/** Asks whether to connect, and how. The form goes to the page's own address; what it carries is the platform's, not a person's. */
export function askPage(locale: Locale, { platform, configuration, registrationToken, choices, isUpdate }: Asked): Html {
  const { register } = wordsOf[locale];
  const { title, text } = named(isUpdate ? register.update : register.ask, platform);
  return page(locale, title, ['frame-size.js', 'focus.js'], html`
    <main class="notice">
      <span class="picture">${icon('link')}</span>
      <h1 tabindex="-1" data-focus>${title}</h1>
      <p class="text">${text}</p>
      <form method="post" class="choices">
        <input type="hidden" name="openid_configuration" value="${configuration}">
        ${registrationToken !== undefined && html`<input type="hidden" name="registration_token" value="${registrationToken}">`}
        ${choiceFields(locale, platform, choices)}
        <button class="button">${isUpdate ? register.updateButton : register.connect}</button>
      </form>
    </main>`, ['parts.css', 'choices.css']);
}

/** Says what happens next, and tells the page of the platform that this one is done, on the origins of `closes` and nowhere else. */
export function registeredPage(locale: Locale, { platform, isOpen, isUpdate, closes }: { platform: string; isOpen: boolean; isUpdate: boolean; closes: readonly string[] }): Html {
  const { steps, register } = wordsOf[locale];
  const { title, text } = named(isOpen ? (isUpdate ? register.updated : register.approved) : register.waiting, platform);
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
    action: html`<button type="button" class="button" data-platform="${closes.join(' ')}">${register.close.replace('{platform}', platform)}</button>
      <p class="hint">${register.closes}</p>`,
    scripts: ['registered.js'],
  });
}

function named({ title, text }: PageWords, platform: string): PageWords {
  return { title: title.replace('{platform}', platform), text };
}
