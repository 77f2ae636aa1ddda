import { html, type TemplateResult } from 'lit';
import { exampleOf, isRoomAddress } from '../../models/meeting-room-words.ts';
import { readProgramRoom, setProgramRoom } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { field } from '../parts/field.ts';
import { text } from './program-mail.text.ts';
import { Setting } from './setting.ts';

type Room = Shape<'ProgramRoom'>;

const placeholder = '{room}';

/** Where people meet whose mentor has no video room: with an example of a meeting's address, and how many mentors it concerns. */
export class RoomForm {
  readonly #room: Setting<Room, { address: string | null }, { address: string }, 'program-room'>;

  constructor(app: AppHost) {
    this.#room = new Setting(app, {
      read: (api, programId, options) => api.call(readProgramRoom, { path: { programId } }, options),
      save: (api, programId, body, options) => api.call(setProgramRoom, { path: { programId }, body }, options),
      fieldsOf: ({ address }) => ({ address: address ?? '' }),
      readFields: ({ address }) => {
        const typed = address.trim();
        if (typed === '') return { body: { address: null } };
        return isRoomAddress(typed) ? { body: { address: typed } } : { wrong: ['program-room'] };
      },
    });
  }

  leave(): void {
    this.#room.leave();
  }

  render(): TemplateResult {
    return this.#room.render('room-title', text('room'), ({ address }, room) => html`
      ${field({ id: 'program-room', label: text('roomLabel'), hint: text('roomHint', { room: placeholder }), error: this.#room.errorOf('program-room', text('roomWrong', { room: placeholder })), optional: true }, (control) => html`<input
        class="input" id=${control.id} dir="ltr" inputmode="url" autocomplete="off" spellcheck="false" maxlength="300"
        aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${address} @input=${(event: Event) => this.#room.change({ address: (event.target as HTMLInputElement).value })}
      />`)}
      <div class="comes-to">${this.#renderComesTo(room)}</div>`);
  }

  #renderComesTo({ mentors, withOwn }: Room): TemplateResult {
    const address = this.#room.body?.address;
    if (address === undefined) return html``;
    if (address === null) return html`<p class="soft">${text('roomNone')}</p>`;
    const example = exampleOf(address);
    return html`<p>${text.rich('roomExample', { address: html`<bdi class="label" dir="ltr">${example}</bdi>` })}</p>
      ${example === address ? html`<p>${text('roomShared', { room: placeholder })}</p>` : html``}
      <p class="soft">${text('roomWho', { count: mentors - withOwn, mentors })} ${text('roomStays')}</p>`;
  }
}
