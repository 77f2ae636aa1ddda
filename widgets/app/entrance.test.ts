import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Me } from '../api/session.ts';
import '../entries/mentor-app.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { focused, open, typeInto } from '../testing/open-app.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import * as sample from './app-samples.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

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
    await waitUntil(() => opened.api.bodies('saveDraft').length > 0, 'the draft is saved when typing rests');
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
    typeInto(name, 'First year 2027');
    opened.named('Like First-year peers').click();
    await opened.app.updateComplete;
    expect(name.value).to.equal('First year 2027');
    opened.named('Start the program').click();
    await waitUntil(() => opened.shown().includes('Good afternoon, Chiara'));
    const sent = opened.api.calls.find(({ id }) => id === 'copyProgram');
    expect(sent?.input).to.deep.equal({ path: { programId: sample.id('a002') }, body: { title: 'First year 2027' } });
  });

  it('where the course’s program is over, begins with the next one like it, and opens the old one to be read', async () => {
    const opened = await open({ listCoordinatedPrograms: list, openPastProgram: () => sample.meAsCoordinator, readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople }, { me: sample.meTeachingOver });
    await expectAccessible(opened.app);
    expect(opened.shown()).to.contain('The program First-year peers of the course CAR 210: Your first year at work is over.');
    expect(opened.named<HTMLInputElement>('Like First-year peers').checked).to.equal(true);
    opened.named('Read First-year peers').click();
    await waitUntil(() => opened.shown().includes('Good afternoon, Chiara'));
    expect(opened.api.calls.find(({ id }) => id === 'openPastProgram')?.input).to.deep.equal({ path: { programId: sample.id('a002') } });
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
