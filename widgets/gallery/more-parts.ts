import { html, type TemplateResult } from 'lit';
import { avatar, avatarPair, personLine } from '../parts/avatar.ts';
import { banner } from '../parts/banner.ts';
import { checkbox, radios, scale, segmented, toggle } from '../parts/choice.ts';
import { chip } from '../parts/chip.ts';
import { field } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { menu } from '../parts/menu.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag } from '../parts/tag.ts';
import { bothTimes, dateTile, type Span } from '../parts/times.ts';
import { ana, ben, leila, ngozi, tomas } from '../testing/people.ts';
import type { Formats } from '../text/formats.ts';

const nothingToDo = () => undefined;

/** The parts, and the variants of parts, that the design's picture of components does not hold: title and content of each. */
export function moreParts(formats: Formats, onAsk: () => void): readonly [string, TemplateResult][] {
  return [
    ['One of several', choices()],
    ['A meeting', meeting(formats)],
    ['More buttons', buttons(onAsk)],
    ['More fields', fields()],
    ['More avatars', avatars()],
    ['More chips, tags and banners', chips()],
    ['Loading: lines', skeletonLines('full', 'most', 'half', 'third')],
    ['Icons', html`<div class="icons">${Object.values(icons).map((shape) => icon(shape, 24))}</div>`],
  ];
}

/** Thursday 29 October 2026, on the clocks of São Paulo and Berlin. */
export function spanOf(from: string, to: string, theirFrom: string, theirTo: string): Span {
  const date = '2026-10-29';
  return {
    start: `${date}T20:00:00.000Z`,
    end: `${date}T20:45:00.000Z`,
    yours: { date, from, to, zone: 'America/Sao_Paulo', offsetMinutes: -180 },
    theirs: { date, from: theirFrom, to: theirTo, zone: 'Europe/Berlin', offsetMinutes: 60 },
  };
}

function choices(): TemplateResult {
  return html`<div class="stack">
    ${segmented({ name: 'length', legend: 'How long?', value: '45', options: ['30', '45', '60'].map((value) => ({ value, label: `${value} min` })), onChange: nothingToDo })}
    ${scale({ name: 'sure', legend: 'How sure are you this week?', value: '7', options: Array.from({ length: 10 }, (_, at) => ({ value: String(at + 1), label: at + 1 })), onChange: nothingToDo })}
    ${radios({ name: 'who', legend: 'Who can see it', value: 'private', options: [{ value: 'private', label: 'Only you' }, { value: 'match', label: 'You and Ben' }], onChange: nothingToDo })}
    <div>${toggle({ label: 'Tuesday', checked: true, onChange: nothingToDo })}${toggle({ label: 'Wednesday', checked: false, onChange: nothingToDo })}</div>
    ${checkbox({ label: 'Before breakfast, on weekdays', checked: false, count: 0, onChange: nothingToDo })}
  </div>`;
}

function meeting(formats: Formats): TemplateResult {
  return html`<div class="card meeting">
    ${dateTile('2026-10-29', formats)}
    <div class="stack"><div><p class="group">First goals and how we work</p><p class="soft">45 minutes, video call</p></div>${bothTimes({ when: spanOf('17:00', '17:45', '21:00', '21:45'), me: ana, other: ben, formats })}</div>
  </div>`;
}

function buttons(onAsk: () => void): TemplateResult {
  return html`<div class="row">
      <button class="button primary large" type="button">Book this time</button><button class="button primary" type="button" aria-busy="true">Save check-in</button>
      <button class="button chosen" type="button">${icon(icons.check)} 1st choice</button><button class="button" type="button" aria-disabled="true">${icon(icons.video)} Join opens at 16:50</button>
    </div>
    <div class="row">
      <button class="icon-button" type="button" aria-label="Save Ben">${icon(icons.star)}</button><a href="#all">All meetings</a>
      <button class="button danger" type="button" @click=${onAsk}>Cancel the meeting</button>
      ${menu({ id: 'more', label: 'More about this meeting', items: [{ label: 'Move', icon: icons.swap, onChoose: nothingToDo }, { label: 'Cancel', icon: icons.close, danger: true, onChoose: onAsk }] })}
    </div>`;
}

function fields(): TemplateResult {
  return html`<div class="two">
    ${field({ id: 'agenda', label: 'Agenda' }, (control) => html`<select class="input" id=${control.id}><option>First goals and how we work</option></select>`)}
    ${field({ id: 'search', label: 'Search', optional: true }, (control) => html`<span class="input-with-icon">${icon(icons.search)}<input class="input" type="search" id=${control.id} placeholder="People and skills" /></span>`)}
    <div class="all">${field({ id: 'message', label: 'Your message' }, (control) => html`<textarea class="input" id=${control.id}>Hi Ben, I’m in second year and trying to choose.</textarea>`)}</div>
  </div>`;
}

function avatars(): TemplateResult {
  return html`<div class="row">
      ${avatarPair(ngozi, tomas, 32)} ${avatar(leila, 24)} ${avatar({ id: '7', name: 'بن كولر' }, 40)} ${avatar({ id: '1', name: '王小明' }, 40)} ${avatar({ id: '2', name: null }, 40)}
    </div>
    <div class="row">${personLine(ben, 'Data engineer, Lindqvist Energy', 48)}</div>`;
}

function chips(): TemplateResult {
  return html`<div class="row">${chip({ label: 'Filters, 3 on', icon: icons.filter, pressed: true, onPress: nothingToDo })} ${tag('Data careers', 'accent', icons.check)}</div>
    <div class="row">${banner('info', html`<strong>Clocks change in Berlin on Sunday 25 October.</strong> Times below are right for each day.`, { shape: icons.clock })}</div>
    <div class="row">${banner('danger', html`<strong>We couldn’t save that.</strong> It’s safe here.`, { action: html`<button class="button small" type="button">Try now</button>` })}</div>`;
}
