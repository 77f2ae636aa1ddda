import { expectAccessible } from '../testing/accessible.ts';
import { allStates } from './all-states.ts';
import { showState, type Look } from './show-state.ts';

const looks: readonly Look[] = [
  { theme: 'light', locale: 'en' },
  { theme: 'dark', locale: 'en' },
  { theme: 'light', locale: 'ar', width: 320 },
];

/** Longer than what a state waits for, each of which says itself that it did not come (ms). */
const timeoutMs = 30_000;

describe('every state of every element is accessible', () => {
  let page: HTMLElement;
  beforeEach(() => document.body.append(page = document.createElement('div')));
  // Also where a test ran out of time: what stays would put all after it out of sight, where nothing loads.
  afterEach(() => page.remove());

  for (const state of allStates) {
    for (const look of looks) {
      it(`${state.element}, ${state.state}: ${look.theme}, ${look.locale}${look.width === undefined ? '' : `, ${look.width} px`}`, async () => {
        const stage = await showState(state, look, page);
        await expectAccessible(stage);
        if (stage.scrollWidth > stage.clientWidth) throw new Error(`wider than its box: ${stage.scrollWidth} > ${stage.clientWidth} px`);
      }).timeout(timeoutMs);
    }
  }
});
