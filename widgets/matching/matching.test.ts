import { expect, waitUntil } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { Problem } from '../api/problem.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { criteria } from '../testing/criteria.ts';
import { type FakeAnswers } from '../testing/fake-api.ts';
import { publishedRun, roomWith, runningRun, runPairs, runUnmatched, solvedRun } from '../testing/matching.ts';
import { open } from '../testing/open-app.ts';
import { ana, ben, tomas } from '../testing/people.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const inRoom = (run: Parameters<typeof roomWith>[0], more: FakeAnswers = {}, width = 1100) =>
  open({ readHome: () => homeOfChiara, ...roomWith(run), ...more }, { me: meAsCoordinator, at: '#matching', width });
const pairOfAna = { mentee: ana.id, mentor: ben.id };

describe('the matching room', () => {
  it('shows a run: what each aim comes to, the pairs with their reasons, who is left out and why; accessible', async () => {
    const opened = await inRoom(solvedRun);
    await waitUntil(() => opened.shown().includes('Noor Hussain') && opened.shown().includes('Emily Nguyen'));
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('Matching');
    expect(opened.shown()).to.contain('Proved to be the best possible.');
    expect([...opened.app.shadowRoot!.querySelectorAll('.scenarios tbody tr')].map((row) => row.querySelector('th')?.textContent)).to.deep.equal(['Most people matched', 'Highest total', 'Raise the lowest', 'Nobody would rather swap']);
    expect(opened.find('.scenarios .chosen').textContent).to.contain('86');
    expect(opened.find('.run-pair').textContent).to.contain('Mostly because: own choice 1 and Data careers');
    expect(opened.shown()).to.contain('No free mentor is left by this rule: a language in common');
    expect(opened.shown()).to.contain('Without “a language in common”: 1 match more');
    expect(opened.shown()).to.contain('One more place with Ben Köhler: 1 match more');
  });

  it('begins with nothing, and starts a run for the aim that is chosen', async () => {
    const opened = await inRoom(null, { makeMatchingRun: () => solvedRun });
    await waitUntil(() => opened.shown().includes('No run yet'));
    await expectAccessible(opened.app);
    opened.named('Highest total').click();
    opened.find('#start-run').click();
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ objective: 'total' }]);
  });

  it('takes the least fit of a pair, and keeps it between 0 and 100', async () => {
    const opened = await inRoom(null, { makeMatchingRun: () => solvedRun });
    await waitUntil(() => opened.shown().includes('No run yet'));
    const least = opened.find<HTMLInputElement>('#least-fit');
    for (const [typed, kept] of [['140', '100'], ['-3', '0'], ['45', '45']] as const) {
      least.value = typed;
      least.dispatchEvent(new Event('change'));
      expect(least.value).to.equal(kept);
    }
    opened.find('#start-run').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 1);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ objective: 'coverage', leastScore: 450 }]);
  });

  it('shows how far a run is, looks again by itself, and cancels it', async () => {
    const opened = await inRoom(runningRun, { cancelMatchingRun: () => ({ ...runningRun, state: 'cancelled', progress: null, can: [] }) });
    await waitUntil(() => opened.shown().includes('Finding the best pairs'));
    await expectAccessible(opened.app);
    expect(opened.find<HTMLProgressElement>('progress').value).to.equal(40);
    opened.find('#cancel-run').click();
    await waitUntil(() => opened.shown().includes('The run was cancelled.'));
    opened.api.answer({ listMatchingRuns: () => ({ items: [solvedRun], nextCursor: null }) });
    opened.api.happen({ id: '1', type: 'matching-run.ended' });
    await waitUntil(() => opened.shown().includes('Noor Hussain'), 'somebody else’s run appears by itself');
  });

  it('locks, keeps apart and lets together again: each solves once more over the same people', async () => {
    const opened = await inRoom(solvedRun, { makeMatchingRun: () => ({ ...solvedRun, id: solvedRun.id.replace('e001', 'e002'), basedOn: solvedRun.id }) });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.named('Lock: Ana Ribeiro and Ben Köhler').click();
    await waitUntil(() => opened.shown().includes('Against the run before: pairs that stay: 1, people with somebody else: 1.'));
    opened.named('Let them: Ana Ribeiro and Tomás Ferreira').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 2);
    await waitUntil(() => !opened.named<HTMLButtonElement>('Keep apart: Ana Ribeiro and Ben Köhler').disabled);
    opened.named('Keep apart: Ana Ribeiro and Ben Köhler').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 3);
    const second = solvedRun.id.replace('e001', 'e002');
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([
      { basedOn: solvedRun.id, locks: [pairOfAna] },
      { basedOn: second, apart: [] },
      { basedOn: second, apart: [{ mentee: ana.id, mentor: tomas.id }, pairOfAna] },
    ]);
  });

  it('says why a run is refused, and the last proposal stays', async () => {
    const opened = await inRoom(solvedRun, { makeMatchingRun: () => { throw new Problem('run-everybody-barred', { details: { rules: ['language', 'zone'] } }); } });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.named('Show: Highest total').click();
    await waitUntil(() => opened.shown().includes('The rules leave no pair at all. In the way: a language in common and clocks not too far apart.'));
    expect(opened.shown()).to.contain('Noor Hussain');
  });

  it('explains a pair, and what somebody else would cost everybody', async () => {
    const opened = await inRoom(solvedRun);
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.named('Why? Ana Ribeiro and Ben Köhler').click();
    await waitUntil(() => opened.find<HTMLDialogElement>('#why').open && opened.find('#why').textContent.includes('Tomás Ferreira'));
    await expectAccessible(opened.app);
    const shown = opened.find('#why').textContent;
    for (const words of ['38 of 40', 'Data careers', '3 h a week in common', 'Portuguese and English', 'Not said yet', '1 match fewer, 23 points of fit less for all together', 'In the way: not the own grader', 'No free place']) expect(shown).to.contain(words);
    opened.find<HTMLInputElement>('#other-mentor').value = 'Leila';
    opened.find('#other-mentor').dispatchEvent(new InputEvent('input'));
    opened.find('#why .search button').click();
    await waitUntil(() => JSON.stringify(opened.api.calls.at(-1)?.input.query) === '{"q":"Leila"}');
  });

  it('publishes with both messages before one’s eyes, and takes it back', async () => {
    const opened = await inRoom(solvedRun, { publishMatchingRun: () => publishedRun, undoMatchingRun: () => ({ ...solvedRun, state: 'undone', can: ['edit'] }) });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#publish').click();
    await waitUntil(() => opened.find('#publish-run').textContent.includes('4 people get a message after the ten minutes in which you can undo it.'));
    expect(opened.find('#publish-run').textContent).to.contain('Ben Köhler is your mentor');
    await expectAccessible(opened.app);
    opened.find('#publish-now').click();
    await waitUntil(() => opened.shown().includes('Published by Chiara Bianchi.'));
    opened.find('#undo-run').click();
    await waitUntil(() => opened.shown().includes('Taken back. Nobody was told.'));
  });

  it('names who has changed since, where nothing could be published', async () => {
    const people = [{ personId: ana.id, why: 'left' }];
    const opened = await inRoom(solvedRun, { publishMatchingRun: () => { throw new Problem('run-outdated', { details: { people } }); } });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#publish').click();
    await waitUntil(() => opened.find<HTMLDialogElement>('#publish-run').open);
    opened.find('#publish-now').click();
    await waitUntil(() => opened.shown().includes('1 person has changed since. Nothing was published. Run again. Ana Ribeiro'));
  });

  it('names the pairs that a rule has come to stand between, and publishes without them', async () => {
    const pairs = [{ mentee: ana, mentor: ben, rules: ['language'] }];
    const opened = await inRoom(solvedRun, { publishMatchingRun: () => { throw new Problem('run-pairs-barred', { details: { pairs } }); } });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#publish').click();
    await waitUntil(() => opened.find<HTMLDialogElement>('#publish-run').open);
    opened.find('#publish-now').click();
    await waitUntil(() => opened.shown().includes('A rule has come to stand between: Ana Ribeiro and Ben Köhler. In the way: a language in common. Nothing was published.'));
    expect(opened.find('#publish-now').textContent).to.equal('Publish without them');
    await expectAccessible(opened.app);
    opened.api.answer({ publishMatchingRun: () => ({ ...publishedRun, published: { ...publishedRun.published!, without: [{ mentee: ana, mentor: ben }] } }) });
    opened.find('#publish-now').click();
    await waitUntil(() => opened.shown().includes('Left out, because a rule had come to stand between the two: Ana Ribeiro and Ben Köhler.'));
    expect(opened.api.bodies('publishMatchingRun')).to.deep.equal([{ without: [] }, { without: [pairOfAna] }]);
  });

  it('says what has changed since, and runs again with the same aim', async () => {
    const opened = await inRoom(solvedRun, { readMatchingRunChanges: () => ({ people: 3, criteria: true }), makeMatchingRun: () => ({ ...solvedRun, id: solvedRun.id.replace('e001', 'e002') }) });
    await waitUntil(() => opened.shown().includes('People changed since this run (10 minutes ago): 3. Rules or weights have changed since.'));
    await expectAccessible(opened.app);
    opened.find('#run-again').click();
    await waitUntil(() => opened.api.bodies('makeMatchingRun').length === 1);
    expect(opened.api.bodies('makeMatchingRun')).to.deep.equal([{ objective: 'coverage' }]);
  });

  it('solves the record once more and says whether it is the same, byte for byte', async () => {
    const replayed = { inputHash: solvedRun.inputHash, answerHash: solvedRun.answerHash!, same: true };
    const opened = await inRoom(solvedRun, { replayMatchingRun: () => replayed });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#replay-run').click();
    await waitUntil(() => opened.shown().includes('Solved again: the same result, byte for byte.'));
    opened.api.answer({ replayMatchingRun: () => ({ ...replayed, same: false }) });
    opened.find('#replay-run').click();
    await waitUntil(() => opened.shown().includes('Solved again: not the same result.'));
    await expectAccessible(opened.app);
  });

  it('leads to the rules and weights', async () => {
    const opened = await inRoom(solvedRun, { readCriteria: () => criteria });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    opened.find('#to-criteria').click();
    await waitUntil(() => opened.title() === 'Rules and weights');
  });

  it('shows 2,000 pairs fifty at a time, and the focus follows what more brings', async () => {
    const [first] = runPairs.items;
    const page = (from: number) => Array.from({ length: 50 }, (_, at) => ({ ...first!, mentee: { ...ana, id: String(from + at).padStart(24, '0'), name: `Mentee ${from + at}` } }));
    const opened = await inRoom(solvedRun, { listRunPairs: ({ query }) => ({ items: page(query?.cursor ? 50 : 0), nextCursor: 'next', total: 2_000 }) });
    await waitUntil(() => opened.shown().includes('2,000 pairs'));
    opened.named('Show 50 more').click();
    await waitUntil(() => opened.app.shadowRoot?.querySelectorAll('.run-pair').length === 100);
    await waitUntil(() => opened.app.shadowRoot?.activeElement?.textContent.includes('Mentee 50'));
  });

  it('shows everybody who is left out, fifty at a time as well', async () => {
    const [first] = runUnmatched.items;
    const page = (from: number, count: number) => Array.from({ length: count }, (_, at) => ({ ...first!, mentee: { ...ana, id: String(from + at).padStart(24, '0'), name: `Mentee ${from + at}` } }));
    const opened = await inRoom({ ...solvedRun, unmatched: 51 }, { listRunUnmatched: ({ query }) => (query?.cursor ? { items: page(50, 1), nextCursor: null, total: 51 } : { items: page(0, 50), nextCursor: 'next', total: 51 }) });
    await waitUntil(() => opened.shown().includes('51 unmatched, and why') && opened.shown().includes('Mentee 49'));
    opened.named('Show 50 more').click();
    await waitUntil(() => opened.app.shadowRoot?.activeElement?.textContent.includes('Mentee 50'));
    expect(opened.shown()).to.not.contain('Show 50 more');
  });
});
