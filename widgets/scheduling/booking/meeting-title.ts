import { html, type TemplateResult } from 'lit';
import { limits } from '../../../models/vocabulary.ts';
import { Draft } from '../../api/draft.ts';
import { field } from '../../parts/field.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import { text } from './booking.text.ts';

/** What a meeting that is to be is about: one line, kept on the server while it is typed. */
export class MeetingTitle {
  readonly #host: SchedulingHost;
  readonly #draft: Draft;
  #of: string | undefined;
  #words = '';

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#draft = new Draft(host);
  }

  /** Without the spaces around it; '' where nothing is said. */
  get words(): string {
    return this.#words.trim();
  }

  /** Begins with what was typed for the match or the circle with this id. */
  begin(id: string | undefined): void {
    [this.#of, this.#words] = [id, ''];
    if (id !== undefined) void this.#bringBack(id);
  }

  /** The meeting is there, and has it. */
  done(): void {
    this.#words = '';
    void this.#draft.discard();
  }

  render(): TemplateResult {
    return field({ id: 'about', label: text('about'), optional: true }, (control) => html`<input class="input" id=${control.id} maxlength=${limits.meetingTitle} .value=${this.#words} @input=${this.#onInput} />`);
  }

  readonly #onInput = (event: Event): void => {
    this.#words = (event.target as HTMLInputElement).value;
    this.#draft.keep({ title: this.#words });
  };

  async #bringBack(id: string): Promise<void> {
    const { title = '' } = await this.#draft.open(`meeting-title:${id}`);
    if (id !== this.#of || this.#words !== '') return;
    this.#words = title;
    this.#host.requestUpdate();
  }
}
