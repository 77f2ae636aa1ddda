import { choiceStyles } from '../parts/choice.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { emptyStyles } from '../parts/empty.ts';
import { fieldStyles } from '../parts/field.ts';
import { menuStyles } from '../parts/menu.ts';
import { toastStyles } from '../parts/toast.ts';
import { historyStyles } from './confidence-history.ts';
import { goalFormStyles } from './goal-form.styles.ts';
import { goalListStyles } from './goal-list.styles.ts';
import { goalPageStyles } from './goal-page.styles.ts';
import { goalRowStyles } from './goal-row.ts';
import { milestonesStyles } from './milestones.styles.ts';

/** Everything that `GoalsView` draws. */
export const goalsViewStyles = [
  choiceStyles, dialogStyles, emptyStyles, fieldStyles, menuStyles, toastStyles, goalRowStyles, historyStyles,
  goalListStyles, goalPageStyles, milestonesStyles, goalFormStyles,
];
