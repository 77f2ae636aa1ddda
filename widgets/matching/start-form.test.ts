/** Leaving people out of a run, in the form that starts one. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../entries/mentor-app.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { emily, noor, roomWith, runCandidates, solvedRun } from '../testing/matching.ts';
import { focused, open, typeInto, type Opened } from '../testing/open-app.ts';
import { ana, ben, tomas } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

type Run = Shape<'MatchingRun'>;

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const omittedRun: Run = { ...solvedRun, omitted: { mentees: [emily], mentors: [tomas] } };
const nth = (count: number) => solvedRun.id.replace('e001', `e00${count}`);

async function inForm(run: Run | null, more: FakeAnswers = {}, width = 1100): Promise<Opened> {
  const opened = await open({ readHome: () => homeOfChiara, ...roomWith(run), makeMatchingRun: () => ({ ...solvedRun, id: nth(2) }), ...more }, { me: meAsCoordinator, at: '#matching', width });
  await waitUntil(() => opened.app.shadowRoot!.querySelector('#omit-name') !== null, 'the form is there');
  return opened;
}
const said = () => document.querySelector('#mentor-live-polite')?.textContent;
const chips = ({ app }: Opened) => [...app.shadowRoot!.querySelectorAll<HTMLElement>('.omit-people .chip')];
const count = ({ app }: Opened) => app.shadowRoot!.querySelector('#omit-count')?.textContent;
const bodies = ({ api }: Opened) => api.bodies('makeMatchingRun');

async function search(opened: Opened, q: string): Promise<void> {
  typeInto(opened.find('#omit-name'), q);
  opened.find('#omit-find').click();
  await waitUntil(() => opened.app.shadowRoot!.querySelector('.omit-found') !== null, 'somebody is found');
}

describe('leaving people out of a run', () => {
  it('is all by keyboard: a name, Enter, and a toggle beside each who is found; the run is asked for without them', async () => {
    const opened = await inForm(null);
    expect(count(opened)).to.equal('Nobody is left out.');
    opened.find('#omit-name').focus();
    await sendKeys({ type: 'No' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => said() === '1 person found');
    expect(opened.api.calls.find(({ id }) => id === 'findRunCandidates')?.input.query).to.deep.equal({ q: 'No' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    const toggle = opened.named('Leave out: Noor Hussain, mentee');
    expect(focused(opened)).to.equal(toggle);
    await sendKeys({ press: 'Space' });
    await waitUntil(() => said() === 'Noor Hussain, mentee: left out. 1 person is left out.');
    expect(toggle.ariaPressed).to.equal('true');
    expect(focused(opened), 'the focus stays where it was pressed').to.equal(toggle);
    expect(chips(opened).map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Remove Noor Hussain, mentee']);
    await expectAccessible(opened.app);
    opened.find('#start-run').click();
    await waitUntil(() => bodies(opened).length === 1);
    expect(bodies(opened)).to.deep.equal([{ objective: 'coverage', omitted: { mentees: [noor.id], mentors: [] } }]);
    await waitUntil(() => count(opened) === 'Nobody is left out.', 'what was wished has become a run');
  });

  it('takes back whoever is pressed again, and whoever’s chip is removed: the focus goes to the next chip, and to the search after the last', async () => {
    const opened = await inForm(solvedRun);
    await search(opened, '');
    for (const who of ['Ana Ribeiro, mentee', 'Ben Köhler, mentor', 'Noor Hussain, mentee']) opened.named(`Leave out: ${who}`).click();
    await waitUntil(() => count(opened) === '3 people are left out.');
    opened.named('Leave out: Noor Hussain, mentee').click();
    await waitUntil(() => said() === 'Noor Hussain, mentee: takes part. 2 people are left out.');
    expect(opened.named('Leave out: Noor Hussain, mentee').ariaPressed).to.equal('false');
    chips(opened)[0]!.focus();
    await sendKeys({ press: 'Delete' });
    await waitUntil(() => focused(opened)?.ariaLabel === 'Remove Ben Köhler, mentor');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused(opened)?.id === 'omit-name');
    await waitUntil(() => said() === 'Ben Köhler, mentor: takes part. Nobody is left out.');
    expect(chips(opened)).to.deep.equal([]);
  });

  it('begins with whom the last run left out, and asks for them by name only where that is changed', async () => {
    const opened = await inForm(omittedRun, { makeMatchingRun: () => ({ ...omittedRun, id: nth(2) }) });
    expect(chips(opened).map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Remove Emily Nguyen, mentee', 'Remove Tomás Ferreira, mentor']);
    opened.find('#start-run').click();
    await waitUntil(() => bodies(opened).length === 1 && opened.find('#start-run').ariaBusy === 'false');
    chips(opened)[0]!.click();
    await waitUntil(() => count(opened) === '1 person is left out.');
    opened.find('#start-run').click();
    await waitUntil(() => bodies(opened).length === 2 && opened.find('#start-run').ariaBusy === 'false');
    opened.named<HTMLInputElement>('Keep what was decided').click();
    opened.find('#start-run').click();
    await waitUntil(() => bodies(opened).length === 3);
    expect(bodies(opened)).to.deep.equal([
      { keeping: solvedRun.id, objective: 'coverage', leastScore: 0 },
      { keeping: nth(2), objective: 'coverage', leastScore: 0, omitted: { mentees: [], mentors: [tomas.id] } },
      { objective: 'coverage', omitted: { mentees: [emily.id], mentors: [tomas.id] } },
    ]);
  });

  it('leaves somebody who has both roles out in the one that is meant', async () => {
    const both: CallAnswer<'findRunCandidates'> = { items: [{ person: ana, role: 'mentee' }, { person: ana, role: 'mentor' }], total: 2 };
    const opened = await inForm(null, { findRunCandidates: () => both });
    await search(opened, 'Ana');
    opened.named('Leave out: Ana Ribeiro, mentor').click();
    await waitUntil(() => chips(opened).length === 1);
    expect(opened.named('Leave out: Ana Ribeiro, mentee').ariaPressed).to.equal('false');
    opened.find('#start-run').click();
    await waitUntil(() => bodies(opened).length === 1);
    expect(bodies(opened)).to.deep.equal([{ objective: 'coverage', omitted: { mentees: [], mentors: [ana.id] } }]);
  });

  it('says how many there are besides those that are shown, that nobody has such a name, and that nobody waits', async () => {
    const opened = await inForm(null, { findRunCandidates: ({ query }) => (query?.q === undefined ? { ...runCandidates, total: 57 } : { items: [], total: 0 }) });
    await search(opened, '');
    const some = `Shown: ${runCandidates.items.length} of 57. Write more of the name to find the others.`;
    expect(opened.shown()).to.contain(some);
    await waitUntil(() => said() === some);
    typeInto(opened.find('#omit-name'), 'Xaver');
    opened.find('#omit-find').click();
    const none = 'Nobody who waits or has a free place has “Xaver” in their name.';
    await waitUntil(() => opened.shown().includes(none) && said() === none);
    await expectAccessible(opened.app);
    typeInto(opened.find('#omit-name'), '');
    await waitUntil(() => !opened.shown().includes(none), 'an empty field asks for nobody');
    opened.api.answer({ findRunCandidates: () => ({ items: [], total: 0 }) });
    opened.find('#omit-find').click();
    await waitUntil(() => opened.shown().includes('Nobody waits for a match or has a free place.'));
  });

  it('says where the search could not be made, and tries again; whom it holds already stays', async () => {
    const opened = await inForm(omittedRun, { findRunCandidates: fails('network') });
    typeInto(opened.find('#omit-name'), 'No');
    opened.find('#omit-find').click();
    await waitUntil(() => opened.find('.omit-people').textContent.includes('We couldn’t reach the server.'));
    await expectAccessible(opened.app);
    expect(chips(opened)).to.have.length(2);
    opened.api.answer({ findRunCandidates: () => runCandidates });
    opened.named('Try again').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.omit-found') !== null);
  });

  it('keeps the names hidden where the program hides them', async () => {
    const opened = await inForm(null, { findRunCandidates: () => ({ items: [{ person: { ...ben, name: 'Mentor\u00a012', blind: true }, role: 'mentor' }], total: 1 }) });
    await search(opened, 'Mentor');
    expect(opened.find('.omit-found .avatar').textContent).to.equal('?');
    opened.named('Leave out: Mentor 12, mentor').click();
    await waitUntil(() => chips(opened).length === 1);
  });

  it('fits into 320 pixels', async () => {
    const opened = await inForm(omittedRun, {}, 320);
    await search(opened, '');
    const card = opened.find('.omit-people');
    expect(card.scrollWidth).to.be.at.most(card.clientWidth);
    await expectAccessible(opened.app);
  });
});
