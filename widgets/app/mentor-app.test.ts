import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Me } from '../api/session.ts';
import '../entries/mentor-app.ts';
import '../entries/mentor-goals.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { fakeServer, json, problem } from '../testing/fake-server.ts';
import { mount, settled } from '../testing/mount.ts';
import { clock, drafts, focused, open, type Opened } from '../testing/open-app.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import * as sample from './app-samples.ts';
import type { MentorApp } from './mentor-app.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

function type(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

describe('a link that was placed for one part', () => {
  const goals = () => ({ items: [], nextCursor: null });

  it('shows that part alone, accessible, with a title of its own', async () => {
    const opened = await open({ readHome: () => sample.homeWithBen, listGoals: goals }, { me: { ...meAsMentee, part: 'goals' } });
    await expectAccessible(opened.app);
    expect(opened.find('mentor-goals').getAttribute('heading-level')).to.equal('1');
    expect(opened.app.shadowRoot?.querySelector('nav, .bar, .skip')).to.equal(null);
    expect(document.title).to.equal('Goals – Alumni Mentoring');
  });

  it('leads to no other part, by its address or from inside it', async () => {
    const opened = await open({ readHome: () => sample.homeWithBen, listMatchRequests: () => ({ items: [], nextCursor: null }) }, { me: { ...meAsMentee, part: 'requests' }, at: '#goals' });
    const requests = opened.find('mentor-requests');
    await waitUntil(() => requests.shadowRoot?.querySelector('[role=heading]'));
    expect(requests.shadowRoot?.querySelector('a')).to.equal(null);
    opened.app.go('home');
    await opened.app.updateComplete;
    expect(opened.find('mentor-requests') === requests).to.equal(true);
  });

  it('asks to join first, and then shows the part instead of the role’s first page', async () => {
    const me = { ...sample.meJoining, part: 'goals' as const };
    const opened = await open({ readHome: () => sample.homeAlone, listGoals: goals }, { me });
    expect(opened.title()).to.equal('Join Alumni Mentoring');
    expect(opened.app.shadowRoot?.querySelector('.bar')).not.to.equal(null);
    opened.app.session?.setMe({ ...meAsMentee, part: 'goals' });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('mentor-goals'), 'the goals', { timeout: 3_000 });
    expect(opened.app.shadowRoot?.querySelector('.bar')).to.equal(null);
  });

  it('shows a way to book at once where it was placed for that', async () => {
    history.replaceState(null, '', location.pathname + location.search);
    const { element: app } = await mount<MentorApp>(html`<mentor-app .clock=${clock}></mentor-app>`, { me: { ...meAsMentee, part: 'booking' }, answers: { ...drafts, readHome: () => sample.homeWithBen } });
    await waitUntil(() => app.shadowRoot?.querySelector('mentor-scheduling')?.getAttribute('view') === 'book', 'booking', { timeout: 3_000 });
  });
});

describe('the first page', () => {
  it('is accessible, greets, and has one filled button: the next step', async () => {
    const opened = await open({ readHome: () => sample.homeWithBen });
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('Good morning, Ana');
    expect(opened.shown()).to.contain('Week 4 of 24 with Ben Köhler');
    expect(opened.app.shadowRoot?.querySelectorAll('.button.primary')).to.have.length(1);
    expect(opened.find('.button.primary').textContent).to.equal('See the meeting');
  });

  it('leaves the filled button to Join once the room is open', async () => {
    const opened = await open({ readHome: () => sample.homeWithBen });
    opened.app.clock = () => new Date('2026-10-29T19:55:00Z');
    await opened.app.updateComplete;
    const filled = [...(opened.app.shadowRoot?.querySelectorAll('.button.primary') ?? [])];
    expect(filled.map((one) => one.textContent.trim())).to.deep.equal(['Join']);
  });

  it('is read again when something happens, and says what is next', async () => {
    const opened = await open({ readHome: () => sample.homeWaiting });
    expect(opened.shown()).to.contain('Ngozi has your request');
    opened.api.answer({ readHome: () => sample.homeWithBen });
    opened.api.happen({ type: 'match.started', id: sample.withBen.id });
    await settled(opened.app);
    expect(opened.shown()).to.contain('With Ben');
    await waitUntil(() => document.getElementById('mentor-live-polite')?.textContent === 'You meet Ben on Thursday 29 October', 'said', { timeout: 3_000 });
  });

  it('tells the one request once: as the next step', async () => {
    const opened = await open({ readHome: () => sample.homeWaiting });
    expect(opened.shown().split('Ngozi')).to.have.length(2);
    opened.api.answer({ readHome: () => ({ ...sample.homeWaiting, requests: [...sample.homeWaiting.requests, sample.request] }) });
    await opened.app.home.refresh();
    await opened.app.updateComplete;
    expect(opened.shown()).to.contain('All requests');
  });

  it('says what failed, and tries again', async () => {
    const opened = await open({ readHome: fails('network') });
    opened.api.answer({ readHome: () => sample.homeAlone });
    opened.named('Try again').click();
    await settled(opened.app);
    expect(opened.shown()).to.contain('Choose your mentor');
  });
});

describe('moving through the program', () => {
  const answers: FakeAnswers = { readHome: () => sample.homeWithBen, ...sample.pairOfAna };

  it('opens a page by its tab: the address, the tab and the focus follow', async () => {
    const opened = await open(answers);
    opened.named('Goals').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => document.activeElement === opened.app && opened.app.shadowRoot?.activeElement?.localName === 'mentor-goals', 'the page has the focus');
    expect(location.hash).to.equal('#goals');
    expect(opened.find('nav [aria-current=page]').textContent).to.contain('Goals');
    expect(opened.find('mentor-goals').shadowRoot?.activeElement).to.have.attribute('aria-level', '1');
    expect(document.title).to.equal('Goals – Alumni Mentoring');
  });

  it('goes back, and a reload stays where it was', async () => {
    const opened = await open(answers, { at: '#partners' });
    await waitUntil(() => opened.shown().includes('Goals you share'));
    opened.named('Home').click();
    await waitUntil(() => opened.title() === 'Good morning, Ana');
    history.back();
    await waitUntil(() => opened.title() === 'With Ben');
    expect(focused(opened) === opened.find('.title')).to.equal(true);
  });

  it('keeps what an element opens in the address', async () => {
    const opened = await open(answers, { at: '#goals' });
    const goals = opened.find('mentor-goals');
    goals.dispatchEvent(new CustomEvent('mentor-goal-opened', { detail: { goalId: '65f0c0ffee0000000000d001' } }));
    expect(location.hash).to.equal('#goals/65f0c0ffee0000000000d001');
    const shownGoal = (): string | undefined => opened.find<HTMLElement & { goal?: string }>('mentor-goals').goal;
    await waitUntil(() => shownGoal() === '65f0c0ffee0000000000d001', 'the goal');
    history.back();
    await waitUntil(() => shownGoal() === undefined, 'the list again');
    expect(location.hash).to.equal('#goals');
  });

  it('keeps the page that is open among the tabs, even when a mentor’s yes has just emptied it', async () => {
    const opened = await open({ ...answers, readHome: () => sample.homeWaiting }, { at: '#requests' });
    opened.api.answer({ readHome: () => sample.homeWithBen });
    opened.api.happen({ type: 'match.started', id: sample.withBen.id });
    await waitUntil(() => opened.shown().includes('With Ben'));
    expect(opened.find('nav [aria-current=page]').textContent).to.contain('Requests');
    opened.named('Home').click();
    await waitUntil(() => opened.title() === 'Good morning, Ana');
    expect(opened.find('nav').textContent).not.to.contain('Requests');
  });

  it('at 320 px every tab shows its whole word', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen }, { me: meAsMentor, width: 320 });
    const words = [...opened.find('nav').querySelectorAll<HTMLElement>('.narrow')];
    expect(words.map(({ textContent }) => textContent)).to.deep.equal(['Home', 'Mentees', 'Requests', 'Meet', 'Goals']);
    expect(words.filter(({ scrollWidth, offsetWidth }) => scrollWidth > offsetWidth)).to.deep.equal([]);
  });

  it('shows Home for a page that the person does not have', async () => {
    const opened = await open({ readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople }, { me: sample.meAsCoordinator, at: '#meetings' });
    expect(opened.title()).to.contain('Chiara');
  });

  it('leads to the content first', async () => {
    const opened = await open(answers);
    opened.find('.skip').focus();
    await sendKeys({ press: 'Enter' });
    expect(focused(opened) === opened.find('.title')).to.equal(true);
    expect(location.hash).to.equal('');
  });
});

describe('joining', () => {
  const joined: Me = meAsMentee;
  const answers: FakeAnswers = { join: () => joined, readHome: () => sample.homeAlone };

  it('asks six things by keyboard, and opens the way to a mentor', async () => {
    const opened = await open(answers, { me: sample.meJoining });
    await expectAccessible(opened.app);
    opened.named('Find a mentor').focus();
    await sendKeys({ press: 'Space' });
    await opened.app.updateComplete;
    opened.named('Data careers').focus();
    await sendKeys({ press: 'Enter' });
    opened.named('Keep what I wrote here').focus();
    await sendKeys({ press: 'Space' });
    opened.named('Your name').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => location.hash === '#find', 'the directory is next');
    expect(opened.api.bodies('join')).to.deep.equal([
      { role: 'mentee', name: 'Ana Ribeiro', zone: 'America/Sao_Paulo', languages: ['en'], topics: ['data-careers'], consent: { program: true } },
    ]);
  });

  it('brings a mentor to their weekly times first', async () => {
    const opened = await open({ ...answers, join: () => meAsMentor }, { me: { ...sample.meJoining, program: { ...meAsMentor.program!, enrolment: { mentor: 'open', mentee: 'closed' } } } });
    expect(opened.shown()).to.contain('The program takes no mentees at the moment.');
    opened.named('Keep what I wrote here').click();
    opened.named('Show my profile in the directory').click();
    opened.named('Join').click();
    await waitUntil(() => location.hash === '#meetings/availability');
    expect(opened.api.bodies('join')).to.have.nested.property('[0].consent.directory', true);
  });

  it('takes on a second role from the menu', async () => {
    const both: Me = { ...meAsMentee, roles: ['mentor', 'mentee'], enrolments: [...meAsMentee.enrolments, ...meAsMentor.enrolments] };
    const opened = await open({ readHome: () => sample.homeAlone, join: () => both }, { me: meAsMentee });
    opened.named('Be a mentor, too').click();
    await waitUntil(() => opened.title() === 'Join Alumni Mentoring');
    opened.named('Keep what I wrote here').click();
    await opened.app.updateComplete;
    opened.named('Ask to join').click();
    await waitUntil(() => location.hash === '#meetings/availability');
    expect(opened.api.bodies('join')).to.have.nested.property('[0].role', 'mentor');
  });

  it('leads to the first thing that is missing, and keeps every word', async () => {
    const opened = await open(answers, { me: sample.meJoining });
    opened.named('Find a mentor').click();
    const name = opened.named<HTMLInputElement>('Your name');
    name.focus();
    name.select();
    await sendKeys({ press: 'Delete' });
    opened.named('Join').click();
    await waitUntil(() => focused(opened) === name);
    expect(name).to.have.attribute('aria-invalid', 'true');
    await sendKeys({ type: 'Ana' });
    opened.named('Join').click();
    await waitUntil(() => focused(opened) === opened.named('Keep what I wrote here'));
    expect(opened.shown()).to.contain('Tick this to join');
    expect(focused(opened)).to.have.attribute('aria-describedby', opened.find('#program .error').id);
    expect(opened.api.bodies('join')).to.deep.equal([]);
    await expectAccessible(opened.app);
  });

  it('says in words that a zone is not known, at the zone', async () => {
    const opened = await open({ ...answers, join: fails('zone-unknown', { status: 422 }) }, { me: sample.meJoining });
    opened.named('Find a mentor').click();
    opened.named('Keep what I wrote here').click();
    await opened.app.updateComplete;
    opened.named('Join').click();
    await waitUntil(() => focused(opened) === opened.named('Your time zone'));
    expect(opened.find('#zone-error').textContent).to.contain('Choose a bigger city');
    expect(opened.named<HTMLInputElement>('Your name').value).to.equal('Ana Ribeiro');
  });

  it('keeps what is typed, and brings it back', async () => {
    const opened = await open({ ...answers, readDraft: () => ({ fields: { role: 'mentor', name: 'Ana R.' }, savedAt: null }) }, { me: sample.meJoining });
    await waitUntil(() => opened.named<HTMLInputElement>('Your name').value === 'Ana R.');
    expect(opened.named<HTMLInputElement>('Be a mentor').checked).to.equal(true);
    opened.named('Your name').focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'ibeiro' });
    await waitUntil(() => opened.api.bodies('saveDraft').length > 0, 'the draft is saved when typing rests', { timeout: 2_000 });
    expect(opened.api.bodies('saveDraft').at(-1)).to.have.nested.property('fields.name', 'Ana R.ibeiro');
  });

  it('lets nobody choose more than six topics', async () => {
    const topics = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => ({ key, label: `Topic ${key}` }));
    const opened = await open(answers, { me: { ...sample.meJoining, program: { ...sample.meJoining.program!, topics } } });
    opened.named('Find a mentor').click();
    await opened.app.updateComplete;
    for (const { label } of topics) {
      opened.named(label).click();
      await opened.app.updateComplete;
    }
    expect(opened.named('Topic g')).to.have.attribute('aria-pressed', 'false');
    expect(opened.shown()).to.contain('That’s 6.');
  });
});

describe('starting a program', () => {
  const list = () => ({ items: [{ id: sample.id('a002'), title: 'First-year peers' }], nextCursor: null });

  it('takes the title from the course and the kind that was chosen', async () => {
    const opened = await open(
      { listCoordinatedPrograms: list, startProgram: () => sample.meAsCoordinator, readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople },
      { me: sample.meTeaching },
    );
    await expectAccessible(opened.app);
    opened.named('First-year peers').click();
    await opened.app.updateComplete;
    opened.named('Start the program').click();
    await waitUntil(() => opened.shown().includes('Good afternoon, Chiara'));
    expect(opened.api.bodies('startProgram')).to.deep.equal([{ template: 'first-year-peers', title: 'CAR 210: Your first year at work' }]);
  });

  it('in a copied course begins with what was there before, and keeps a name that somebody wrote', async () => {
    const opened = await open(
      { listCoordinatedPrograms: list, copyProgram: () => sample.meAsCoordinator, readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople },
      { me: sample.meTeachingCopy },
    );
    await expectAccessible(opened.app);
    const name = opened.named<HTMLInputElement>('Name of the program');
    expect([opened.named<HTMLInputElement>('Like First-year peers').checked, name.value]).to.deep.equal([true, 'First-year peers']);
    opened.named('Reverse mentoring').click();
    await opened.app.updateComplete;
    expect(name.value, 'the name goes with the choice').to.equal('CAR 210: Your first year at work');
    type(name, 'First year 2027');
    opened.named('Like First-year peers').click();
    await opened.app.updateComplete;
    expect(name.value).to.equal('First year 2027');
    opened.named('Start the program').click();
    await waitUntil(() => opened.shown().includes('Good afternoon, Chiara'));
    const sent = opened.api.calls.find(({ id }) => id === 'copyProgram');
    expect(sent?.input).to.deep.equal({ path: { programId: sample.id('a002') }, body: { title: 'First year 2027' } });
  });

  it('links the course to a program that one has', async () => {
    const opened = await open({ listCoordinatedPrograms: list, linkProgram: fails('program-linked', { status: 409 }) }, { me: sample.meTeaching });
    await waitUntil(() => opened.shown().includes('Or use one that you have'));
    opened.named('Link the course').click();
    await waitUntil(() => opened.shown().includes('Somebody has just given this course a program'));
    expect(opened.api.calls.at(-1)?.input.path).to.deep.equal({ programId: sample.id('a002') });
  });
});

describe('waiting', () => {
  it('opens by itself when a coordinator has let one in', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen }, { me: sample.meWaiting });
    expect(opened.shown()).to.contain('You’re on the list, Ana');
    opened.app.session?.setMe(meAsMentor);
    await waitUntil(() => location.hash === '#meetings/availability', 'a mentor says first when to be free');
  });

  it('shows the reason of a no as it was written, and what is still possible', async () => {
    const opened = await open({}, { me: sample.meDeclined });
    expect(opened.find('blockquote').textContent).to.equal(sample.meDeclined.enrolments[0]?.reason);
    opened.named('Find a mentor instead').click();
    await waitUntil(() => opened.shown().includes('Join Alumni Mentoring'));
    expect(opened.named<HTMLInputElement>('Find a mentor').checked).to.equal(true);
  });
});

describe('a coordinator', () => {
  const answers: FakeAnswers = { readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople };
  const [first, second] = sample.waitingPeople.items;
  const atHome = (more: FakeAnswers) => open({ ...answers, ...more }, { me: sample.meAsCoordinator });

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
    await waitUntil(() => opened.find('#decline [aria-live=assertive]').textContent?.startsWith('We couldn’t reach the server.'), 'said where it is heard', { timeout: 3_000 });
    opened.named('Keep waiting').click();
    await waitUntil(() => opened.api.bodies('saveDraft').length > 0, 'kept', { timeout: 3_000 });
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

describe('the program of a coordinator', () => {
  const chiaras: FakeAnswers = { readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople, listLeadCandidates: () => sample.leadCandidates, listGradeColumns: () => ({ items: [], nextCursor: null }), readSession: () => sample.meAsCoordinator };
  const opens = (answers: FakeAnswers) => open({ ...chiaras, ...answers }, { me: sample.meAsCoordinator, at: '#program' });

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
    type(subtitle, '');
    type(ends, '2026-09-01');
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('It cannot end before it starts.'));
    expect(focused(opened) === ends).to.equal(true);
    type(ends, '2027-04-30');
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved'));
    expect(opened.api.bodies('editProgram')).to.deep.equal([{ subtitle: null, endsOn: '2027-04-30' }]);
  });
});

describe('ending', () => {
  it('ends the session at one’s word, and says how to come back', async () => {
    const opened = await open({ readHome: () => sample.homeAlone, endSession: () => undefined }, { me: { ...meAsMentee, returnUrl: 'https://lms.example.edu/course/210' } });
    opened.named('You: Ana Ribeiro').click();
    await sendKeys({ press: 'End' });
    expect(getComputedStyle(focused(opened)!).outlineStyle, 'one sees where one is').to.equal('solid');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => opened.shown().includes('Your session has ended'));
    const back = opened.named('Back to the course');
    expect(back).to.have.attribute('href', 'https://lms.example.edu/course/210');
    expect(back.getBoundingClientRect().right, 'it begins where the text begins').to.be.lessThan(240);
    expect(opened.app.shadowRoot?.querySelector('nav')).to.equal(null);
  });
});

describe('around other elements', () => {
  it('gives them what they share, and shows nothing of its own', async () => {
    const { element } = await mount<MentorApp>(html`<mentor-app><p>Ours</p><mentor-goals></mentor-goals></mentor-app>`, { answers: { readHome: never, listGoals: () => ({ items: [], nextCursor: null }) } });
    expect(element.shadowRoot?.querySelector('slot')?.hidden).to.equal(false);
    expect(element.shadowRoot?.querySelector('.bar')).to.equal(null);
  });
});

describe('a launched page', () => {
  let closeServer = () => undefined as void;
  afterEach(() => {
    closeServer();
    document.getElementById('mentor-session')?.remove();
  });

  async function launched(me: Me, answer: Parameters<typeof fakeServer>[0]): Promise<{ app: MentorApp; sent: string[] }> {
    const server = fakeServer((request) => (request.path === '/api/events' ? new Promise(() => undefined) : answer(request)));
    closeServer = server.close;
    const block = document.createElement('script');
    Object.assign(block, { type: 'application/json', id: 'mentor-session', textContent: JSON.stringify({ token: 'T', expiresAt: '2026-10-20T14:00:00Z', me, first: { readHome: sample.homeAlone } }) });
    document.body.append(block);
    const app = await fixture<MentorApp>(html`<mentor-app server=${`https://tool-${crypto.randomUUID()}.example.edu`}><main>Loading</main></mentor-app>`);
    await waitUntil(() => app.shadowRoot?.querySelector('.next-step') !== null, 'Home is there', { timeout: 5_000 });
    return { app, sent: server.sent.map(({ path }) => path).filter((path) => path !== '/api/events') };
  }

  it('shows its first data without a request, in the reader’s language from the first word', async () => {
    const seen = new Set<string>();
    const watcher = new MutationObserver(() => seen.add(document.querySelector('mentor-app')?.shadowRoot?.textContent ?? ''));
    watcher.observe(document, { childList: true, subtree: true });
    const { app, sent } = await launched({ ...meAsMentee, person: { ...meAsMentee.person, locale: 'de' } }, () => json({}));
    watcher.disconnect();
    expect(app.shadowRoot?.textContent).to.contain('Wähle deine Mentor:in');
    expect([...seen].filter((text) => text.includes('Your next step'))).to.deep.equal([]);
    expect(sent).to.deep.equal([]);
    expect(document.getElementById('mentor-session')).to.equal(null);
  });

  it('says what to do when the session has ended', async () => {
    const { app } = await launched({ ...meAsMentee, returnUrl: 'https://lms.example.edu/course/210' }, () => problem(401, 'session-ended'));
    await app.home.refresh();
    await aTimeout(0);
    await app.updateComplete;
    expect(app.shadowRoot?.querySelector('.content > .banner')?.textContent).to.contain('Your draft is kept.');
    expect(app.shadowRoot?.querySelector<HTMLAnchorElement>('.content > .banner a')?.href).to.equal('https://lms.example.edu/course/210');
  });

  it('says at once that there is no connection', async () => {
    const { app } = await launched(meAsMentee, () => json({}));
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    window.dispatchEvent(new Event('offline'));
    await app.updateComplete;
    expect(app.shadowRoot?.textContent).to.contain('You’re offline.');
    Reflect.deleteProperty(navigator, 'onLine');
    window.dispatchEvent(new Event('online'));
    await app.updateComplete;
    expect(app.shadowRoot?.textContent).not.to.contain('You’re offline.');
  });
});
