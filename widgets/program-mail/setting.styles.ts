import { css } from 'lit';
import { narrowScreenStyles } from '../app/narrow-screen.styles.ts';
import { settingFieldsStyles } from '../app/setting-fields.styles.ts';
import { fieldStyles } from '../parts/field.ts';
import { iconStyles } from '../parts/icon.ts';
import { skeletonStyles } from '../parts/skeleton.ts';

/** Forms for settings of the program, and the screens they stand on. */
export const settingStyles = [
  fieldStyles,
  iconStyles,
  narrowScreenStyles,
  settingFieldsStyles,
  skeletonStyles,
  css`
    .program-mail .numbers {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(180px, 100%), 1fr));
      align-items: end;
      gap: 16px;
    }
    .program-mail [role='group'].stack {
      gap: 16px;
    }
    .comes-to,
    .comes-to > .api-task {
      display: grid;
      gap: 8px;
    }
    .comes-to {
      padding: 16px;
      border-radius: var(--_radius);
      background: var(--_sunken);
    }
  `,
];
