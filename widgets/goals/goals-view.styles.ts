import { css } from 'lit';
import { choiceStyles } from '../parts/choice.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { emptyStyles } from '../parts/empty.ts';
import { fieldStyles } from '../parts/field.ts';
import { menuStyles } from '../parts/menu.ts';
import { toastStyles } from '../parts/toast.ts';
import { historyStyles } from './confidence-history.ts';
import { goalRowStyles } from './goal-row.ts';

const list = css`
  .goal-list ul {
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
  }
  .group-title {
    padding-inline: 17px;
    margin-block-end: 4px;
  }
  .goal-group + .goal-group {
    padding-block-start: 24px;
    border-block-start: 1px solid var(--_line);
  }
  .goal-item:hover {
    border-color: var(--_line);
  }
  .goal-item {
    --_track: color-mix(in srgb, var(--_ink) 9%, transparent);
  }
  .goal-item.current {
    --_track: var(--_sunken);
  }
  .opener {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .opener::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }
  .opener:focus-visible {
    outline: none;
  }
  .goal-item:has(.opener:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  @container app (width >= 640px) {
    .goal-item.current {
      background: var(--_surface);
      border-color: var(--_line);
    }
  }
  @container app (640px <= width <= 900px) {
    .goal-list ul {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container app (width < 640px) {
    .goal-list ul {
      gap: 12px;
    }
    .goal-item {
      background: var(--_surface);
      border-color: var(--_line);
      --_track: var(--_sunken);
    }
    .group-title {
      padding-inline: 0;
      margin-block-end: 8px;
    }
    /* The list alone: its one primary action is a new goal. */
    .new-goal,
    .new-goal:hover {
      background: var(--_accent);
      border-color: var(--_accent);
      color: var(--_on-accent);
    }
  }
  .example {
    justify-content: center;
    padding-block-end: 24px;
    text-align: center;
  }
  @media (forced-colors: active) {
    .goal-item.current {
      border-color: Highlight;
    }
  }
`;

const page = css`
  .goal-page {
    display: grid;
    gap: 32px;
    grid-template-columns: minmax(0, 1fr);
  }
  .goal-page > :is(header, form, section) {
    min-inline-size: 0;
  }
  .back {
    display: none;
    justify-self: start;
    margin-block-end: 8px;
    margin-inline-start: -8px;
  }
  @container app (width < 640px) {
    .back {
      display: inline-flex;
    }
    .goal-page {
      gap: 24px;
    }
    .goal-page > .back {
      margin-block-end: -12px;
    }
    .form-actions {
      flex-wrap: wrap-reverse;
    }
    .check-in .primary,
    .goal-form .form-actions > .button {
      flex: 1 1 100%;
    }
  }
  @container app (width > 900px) {
    .beside > .card {
      padding: 32px;
    }
  }
  .goal-head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 8px 16px;
  }
  .goal-head > .section {
    flex: 1 1 180px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .goal-actions {
    flex: none;
    gap: 4px;
    margin-block: -4px;
  }
  .facts {
    gap: 8px 16px;
  }
  .body > strong {
    color: var(--_ink);
  }
  .part > .row > .quiet {
    margin-inline-end: -8px;
  }
  .sight .who {
    font-size: 14px;
    color: var(--_ink);
    font-weight: 400;
  }
  .sight .change {
    color: var(--_accent-ink);
  }
  .part {
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
  }
  .part + .check-in {
    padding-block-start: 32px;
    border-block-start: 1px solid var(--_line);
  }
  .latest {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    border-radius: var(--_radius);
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }
  .latest > p {
    white-space: pre-line;
  }
  .sure {
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
  }
  .check-in textarea.input {
    min-block-size: 64px;
  }
`;

const steps = css`
  .milestones > li {
    min-inline-size: 0;
  }
  .milestones > li:last-child {
    border-block-end: 1px solid var(--_line);
  }
  .milestone {
    display: flex;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 44px;
  }
  .milestone > :is(.check, .milestone-text) {
    flex: 1;
    min-inline-size: 0;
  }
  .milestone-text {
    display: flex;
    gap: 12px;
    padding-block: 10px;
  }
  .milestone-text > .icon {
    color: var(--_accent);
  }
  .ring {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 1px;
    border: 1px solid var(--_line-strong);
    border-radius: 50%;
  }
  .milestone-title {
    font-size: 15px;
    overflow-wrap: anywhere;
  }
  .milestone-title.done {
    color: var(--_ink-2);
  }
  .milestone-when {
    white-space: nowrap;
  }
  .milestone .icon-button {
    min-block-size: 32px;
    inline-size: 32px;
    margin-inline-start: -4px;
  }
  .milestone-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 180px;
    gap: 12px;
    padding-block: 16px;
  }
  .milestone-form > .form-actions {
    grid-column: 1 / -1;
  }
  .add-milestone {
    margin-inline-start: -8px;
  }
  @container app (width < 640px) {
    .milestone-form {
      grid-template-columns: minmax(0, 1fr);
    }
    .milestone {
      flex-wrap: wrap;
      padding-block: 4px;
    }
    .milestone > :is(.check, .milestone-text) {
      flex-basis: calc(100% - 48px);
    }
    .milestone > .menu {
      order: 1;
    }
    .milestone-when {
      order: 2;
      flex-basis: 100%;
      padding-inline-start: 30px;
      margin-block: -8px 6px;
    }
    .milestone-when:empty {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .milestone .icon-button {
      min-block-size: 44px;
      inline-size: 40px;
    }
  }
`;

const forms = css`
  .goal-form {
    gap: 20px;
  }
  .form-actions {
    justify-content: flex-end;
  }
  .short {
    max-inline-size: 220px;
  }
  .first-milestones .quiet {
    margin: 4px -8px 0;
  }
  .first-milestones > .input {
    margin-block-start: 8px;
  }
  .first-milestones > legend + .hint {
    margin-block-start: 0;
  }
  .sight-option {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .sight-effect {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    border-radius: var(--_radius);
    background: var(--_sunken);
    color: var(--_ink);
  }
  .dialog-body .one-of {
    color: var(--_ink);
  }
  .deleted > li {
    padding-block: 12px;
    flex-wrap: nowrap;
    color: var(--_ink);
  }
  .deleted-title {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;

export const goalsViewStyles = [choiceStyles, dialogStyles, emptyStyles, fieldStyles, menuStyles, toastStyles, goalRowStyles, historyStyles, list, page, steps, forms];
