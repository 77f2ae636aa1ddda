import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../entries/mentor-app.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { focused, open, typeInto } from '../testing/open-app.ts';
import { waitUntil } from '../testing/wait-until.ts';
import * as sample from './app-samples.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('a coordinator', () => {
  const answers: FakeAnswers = { readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople };
  const [first, second] = sample.waitingPeople.items;
  const atHome = async (more: FakeAnswers) => {
    const opened = await open({ ...answers, ...more }, { me: sample.meAsCoordinator });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.waiting-person'), 'who waits');
    return opened;
  };

  it('lets people in: the row leaves, the focus goes on to the next', async () => {
    const opened = await atHome({ approveEnrolment: () => ({ ...first!, state: 'active' }) });
    opened.named('Read their answers').click();
    expect(focused(opened)).to.have.attribute('aria-label', 'Say no to Tomás Ferreira');
    opened.named('Let in Tomás').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !opened.shown().includes('Tomás Ferreira'));
    await waitUntil(() => focused(opened)?.ariaLabel === 'Say no to Leila Haddad');
  });

  it('says no with a reason, never without', async () => {
    const opened = await atHome({ declineEnrolment: () => ({ ...second!, state: 'declined' }) });
    opened.named('Say no to Leila').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => opened.find<HTMLDialogElement>('#decline').open);
    await expectAccessible(opened.app);
    opened.find('#decline .danger').click();
    await waitUntil(() => focused(opened) === opened.find('#reason'));
    await sendKeys({ type: 'We are full until spring.' });
    opened.find('#decline .danger').click();
    await waitUntil(() => !opened.shown().includes('Leila Haddad'));
    expect(opened.api.bodies('declineEnrolment')).to.deep.equal([{ reason: 'We are full until spring.' }]);
  });

  it('is told in the dialog that a no was lost; the reason is kept for the next try', async () => {
    const opened = await atHome({ declineEnrolment: fails('network') });
    opened.named('Say no to Leila').click();
    await waitUntil(() => opened.find<HTMLDialogElement>('#decline').open);
    opened.find('#reason').focus();
    await sendKeys({ type: 'We are full until spring.' });
    opened.find('#decline .danger').click();
    await waitUntil(() => opened.find('#decline [aria-live=assertive]').textContent?.startsWith('We couldn’t reach the server.'), 'said where it is heard');
    opened.named('Keep waiting').click();
    await waitUntil(() => opened.api.bodies('saveDraft').length > 0, 'kept');
    expect(opened.api.calls.find(({ id }) => id === 'saveDraft')?.input).to.deep.equal({ path: { key: `enrolment-decline:${second!.id}` }, body: { fields: { reason: 'We are full until spring.' } } });
  });

  it('sees only the row busy that they let in', async () => {
    const opened = await atHome({ approveEnrolment: never });
    opened.named('Let in Tomás').click();
    await opened.app.updateComplete;
    expect([...opened.app.shadowRoot!.querySelectorAll('.waiting-person [aria-busy=true]')].map((one) => one.ariaLabel)).to.deep.equal(['Let in Tomás Ferreira']);
  });

  it('reads on when those who were shown are in', async () => {
    const opened = await atHome({ listEnrolments: () => ({ ...sample.waitingPeople, items: sample.waitingPeople.items.slice(0, 1) }), approveEnrolment: () => ({ ...first!, state: 'active' }) });
    opened.api.answer({ listEnrolments: () => ({ ...sample.waitingPeople, items: sample.waitingPeople.items.slice(1), total: 2 }) });
    opened.named('Let in Tomás').click();
    await waitUntil(() => opened.shown().includes('Leila Haddad'));
  });

  it('hears that somebody else was faster', async () => {
    const opened = await atHome({ approveEnrolment: fails('moved-on', { status: 409 }) });
    opened.named('Let in Tomás').click();
    await waitUntil(() => opened.shown().includes('Somebody else has decided this already.'));
  });
});

describe('the program of a coordinator', () => {
  const chiaras: FakeAnswers = { readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople, listLeadCandidates: () => sample.leadCandidates, listGradeColumns: () => ({ items: [], nextCursor: null }), listPastPrograms: () => ({ items: [], nextCursor: null }), readSession: () => sample.meAsCoordinator };
  const opens = (answers: FakeAnswers) => open({ ...chiaras, ...answers }, { me: sample.meAsCoordinator, at: '#program' });

  it('leads to programs that are over, each in an element that has read nothing of this one', async () => {
    const past = { id: sample.id('a009'), title: 'First year 2025' };
    const then = { ...sample.meAsCoordinator, program: sample.meAsCoordinator.program && { ...sample.meAsCoordinator.program, ...past, state: 'archived' as const } };
    const opened = await opens({ readProgram: () => sample.programOfTomas, listPastPrograms: () => ({ items: [past], nextCursor: null }), openPastProgram: () => then });
    await waitUntil(() => opened.shown().includes('Earlier programs'));
    await expectAccessible(opened.app);
    opened.named('Read: First year 2025').click();
    await waitUntil(() => !opened.app.isConnected);
    expect(opened.api.calls.find(({ id }) => id === 'openPastProgram')?.input).to.deep.equal({ path: { programId: past.id } });
  });

  it('says where it stands and what the next step needs, and leads to it', async () => {
    const opened = await opens({ readProgram: () => sample.programAlone });
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('Program');
    expect(opened.shown()).to.contain('It is open for joining.').and.to.contain('This needs a safeguarding lead who is not the only coordinator.');
    opened.named('Name one first: Begin matching').click();
    await waitUntil(() => focused(opened)?.id === 'lead-search', 'the search has the focus');
  });

  it('names somebody found by name, by keyboard, and the next step is open', async () => {
    const opened = await opens({ readProgram: () => sample.programAlone, nameSafeguardingLead: () => sample.programOfTomas });
    opened.named('Name somebody').click();
    await waitUntil(() => focused(opened)?.id === 'lead-search');
    await sendKeys({ type: 'tom' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => opened.api.calls.some(({ id, input }) => id === 'listLeadCandidates' && (input.query as { q?: string }).q === 'tom'));
    await settled(opened.app);
    opened.named('Name this person').click();
    await waitUntil(() => opened.shown().includes('Choose somebody.'));
    opened.named('Tomás Ferreira').click();
    opened.named('Name this person').click();
    await waitUntil(() => opened.shown().includes('Name somebody else'));
    expect(opened.api.bodies('nameSafeguardingLead')).to.deep.equal([{ personId: sample.programOfTomas.safeguardingLead?.id }]);
    expect(focused(opened)?.id).to.equal('name-lead');
    expect(opened.find('.next-states .primary').textContent).to.equal('Begin matching');
  });

  it('goes on by a press; somebody who was faster is said', async () => {
    const opened = await opens({ readProgram: () => sample.programOfTomas, advanceProgram: fails('moved-on', { status: 409 }) });
    opened.named('Begin matching').click();
    await waitUntil(() => opened.shown().includes('Somebody else has changed this.'));
    opened.api.answer({ advanceProgram: () => ({ ...sample.programOfTomas, state: 'matching', steps: [{ to: 'running', needs: null }] }) });
    opened.named('Begin matching').click();
    await waitUntil(() => opened.shown().includes('People are being matched.'));
    expect(opened.api.bodies('advanceProgram')).to.deep.equal([{ to: 'matching' }, { to: 'matching' }]);
    expect(focused(opened)?.textContent).to.equal('Program');
  });

  it('asks before its end begins, and says what that means; the safe answer comes first', async () => {
    const opened = await opens({ readProgram: () => sample.programOfTomas, advanceProgram: () => sample.programClosing });
    const box = opened.find<HTMLDialogElement>('#ask-closing');
    opened.named('Start winding down').click();
    await waitUntil(() => box.open);
    expect(box.textContent).to.contain('Start winding down Alumni Mentoring?').and.to.contain('nobody new can join');
    expect(focused(opened)?.textContent).to.equal('Not yet');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !box.open);
    expect(opened.api.bodies('advanceProgram')).to.deep.equal([]);
    opened.named('Start winding down').click();
    await waitUntil(() => box.open);
    box.querySelector<HTMLElement>('.primary')?.click();
    await waitUntil(() => opened.shown().includes('It is coming to its end.'));
    expect(opened.api.bodies('advanceProgram')).to.deep.equal([{ to: 'closing' }]);
    expect(focused(opened)?.textContent).to.equal('Program');
  });

  it('asks before it is closed for good', async () => {
    const opened = await opens({ readProgram: () => sample.programClosing, advanceProgram: () => ({ ...sample.programClosing, state: 'archived', steps: [] }) });
    opened.named('Close it for good').click();
    const box = opened.find<HTMLDialogElement>('#ask-archived');
    await waitUntil(() => box.open);
    expect(opened.api.bodies('advanceProgram')).to.deep.equal([]);
    box.querySelector<HTMLElement>('.danger')?.click();
    await waitUntil(() => opened.shown().includes('It is closed for good.'));
    expect(opened.app.shadowRoot?.querySelector('#title')).to.equal(null, 'nothing can be edited any more');
  });

  it('saves what people read, only what changed, and names the fix', async () => {
    const opened = await opens({ readProgram: () => sample.programAlone, editProgram: () => ({ ...sample.programAlone, subtitle: null, endsOn: '2027-04-30' }) });
    const [subtitle, ends] = [opened.named<HTMLInputElement>('Second line'), opened.named<HTMLInputElement>('Last day')];
    typeInto(subtitle, '');
    typeInto(ends, '2026-09-01');
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('It cannot end before it starts.'));
    expect(focused(opened) === ends).to.equal(true);
    typeInto(ends, '2027-04-30');
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved'));
    expect(opened.api.bodies('editProgram')).to.deep.equal([{ subtitle: null, endsOn: '2027-04-30' }]);
  });
});
