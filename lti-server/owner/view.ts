import { mostListed } from '../../models/tenants/owner-lists.ts';
import type { Locale } from '../../models/vocabulary.ts';
import { html, type Html } from '../pages/html.ts';
import { page } from '../pages/notice.ts';
import { consolePages, consoleWordsOf, type ConsolePage, type ConsoleWords, type StateWord } from './words/index.ts';

export const consolePath = '/owner';

/** What the pages of the console are made with. */
export class ConsoleView {
  readonly locale: Locale;
  readonly words: ConsoleWords;
  readonly #formToken: string;
  readonly #here: string;

  /** @param here what the address asks of the page's list, to come back to after an act */
  constructor(locale: Locale, formToken: string, here = '') {
    this.locale = locale;
    this.words = consoleWordsOf[locale];
    this.#formToken = formToken;
    this.#here = here;
  }

  /** A page of the console, with what has just happened above it. */
  page(current: ConsolePage, body: Html, said?: { tone: 'ok' | 'warn'; text: string }): Html {
    const { title, pages, signOut } = this.words;
    return page(this.locale, `${pages[current]} · ${title}`, [], html`
      <header class="bar"><div>
        <p class="name">${title}</p>
        <nav aria-label="${title}"><ul>${consolePages.map((one) => html`<li><a href="${addressOf(one)}" ${one === current && html`aria-current="page"`}>${pages[one]}</a></li>`)}</ul></nav>
        ${this.form('sign-out', {}, html`<button class="small">${signOut}</button>`)}
      </div></header>
      <main class="wide">
        <h1>${pages[current]}</h1>
        ${said && html`<p role="status" class="banner ${said.tone}">${said.text}</p>`}
        ${body}
      </main>`, ['parts.css', 'wide.css', 'console.css']);
  }

  /** A form that does one act; its hidden fields say to what. */
  form(act: string, fields: Readonly<Record<string, string>>, body: Html): Html {
    const hidden = { form_token: this.#formToken, ...(this.#here === '' ? {} : { back: this.#here }), ...fields };
    return html`<form method="post" action="${consolePath}/acts/${act}">${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${body}</form>`;
  }

  state(state: StateWord): Html {
    return html`<span class="state ${state}">${this.words.states[state]}</span>`;
  }

  time(at: Date): Html {
    return html`<time datetime="${at.toISOString()}">${this.#timeText(at)}</time>`;
  }

  /** A text with `{time}` in it. */
  withTime(text: string, at: Date): string {
    return text.replace('{time}', this.#timeText(at));
  }

  number(count: number): string {
    return new Intl.NumberFormat(this.locale).format(count);
  }

  /** A number that was counted so far and no further. */
  upTo(count: number, most = mostListed): string {
    return count > most ? `${this.number(most)}+` : this.number(count);
  }

  /** In UTC: the owner's servers, logs and platforms have no common zone. */
  #timeText(at: Date): string {
    return `${new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`;
  }
}

export function addressOf(one: ConsolePage): string {
  return one === 'platforms' ? consolePath : `${consolePath}/${one}`;
}

/** Names and values, one a line. */
export function facts(rows: readonly (readonly [string, Html | string])[]): Html {
  return html`<dl class="values">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
