import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Me } from '../api/session.ts';
import '../entries/mentor-app.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails } from '../testing/fake-api.ts';
import { focused, open, type Opened } from '../testing/open-app.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import * as sample from './app-samples.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('the profile', () => {
  it('saves what changed, and says so', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen, editProfile: () => ({ ...meAsMentor, enrolments: [{ ...meAsMentor.enrolments[0]!, headline: 'Data engineer' }] }) }, { me: meAsMentor, at: '#profile' });
    await expectAccessible(opened.app);
    const line = opened.named<HTMLInputElement>('One line about you');
    line.focus();
    line.select();
    await sendKeys({ type: 'Data engineer' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => opened.shown().includes('Saved'));
    expect(opened.api.bodies('editProfile')).to.deep.equal([{ headline: 'Data engineer', role: 'mentor' }]);
  });

  it('says at its own topics that there are enough, where somebody is mentor and mentee', async () => {
    const topics = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => ({ key, label: `Topic ${key}` }));
    const six = topics.slice(0, 6).map(({ key }) => key);
    const both: Me = { ...meAsMentor, program: { ...meAsMentor.program!, topics }, enrolments: [...meAsMentor.enrolments, ...meAsMentee.enrolments].map((one) => ({ ...one, topics: six })) };
    const opened = await open({ readHome: () => sample.homeOfBen }, { me: both, at: '#profile' });
    [...opened.find('#topics-mentee').querySelectorAll<HTMLElement>('.chip')].at(-1)?.click();
    await opened.app.updateComplete;
    expect(opened.find('#topics-mentee').textContent).to.contain('That’s 6.');
    expect(opened.find('#topics-mentor').textContent).not.to.contain('That’s 6.');
  });

  it('asks the questions of the program, each as many answers as it takes, and saves them together', async () => {
    const answers = [{ question: 'working-style', options: ['asks-questions', 'gives-structure'] }, { question: 'values', options: ['learning'] }];
    const opened = await open({ readHome: () => sample.homeOfBen, editProfile: () => ({ ...meAsMentor, enrolments: [{ ...meAsMentor.enrolments[0]!, answers }] }) }, { me: meAsMentor, at: '#profile' });
    const style = opened.find('#answer-mentor-working-style');
    expect(style.textContent).to.contain('How do you like to work together?').and.to.contain('Choose up to 2.').and.to.contain('is shown to both');
    for (const words of ['Good questions', 'Clear structure', 'Direct advice']) {
      opened.named(words).click();
      await opened.app.updateComplete;
    }
    expect(style.textContent).to.contain('2 are enough. Take one off first to choose another.');
    opened.named('Always learning').click();
    await opened.app.updateComplete;
    await expectAccessible(opened.app);
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved'));
    expect(opened.api.bodies('editProfile')).to.deep.equal([{ answers: answers.map((answer) => ({ ...answer, visibility: 'public' })), role: 'mentor' }]);
  });

  it('asks a mentee what matters most to them, of what counts here, and takes it back', async () => {
    const me: Me = { ...meAsMentee, program: { ...meAsMentee.program!, emphases: ['need', 'availability', 'language', 'values'] } };
    const said = (emphasis?: string): Me => ({ ...me, enrolments: [{ ...me.enrolments[0]!, ...(emphasis && { emphasis }) }] });
    const answers = [said('values'), said()];
    const opened = await open({ readHome: () => sample.homeWithBen, editProfile: () => answers.shift()! }, { me, at: '#profile' });
    const most = opened.named<HTMLSelectElement>('What should count most');
    expect([...most.options].map(({ text }) => text)).to.deep.equal(['Everything as usual', 'That they help with what I look for', 'That we have time at the same hours', 'That we talk in my strongest language', 'What matters most to you at work?']);
    expect([most.value, opened.shown()]).to.satisfy(([value, shown]: string[]) => value === '' && shown!.includes('Only you and coordinators see it.'));
    await expectAccessible(opened.app);
    for (const value of ['values', '']) {
      most.value = value;
      most.dispatchEvent(new Event('change'));
      await opened.app.updateComplete;
      opened.named('Save').click();
      await waitUntil(() => opened.shown().includes('Saved'));
    }
    expect(opened.api.bodies('editProfile')).to.deep.equal([{ emphasis: 'values', role: 'mentee' }, { emphasis: null, role: 'mentee' }]);
  });

  it('asks nobody what matters most where it counts for nobody, and no mentor', async () => {
    const program = { ...meAsMentor.program!, emphases: ['need'] };
    for (const me of [meAsMentee, { ...meAsMentor, program }]) {
      const opened = await open({ readHome: () => sample.homeWithBen }, { me, at: '#profile' });
      expect(opened.shown()).not.to.contain('What should count most');
      opened.app.remove();
    }
  });

  it('takes words of either direction', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen }, { me: meAsMentor, at: '#profile' });
    const about = opened.named<HTMLTextAreaElement>('About you');
    about.value = 'أعمل مع البيانات';
    expect(about.matches(':dir(rtl)')).to.equal(true);
  });

  it('lists places by name, and a zone that this browser does not list stays chosen', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen }, { me: { ...meAsMentor, person: { ...meAsMentor.person, zone: 'America/Montreal' } }, at: '#profile' });
    const zone = opened.named<HTMLSelectElement>('Your time zone');
    expect(zone.value).to.equal('America/Montreal');
    const places = [...zone.querySelectorAll('optgroup:last-of-type option')].map((one) => one.textContent);
    expect(places).to.deep.equal([...places].sort(new Intl.Collator('en').compare));
  });

  it('says how many mentees the program allows', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen, editProfile: fails('body-invalid', { status: 422, details: { path: 'capacity', most: 3 } }) }, { me: meAsMentor, at: '#profile' });
    const capacity = opened.named<HTMLInputElement>('How many mentees');
    capacity.focus();
    await sendKeys({ press: 'ArrowUp' });
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('at most 3'));
    expect(focused(opened) === capacity).to.equal(true);
  });
});

describe('the permissions', () => {
  const switchOf = (opened: Opened) => opened.named<HTMLInputElement>('Show my profile in the directory');

  it('hide a mentor from the directory and show them again, at once', async () => {
    let shown = true;
    const consents = () => ({ ...sample.consentsOfBen, items: sample.consentsOfBen.items.filter(({ purpose }) => shown || purpose === 'program') });
    const turn = (on: boolean) => () => {
      shown = on;
      return meAsMentor;
    };
    const opened = await open({ readHome: () => sample.homeOfBen, listConsents: consents, revokeConsent: turn(false), giveConsent: turn(true) }, { me: meAsMentor, at: '#profile' });
    expect(switchOf(opened).checked).to.equal(true);
    expect(opened.shown()).to.contain('Since 2 October 2026');
    switchOf(opened).focus();
    await sendKeys({ press: 'Space' });
    await waitUntil(() => !switchOf(opened).checked && !switchOf(opened).disabled, 'it is off');
    expect(opened.api.calls.filter(({ id }) => id === 'revokeConsent').map(({ input }) => input.path)).to.deep.equal([{ purpose: 'directory' }]);
    switchOf(opened).click();
    await waitUntil(() => switchOf(opened).checked && !switchOf(opened).disabled, 'it is on');
  });

  it('stay as they are where a change did not arrive', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen, revokeConsent: fails('network') }, { me: meAsMentor, at: '#profile' });
    switchOf(opened).click();
    await waitUntil(() => opened.shown().includes('Try again'));
    expect(switchOf(opened).checked).to.equal(true);
  });

  it('ask before the one to the program is taken back, say what follows, and nothing has happened after a no', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen }, { me: meAsMentor, at: '#profile' });
    const program = opened.named<HTMLInputElement>('Keep what I wrote here');
    program.focus();
    await sendKeys({ press: 'Space' });
    const box = opened.find<HTMLDialogElement>('#leave');
    await waitUntil(() => box.open);
    await expectAccessible(opened.app);
    expect(box.textContent).to.contain('Leave Alumni Mentoring?').and.to.contain('Meetings to come are cancelled');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !box.open);
    expect(program.checked).to.equal(true);
    expect(focused(opened) === program).to.equal(true);
  });

  it('let somebody leave: the way in is next', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen, leaveProgram: () => ({ ...sample.meJoining, person: meAsMentor.person }) }, { me: meAsMentor, at: '#profile' });
    opened.named('Leave this program').click();
    await waitUntil(() => opened.find<HTMLDialogElement>('#leave').open);
    opened.named('Leave the program').click();
    await waitUntil(() => opened.title() === 'Join Alumni Mentoring');
  });

  it('have no directory for a mentee', async () => {
    const mentee = await open({ readHome: () => sample.homeAlone }, { at: '#profile' });
    expect(mentee.shown()).to.contain('Leave this program').and.not.to.contain('Show my profile in the directory');
  });

  it('are nothing for who only coordinates', async () => {
    const coordinator = await open({ readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople }, { me: sample.meAsCoordinator, at: '#profile' });
    expect(coordinator.shown()).not.to.contain('Leave this program');
  });
});
