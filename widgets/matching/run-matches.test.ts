/** After publishing: what has become of each pair of a run, and ending one by itself. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../entries/mentor-app.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { publishedRun, roomWith, runPairs, settledPairs, settledRun, solvedRun } from '../testing/matching.ts';
import { focused, open, typeInto, type Opened } from '../testing/open-app.ts';
import { ana, ben } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const { id } = settledPairs.items[0]!.match!;
const ended: Shape<'Match'> = { id, state: 'ended', mentor: ben, mentee: ana, mySide: null, partner: null, cadence: 'fortnightly', startedAt: '2026-10-20T11:00:00.000Z', week: 1, weeks: null };
const withState = (state: 'active' | 'paused' | 'ended'): CallAnswer<'listRunPairs'> => ({ ...settledPairs, items: settledPairs.items.map((pair, at) => (at === 0 ? { ...pair, match: { ...pair.match!, state, endedAt: state === 'ended' ? '2026-10-20T12:04:00.000Z' : null } } : pair)) });

async function inRoom(run: Parameters<typeof roomWith>[0], more: FakeAnswers = {}): Promise<Opened> {
  const opened = await open({ readHome: () => homeOfChiara, ...roomWith(run), listRunPairs: () => settledPairs, ...more }, { me: meAsCoordinator, at: '#matching' });
  await waitUntil(() => opened.shown().includes('Noor Hussain'));
  return opened;
}
const stateOf = ({ app }: Opened, matchId = id) => app.shadowRoot!.querySelector(`#match-${matchId}`)?.textContent.trim();
const dialogIn = ({ app }: Opened) => app.shadowRoot!.querySelector<HTMLDialogElement>('#end');
async function asked(opened: Opened): Promise<void> {
  await waitUntil(() => stateOf(opened) === 'Active');
  opened.named('End: Ana Ribeiro and Ben Köhler').focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => dialogIn(opened)?.open === true);
}
const press = (opened: Opened) => [...dialogIn(opened)!.querySelectorAll('button')].at(-1)!.click();

describe('the pairs of a published run', () => {
  it('say how each stands, and of one that a coordinator ended who did and why', async () => {
    const opened = await inRoom(settledRun);
    await waitUntil(() => stateOf(opened) === 'Active');
    expect(stateOf(opened, settledPairs.items[1]!.match!.id)).to.equal('Ended');
    expect(opened.shown()).to.contain('by Chiara Bianchi, 30 minutes ago').and.to.contain('Noor has changed her course');
    expect(opened.app.shadowRoot!.querySelectorAll('[id^=end-]:not(#end-reason)').length, 'one that is over ends no more').to.equal(1);
    await expectAccessible(opened.app);
  });

  it('end one by one by keyboard, with a reason; what is going to happen is said before, and the focus goes to what it has become', async () => {
    const opened = await inRoom(settledRun, { endMatch: () => ended });
    await asked(opened);
    expect(dialogIn(opened)!.textContent).to.contain('End the match of Ana Ribeiro and Ben Köhler?').and.to.contain('Both are told that it has ended, and not why.').and.to.contain('Coordinators alone read it.');
    await expectAccessible(opened.app);
    typeInto(opened.find('#end-reason'), ' Ana has moved away ');
    opened.api.answer({ listRunPairs: () => withState('ended') });
    press(opened);
    await waitUntil(() => stateOf(opened) === 'Ended');
    await waitUntil(() => focused(opened)?.id === `match-${id}`);
    expect(dialogIn(opened)!.open).to.equal(false);
    expect(opened.api.bodies('endMatch')).to.deep.equal([{ reason: 'Ana has moved away' }]);
    await waitUntil(() => document.querySelector('#mentor-live-polite')?.textContent === 'The match of Ana Ribeiro and Ben Köhler has ended.');
  });

  it('change as it happens, and only where it is one of them', async () => {
    const opened = await inRoom(settledRun);
    await waitUntil(() => stateOf(opened) === 'Active');
    const read = () => opened.api.calls.filter((call) => call.id === 'listRunPairs').length;
    const before = read();
    opened.api.happen({ id: ana.id, type: 'match.paused' });
    opened.api.answer({ listRunPairs: () => withState('paused') });
    opened.api.happen({ id, type: 'match.paused' });
    await waitUntil(() => stateOf(opened) === 'Resting');
    expect(read()).to.equal(before + 1);
  });

  it('show how it stands where somebody else was faster, and say in the dialog what did not arrive', async () => {
    const opened = await inRoom(settledRun, { endMatch: fails('network') });
    await asked(opened);
    press(opened);
    await waitUntil(() => dialogIn(opened)!.querySelector('.banner'));
    opened.api.answer({ endMatch: fails('moved-on', { status: 409 }), listRunPairs: () => withState('ended') });
    press(opened);
    await waitUntil(() => stateOf(opened) === 'Ended' && dialogIn(opened)?.open === false);
    await waitUntil(() => focused(opened)?.id === `match-${id}`);
  });

  it('are told of nothing while no message about them has gone out', async () => {
    const opened = await inRoom(publishedRun);
    await asked(opened);
    expect(dialogIn(opened)!.textContent).to.contain('Nobody is told: no message about this match has gone out yet.');
  });

  it('are read anew when the run is published: before that there is no match', async () => {
    const opened = await inRoom(solvedRun, { listRunPairs: () => runPairs, publishMatchingRun: () => publishedRun });
    expect(stateOf(opened)).to.equal(undefined);
    opened.find('#publish').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector<HTMLDialogElement>('#publish-run')?.open);
    opened.api.answer({ listRunPairs: () => settledPairs, listMatchingRuns: () => ({ items: [publishedRun], nextCursor: null }) });
    opened.find('#publish-now').click();
    await waitUntil(() => stateOf(opened) === 'Active');
  });
});
