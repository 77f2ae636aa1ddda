/** What the matching room does while it solves: one thing after the other, and nobody loses the focus or a word. */
import { expect } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import { Problem } from '../api/problem.ts';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { emily, noor, publishedRun, roomWith, runAlternatives, runningRun, runPairs, solvedRun } from '../testing/matching.ts';
import { settled } from '../testing/mount.ts';
import { focused, open, type Opened } from '../testing/open-app.ts';
import { ana, ben, ngozi, tomas } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

type Run = Shape<'MatchingRun'>;

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

async function inRoom(run: Run | null, more: FakeAnswers = {}, width = 1100): Promise<Opened> {
  const opened = await open({ readHome: () => homeOfChiara, ...roomWith(run), ...more }, { me: meAsCoordinator, at: '#matching', width });
  const has = (selector: string) => opened.app.shadowRoot!.querySelector(selector) !== null;
  await waitUntil(() => has('#start-run, #cancel-run') && (!run?.scenarios.length || (opened.shown().includes('Noor Hussain') && has('#replay-run'))));
  return opened;
}
const nth = (count: number) => solvedRun.id.replace('e001', `e00${count}`);
const second: Run = { ...solvedRun, id: nth(2), basedOn: solvedRun.id, locks: [{ mentee: ana, mentor: ben }] };
const pairOfAna = { mentee: ana.id, mentor: ben.id };
const calls = ({ api }: Opened, id: string) => api.calls.filter((call) => call.id === id && !JSON.stringify(call.input.query ?? {}).includes('only')).length;
const heard = ({ app }: Opened, politeness: 'polite' | 'assertive') =>
  [document.querySelector(`#mentor-live-${politeness}`), app.shadowRoot!.querySelector(`dialog[open] > #mentor-live-${politeness}`)].map((region) => region?.textContent ?? '').join('');
/** A server whose answers are given by hand. */
function byHand() {
  const pending: { answer: (run: Run) => void; refuse: (problem: Problem) => void }[] = [];
  return { pending, makeMatchingRun: () => new Promise<Run>((answer, refuse) => pending.push({ answer, refuse })) };
}
async function press(opened: Opened, control: HTMLElement): Promise<void> {
  control.focus();
  control.click();
  await opened.app.updateComplete;
}

describe('the matching room while it solves', () => {
  it('keeps its buttons though the list of runs tells of one’s own, and what was solved though an older list comes after it', async () => {
    const { pending, makeMatchingRun } = byHand();
    const opened = await inRoom(solvedRun, { makeMatchingRun });
    const runs: CallAnswer<'listMatchingRuns'> = { items: [{ ...runningRun, id: second.id }, solvedRun], nextCursor: null };
    const lock = opened.named('Lock: Ana Ribeiro and Ben Köhler');
    await press(opened, lock);
    await waitUntil(() => pending.length === 1);
    opened.api.answer({ listMatchingRuns: () => runs });
    opened.api.happen({ id: '1', type: 'matching-run.made' });
    await waitUntil(() => calls(opened, 'listMatchingRuns') === 2);
    await settled(opened.app);
    expect(focused(opened)).to.equal(lock);
    let tell = (): void => undefined;
    opened.api.answer({ listMatchingRuns: () => new Promise<typeof runs>((resolve) => (tell = () => resolve(runs))) });
    opened.api.happen({ id: '2', type: 'matching-run.made' });
    await waitUntil(() => calls(opened, 'listMatchingRuns') === 3);
    pending[0]!.answer(second);
    await waitUntil(() => opened.find('#tab-locked').textContent === 'Locked 1');
    tell();
    await settled(opened.app);
    expect(opened.find('#tab-locked').textContent).to.equal('Locked 1');
    expect(opened.shown()).to.not.contain('Finding the best pairs');
    expect(focused(opened)).to.equal(lock);
  });

  it('solves one thing after the other, each upon what came before: neither a lock nor what was asked for besides is lost', async () => {
    const { pending, makeMatchingRun } = byHand();
    const opened = await inRoom(solvedRun, { makeMatchingRun });
    await press(opened, opened.named('Lock: Ana Ribeiro and Ben Köhler'));
    await press(opened, opened.find('#start-run'));
    await waitUntil(() => pending.length > 0);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ basedOn: solvedRun.id, locks: [pairOfAna] }]);
    pending[0]!.answer(second);
    await waitUntil(() => pending.length === 2);
    expect(opened.api.bodies('makeMatchingRun')[1]).to.deep.equal({ keeping: second.id, objective: 'coverage', leastScore: 0 });
    await press(opened, opened.named('Lock: Noor Hussain and Ngozi Adeyemi'));
    expect(pending).to.have.length(2);
    pending[1]!.answer({ ...second, id: nth(3), basedOn: null });
    await waitUntil(() => pending.length === 3);
    expect(opened.api.bodies('makeMatchingRun')[2]).to.deep.equal({ basedOn: nth(3), locks: [pairOfAna, { mentee: noor.id, mentor: ngozi.id }] });
  });

  it('tries again what did not arrive, not what was pressed meanwhile', async () => {
    const { pending, makeMatchingRun } = byHand();
    const opened = await inRoom(solvedRun, { makeMatchingRun });
    await press(opened, opened.find('#start-run'));
    await press(opened, opened.named('Try it without “a language in common”'));
    await waitUntil(() => pending.length === 1);
    pending[0]!.refuse(new Problem('network'));
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.matching-room > .banner button') !== null);
    opened.find('.matching-room > .banner button').click();
    await waitUntil(() => pending.length === 2);
    const [first, again] = opened.api.bodies('makeMatchingRun');
    expect(again).to.deep.equal(first);
  });

  const network = 'We couldn’t reach the server. Nothing is lost. Check your connection.';
  const refusals: readonly (readonly [what: string, run: Run, answers: FakeAnswers, buttons: readonly string[], words: string])[] = [
    ['a lock', solvedRun, { makeMatchingRun: fails('run-locks-contradict', { details: { pairs: [{ mentee: ana, mentor: ben, why: 'mentor-places', rules: [] }] } }) }, ['.wish'],
      'The locked pairs cannot all stand. Ana Ribeiro and Ben Köhler: Ben Köhler has no place left. Unlock one of them; the last proposal stays.'],
    ['another run', solvedRun, { makeMatchingRun: fails('network') }, ['#start-run'], network],
    ['publishing', solvedRun, { publishMatchingRun: fails('run-published') }, ['#publish', '#publish-now'], 'Somebody has published this run already.'],
    ['taking it back', publishedRun, { undoMatchingRun: fails('run-undo-over') }, ['.undo-run'], 'The ten minutes are over. Matches can end one by one.'],
    ['cancelling', runningRun, { cancelMatchingRun: fails('network') }, ['#cancel-run'], network],
    ['solving the record again', solvedRun, { replayMatchingRun: fails('network') }, ['#replay-run'], network],
  ];
  for (const [what, run, answers, buttons, words] of refusals) {
    it(`says why ${what} was refused`, async () => {
      const opened = await inRoom(run, answers);
      for (const button of buttons) {
        await waitUntil(() => opened.app.shadowRoot!.querySelector(button)?.checkVisibility());
        await press(opened, opened.find(button));
      }
      await waitUntil(() => heard(opened, 'assertive') === words);
    });
  }

  for (const id of ['run-again', 'all-rules', 'take-back', 'compare-aims']) {
    it(`leaves the focus on #${id} where it is refused`, async () => {
      const { pending, makeMatchingRun } = byHand();
      const run: Run = { ...solvedRun, basedOn: nth(0), relaxed: ['language'], omitted: { mentees: [emily], mentors: [] }, scenarios: solvedRun.scenarios.slice(0, 1) };
      const opened = await inRoom(run, { makeMatchingRun, readMatchingRunChanges: () => ({ people: 3, criteria: false }) });
      await waitUntil(() => opened.app.shadowRoot!.querySelector(`#${id}`) !== null);
      const button = opened.find(`#${id}`);
      await press(opened, button);
      await waitUntil(() => pending.length === 1 && button.ariaBusy === 'true');
      await new Promise(requestAnimationFrame);
      pending[0]!.refuse(new Problem('network'));
      await waitUntil(() => button.ariaBusy === 'false');
      expect(focused(opened)?.id).to.equal(id);
    });
  }

  it('leads from the first start to the run', async () => {
    const opened = await inRoom(null, { makeMatchingRun: () => solvedRun });
    await press(opened, opened.find('#start-run'));
    await waitUntil(() => focused(opened)?.className === 'title');
    expect(opened.shown()).to.contain('Proved to be the best possible.');
  });

  it('leads to the progress of a run that takes longer, says how far it is, and in the end what it came to', async () => {
    const opened = await inRoom(null, { makeMatchingRun: () => runningRun });
    opened.api.answer({ listMatchingRuns: () => ({ items: [runningRun], nextCursor: null }) });
    await press(opened, opened.find('#start-run'));
    await waitUntil(() => focused(opened)?.id === 'cancel-run' && heard(opened, 'polite') === 'Finding the best pairs');
    opened.api.answer({ listMatchingRuns: () => ({ items: [solvedRun], nextCursor: null }) });
    opened.api.happen({ id: '1', type: 'matching-run.ended' });
    await waitUntil(() => focused(opened)?.className === 'title' && heard(opened, 'polite') === 'Solved: 2 matched, average fit 70.');
  });

  it('says that a run was cancelled, and leads to the heading where the button has gone', async () => {
    const opened = await inRoom(runningRun, { cancelMatchingRun: () => ({ ...runningRun, state: 'cancelled', progress: null, can: [] }) });
    await press(opened, opened.find('#cancel-run'));
    await waitUntil(() => focused(opened)?.className === 'title' && heard(opened, 'polite') === 'The run was cancelled.');
  });
});

describe('“Why?” of a pair', () => {
  for (const [when, other] of [['until its answer is there', never], ['where it cannot be read', fails('network')]] as const) {
    it(`shows nothing of the pair before, ${when}`, async () => {
      const opened = await inRoom(solvedRun, { listRunAlternatives: ({ path }) => (path.menteeId === ana.id ? runAlternatives : other()) });
      await press(opened, opened.find('.run-pair .pair-name'));
      await waitUntil(() => opened.find('.why-beside').textContent.includes('Tomás Ferreira'));
      await press(opened, opened.named('Why? Noor Hussain and Ngozi Adeyemi'));
      await waitUntil(() => calls(opened, 'listRunAlternatives') === 2 && opened.find('#why-title').textContent.includes('Noor Hussain'));
      await opened.app.updateComplete;
      expect(opened.find('.why-beside').textContent).to.not.contain('Tomás Ferreira');
      expect(opened.app.shadowRoot!.querySelector('.why-beside .wish')).to.equal(null);
    });
  }

  const toTomas: FakeAnswers = {
    listRunAlternatives: () => ({ mentee: ana, matched: [tomas], items: runAlternatives.items.map((one) => ({ ...one, chosen: one.mentor.id === tomas.id })) }),
    listRunPairs: () => ({ ...runPairs, items: [{ ...runPairs.items[0]!, mentor: tomas }, runPairs.items[1]!] }),
  };
  const lockedToTomas: Run = { ...second, apart: [], locks: [{ mentee: ana, mentor: tomas }] };
  /** "Why?" of Ana, in which somebody else is locked for her. */
  const whyOfAna = async (width: number): Promise<Opened> => {
    const opened = await inRoom(solvedRun, { makeMatchingRun: ({ body }) => (body?.apart?.length ? { ...lockedToTomas, id: nth(3), apart: [{ mentee: ana, mentor: ben }] } : lockedToTomas) }, width);
    await press(opened, opened.find('.run-pair .pair-name'));
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.others')?.textContent.includes('Tomás Ferreira') ?? false);
    opened.api.answer(toTomas);
    await press(opened, opened.named('Lock: Ana Ribeiro and Tomás Ferreira'));
    await waitUntil(() => opened.find('.run-pair').textContent.includes('Tomás Ferreira') && opened.find('.others').textContent.includes('Ben Köhler'));
    return opened;
  };

  for (const [where, width] of [['beside the pairs', 1100], ['in a dialog', 800]] as const) {
    it(`leads back to the row of the same mentee, ${where}, where the pair has become another one`, async () => {
      const opened = await whyOfAna(width);
      if (width === 800) opened.find<HTMLDialogElement>('#why').close();
      else opened.find('#why-title').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      await waitUntil(() => focused(opened)?.ariaLabel === 'Why? Ana Ribeiro and Tomás Ferreira');
    });

    it(`stays open, ${where}, when the pair that it was asked of is kept apart in it`, async () => {
      const opened = await whyOfAna(width);
      const apart = [...opened.find('.others').querySelectorAll<HTMLElement>('.wish')].find(({ ariaLabel }) => ariaLabel === 'Keep apart: Ana Ribeiro and Ben Köhler')!;
      await press(opened, apart);
      await waitUntil(() => opened.find('#tab-keptApart').textContent === 'Kept apart 1');
      await settled(opened.app);
      expect(focused(opened)).to.equal(apart);
      expect(opened.shown()).to.contain('What each mentor would change for everybody');
    });
  }

  it('leads back to the tab where nobody is left out any more', async () => {
    const locked: Run = { ...second, unmatched: 0, locks: [{ mentee: emily, mentor: ben }] };
    const opened = await inRoom(solvedRun, { listRunAlternatives: () => ({ ...runAlternatives, mentee: emily, matched: [] }), makeMatchingRun: () => locked });
    opened.find('#tab-unmatched').click();
    await waitUntil(() => opened.shown().includes('Emily Nguyen'));
    await press(opened, opened.named('Why? Emily Nguyen'));
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.others .wish') !== null);
    await press(opened, opened.named('Lock: Emily Nguyen and Ben Köhler'));
    await waitUntil(() => opened.shown().includes('Everybody has a match.'));
    opened.find('#why-title').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await waitUntil(() => focused(opened)?.id === 'tab-unmatched');
  });
});
