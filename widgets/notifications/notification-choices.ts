import { css, html, nothing, type TemplateResult } from 'lit';
import type { Delivery } from '../../models/notification-words.ts';
import { ApiAction } from '../api/api-action.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import { editNotificationPreferences } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { choiceStyles, toggle } from '../parts/choice.ts';
import { field, fieldError } from '../parts/field.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { text } from './notifications.text.ts';

type Preferences = Shape<'NotificationPreferences'>;
type Change = NonNullable<CallInput<'editNotificationPreferences'>['body']>;

/** What comes by mail and when, saved with each choice. */
export class NotificationChoices {
  readonly #app: AppHost;
  readonly #edit: ApiAction<Change, Preferences>;
  readonly #onKept: (own: Preferences) => void;
  #saved = false;
  /** Quiet hours that cannot be kept as they stand: both times the same. */
  #wrong: Preferences['quiet'] = null;

  /** @param onKept hears how everything stands after each choice */
  constructor(app: AppHost, onKept: (own: Preferences) => void) {
    this.#app = app;
    this.#onKept = onKept;
    this.#edit = new ApiAction(app, (api, body, options) => api.call(editNotificationPreferences, { body }, options));
  }

  leave(): void {
    this.#saved = false;
    this.#wrong = null;
    this.#edit.clear();
  }

  render({ address, failing, kinds, quiet, usualQuiet, zone }: Preferences): TemplateResult {
    const { problem } = this.#edit;
    return html`<div class="narrow-part">
      ${failing ? banner('warn', text('failing')) : nothing}
      <p class="soft">${address === null ? text('noAddress') : text.rich('goesTo', { address: html`<bdi>${address}</bdi>` })}</p>
      ${kinds.map(({ kind, how, choices }) =>
        field({ id: `mail-${kind}`, label: text(kind) }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => this.#choose(kind, event)}>
          ${choices.map((one) => html`<option value=${one} .selected=${one === how}>${text(one)}</option>`)}
        </select>`),
      )}
      <p class="soft">${text('always')}</p>
      ${this.#renderQuiet({ stored: quiet, usual: usualQuiet, zone })}
      ${problem ? problemBanner(problem, () => void this.#told(() => this.#edit.retry())) : nothing}
      <p class="soft" aria-hidden="true">${this.#saved ? text('saved') : nothing}</p>
    </div>`;
  }

  /** @param hours.usual what they are switched on at */
  #renderQuiet({ stored, usual, zone }: { stored: Preferences['quiet']; usual: Preferences['usualQuiet']; zone: string | null }): TemplateResult {
    const quiet = this.#wrong ?? stored;
    const error = this.#wrong === null ? undefined : text('same');
    const time = (at: 'from' | 'to', hours: NonNullable<Preferences['quiet']>) => field({ id: `quiet-${at}`, label: text(at) }, (control) => html`<input
        class="input"
        id=${control.id}
        type="time"
        required
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? 'quiet-error' : nothing}
        .value=${hours[at]}
        @change=${(event: Event) => this.#changeQuiet({ ...hours, [at]: valueOf(event) })}
      />`);
    return html`
      ${toggle({ label: text('quiet'), checked: quiet !== null && zone !== null, disabled: zone === null, onChange: (on) => this.#changeQuiet(on ? usual : null) })}
      <p class="soft">${zone === null ? text('quietNoZone') : text('quietHint')}</p>
      ${quiet !== null && zone !== null ? html`<div class="row quiet-hours">${time('from', quiet)} ${time('to', quiet)}</div>${fieldError('quiet', error)}` : nothing}
    `;
  }

  #choose(kind: Preferences['kinds'][number]['kind'], event: Event): void {
    void this.#keep({ kinds: [{ kind, how: valueOf(event) as Delivery }] });
  }

  #changeQuiet(quiet: Preferences['quiet']): void {
    if (quiet !== null && (quiet.from === '' || quiet.to === '')) return; // half a time while it is being typed
    this.#wrong = quiet !== null && quiet.from === quiet.to ? quiet : null;
    if (this.#wrong === null) return void this.#keep({ quiet });
    announce(text('same'), 'assertive');
    this.#app.requestUpdate();
  }

  #keep(change: Change): Promise<void> {
    return this.#told(() => this.#edit.run(change));
  }

  async #told(act: () => Promise<{ answer: Preferences } | undefined>): Promise<void> {
    this.#saved = false;
    const done = await act();
    if (!done) return;
    this.#onKept(done.answer);
    this.#saved = true;
    announce(text('saved'));
    this.#app.requestUpdate();
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

export const styles = [
  choiceStyles,
  css`
    .quiet-hours {
      flex-wrap: wrap;
      align-items: start;
    }
  `,
];
