import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { listFailingAddresses } from '../api/operations.ts';
import { personLine } from '../parts/avatar.ts';
import { banner } from '../parts/banner.ts';
import { mail } from '../parts/icons.ts';
import { relativeTime } from '../text/relative-time.ts';
import type { AppHost } from './app-host.ts';
import { text } from './people.text.ts';

/** For coordinators: whom mail does not reach, and what to do about it. Nothing where it reaches everybody. */
export class FailingAddresses {
  readonly #app: AppHost;
  readonly #failing: ApiTask<Shape<'FailingAddressPage'>>;

  constructor(app: AppHost) {
    this.#app = app;
    this.#failing = new ApiTask(app, { load: (api, _args, options) => api.call(listFailingAddresses, {}, options), refreshOn: ['enrolment.', 'person.'], isEmpty: ({ total }) => total === 0 });
  }

  render(): TemplateResult {
    return this.#failing.render({ pending: () => html``, empty: () => nothing, complete: (failing) => this.#renderList(failing) });
  }

  #renderList({ items, total }: Shape<'FailingAddressPage'>): TemplateResult {
    const { formats, headingLevel, clock } = this.#app;
    return html`<section class="narrow-part tight" aria-labelledby="failing-addresses">
      <div class="group" role="heading" aria-level=${headingLevel + 1} id="failing-addresses">${text('failing', { count: total })}</div>
      ${banner('warn', text('failingWhat'), { shape: mail })}
      <ul class="card divided">${repeat(items, ({ person }) => person.id, ({ person, refusedAt }) => html`<li class="member">${personLine(person, text('refused', { when: relativeTime(refusedAt, clock(), formats) }))}</li>`)}</ul>
      ${total > items.length ? html`<p class="meta">${text('failingMore', { count: total - items.length })}</p>` : nothing}
    </section>`;
  }
}
