import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { limits, placeHoldingMatchStates, type MatchState } from '../../models/vocabulary.ts';
import type { Api } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { EndDialog, type EndWords } from '../app/end-dialog.ts';
import { isClosed } from '../app/page-top.ts';
import { announce } from '../parts/announcer.ts';
import { field } from '../parts/field.ts';
import { tag, type TagKind } from '../parts/tag.ts';
import { relativeTime } from '../text/relative-time.ts';
import { text } from './parting.text.ts';
import type { Run, RunPair } from './run-words.ts';

export const styles = css`
  .match-state {
    display: grid;
    align-content: center;
    justify-items: end;
    gap: 4px;
    inline-size: 140px;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .run-table:has(.match-state) .run-head .run-row > :last-child {
    inline-size: 140px;
    text-align: end;
  }
`;

type MatchOfPair = NonNullable<RunPair['match']>;

interface RunMatchesOptions {
  run: () => Run | undefined;
  /** The pairs that are on the page. */
  pairs: () => readonly RunPair[];
  /** Reads them again. */
  onChanged: () => Promise<void>;
}

const kinds: { readonly [State in MatchState]: TagKind } = { proposed: 'info', active: 'ok', paused: 'warn', closing: 'info', completed: 'plain', ended: 'plain' };
/** The messages about a publication begin so long after the last moment to undo it (ms): whoever was not told of a match is not told of its end. */
const toldAfterMs = 60_000;

/** What has become of the pairs of a published run, live; each can be ended here by itself. */
export class RunMatches implements ReactiveController {
  readonly #app: AppHost;
  readonly #options: RunMatchesOptions;
  readonly #dialog: EndDialog;
  #asked: RunPair | undefined;
  #reason = '';
  #heard: Api | undefined;
  #stopHearing: (() => void) | undefined;

  constructor(app: AppHost, options: RunMatchesOptions) {
    this.#app = app;
    this.#options = options;
    this.#dialog = new EndDialog(app, {
      words: () => this.#words(),
      request: () => (this.#reason.trim() === '' ? {} : { reason: this.#reason.trim() }),
      onEnded: () => void this.#settled(text('said', { pair: this.#pair(this.#asked) })),
      onMovedOn: () => void this.#settled(text('movedOn'), 'assertive'),
    });
    app.addController(this);
  }

  hostUpdate(): void {
    const { api } = this.#app;
    if (api === this.#heard) return;
    this.#stopHearing?.();
    this.#heard = api;
    this.#stopHearing = api?.live.on(['match.'], ({ type, id }) => {
      if (type === 'reconnected' || this.#options.pairs().some(({ match }) => match?.id === id)) void this.#options.onChanged();
    });
  }

  hostDisconnected(): void {
    this.#stopHearing?.();
    this.#heard = undefined;
  }

  leave(): void {
    this.#dialog.leave();
  }

  /** In the row of a pair: nothing where there is no match to tell of. */
  renderIn(pair: RunPair): TemplateResult | typeof nothing {
    const { match } = pair;
    if (!match) return nothing;
    const mayEnd = (placeHoldingMatchStates as readonly MatchState[]).includes(match.state) && !isClosed(this.#app);
    return html`<span class="match-state"><span id="match-${match.id}" tabindex="-1">${tag(text(`state.${match.state}`), kinds[match.state])}</span>${endedWords(match, this.#app)}
      ${mayEnd ? html`<button class="button small" id="end-${match.id}" type="button" aria-haspopup="dialog" aria-label=${text('endWhom', { pair: this.#pair(pair) })} @click=${() => this.#ask(pair)}>${text('end')}</button>` : nothing}</span>`;
  }

  /** Once in the room, whichever pair it is about. */
  render(): TemplateResult | typeof nothing {
    return this.#dialog.render();
  }

  #pair(pair: RunPair | undefined): string {
    return text('pair', { mentee: pair?.mentee.name ?? '', mentor: pair?.mentor.name ?? '' });
  }

  #words(): EndWords {
    return {
      title: text('title', { pair: this.#pair(this.#asked) }),
      body: html`<p>${text(this.#isTold ? 'words' : 'wordsUntold')}</p>
        ${field({ id: 'end-reason', label: text('reason'), hint: text('reasonHint'), optional: true }, (control) => html`<input class="input" id=${control.id} type="text" dir="auto" autocomplete="off" maxlength=${limits.reason}
          aria-describedby=${control.describedBy} .value=${this.#reason} @input=${(event: Event) => (this.#reason = (event.target as HTMLInputElement).value)} />`)}`,
      keep: text('keep'),
      end: text('endMatch'),
    };
  }

  /** Whether messages about the match have gone out. */
  get #isTold(): boolean {
    const until = this.#options.run()?.published?.undoUntil;
    return until === undefined || this.#app.clock().getTime() >= Date.parse(until) + toldAfterMs;
  }

  #ask(pair: RunPair): void {
    if (!pair.match) return;
    this.#asked = pair;
    this.#reason = '';
    this.#dialog.ask(pair.match.id);
  }

  /** The button goes with the match: the focus moves to what it has become. */
  async #settled(words: string, politeness?: 'assertive'): Promise<void> {
    announce(words, politeness);
    const id = this.#asked?.match?.id ?? '';
    await this.#options.onChanged();
    await this.#app.updateComplete;
    if (!this.#app.renderRoot.querySelector(`#end-${id}`)) this.#app.renderRoot.querySelector<HTMLElement>(`#match-${id}`)?.focus();
  }
}

function endedWords({ endedAt, ended }: MatchOfPair, { clock, formats }: AppHost): TemplateResult | typeof nothing {
  if (endedAt === null) return nothing;
  const when = relativeTime(endedAt, clock(), formats);
  if (!ended) return html`<span class="meta">${when}</span>`;
  return html`<span class="meta">${text('endedBy', { name: ended.by.name, when })}</span>${ended.reason === null ? nothing : html`<span class="meta" dir="auto">${ended.reason}</span>`}`;
}
