import { css } from 'lit';
import { avatarStyles } from '../parts/avatar.ts';
import { choiceStyles } from '../parts/choice.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { emptyStyles } from '../parts/empty.ts';
import { fieldStyles } from '../parts/field.ts';
import { progressStyles } from '../parts/progress.ts';
import { tagStyles } from '../parts/tag.ts';

export const matchingStyles = [
  avatarStyles,
  choiceStyles,
  dialogStyles,
  emptyStyles,
  fieldStyles,
  progressStyles,
  tagStyles,
  css`
    .matching-room,
    .matching-room > .api-task {
      display: grid;
      gap: 24px;
      grid-template-columns: minmax(0, 1fr);
    }
    .matching-room > header {
      display: grid;
      gap: 4px;
    }
    .scenarios {
      padding: 8px;
    }
    .scenarios .of {
      display: none;
      color: var(--_ink-2);
      font-weight: 400;
    }
    .scenarios table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    .scenarios :is(th, td) {
      padding: 8px;
      text-align: start;
    }
    .scenarios .figure,
    .scenarios td {
      white-space: nowrap;
    }
    .scenarios .figure {
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    .scenarios thead th {
      white-space: normal;
      color: var(--_ink-2);
      font-weight: 500;
    }
    .scenarios thead th:first-child {
      inline-size: 24%;
    }
    .scenarios tbody tr {
      border-block-start: 1px solid var(--_line);
    }
    .scenarios .chosen {
      background: var(--_ok-soft);
    }
    .matching-room .card.divided {
      padding-block: 12px;
    }
    .run-pair {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
      align-items: center;
      gap: 4px 16px;
      padding-block: 12px;
    }
    .matching-room .run-groups {
      padding-block: 12px;
    }
    .run-group + .run-group {
      border-block-start: 1px solid var(--_line);
    }
    /* Of thousands of rows only those near what is in sight are styled and laid out; a few take their own room. */
    .run-group:not(:only-child) {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 1600px;
    }
    .run-people {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
      font-weight: 600;
    }
    .run-because {
      grid-column: 1 / 3;
    }
    .run-acts {
      grid-column: 3;
      grid-row: 1 / 3;
      gap: 4px 8px;
      justify-content: flex-end;
    }
    .left-out {
      padding-block: 12px;
    }
    .relaxations {
      gap: 4px 8px;
    }
    .why-parts,
    .others {
      display: grid;
      gap: 12px;
    }
    .others > li {
      padding-block-start: 12px;
    }
    .matching-room .search {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
    }
    .matching-room .search > .field {
      flex: 1 1 220px;
    }
    .matching-room summary {
      cursor: pointer;
      min-block-size: 24px;
    }
    .input.least-fit {
      max-inline-size: 120px;
    }
    .letter-words {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    @container app (width < 900px) {
      .scenarios thead {
        display: none;
      }
      .scenarios :is(table, tbody) {
        display: block;
      }
      .scenarios tr {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
        padding-block: 8px;
      }
      .scenarios :is(th, td, .figure) {
        padding-block: 4px;
        white-space: normal;
      }
      .scenarios :is(th, td:last-child) {
        grid-column: 1 / -1;
      }
      .scenarios .figure {
        display: flex;
        justify-content: space-between;
        gap: 8px;
      }
      .scenarios .of {
        display: inline;
      }
    }
    @container app (width < 640px) {
      .run-pair {
        grid-template-columns: minmax(0, 1fr);
      }
      .run-because,
      .run-acts {
        grid-column: 1;
        grid-row: auto;
        justify-content: flex-start;
      }
    }
    @media (forced-colors: active) {
      .scenarios .chosen {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }
  `,
];
