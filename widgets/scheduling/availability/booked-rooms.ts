import { css, html, nothing, type CSSResultGroup, type ReactiveController, type TemplateResult } from 'lit';
import { exampleOf } from '../../../models/meeting-room-words.ts';
import { ApiAction } from '../../api/api-action.ts';
import type { Shape } from '../../api/operation.ts';
import { changeRoomsOfBooked } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { banner } from '../../parts/banner.ts';
import { video } from '../../parts/icons.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { text } from '../place/place.text.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import type { RulesEditor } from './rules-editor.ts';

export const styles: CSSResultGroup = css`
  .booked-rooms {
    display: grid;
    gap: 12px;
    margin-block-start: 12px;
    overflow-wrap: anywhere;
  }
`;

/** Below a mentor's video room: where they meet without one, and the booked meetings that have another. */
export class BookedRooms implements ReactiveController {
  readonly #host: SchedulingHost;
  readonly #editor: RulesEditor;
  readonly #use: ApiAction<void, Shape<'Availability'>>;
  /** How many booked meetings the person was told of. */
  #told: number;

  /** @param told how many of them were shown when the page was opened: of those nothing is said */
  constructor(host: SchedulingHost, editor: RulesEditor, told: number) {
    this.#host = host;
    this.#editor = editor;
    this.#told = told;
    host.addController(this);
    this.#use = new ApiAction(host, (api, _nothing, options) => api.call(changeRoomsOfBooked, {}, options));
  }

  /** The notice comes below what was typed: that it has come is said, to whoever is on its page. */
  hostUpdated(): void {
    const count = this.#editor.task.value?.availability.meetingsElsewhere;
    if (count === undefined) return;
    if (count > this.#told && this.#host.view === 'availability') announce(text('elsewhere', { count }));
    this.#told = count;
  }

  render(): TemplateResult | typeof nothing {
    const availability = this.#editor.task.value?.availability;
    if (!availability) return nothing;
    const { programRoom, meetingsElsewhere } = availability;
    const namesProgram = programRoom !== null && this.#editor.rules.meetingUrl === null;
    const asks = meetingsElsewhere > 0 && (this.#editor.state === undefined || this.#editor.state === 'saved');
    const { problem, busy } = this.#use;
    if (!namesProgram && !asks && !problem) return nothing;
    return html`<div class="booked-rooms">
      ${namesProgram ? html`<p class="soft program-room">${text.rich('programRoom', { address: html`<bdi dir="ltr">${exampleOf(programRoom)}</bdi>` })}</p>` : nothing}
      ${asks ? banner('info', text('elsewhere', { count: meetingsElsewhere }), {
        shape: video,
        action: html`<button class="button small" type="button" id="use-there" aria-busy=${busy ? 'true' : 'false'} @click=${this.#send}>${text('useThere')}</button>`,
      }) : nothing}
      ${problem ? problemBanner(problem, () => void this.#send()) : nothing}
    </div>`;
  }

  readonly #send = async (): Promise<void> => {
    if (this.#use.busy) return;
    const done = await this.#use.run();
    if (done) {
      this.#editor.take(done.answer);
      announce(text('usedThere'));
      this.#host.focusOn('#video'); // the button has gone with what it was for
    } else if (this.#use.problem) announce(problemSentence(this.#use.problem), 'assertive');
  };
}
