import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { MentorElement } from '../mentor-element.ts';
import { avatar, avatarPair, avatarStyles, type Face } from '../parts/avatar.ts';
import { banner, bannerStyles } from '../parts/banner.ts';
import { buttonStyles } from '../parts/button.ts';
import { checkbox, choiceStyles } from '../parts/choice.ts';
import { chip, chipStyles, removableChip } from '../parts/chip.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import { check, clock, alert, goal, plus } from '../parts/icons.ts';
import { menuStyles } from '../parts/menu.ts';
import { progressBar, progressStyles } from '../parts/progress.ts';
import { skeletonCard, skeletonStyles } from '../parts/skeleton.ts';
import { tag, tagStyles, whoCanSee } from '../parts/tag.ts';
import { slotButton, timesStyles } from '../parts/times.ts';
import { Toast, toastStyles } from '../parts/toast.ts';
import { ana, ben, leila, ngozi, tomas } from '../testing/people.ts';
import { galleryPartsStyles } from './gallery-parts.styles.ts';
import { moreParts, spanOf } from './more-parts.ts';

const colours = [
  'canvas', 'surface', 'sunken', 'line', 'line-2', 'line-strong', 'ink-3', 'ink-2', 'ink', 'accent', 'accent-hover', 'accent-soft',
  'accent-line', 'ok-ink', 'ok-soft', 'warn-ink', 'warn-soft', 'danger', 'danger-soft', 'info-ink', 'info-soft',
];
/** Their ids give them the hues that the people of the pictures leave. */
const others: readonly Face[] = [
  { id: '0', name: 'Priya Rao' }, { id: '1', name: 'Yuki Tanaka' }, { id: '4', name: 'Henrik Strand' }, { id: '6', name: 'Nour Hassan' },
  { id: '10', name: 'Chiara Bianchi' }, { id: '11', name: 'Kofi Mensah' }, { id: '13', name: 'Sofia Lind' },
];
const nothingToDo = () => undefined;

/** All parts on one page. It begins as the picture of the components in the design, to be compared with it; what is not in that picture follows. */
export class GalleryParts extends MentorElement {
  static override styles = [
    MentorElement.styles, iconStyles, buttonStyles, fieldStyles, choiceStyles, chipStyles, tagStyles, avatarStyles, bannerStyles,
    toastStyles, dialogStyles, emptyStyles, skeletonStyles, progressStyles, timesStyles, menuStyles, galleryPartsStyles,
  ];

  @state() private chosen = '17:30';
  @state() private asking = false;

  /** The element's toast, so that a state can show it. */
  readonly toast = new Toast(this);

  /** Opens the dialog, as its button does. */
  readonly ask = (): void => {
    this.asking = true;
  };

  protected override render(): TemplateResult {
    return html`<main>
      <h1 class="title">Components</h1>
      <p class="body soft">One page to build from. Every size, gap and colour here is a token.</p>
      <div class="parts">
        ${part('Colour', html`<div class="swatches">${colours.map((name) => html`<div><div class="swatch ${name}"></div><span class="meta">${name}</span></div>`)}</div>`, 'all')}
        ${part('Type', html`<div class="type"><p class="title">Page title 28/36</p><p class="section">Section 22/28</p><p class="group">Group 17/24</p><p class="body">Body 16/24. Short lines, short words.</p><p class="soft">Interface 14/20, secondary ink</p><p class="meta">Meta 13/20, never smaller</p></div>`)}
        ${part('Avatars: initials, 12 hues', html`<div class="row">${[ana, ben, ngozi, tomas, leila, ...others].map((face) => avatar(face, 40))}</div><div class="row apart">${avatarPair(ana, ben, 56)}${avatar(ben, 80)}</div>`)}
        ${part('Buttons', buttons())} ${part('Chips and facets', chips())} ${part('Fields', fields())} ${part('Who can see this', tags())} ${part('Slots', this.renderSlots())}
        ${part('Progress', html`<div class="stack"><div class="stack tight"><div class="row between"><strong>Land a data internship</strong><span class="soft">3 of 5 milestones</span></div>${progressBar('Land a data internship', 58)}</div>${progressBar('Not started', 0)}</div>`)}
        ${part('Banners and toast', banners())}
        ${part('Dialog', html`<div class="dialog"><div class="section">${asked}</div><div class="dialog-body">${cancelBody('why')}</div><div class="dialog-actions">${cancelActions(this.ask)}</div></div>`)}
        ${part('Empty', html`<div class="card">${empty({ shape: goal, title: 'No goals yet', words: 'Start with one thing you’d like to be different by spring. Ben can help you word it.', action: html`<button class="button primary" type="button">Write a goal</button>`, level: 3 })}</div>`)}
        ${part('Loading: same shape, no spinner', skeletonCard())} ${moreParts(this.formats, this.ask).map(([title, content]) => part(title, content))}
      </div>
      ${this.toast.render()} ${this.renderDialog()}
    </main>`;
  }

  private renderSlots(): TemplateResult {
    const slots = [spanOf('16:00', '16:45', '20:00', '20:45'), spanOf('16:45', '17:30', '20:45', '21:30'), spanOf('17:30', '18:15', '21:30', '22:15')];
    return html`<div class="slots">
      ${slots.map((when) => slotButton({ when, other: 'Ben', formats: this.formats, chosen: when.yours.from === this.chosen, onChoose: () => (this.chosen = when.yours.from) }))}
      ${slotButton({ when: spanOf('18:15', '19:00', '22:15', '23:00'), other: 'Ben', formats: this.formats, chosen: false, taken: true, onChoose: nothingToDo })}
    </div>`;
  }

  private renderDialog(): TemplateResult {
    const close = () => (this.asking = false);
    return dialog({ id: 'cancel', open: this.asking, title: asked, body: cancelBody('reason'), actions: cancelActions(close), onClose: close });
  }
}

const asked = 'Cancel Thursday’s meeting?';

function part(title: string, content: unknown, width = ''): TemplateResult {
  return html`<section class=${width}><h2 class="label">${title}</h2>${content}</section>`;
}

function buttons(): TemplateResult {
  return html`<div class="row">
      <button class="button primary" type="button">Book this time</button><button class="button" type="button">Move</button>
      <button class="button quiet" type="button">Not now</button><button class="button danger" type="button">End the match</button>
    </div>
    <div class="row">
      <button class="button primary as-focused" type="button">Send request</button><button class="button small" type="button">${icon(plus, 16)} Add a goal</button>
      <button class="button" type="button" aria-disabled="true">Join opens at 16:50</button>
    </div>`;
}

function chips(): TemplateResult {
  return html`<div class="row">
      ${chip({ label: 'Data careers', count: 14, pressed: true, onPress: nothingToDo })} ${chip({ label: 'Research', count: 8, pressed: false, onPress: nothingToDo })}
      ${removableChip({ label: 'Portuguese', onRemove: nothingToDo })}
    </div>
    <div class="facets">${checkbox({ label: 'Evenings', checked: true, count: 13, onChange: nothingToDo })} ${checkbox({ label: 'Weekends', checked: false, count: 6, onChange: nothingToDo })}</div>`;
}

function fields(): TemplateResult {
  return html`<div class="two">
    ${field({ id: 'title', label: 'Title', hint: 'One line you’d say aloud.' }, (control) => html`<input class="input" id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} value="Speak up in meetings" />`)}
    ${field({ id: 'due', label: 'Due', hint: 'Day, month, year.', error: 'February has 28 days in 2027.' }, (control) => html`<input class="input" id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} value="31 Feb 2027" />`)}
  </div>`;
}

function tags(): TemplateResult {
  return html`<div class="row badges">
      ${whoCanSee({ visibility: 'private', partner: 'Ben' })} ${whoCanSee({ visibility: 'match', partner: 'Ben' })}
      ${whoCanSee({ visibility: 'match-and-coordinators', partner: 'Ben' })} ${whoCanSee({ visibility: 'program', partner: 'Ben' })}
    </div>
    <div class="row">${tag('Held', 'ok', check)} ${tag('Due Friday', 'warn', clock)} ${tag('Overdue', 'danger', alert)} ${tag('Moved', 'info')} ${tag('Draft')}</div>`;
}

function banners(): TemplateResult {
  return html`<div class="stack tight">
    ${banner('warn', html`<strong>Someone was faster.</strong> Here are the three closest times.`)}
    ${banner('danger', html`<strong>We couldn’t save that.</strong> It’s safe here; we’ll try again in 5 seconds.`)}
    ${banner('ok', html`<strong>Booked.</strong> Thu 29 Oct, 17:00 your time.`)}
    <div class="toast"><span>Goal moved to the archive</span><button type="button">Undo</button></div>
  </div>`;
}

function cancelBody(id: string): TemplateResult {
  return html`<p>Ben gets a note and the event leaves both calendars. It’s less than 24 hours away, so please say why.</p>
    ${field({ id, label: 'Reason' }, (control) => html`<input class="input" id=${control.id} value="I have an exam that moved" />`)}`;
}

function cancelActions(close: () => void): TemplateResult {
  return html`<button class="button" type="button" @click=${close}>Keep it</button><button class="button danger" type="button" @click=${close}>Cancel the meeting</button>`;
}
