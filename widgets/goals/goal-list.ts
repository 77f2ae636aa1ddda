import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { firstName } from '../parts/times.ts';
import { groupGoals, type Goal } from './goal-facts.ts';
import { goalRow } from './goal-row.ts';
import type { GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';

interface GoalListOptions {
  goals: readonly Goal[];
  /** The one whose page is beside the list. */
  current: string | undefined;
  /** Whether the server has more. */
  more: boolean;
  onOpen: (goal: Goal) => void;
  onMore: () => void;
}

/** The goals in groups: the reader's own, those that somebody shares, closed ones. Only the reader's own need no heading that is seen. */
export function goalList(host: GoalsHost, { goals, current, more, onOpen, onMore }: GoalListOptions): TemplateResult {
  const { mine, shared, closed } = groupGoals(goals, host.reading.reader);
  const groups = [
    { title: text('yours'), items: mine },
    ...shared.map(({ owner, goals: items }) => ({ title: text('theirs', { name: firstName(owner.name) }), items })),
    { title: text('closed'), items: closed },
  ].filter(({ items }) => items.length > 0);
  const level = host.headingLevel + 1;
  const row = (goal: Goal) => html`<li class="goal-item ${goal.id === current ? 'current' : ''}">${goalRow(goal, { ...host.reading, now: host.clock(), name: opener(goal, goal.id === current, onOpen) })}</li>`;
  return html`<div class="goal-list">
    ${groups.map(({ title, items }) => html`<div class="goal-group">
      <div class=${items === mine ? 'for-screen-readers' : 'label soft group-title'} role="heading" aria-level=${level}>${title}</div>
      <ul aria-label=${title}>${repeat(items, ({ id }) => id, row)}</ul>
    </div>`)}
    ${more ? html`<button class="button" type="button" @click=${onMore}>${text('showMore')}</button>` : nothing}
  </div>`;
}

/** The name of the goal opens it; the whole row takes the press. */
function opener(goal: Goal, current: boolean, onOpen: (goal: Goal) => void): TemplateResult {
  return html`<button class="opener group" type="button" data-goal=${goal.id} aria-current=${current ? 'true' : nothing} @click=${() => onOpen(goal)}><bdi>${goal.title}</bdi></button>`;
}
