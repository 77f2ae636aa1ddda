import { css } from 'lit';
import { avatarStyles } from '../parts/avatar.ts';
import { chipStyles } from '../parts/chip.ts';
import { choiceStyles } from '../parts/choice.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { emptyStyles } from '../parts/empty.ts';
import { fieldStyles } from '../parts/field.ts';
import { tagStyles } from '../parts/tag.ts';
import { mentorCardStyles } from './mentor-card.styles.ts';

export const directoryViewStyles = [
  avatarStyles,
  chipStyles,
  choiceStyles,
  dialogStyles,
  emptyStyles,
  fieldStyles,
  tagStyles,
  mentorCardStyles,
  css`
    .facets {
      display: grid;
      gap: 24px;
    }
    fieldset > legend {
      margin-block-end: 6px;
    }
    .bar {
      grid-area: bar;
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
    }
    .bar > .input-with-icon {
      flex: 1 1 240px;
    }
    .bar > .filters-button {
      display: none;
    }
    .bar > .sort {
      inline-size: auto;
    }
    .counted {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 16px;
      min-block-size: 32px;
    }
    .results > .more {
      display: flex;
      inline-size: fit-content;
      margin-inline: auto;
    }
    @container app (width <= 900px) {
      .bar > .filters-button {
        display: inline-flex;
      }
    }
    @container app (width < 640px) {
      .bar {
        gap: 8px;
      }
      .bar > .input-with-icon {
        flex-basis: 100%;
      }
      .bar > :is(.filters-button, .sort) {
        max-inline-size: 100%;
        border-radius: 999px;
      }
      .chips {
        display: none;
      }
      .counted {
        min-block-size: 20px;
      }
    }
    .filters-dialog > .dialog {
      inline-size: min(640px, 100% - 16px);
      max-inline-size: none;
    }
    .full-screen > .dialog[open] {
      display: flex;
      flex-direction: column;
      inline-size: 100%;
      max-inline-size: 100%;
      block-size: 100%;
      max-block-size: 100%;
      border: 0;
      border-radius: 0;
    }
    .filters-dialog .dialog-body {
      flex: 1 0 auto;
      display: block;
      columns: 2 240px;
      column-gap: 40px;
      margin-block: 16px 0;
      color: inherit;
    }
    .filters-dialog fieldset {
      break-inside: avoid;
      padding-block-end: 24px;
    }
  `,
];
