import { emulateForcedColours, lostInForcedColours } from '../testing/forced-colours.ts';
import { allStates } from './all-states.ts';
import { showState } from './show-state.ts';
import { keyOf } from './state.ts';

/** Between them: every part, the slot picker before and after a choice, the agenda, its forms, what is pressed, ticked, chosen and current. */
const keys = [
  'mentor-gallery-parts/complete',
  'mentor-scheduling/complete, choosing a time',
  'mentor-scheduling/complete, time chosen',
  'mentor-scheduling/complete, time taken',
  'mentor-scheduling/complete, a meeting and its agenda',
  'mentor-scheduling/complete, an item becomes a task for day N',
  'mentor-scheduling/complete, during the meeting',
  'mentor-directory/complete',
  'mentor-goals/complete',
  'mentor-app/complete',
  'mentor-app/matching',
  'mentor-program/complete',
  'mentor-program/complete, matching',
];

describe('where colours are forced, edges, focus and selection are seen', () => {
  let page: HTMLElement;
  before(() => emulateForcedColours(true));
  after(() => emulateForcedColours(false));
  beforeEach(() => document.body.append(page = document.createElement('div')));
  afterEach(() => page.remove());

  for (const key of keys) {
    it(key, async () => {
      const state = allStates.find((one) => keyOf(one) === key);
      if (!state) throw new Error('there is no such state');
      const stage = await showState(state, { theme: 'light', locale: 'en' }, page);
      const lost = lostInForcedColours(stage.firstElementChild!);
      if (lost.length > 0) throw new Error(`\n  ${lost.join('\n  ')}`);
    });
  }
});
