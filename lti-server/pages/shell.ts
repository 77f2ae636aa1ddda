import type { Locale } from '../../models/vocabulary.ts';
import { html, jsonBlock, type Html } from './html.ts';
import { page } from './notice.ts';
import { wordsOf } from './words/index.ts';

export interface Shell {
  readonly locale: Locale;
  readonly title: string;
  readonly toolUrl: string;
  /** The address that a reload asks: it knows its platform, and is not secret. */
  readonly address: string;
  /** What the widgets take out of the page at once: the Bearer, who I am, the first read. */
  readonly session: Readonly<Record<string, unknown>>;
}

/** The launched page: everything is there for the first picture, and the widgets need no request before their first data. */
export function shellPage({ locale, title, toolUrl, address, session }: Shell): Html {
  const words = wordsOf[locale];
  return page(locale, title, ['shell.js', '/v1/mentor.js'], html`
    ${jsonBlock('mentor-session', session)}
    <mentor-app server="${toolUrl}" data-address="${address}">
      <main class="skeleton" aria-busy="true">
        <h1 class="unseen">${words.loading}</h1>
        <span class="bar nav"></span><span class="bar title"></span><span class="card tall"></span><span class="card"></span><span class="card"></span>
      </main>
      <noscript><p class="text">${words.withoutScript}</p></noscript>
    </mentor-app>`);
}
