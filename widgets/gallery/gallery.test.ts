import { expectAccessible } from '../testing/accessible.ts';
import { allStates } from './all-states.ts';
import { showState, type Look } from './show-state.ts';

const looks: readonly Look[] = [
  { theme: 'light', locale: 'en' },
  { theme: 'dark', locale: 'en' },
  { theme: 'light', locale: 'ar', width: 320 },
];

describe('every state of every element is accessible', () => {
  for (const state of allStates) {
    for (const look of looks) {
      it(`${state.element}, ${state.state}: ${look.theme}, ${look.locale}${look.width === undefined ? '' : `, ${look.width} px`}`, async () => {
        const stage = await showState(state, look, document.body);
        try {
          await expectAccessible(stage);
          if (stage.scrollWidth > stage.clientWidth) throw new Error(`wider than its box: ${stage.scrollWidth} > ${stage.clientWidth} px`);
        } finally {
          stage.remove();
        }
      });
    }
  }
});
