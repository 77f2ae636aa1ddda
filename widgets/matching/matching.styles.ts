import { css } from 'lit';
import { avatarStyles } from '../parts/avatar.ts';
import { choiceStyles } from '../parts/choice.ts';
import { emptyStyles } from '../parts/empty.ts';
import { iconStyles } from '../parts/icon.ts';
import { fieldStyles } from '../parts/field.ts';
import { progressStyles } from '../parts/progress.ts';
import { tagStyles } from '../parts/tag.ts';

export const matchingStyles = [
  avatarStyles,
  choiceStyles,
  emptyStyles,
  fieldStyles,
  iconStyles,
  progressStyles,
  tagStyles,
  css`
    .matching-room,
    .matching-room > .api-task,
    .room-body {
      display: grid;
      gap: 24px;
      grid-template-columns: minmax(0, 1fr);
    }
    .room-body {
      align-items: start;
    }
    .matching-room > header,
    .pair-tools {
      align-items: end;
    }
    .run-tabs {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
      border-block-end: 1px solid var(--_line);
    }
    .run-tab {
      min-block-size: 40px;
      margin-block-end: -1px;
      padding: 4px 0;
      border: 0;
      border-block-end: 2px solid transparent;
      background: none;
      color: var(--_ink-2);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
    .run-tab > .count {
      color: var(--_ink-3);
      font-weight: 400;
    }
    .run-tab[aria-selected='true'] {
      border-color: var(--_accent);
      color: var(--_ink);
    }
    .pair-order {
      inline-size: auto;
      max-inline-size: 100%;
    }
    .why-hint {
      display: none;
    }
    .why-beside .section {
      font-size: 17px;
      line-height: 24px;
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
    .matching-room .card.divided,
    .left-out {
      padding-block: 12px;
    }
    .run-table {
      padding-block: 0;
    }
    .run-row {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 5fr) minmax(84px, 3fr) minmax(0, 5fr) auto;
      align-items: center;
      gap: 4px 12px;
      min-block-size: 56px;
      padding-block: 4px;
    }
    .run-head .run-row {
      color: var(--_ink-2);
      font-size: 13px;
      font-weight: 600;
    }
    .run-head .run-row > :last-child {
      inline-size: 84px;
    }
    .run-pair {
      border-block-start: 1px solid var(--_line);
    }
    .run-pair.asked {
      background: var(--_accent-soft);
      box-shadow: -12px 0 var(--_accent-soft), 12px 0 var(--_accent-soft);
    }
    /* Only what is drawn anew is laid out. All fifty stay so: what comes into sight by a jump of the page costs nothing then. */
    .run-group {
      contain: layout style;
    }
    .run-people {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
    .pair-name {
      min-block-size: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      font-weight: 600;
      text-align: start;
      cursor: pointer;
    }
    .pair-name:hover {
      text-decoration: underline;
    }
    .run-people > span:not(.avatar) {
      display: grid;
      justify-items: start;
      min-inline-size: 0;
    }
    .run-fit {
      display: grid;
      grid-template-columns: auto minmax(40px, 1fr);
      align-items: center;
      gap: 8px;
      font-variant-numeric: tabular-nums;
    }
    .parts-bar {
      inline-size: 100%;
      block-size: 8px;
      border-radius: 4px;
      background: var(--_sunken);
      fill: var(--_accent);
    }
    .parts-bar:dir(rtl) {
      transform: scaleX(-1);
    }
    .run-people,
    .pair-name,
    .run-because {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .run-acts {
      display: flex;
      justify-content: flex-end;
      gap: 4px;
      min-inline-size: 84px;
    }
    .wish[aria-pressed='true'] {
      background: var(--_accent-soft);
      color: var(--_accent-ink);
      box-shadow: inset 0 0 0 1px var(--_accent-line);
    }
    .unmatched {
      flex-wrap: nowrap;
      gap: 16px;
    }
    .unmatched > .button {
      flex: none;
    }
    .unmatched-group {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto auto;
      align-items: center;
      gap: 8px 12px;
      padding-block: 12px;
    }
    .unmatched-group > .who {
      display: flex;
      align-items: center;
      gap: 12px;
      min-inline-size: 0;
    }
    .unmatched-group .faces {
      display: inline-flex;
      flex: none;
    }
    .unmatched-group .faces > .avatar + .avatar {
      margin-inline-start: -8px;
    }
    .why-parts,
    .others {
      display: grid;
      gap: 12px;
    }
    .side-by-side {
      inline-size: 100%;
      margin-block-start: 8px;
      border-collapse: collapse;
      table-layout: fixed;
    }
    .side-by-side :is(th, td) {
      padding-block: 6px;
      padding-inline: 0 8px;
      border-block-end: 1px solid var(--_line);
      text-align: start;
      vertical-align: top;
      overflow-wrap: anywhere;
    }
    .side-by-side .meta {
      display: block;
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
      .scenarios .told {
        white-space: nowrap;
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
    @container app (width > 900px) {
      .with-why {
        grid-template-columns: minmax(0, 1fr) 304px;
      }
      .why-hint {
        display: block;
        padding-block-start: 56px;
      }
      .run-acts > .why {
        display: none;
      }
    }
    @container app (width <= 900px) {
      .run-head {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      .run-row {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
        padding-block: 8px;
      }
      .run-row > .run-fit {
        grid-area: 2 / 1;
      }
      .run-row > .run-because {
        grid-area: 2 / 2;
      }
      .run-row > .run-acts {
        grid-area: 1 / 3 / 3 / 4;
        align-items: center;
      }
      .run-head + .run-group > .run-pair:first-child {
        border: 0;
      }
    }
    @container app (width < 640px) {
      .unmatched-group {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .unmatched-group > .who {
        grid-column: 1 / -1;
      }
      .run-row {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .run-row > .run-people,
      .run-row > .run-because {
        grid-area: auto / 1 / auto / 3;
      }
      .run-row > .run-fit,
      .run-row > .run-acts {
        grid-area: auto;
      }
    }
    @container app (width < 480px) {
      .unmatched {
        flex-wrap: wrap;
        gap: 8px;
      }
      .unmatched > .person {
        align-items: start;
        inline-size: 100%;
      }
      .unmatched > .button {
        margin-inline-start: 52px;
      }
    }
    @media (forced-colors: active) {
      .parts-bar {
        border: 1px solid CanvasText;
        fill: Highlight;
        forced-color-adjust: none;
      }
      .run-tab[aria-selected='true'] {
        border-block-end: 4px solid Highlight;
      }
      .wish[aria-pressed='true'] {
        border: 3px solid Highlight;
      }
      .run-pair.asked,
      .scenarios .chosen {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }
  `,
];
