import type { GradeFault } from '../../models/vocabulary.ts';
import { text } from './gradebook.text.ts';

/** Why nothing can be written, and who can mend it. */
export function faultWords(fault: GradeFault): string {
  const words: Readonly<Record<GradeFault, () => string>> = {
    'no-service': () => text('faultNoService'),
    scope: () => text('faultScope'),
    'not-found': () => text('faultNotFound'),
    'column-gone': () => text('faultColumnGone'),
    'not-gradable': () => text('faultNotGradable'),
    left: () => text('faultLeft'),
    elsewhere: () => text('faultElsewhere'),
    token: () => text('faultToken'),
    forbidden: () => text('faultForbidden'),
    conflict: () => text('faultConflict'),
    busy: () => text('faultBusy'),
    down: () => text('faultDown'),
    answer: () => text('faultAnswer'),
  };
  return words[fault]();
}
