import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { readNotificationPreferences } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { text } from '../app/entrance.text.ts';
import { LazyView } from '../lazy-view.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type * as NotificationChoicesModule from './notification-choices.ts';

type Preferences = Shape<'NotificationPreferences'>;

/** How somebody's mail comes: shut until it is wanted, brought and read when it is opened. */
export class NotificationSettings {
  readonly #app: AppHost;
  readonly #own: ApiTask<Preferences | undefined, [boolean]>;
  readonly #choicesView: LazyView<typeof NotificationChoicesModule>;
  /** There once it was opened. */
  #choices: NotificationChoicesModule.NotificationChoices | undefined;
  #open = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#choicesView = new LazyView(app, () => import('./notification-choices.ts'));
    this.#own = new ApiTask(app, {
      args: () => [this.#open],
      load: async (api, [open], options) => {
        if (!open) return undefined;
        const [own, { NotificationChoices }] = await Promise.all([api.call(readNotificationPreferences, {}, options), this.#choicesView.load()]);
        this.#choices ??= new NotificationChoices(app, (kept) => this.#own.set(kept));
        return own;
      },
      refreshOn: ['person.'],
    });
  }

  leave(): void {
    this.#open = false;
    this.#choices?.leave();
  }

  render(): TemplateResult {
    return html`<details class="notifications" ?open=${this.#open} @toggle=${this.#onToggle}>
      <summary>${text('mailTitle')}</summary>
      ${this.#open ? this.#own.render({ pending: () => skeletonLines('most', 'half'), complete: (own) => (own ? this.#choices?.render(own) : nothing) }) : nothing}
    </details>`;
  }

  readonly #onToggle = (event: Event): void => {
    const { open } = event.target as HTMLDetailsElement;
    if (open === this.#open) return;
    this.#open = open;
    this.#app.requestUpdate();
  };
}

export const notificationSettingsStyles = css`
  .notifications {
    margin-block-start: 16px;
    padding-block-start: 24px;
    border-block-start: 1px solid var(--_line);
  }
  .notifications > summary {
    min-block-size: 32px;
    font-size: 17px;
    font-weight: 600;
    line-height: 32px;
    cursor: pointer;
  }
  .notifications > .api-task {
    margin-block-start: 16px;
  }
`;
