import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { MentorElement } from '../mentor-element.ts';
import { avatar, avatarPair, avatarStyles, personLine } from '../parts/avatar.ts';
import { banner, bannerStyles } from '../parts/banner.ts';
import { buttonStyles } from '../parts/button.ts';
import { checkbox, choiceStyles, radios, scale, segmented, toggle } from '../parts/choice.ts';
import { chip, chipStyles, removableChip } from '../parts/chip.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { menu, menuStyles } from '../parts/menu.ts';
import { progressBar, progressStyles } from '../parts/progress.ts';
import { skeletonCard, skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { tag, tagStyles, whoCanSee } from '../parts/tag.ts';
import { bothTimes, dateTile, slotButton, timesStyles, type Span } from '../parts/times.ts';
import { Toast, toastStyles } from '../parts/toast.ts';
import { ana, ben, leila, ngozi, tomas } from '../testing/people.ts';
import { galleryPartsStyles } from './gallery-parts.styles.ts';

const colours = [
  'canvas', 'surface', 'sunken', 'line', 'line-2', 'line-strong', 'ink-3', 'ink-2', 'ink', 'accent', 'accent-hover', 'accent-soft',
  'accent-line', 'ok-ink', 'ok-soft', 'warn-ink', 'warn-soft', 'danger-fill', 'danger-soft', 'info-ink', 'info-soft',
];

function span(from: string, to: string, theirFrom: string, theirTo: string): Span {
  const date = '2026-10-29';
  return {
    start: `${date}T20:00:00.000Z`,
    end: `${date}T20:45:00.000Z`,
    yours: { date, from, to, zone: 'America/Sao_Paulo', offsetMinutes: -180 },
    theirs: { date, from: theirFrom, to: theirTo, zone: 'Europe/Berlin', offsetMinutes: 60 },
  };
}

/** All parts on one page: the gallery's first section, and what the pictures of the design are compared with. */
export class GalleryParts extends MentorElement {
  static override styles = [
    MentorElement.styles, iconStyles, buttonStyles, fieldStyles, choiceStyles, chipStyles, tagStyles, avatarStyles, bannerStyles,
    toastStyles, dialogStyles, emptyStyles, skeletonStyles, progressStyles, timesStyles, menuStyles, galleryPartsStyles,
  ];

  @state() private slot_ = '17:30';
  @state() private asking = false;
  @state() private length = '45';
  @state() private sure = '7';

  /** The element's toast, so that a state can show it. */
  readonly toast = new Toast(this);

  /** Opens the dialog, as its button does. */
  ask(): void {
    this.asking = true;
  }

  protected override render(): TemplateResult {
    return html`<main>
      <h1 class="title">Components</h1>
      <p class="body soft">One page to build from. Every size, gap and colour here is a token.</p>
      <div class="pages">
        ${this.renderPart('Colour', html`<div class="swatches">${colours.map((name) => html`<div><div class="swatch ${name}"></div><span class="meta">${name}</span></div>`)}</div>`, 'all')}
        ${this.renderPart('Type', html`<p class="title">Page title 28/36</p><p class="section">Section 22/28</p><p class="group">Group 17/24</p><p class="body">Body 16/24. Short lines, short words.</p><p class="soft">Interface 14/20, secondary ink</p><p class="meta">Meta 13/20, never smaller</p>`)}
        ${this.renderPart('Avatars: initials, 12 hues', this.renderAvatars())}
        ${this.renderPart('Buttons', this.renderButtons())}
        ${this.renderPart('Chips and facets', this.renderChips())}
        ${this.renderPart('Fields', this.renderFields())}
        ${this.renderPart('Who can see this', this.renderTags())}
        ${this.renderPart('Slots', this.renderSlots())}
        ${this.renderPart('One of several', this.renderChoices())}
        ${this.renderPart('A meeting', this.renderMeeting())}
        ${this.renderPart('Progress', html`<div class="stack"><div><div class="row between"><strong>Land a data internship</strong><span class="soft">3 of 5 milestones</span></div>${progressBar('Land a data internship', 58)}</div>${progressBar('Not started', 0)}</div>`)}
        ${this.renderPart('Banners and toast', this.renderBanners())}
        ${this.renderPart('Dialog and menu', html`<div class="row"><button class="button danger" type="button" @click=${this.ask}>Cancel the meeting</button>${menu({ id: 'more', label: 'More about this meeting', items: [{ label: 'Move', icon: icons.swap, onChoose: () => undefined }, { label: 'Cancel', icon: icons.close, danger: true, onChoose: () => this.ask() }] })}</div>`)}
        ${this.renderPart('Empty', html`<div class="card">${empty({ shape: icons.goal, title: 'No goals yet', words: 'Start with one thing you’d like to be different by spring. Ben can help you word it.', action: html`<button class="button primary" type="button">Write a goal</button>`, level: 3 })}</div>`)}
        ${this.renderPart('Loading: same shape, no spinner', html`<div class="stack">${skeletonCard()}${skeletonLines('full', 'most', 'half')}</div>`)}
        ${this.renderPart('Icons', html`<div class="icons">${Object.values(icons).map((shape) => icon(shape, 24))}</div>`, 'all')}
      </div>
      ${this.toast.render()} ${this.renderDialog()}
    </main>`;
  }

  private renderPart(title: string, content: unknown, width = ''): TemplateResult {
    return html`<section class=${width}><h2 class="label">${title}</h2>${content}</section>`;
  }

  private renderAvatars(): TemplateResult {
    const faces = [ana, ben, ngozi, tomas, leila, { id: '7', name: 'بن كولر' }, { id: '1', name: '王小明' }, { id: '2', name: null }];
    return html`<div class="row">${faces.map((face) => avatar(face, 40))}</div>
      <div class="row">${avatarPair(ana, ben, 56)}${avatar(ben, 80)}${avatarPair(ngozi, tomas, 32)}${avatar(leila, 24)}</div>
      <div class="row">${personLine(ben, 'Data engineer, Lindqvist Energy', 48)}</div>`;
  }

  private renderButtons(): TemplateResult {
    return html`<div class="row">
        <button class="button primary" type="button">Book this time</button><button class="button" type="button">Move</button>
        <button class="button quiet" type="button">Not now</button><button class="button danger" type="button">End the match</button>
      </div>
      <div class="row">
        <button class="button primary large" type="button">Send request</button><button class="button small" type="button">${icon(icons.plus, 16)} Add a goal</button>
        <button class="button" type="button" aria-disabled="true">${icon(icons.video)} Join opens at 16:50</button>
      </div>
      <div class="row">
        <button class="button primary" type="button" aria-busy="true">Save check-in</button>
        <button class="button chosen" type="button">${icon(icons.check)} 1st choice</button>
        <button class="icon-button" type="button" aria-label="Save Ben">${icon(icons.star)}</button><a href="#all">All meetings</a>
      </div>`;
  }

  private renderChips(): TemplateResult {
    return html`<div class="row">
        ${chip({ label: 'Data careers', count: 14, pressed: true, onPress: () => undefined })} ${chip({ label: 'Research', count: 8, pressed: false, onPress: () => undefined })}
        ${removableChip({ label: 'Portuguese', onRemove: () => undefined })} ${chip({ label: 'Filters, 3 on', icon: icons.filter, pressed: true, onPress: () => undefined })}
      </div>
      <div class="row facets">
        <div>${checkbox({ label: 'Evenings', checked: true, count: 13, onChange: () => undefined })} ${checkbox({ label: 'Weekends', checked: false, count: 6, onChange: () => undefined })}
        ${checkbox({ label: 'Before breakfast, on weekdays', checked: false, count: 0, onChange: () => undefined })}</div>
      </div>`;
  }

  private renderFields(): TemplateResult {
    return html`<div class="two">
      ${field({ id: 'title', label: 'Title', hint: 'One line you’d say aloud.' }, (control) => html`<input class="input" id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} value="Speak up in meetings" />`)}
      ${field({ id: 'due', label: 'Due', hint: 'Day, month, year.', error: 'February has 28 days in 2027.' }, (control) => html`<input class="input" id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} value="31 Feb 2027" />`)}
      ${field({ id: 'agenda', label: 'Agenda' }, (control) => html`<select class="input" id=${control.id}><option>First goals and how we work</option></select>`)}
      ${field({ id: 'search', label: 'Search', optional: true }, (control) => html`<span class="input-with-icon">${icon(icons.search)}<input class="input" type="search" id=${control.id} placeholder="People, skills, companies" /></span>`)}
      <div class="all">${field({ id: 'message', label: 'Your message' }, (control) => html`<textarea class="input" id=${control.id}>Hi Ben, I’m in second year and trying to choose.</textarea>`)}</div>
    </div>`;
  }

  private renderTags(): TemplateResult {
    return html`<div class="row">
        ${whoCanSee({ visibility: 'private', partner: 'Ben' })} ${whoCanSee({ visibility: 'match', partner: 'Ben' })}
        ${whoCanSee({ visibility: 'match-and-coordinators', partner: 'Ben' })} ${whoCanSee({ visibility: 'program', partner: 'Ben' })}
      </div>
      <div class="row">${tag('Held', 'ok', icons.check)} ${tag('Due Friday', 'warn', icons.clock)} ${tag('Overdue', 'danger', icons.alert)} ${tag('Moved', 'info')} ${tag('Data careers', 'accent', icons.check)} ${tag('Draft')}</div>`;
  }

  private renderSlots(): TemplateResult {
    const slots = [span('16:00', '16:45', '20:00', '20:45'), span('16:45', '17:30', '20:45', '21:30'), span('17:30', '18:15', '21:30', '22:15')];
    return html`<div class="slots">
      ${slots.map((when) => slotButton({ when, other: 'Ben', formats: this.formats, chosen: when.yours.from === this.slot_, onChoose: () => (this.slot_ = when.yours.from) }))}
      ${slotButton({ when: span('18:15', '19:00', '22:15', '23:00'), other: 'Ben', formats: this.formats, chosen: false, taken: true, onChoose: () => undefined })}
    </div>`;
  }

  private renderChoices(): TemplateResult {
    return html`<div class="stack">
      ${segmented({ name: 'length', legend: 'How long?', value: this.length, options: ['30', '45', '60'].map((value) => ({ value, label: `${value} min` })), onChange: (value) => (this.length = value) })}
      ${scale({ name: 'sure', legend: 'How sure are you this week?', value: this.sure, options: Array.from({ length: 10 }, (_, at) => ({ value: String(at + 1), label: at + 1 })), onChange: (value) => (this.sure = value) })}
      ${radios({ name: 'who', legend: 'Who can see it', value: 'private', options: [{ value: 'private', label: 'Only you' }, { value: 'match', label: 'You and Ben' }], onChange: () => undefined })}
      <div>${toggle({ label: 'Tuesday', checked: true, onChange: () => undefined })}${toggle({ label: 'Wednesday', checked: false, onChange: () => undefined })}</div>
    </div>`;
  }

  private renderMeeting(): TemplateResult {
    return html`<div class="card meeting">
      ${dateTile('2026-10-29', this.formats)}
      <div class="stack"><div><p class="group">First goals and how we work</p><p class="soft">45 minutes, video call</p></div>${bothTimes({ when: span('17:00', '17:45', '21:00', '21:45'), me: ana, other: ben, formats: this.formats })}</div>
    </div>`;
  }

  private renderBanners(): TemplateResult {
    return html`<div class="stack">
      ${banner('warn', html`<strong>Someone was faster.</strong> Here are the three closest times.`)}
      ${banner('danger', html`<strong>We couldn’t save that.</strong> It’s safe here.`, { action: html`<button class="button small" type="button">Try now</button>` })}
      ${banner('ok', html`<strong>Booked.</strong> Thu 29 Oct, 17:00 your time.`)}
      ${banner('info', html`<strong>Clocks change in Berlin on Sunday 25 October.</strong> Times below are right for each day.`, { shape: icons.clock })}
    </div>`;
  }

  private renderDialog(): TemplateResult {
    const close = () => (this.asking = false);
    return dialog({
      id: 'cancel',
      open: this.asking,
      title: 'Cancel Thursday’s meeting?',
      body: html`<p>Ben gets a note and the event leaves both calendars. It’s less than 24 hours away, so please say why.</p>
        ${field({ id: 'reason', label: 'Reason' }, (control) => html`<input class="input" id=${control.id} value="I have an exam that moved" />`)}`,
      actions: html`<button class="button" type="button" @click=${close}>Keep it</button><button class="button danger" type="button" @click=${close}>Cancel the meeting</button>`,
      onClose: close,
    });
  }
}
