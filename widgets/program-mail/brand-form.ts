import { html, type TemplateResult } from 'lit';
import { colourForm, programMailLimits, senderForm } from '../../models/program-mail-words.ts';
import { readProgramBrand, setProgramBrand } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { field } from '../parts/field.ts';
import { mailSample } from './mail-sample.ts';
import { text } from './program-mail.text.ts';
import { Setting } from './setting.ts';

type Brand = Shape<'ProgramBrand'>;

/** What a field for colours shows while there is none: the product's own. */
const ownAccent = '#0b6b5d';

/** How the program's mail looks and who it is from, with a mail as it would be on light and on dark. */
export class BrandForm {
  readonly #app: AppHost;
  readonly #brand: Setting<Brand, Brand, { accent: string; sender: string }, 'mail-sender' | 'mail-accent'>;

  constructor(app: AppHost) {
    this.#app = app;
    this.#brand = new Setting(app, {
      read: (api, programId, options) => api.call(readProgramBrand, { path: { programId } }, options),
      save: (api, programId, body, options) => api.call(setProgramBrand, { path: { programId }, body }, options),
      fieldsOf: ({ accent, sender }) => ({ accent: accent ?? '', sender: sender ?? '' }),
      readFields: (fields) => {
        const [accent, sender] = [fields.accent.trim(), fields.sender.trim()];
        const wrong = [...(sender === '' || senderForm.test(sender) ? [] : ['mail-sender' as const]), ...(accent === '' || colourForm.test(accent) ? [] : ['mail-accent' as const])];
        return wrong.length > 0 ? { wrong } : { body: { accent: accent || null, sender: sender || null } };
      },
    });
  }

  leave(): void {
    this.#brand.leave();
  }

  render(): TemplateResult {
    return this.#brand.render('brand-title', text('brand'), ({ accent, sender }) => html`
      ${field({ id: 'mail-sender', label: text('sender'), hint: text('senderHint'), error: this.#brand.errorOf('mail-sender', text('senderWrong')), optional: true }, (control) => html`<input
        class="input" id=${control.id} dir="auto" autocomplete="off" maxlength=${programMailLimits.sender}
        aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${sender} @input=${(event: Event) => this.#brand.change({ sender: valueOf(event) })}
      />`)}
      ${field({ id: 'mail-accent', label: text('accent'), hint: text('accentHint'), error: this.#brand.errorOf('mail-accent', text('accentWrong')), optional: true }, (control) => html`<div class="row colour">
        <input class="input" id=${control.id} dir="ltr" autocomplete="off" spellcheck="false" maxlength="7"
          aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${accent} @input=${(event: Event) => this.#brand.change({ accent: valueOf(event) })} />
        <input class="swatch" type="color" aria-label=${text('pick')} .value=${colourForm.test(accent.trim()) ? accent.trim().toLowerCase() : ownAccent} @input=${(event: Event) => this.#brand.change({ accent: valueOf(event).toUpperCase() })} />
      </div>`)}
      <div class="comes-to">
        <div class="mail-samples">${(['light', 'dark'] as const).map((theme) => mailSample({ theme, accent: this.#brand.body?.accent ?? null, sender: this.#brand.body?.sender ?? null, program: this.#app.me?.program?.title ?? '' }))}</div>
        <p class="soft">${text('brandWho')}</p>
      </div>`);
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
