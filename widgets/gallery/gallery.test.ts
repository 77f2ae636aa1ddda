import { locales } from '../../models/vocabulary.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { namesApart, wordsOutsideNames } from '../testing/words-in-names.ts';
import { allStates } from './all-states.ts';
import { showState, type Look } from './show-state.ts';

const looks: readonly Look[] = [
  { theme: 'light', locale: 'en' },
  { theme: 'dark', locale: 'en' },
  { theme: 'light', locale: 'ar', width: 320 },
];

/** Those that no look shows. A state is shown in them where a control has another name than its words, as none before. */
const furtherLocales = locales.filter((locale) => !looks.some((look) => look.locale === locale));
const namesMet = new Set<string>();

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
        expectWordsInNames(stage);
        const names = look === looks[0] ? namesApart(stage).filter((one) => !namesMet.has(one)) : [];
        for (const locale of names.length > 0 ? furtherLocales : []) {
          page.replaceChildren();
          expectWordsInNames(await showState(state, { ...look, locale }, page));
        }
        for (const name of names) namesMet.add(name);
      }).timeout(timeoutMs);
    }
  }
});

function expectWordsInNames(stage: HTMLElement): void {
  const lines = wordsOutsideNames(stage);
  if (lines.length > 0) throw new Error(`names without what is read (${stage.lang}):\n  ${lines.join('\n  ')}`);
}
