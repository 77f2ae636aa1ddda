import { css, html, nothing, type TemplateResult } from 'lit';
import { progressBar, progressStyles } from '../parts/progress.ts';
import { tagStyles } from '../parts/tag.ts';
import { iconStyles } from '../parts/icon.ts';
import { confidenceSpark, sparkStyles } from './confidence-spark.ts';
import { checkInWanted, nextMilestone, type Goal } from './goal-facts.ts';
import { dueMark, milestoneWords, whoSees, type Reading } from './goal-words.ts';
import { text } from './progress.text.ts';

/** What both summaries take: the goal's name as the caller wants it (a button, a link, a heading), and the time of reading. */
export interface RowOptions extends Reading {
  now: Date;
  name: TemplateResult;
}

/** A goal in the list: name, bar, progress and due day in words, who sees it; of a closed one only how it ended. */
export function goalRow(goal: Goal, options: RowOptions): TemplateResult {
  if (goal.state !== 'open') return html`<div class="goal-row">${options.name}<div class="row between">${whoSees(goal, options.reader)}${dueMark(goal, options)}</div></div>`;
  const mark = dueMark(goal, options) ?? (checkInWanted(goal, options.now) ? text('checkInThisWeek') : nothing);
  return html`<div class="goal-row">
    ${options.name} ${progressBar(goal.title, goal.progress)}
    <div class="row between"><span>${milestoneWords(goal)}</span><span>${mark}</span></div>
    <div>${whoSees(goal, options.reader)}</div>
  </div>`;
}

/** A goal on Home: the same, with what comes next and the line of confidence at its side. */
export function goalSummary(goal: Goal, options: RowOptions): TemplateResult {
  return html`<div class="goal-summary">
    <div class="goal-row">
      <div class="row between">${options.name}<span>${milestoneWords(goal)}</span></div>
      ${progressBar(goal.title, goal.progress)}
      <div class="row">${whoSees(goal, options.reader)} <span>${nextWords(goal, options)}</span></div>
    </div>
    ${confidenceSpark(goal.checkIns)}
  </div>`;
}

function nextWords(goal: Goal, options: RowOptions): unknown {
  const next = nextMilestone(goal);
  if (goal.overdue) return dueMark(goal, options);
  if (checkInWanted(goal, options.now)) return text('checkInThisWeek');
  if (!next) return dueMark(goal, options) ?? nothing;
  return next.due === null ? text('next', { title: next.title }) : text('nextBy', { title: next.title, date: options.formats.day(next.due) });
}

export const goalRowStyles = [
  iconStyles,
  progressStyles,
  tagStyles,
  sparkStyles,
  css`
    .goal-row {
      display: grid;
      gap: 6px;
      grid-template-columns: minmax(0, 1fr);
      color: var(--_ink-2);
    }
    .goal-row > .row {
      gap: 4px 12px;
    }
    .goal-row .group {
      color: var(--_ink);
    }
    .goal-summary {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 120px;
      align-items: center;
      gap: 24px;
    }
    .goal-summary > :only-child {
      grid-column: 1 / -1;
    }
    @container app (width < 640px) {
      .goal-summary {
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }
    }
  `,
];
