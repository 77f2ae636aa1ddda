import { html, nothing, type TemplateResult } from 'lit';
import { cadences, circleVisibilities, limits, type Cadence, type CircleVisibility } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { KeptForm } from '../api/kept-form.ts';
import { editCircle, startCircle } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { manyChips } from '../app/many-chips.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { radios } from '../parts/choice.ts';
import { field } from '../parts/field.ts';
import { circleProblem, type Circle, type CircleRules } from './circle-words.ts';
import { text } from './circles.text.ts';

interface CircleFields {
  title: string;
  about: string;
  topics: readonly string[];
  visibility: CircleVisibility;
  seats: string;
  cadence: Cadence;
}

const least = 2;

/** What a circle is: to start one, or to change it. What is typed is kept. */
export class CircleForm {
  readonly #app: AppHost;
  readonly #onDone: (circle: Circle) => void;
  readonly #form: KeptForm<CircleFields, 'title' | 'topics' | 'seats'>;
  readonly #send: ApiAction<{ circleId: string | undefined; fields: CircleFields }, Circle>;
  #most = limits.circleSeats as number;
  /** What the circle has by now: it keeps that, also where the program allows fewer. */
  #kept: number | undefined;

  constructor(app: AppHost, onDone: (circle: Circle) => void) {
    this.#app = app;
    this.#onDone = onDone;
    this.#form = new KeptForm(app, {
      toDraft: ({ topics, ...fields }) => ({ ...fields, topics: topics.join(' ') }),
      withDraft: (fields, draft) => ({
        title: draft['title'] ?? fields.title,
        about: draft['about'] ?? fields.about,
        topics: draft['topics'] === undefined ? fields.topics : draft['topics'].split(' ').filter((key) => this.#topics.some((topic) => topic.key === key)),
        visibility: circleVisibilities.find((one) => one === draft['visibility']) ?? fields.visibility,
        seats: draft['seats'] ?? fields.seats,
        cadence: cadences.find((one) => one === draft['cadence']) ?? fields.cadence,
      }),
      wrongIn: ({ title, seats }) => [...(title.trim() === '' ? (['title'] as const) : []), ...(this.#isSize(seats) ? [] : (['seats'] as const))],
    });
    this.#send = new ApiAction(app, (api, { circleId, fields }, options) => {
      const body = { ...fields, title: fields.title.trim(), topics: [...fields.topics], seats: Number(fields.seats) };
      return circleId === undefined ? api.call(startCircle, { body }, options) : api.call(editCircle, { path: { circleId }, body }, options);
    });
  }

  leave(): void {
    this.#form.leave();
    this.#send.clear();
  }

  render(rules: CircleRules, circle?: Circle): TemplateResult {
    this.#most = rules.stopAbove;
    this.#kept = circle?.seats;
    const fields = this.#form.open(circle ? `circle-edit:${circle.id}` : 'circle-new', () => first(rules, circle, this.#app.me?.program?.cadence));
    const { problem, busy } = this.#send;
    const many = Number(fields.seats) > rules.warnAbove && this.#isSize(fields.seats);
    return html`<form class="stack" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      void this.#save(circle);
    }}>
      ${field({ id: 'title', label: text('name'), hint: text('nameHint'), error: this.#form.errorOf('title', text('nameMissing')) }, (control) => html`<input class="input" id=${control.id} dir="auto" autocomplete="off" maxlength=${limits.circleTitle}
        aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${fields.title} @input=${(event: Event) => this.#form.change({ title: valueOf(event) })} />`)}
      ${field({ id: 'about', label: text('about'), optional: true }, (control) => html`<textarea class="input" id=${control.id} dir="auto" maxlength=${limits.circleAbout}
        .value=${fields.about} @input=${(event: Event) => this.#form.change({ about: valueOf(event) })}></textarea>`)}
      ${this.#topics.length === 0 ? nothing : manyChips({
        id: 'topics', legend: text('topics'), hint: text('topicsHint', { most: limits.topics }), error: this.#form.errorOf('topics'),
        options: this.#topics.map(({ key, label }) => ({ value: key, label })), chosen: fields.topics, most: limits.topics,
        onChange: (topics) => this.#form.change({ topics }), onFull: () => this.#form.tell('topics', text('topicsFull', { most: limits.topics })),
      })}
      ${radios({ name: 'visibility', legend: text('who'), options: circleVisibilities.map((value) => ({ value, label: text(`${value}Words`) })), value: fields.visibility, onChange: (visibility) => this.#form.change({ visibility }) })}
      ${field({ id: 'seats', label: text('seats'), hint: text('seatsHint', { from: rules.from, to: rules.to, most: rules.stopAbove }), error: this.#form.errorOf('seats', text('seatsWrong', { most: rules.stopAbove })) }, (control) => html`<input class="input few" id=${control.id} type="number" inputmode="numeric" min=${least} max=${Math.max(rules.stopAbove, circle?.seats ?? 0)}
        aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${fields.seats} @input=${(event: Event) => this.#form.change({ seats: valueOf(event) })} />`)}
      ${many ? banner('info', text('large', { most: rules.warnAbove })) : nothing}
      ${radios({ name: 'cadence', legend: text('rhythm'), options: cadences.map((value) => ({ value, label: text(value) })), value: fields.cadence, onChange: (cadence) => this.#form.change({ cadence }) })}
      ${problem ? circleProblem(problem, circle, null, { formats: this.#app.formats, retry: () => void this.#save(circle) }) : nothing}
      <div class="row">
        <button class="button primary" type="submit" aria-busy=${busy ? 'true' : 'false'}>${circle ? text('save') : text('start')}</button>
        <button class="button quiet" type="button" @click=${() => this.#app.go('circles', circle?.id)}>${text('cancel')}</button>
      </div>
    </form>`;
  }

  get #topics(): readonly { key: string; label: string }[] {
    return this.#app.me?.program?.topics ?? [];
  }

  #isSize(seats: string): boolean {
    const size = Number(seats);
    return size === this.#kept || (Number.isInteger(size) && size >= least && size <= this.#most);
  }

  async #save(circle: Circle | undefined): Promise<void> {
    const { fields } = this.#form;
    if (!fields || this.#form.check()) return;
    const done = await this.#send.run({ circleId: circle?.id, fields });
    if (!done) return;
    await this.#form.sent();
    announce(text('saidSaved'));
    this.#onDone(done.answer);
  }
}

function first({ to }: CircleRules, circle: Circle | undefined, usual: Cadence = 'monthly'): CircleFields {
  if (circle === undefined) return { title: '', about: '', topics: [], visibility: 'open', seats: String(to), cadence: usual };
  const { title, about, topics, visibility, seats, cadence } = circle;
  return { title, about, topics, visibility, seats: String(seats), cadence };
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
