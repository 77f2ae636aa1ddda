/** Every run of the program can be opened, read, solved again and compared; the address names it. */
import { expect } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { pastRuns, roomWith, solvedRun } from '../testing/matching.ts';
import { focused, open, type Opened } from '../testing/open-app.ts';
import { waitUntil } from '../testing/wait-until.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const [cutOff, second] = pastRuns;
const past: FakeAnswers = {
  ...roomWith(solvedRun), readHome: () => homeOfChiara,
  listMatchingRuns: ({ query }) => ({ items: query?.only ? [] : query?.cursor ? pastRuns.slice(2) : [solvedRun, ...pastRuns.slice(0, 2)], nextCursor: query?.limit === 10 && !query.cursor ? 'older' : null }),
  readMatchingRun: ({ path }) => pastRuns.find(({ id }) => id === path.runId)!,
};
const inRoom = async (at: string, more: FakeAnswers = {}): Promise<Opened> => open({ ...past, ...more }, { me: meAsCoordinator, at });
const rows = ({ app }: Opened) => [...app.shadowRoot!.querySelectorAll<HTMLElement>('.past-run')];
const pairsAsked = ({ api }: Opened) => api.calls.filter(({ id }) => id === 'listRunPairs').map(({ input }) => (input.path as { runId: string }).runId);
async function listed(opened: Opened): Promise<void> {
  await waitUntil(() => opened.app.shadowRoot!.querySelector('.run-history') !== null && opened.shown().includes('Noor Hussain'));
  opened.find<HTMLDetailsElement>('.run-history').open = true;
  await waitUntil(() => rows(opened).length === 3);
}

describe('the runs of the program', () => {
  it('are listed with when, by whom, what became of them and how many were matched, once somebody looks; older ones on demand', async () => {
    const opened = await inRoom('#matching');
    await listed(opened);
    const words = () => rows(opened).map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    expect(words()[0]).to.contain('Tue, 20 Oct 2026, 13:55 · Chiara Bianchi').and.to.contain('Matched: 2').and.to.contain('Proposal').and.to.contain('Shown');
    expect(words()[1]).to.contain('Cut off').and.not.to.contain('Matched:').and.not.to.contain('Compare');
    await expectAccessible(opened.app);
    opened.find('#older-runs').click();
    await waitUntil(() => rows(opened).length === 4);
    expect(words()[3]).to.contain('Taken back');
    await waitUntil(() => focused(opened)?.id === `open-${pastRuns[2]!.id}`);
    expect(opened.app.shadowRoot!.querySelector('#older-runs')).to.equal(null);
  });

  it('are opened by their address: pairs, record and replay are theirs; the way back leads to the newest', async () => {
    const opened = await inRoom('#matching', { replayMatchingRun: () => ({ inputHash: 'a', answerHash: 'b', same: true }) });
    await listed(opened);
    opened.find(`#open-${second!.id}`).click();
    await waitUntil(() => opened.shown().includes('This is the run of Sun, 18 Oct 2026, 11:00, by Chiara Bianchi.'));
    expect(location.hash).to.equal(`#matching?run=${second!.id}`);
    await waitUntil(() => pairsAsked(opened).at(-1) === second!.id);
    expect(focused(opened)?.className).to.equal('title');
    await waitUntil(() => opened.app.shadowRoot!.querySelector('#replay-run') !== null);
    opened.find('#replay-run').click();
    await waitUntil(() => opened.shown().includes('byte for byte'));
    expect(opened.api.calls.find(({ id }) => id === 'replayMatchingRun')?.input.path).to.deep.equal({ runId: second!.id });
    await expectAccessible(opened.app);
    opened.find('#newest-run').click();
    await waitUntil(() => pairsAsked(opened).at(-1) === solvedRun.id && !opened.shown().includes('This is the run of'));
    expect(location.hash).to.equal('#matching');
  });

  it('are read from an address also where they are not among the newest; one that is gone says so', async () => {
    const opened = await inRoom(`#matching?run=${pastRuns[2]!.id}`);
    await waitUntil(() => opened.shown().includes('This is the run of Sun, 11 Oct 2026, 18:30') && opened.shown().includes('Noor Hussain'));
    expect(pairsAsked(opened)).to.deep.equal([pastRuns[2]!.id]);
    expect(opened.shown()).to.contain('Taken back.');
    opened.api.answer({ readMatchingRun: fails('not-found') });
    location.hash = `#matching?run=${'0'.repeat(24)}`;
    await waitUntil(() => opened.shown().includes('This run is not kept any more.'));
    await expectAccessible(opened.app);
    opened.find('#newest-run').click();
    await waitUntil(() => pairsAsked(opened).at(-1) === solvedRun.id);
  });

  it('are compared, any two of them: the one that is shown with another', async () => {
    const opened = await inRoom('#matching');
    await listed(opened);
    opened.named('Compare with the run shown: run of Sun, 18 Oct 2026').click();
    await waitUntil(() => focused(opened)?.id === 'tab-changes');
    await waitUntil(() => opened.shown().includes('Against the run that you chose: pairs that stay: 1, people with somebody else: 1.'));
    expect(location.hash).to.equal(`#matching?run=${solvedRun.id}&against=${second!.id}&tab=changes`);
    expect(opened.api.calls.filter(({ id }) => id === 'compareMatchingRuns').at(-1)?.input.path).to.deep.equal({ runId: solvedRun.id, otherRunId: second!.id });
    await expectAccessible(opened.app);
  });

  it('that came to nothing, however many, hide no proposal; what is decided in an older one makes the newest, which is shown then', async () => {
    const failed = Array.from({ length: 5 }, (_, at) => ({ ...cutOff!, id: `65f0c0ffee0000000000f00${at}` }));
    const made = { ...solvedRun, id: '65f0c0ffee0000000000ff01', madeAt: '2026-10-20T12:05:00.000Z', basedOn: second!.id };
    const opened = await inRoom('#matching', {
      listMatchingRuns: ({ query }) => (query?.only === 'with-pairs' ? { items: [second!], nextCursor: null } : { items: query?.only ? [] : failed, nextCursor: 'older' }),
      makeMatchingRun: () => made,
    });
    await waitUntil(() => opened.shown().includes('Noor Hussain'));
    expect(opened.shown()).to.contain('The run was cut off.');
    location.hash = `#matching?run=${second!.id}`;
    await waitUntil(() => opened.shown().includes('This is the run of Sun, 18 Oct 2026'));
    opened.named('Lock: Ana Ribeiro and Ben Köhler').click();
    await waitUntil(() => location.hash === '#matching' && pairsAsked(opened).at(-1) === made.id);
    expect((opened.api.bodies('makeMatchingRun')[0] as { basedOn: string }).basedOn).to.equal(second!.id);
  });
});
