import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../../parts/avatar.ts';
import { icon, type Icon } from '../../parts/icon.ts';
import { arrow, check, clock, goal, task, undo } from '../../parts/icons.ts';
import { menu } from '../../parts/menu.ts';
import { tag } from '../../parts/tag.ts';
import { firstName } from '../../parts/times.ts';
import type { Formats } from '../../text/formats.ts';
import { titleOf, type AgendaItem } from './agenda-words.ts';
import { text } from './agenda.text.ts';
import type { RunningItem } from './running-item.ts';

interface RowOptions {
  item: AgendaItem;
  /** Whether it is the first or the last one: then there is nowhere to move it. */
  isFirst: boolean;
  isLast: boolean;
  formats: Formats;
  canEdit: boolean;
  /** Whether it can become somebody's task. */
  canBeTask: boolean;
  /** Present where its time box runs. */
  running: RunningItem | undefined;
  /** Who else writes at it now. */
  writer: AgendaItem['by'] | undefined;
  on: {
    edit: () => void;
    move: (by: -1 | 1) => void;
    mark: (state: AgendaItem['state']) => void;
    task: () => void;
    remove: () => void;
    next: () => void;
  };
}

/** One item: time box, words, where it comes from, who brought it, and what can be done with it. */
export function itemRow({ item, isFirst, isLast, formats, canEdit, canBeTask, running, writer, on }: RowOptions): TemplateResult {
  const title = titleOf(item);
  const words = html`<bdi>${title}</bdi>`;
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    on.move(event.key === 'ArrowUp' ? -1 : 1);
  };
  return html`<div class="agenda-item ${item.state} ${running ? 'running' : ''}">
    <span class="time-box"><span aria-hidden="true">${text('box', { count: formats.number(item.minutes) })}</span><span class="for-screen-readers">${text('boxSaid', { count: item.minutes })}</span></span>
    <div class="item-words">
      ${canEdit
        ? html`<button class="plain item-title" type="button" aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" aria-describedby="about-${item.id}" @click=${on.edit} @keydown=${onKey}>${words}</button>`
        : html`<span class="item-title">${words}</span>`}
      <div class="item-about" id="about-${item.id}">${originOf(item, formats)}${canBeTask && canEdit && item.kind === 'actions' && item.state === 'open' ? line(task, text('becomesTasks')) : nothing}${stateOf(item)}${running ? runningTag(running) : nothing}${writer ? writingNow(writer) : nothing}</div>
      ${running && canEdit ? html`<button class="button next-item" type="button" @click=${on.next}>${isLast ? text('lastItem') : text('nextItem')}</button>` : nothing}
    </div>
    ${item.by ? html`<span class="brought-by">${avatar(item.by, 24)}<span class="for-screen-readers">${item.by.name}</span></span>` : html`<span></span>`}
    ${canEdit ? renderMenu({ item, title, isFirst, isLast, canBeTask, on }) : nothing}
  </div>`;
}

function renderMenu({ item: { id, kind, state, text: words }, title, isFirst, isLast, canBeTask, on }: Pick<RowOptions, 'item' | 'isFirst' | 'isLast' | 'canBeTask' | 'on'> & { title: string }): TemplateResult {
  return menu({
    id: `more-${id}`,
    label: text('moreOn', { title }),
    items: [
      { label: text('edit'), onChoose: on.edit },
      ...(isFirst ? [] : [{ label: text('up'), onChoose: () => on.move(-1) }]),
      ...(isLast ? [] : [{ label: text('down'), onChoose: () => on.move(1) }]),
      ...(state === 'open' ? [{ label: text('markDone'), onChoose: () => on.mark('done') }, { label: text('markLater'), onChoose: () => on.mark('later') }] : [{ label: text('markOpen'), onChoose: () => on.mark('open') }]),
      ...(canBeTask && state !== 'done' && (words !== null || kind === 'actions') ? [{ label: text('makeTask'), onChoose: on.task }] : []),
      { label: text('remove'), danger: true, onChoose: on.remove },
    ],
  });
}

function line(shape: Icon, words: string): TemplateResult {
  return html`<span class="item-line">${icon(shape, 16)}<span>${words}</span></span>`;
}

function originOf({ carriedFrom, goalId }: AgendaItem, formats: Formats): unknown {
  return [carriedFrom ? line(undo, text('carriedFrom', { date: formats.day(carriedFrom.date, 'plain') })) : nothing, goalId ? line(goal, text('ofGoal')) : nothing];
}

function stateOf({ state, carriedOn }: AgendaItem): unknown {
  if (carriedOn) return line(arrow, text('isCarriedOn'));
  if (state === 'done') return line(check, text('isDone'));
  return state === 'later' ? line(arrow, text('isLater')) : nothing;
}

function runningTag({ minutesLeft }: RunningItem): TemplateResult {
  return html`${tag(text('now'), 'ok', clock)} ${minutesLeft > 0 ? html`<span>${text('left', { count: minutesLeft })}</span>` : html`<span class="over-time">${text('longer', { count: -minutesLeft })}</span>`}`;
}

function writingNow(writer: NonNullable<AgendaItem['by']>): TemplateResult {
  return html`<span class="item-line writer">${avatar(writer, 24)}<span>${text('writing', { name: firstName(writer.name) })}</span></span>`;
}
