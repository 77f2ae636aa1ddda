import { css, html, nothing, type TemplateResult } from 'lit';
import { feedContents, type FeedContent } from '../../../models/calendar-feed-words.ts';
import { ApiAction } from '../../api/api-action.ts';
import { ApiTask } from '../../api/api-task.ts';
import { editCalendarFeed, endCalendarFeed, makeCalendarFeed, readCalendarFeed } from '../../api/operations.ts';
import type { Shape } from '../../api/operation.ts';
import { announce } from '../../parts/announcer.ts';
import { choiceStyles, radios } from '../../parts/choice.ts';
import { dialog } from '../../parts/dialog.ts';
import { field } from '../../parts/field.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import { text } from './calendar.text.ts';

export const styles = [
  choiceStyles,
  css`
    .feed-address {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .feed-address .input {
      flex: 1 1 200px;
      min-inline-size: 0;
    }
  `,
];

type Feed = Shape<'CalendarFeed'>;
type Act = { do: 'make' | 'edit'; content: FeedContent } | { do: 'end' };

/** "Meetings in your own calendar": makes the private address, says who reads what by it, replaces it and switches it off. */
export class YourCalendar {
  readonly #host: SchedulingHost;
  readonly #feed: ApiTask<Feed>;
  readonly #act: ApiAction<Act, { feed: Feed; path: string | null }>;
  #open = false;
  #content: FeedContent = 'busy';
  /** The address that was made just now; forgotten with the dialog. */
  #address: string | undefined;
  #last: Act | undefined;

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#feed = new ApiTask(host, { load: (api, _args, options) => api.call(readCalendarFeed, {}, options), refreshOn: ['calendar-feed.'] });
    this.#act = new ApiAction(host, async (api, act, options) => {
      if (act.do === 'end') {
        await api.call(endCalendarFeed, {}, options);
        return { feed: { content: null, madeAt: null }, path: null };
      }
      const body = { content: act.content };
      if (act.do === 'edit') return { feed: await api.call(editCalendarFeed, { body }, options), path: null };
      const { path, ...feed } = await api.call(makeCalendarFeed, { body }, options);
      return { feed, path };
    });
  }

  show(): void {
    this.#open = true;
    this.#act.clear();
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    return dialog({
      id: 'your-calendar',
      open: this.#open,
      wide: true,
      title: text('yours'),
      body: html`<p>${text('what')}</p>
        ${this.#feed.render({ pending: () => skeletonLines('most', 'half'), complete: (feed) => this.#renderFeed(feed) })}
        ${this.#act.problem ? problemBanner(this.#act.problem, () => void this.#do(this.#last)) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('close')}</button>`,
      onClose: this.#close,
    });
  }

  #renderFeed(feed: Feed): TemplateResult {
    const { content, madeAt } = feed;
    return html`${this.#address === undefined ? nothing : this.#renderAddress(this.#address)}
      ${content !== null && madeAt !== null && this.#address === undefined ? html`<p>${text('madeOn', { day: this.#host.formats.dayOf(madeAt, 'long') })}</p>` : nothing}
      ${radios({
        name: 'feed-content',
        legend: text('tells'),
        options: feedContents.map((value) => ({ value, label: text(value) })),
        value: content ?? this.#content,
        onChange: (value) => (content === null ? this.#choose(value) : void this.#do({ do: 'edit', content: value })),
      })}
      <p class="soft">${text('whoReads')}</p>
      ${content === null ? this.#button('make', 'primary', { do: 'make', content: this.#content }) : html`<p class="soft">${text('replaceNote')}</p>
        <div class="row">${this.#button('replace', '', { do: 'make', content })} ${this.#button('off', 'danger', { do: 'end' })}</div>`}`;
  }

  #button(words: 'make' | 'replace' | 'off', look: string, act: Act): TemplateResult {
    const busy = this.#act.busy && this.#last?.do === act.do;
    return html`<div><button class="button ${look}" type="button" data-feed=${words} aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#do(act)}>${text(words)}</button></div>`;
  }

  #renderAddress(address: string): TemplateResult {
    return html`${field({ id: 'feed-address', label: text('address'), hint: text('onlyNow') }, (control) => html`<div class="feed-address">
        <input class="input" id=${control.id} aria-describedby=${control.describedBy} readonly dir="ltr" .value=${address} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <button class="button" type="button" @click=${() => void this.#copy(address)}>${text('copy')}</button>
      </div>`)}
      <p><a href=${address.replace(/^https?:/, 'webcal:')} rel="noreferrer">${text('open')}</a></p>`;
  }

  #choose(content: FeedContent): void {
    this.#content = content;
    this.#host.requestUpdate();
  }

  async #do(act: Act | undefined): Promise<void> {
    if (!act) return;
    this.#last = act;
    const done = await this.#act.run(act);
    if (!done) {
      const { problem } = this.#act;
      if (problem) announce(problemSentence(problem), 'assertive');
      if (problem?.code === 'moved-on') void this.#feed.refresh();
      return;
    }
    const { feed, path } = done.answer;
    this.#feed.set(feed);
    if (act.do !== 'edit') this.#address = path === null ? undefined : new URL(path, this.#host.server ?? import.meta.url).href;
    announce(text(act.do === 'make' ? 'saidMade' : act.do === 'end' ? 'saidOff' : 'saidChanged'));
    // The button that was pressed is another one now.
    if (act.do !== 'edit') this.#host.focusOn(act.do === 'make' ? '#feed-address' : '[data-feed=make]');
    this.#host.requestUpdate();
  }

  /** A frame may not be allowed to write to the clipboard; the address stands there, selected. */
  async #copy(address: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      announce(text('copied'));
    } catch {
      this.#host.renderRoot.querySelector<HTMLInputElement>('#feed-address')?.select();
      announce(text('copyByHand'));
    }
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#address = undefined;
    this.#host.requestUpdate();
  };
}
