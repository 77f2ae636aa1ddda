import { css } from 'lit';
import { avatarStyles } from '../parts/avatar.ts';
import { chipStyles } from '../parts/chip.ts';
import { choiceStyles } from '../parts/choice.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { emptyStyles } from '../parts/empty.ts';
import { fieldStyles } from '../parts/field.ts';
import { mentorCardStyles } from './mentor-card.styles.ts';

export const directoryViewStyles = [
  avatarStyles,
  chipStyles,
  choiceStyles,
  dialogStyles,
  emptyStyles,
  fieldStyles,
  mentorCardStyles,
  css`
    .facets {
      display: grid;
      gap: 24px;
    }
    fieldset > legend {
      margin-block-end: 6px;
    }
    .results {
      display: grid;
      gap: 16px;
      grid-template-columns: minmax(0, 1fr);
    }
    .bar {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr) auto;
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
      justify-self: center;
    }
    @container app (width <= 900px) {
      .bar {
        grid-template-columns: minmax(0, 1fr) auto auto;
      }
      .bar > .filters-button {
        display: inline-flex;
      }
    }
    @container app (width < 640px) {
      .bar {
        grid-template-columns: auto minmax(0, 1fr);
        justify-items: start;
      }
      .bar > .input-with-icon {
        grid-column: 1 / -1;
        inline-size: 100%;
      }
      .bar > .sort {
        max-inline-size: 100%;
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
      align-content: start;
      gap: 24px;
      margin-block: 16px;
      color: inherit;
    }
  `,
];
