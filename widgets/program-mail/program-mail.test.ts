import { expect } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { focused, open, typeInto, type Opened } from '../testing/open-app.ts';
import { meetingRules, programMail } from '../testing/program-mail.ts';
import { saying } from '../testing/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('how meetings and mail of a program go', () => {
  const opens = async (answers: FakeAnswers = {}, options: Parameters<typeof open>[1] = {}) => {
    const opened = await open({ readHome: () => sample.homeOfChiara, ...programMail, ...answers }, { me: sample.meAsCoordinator, at: '#mail', ...options });
    await waitUntil(() => opened.app.shadowRoot!.querySelectorAll('.program-mail form').length === 4 && opened.app.shadowRoot!.querySelector('.reminded, .comes-to .api-task[aria-busy=false]') !== null);
    return opened;
  };
  const input = ({ find }: Opened, id: string) => find<HTMLInputElement>(`#${id}`);
  const write = async (opened: Opened, id: string, value: string) => {
    typeInto(input(opened, id), value);
    input(opened, id).dispatchEvent(new Event('change', { bubbles: true }));
    await settled(opened.app);
  };
  const save = (opened: Opened, id: string) => input(opened, id).form!.requestSubmit();

  it('shows what is set and what it comes to, readable by everybody, also at 320 px', async () => {
    const opened = await opens({}, { width: 320 });
    await expectAccessible(opened.app);
    expect(opened.app.scrollWidth).to.be.at.most(320);
    expect(input(opened, 'reminder-hours').value).to.equal('24, 1');
    const shown = opened.shown().replace(/\s+/g, ' ');
    expect(shown).to.match(/A meeting would be at https:\/\/meet\.jit\.si\/[0-9a-f]{32}/);
    for (const words of ['13 of 34 mentors have no room', '46 people are reminded', 'Ben Köhler and Ana Ribeiro: at once, 24 hours before they meet', '7 people got a nudge', 'From: Northfield alumni office']) expect(shown).to.contain(words);
  });

  it('saves each part by itself', async () => {
    const opened = await opens();
    await write(opened, 'program-room', ' https://bbb.example/b/{meeting} ');
    save(opened, 'program-room');
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('setProgramRoom')).to.deep.equal([{ address: 'https://bbb.example/b/{meeting}' }]);
    await write(opened, 'program-room', '');
    save(opened, 'program-room');
    await waitUntil(() => opened.api.bodies('setProgramRoom').length === 2);
    expect(opened.api.bodies('setProgramRoom')[1]).to.deep.equal({ address: null });
    await write(opened, 'mail-sender', 'Alumni office');
    await write(opened, 'mail-accent', '#9c3d17');
    save(opened, 'mail-accent');
    await waitUntil(() => opened.api.bodies('setProgramBrand').length === 1);
    expect(opened.api.bodies('setProgramBrand')).to.deep.equal([{ accent: '#9c3d17', sender: 'Alumni office' }]);
    expect([opened.api.bodies('setReminderRules').length]).to.deep.equal([0]);
  });

  it('shows who would get a reminder by what is typed, before it is saved, and asks for it when the field is left', async () => {
    const opened = await opens();
    typeInto(input(opened, 'reminder-hours'), '48, 2');
    await settled(opened.app);
    expect(opened.api.bodies('previewReminders')).to.deep.equal([{ meetingHours: [24, 1], nudgesAWeek: 3 }]);
    input(opened, 'reminder-hours').dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => opened.api.bodies('previewReminders').length === 2);
    expect(opened.api.bodies('previewReminders')[1]).to.deep.equal({ meetingHours: [48, 2], nudgesAWeek: 3 });
    save(opened, 'reminder-hours');
    await waitUntil(() => opened.api.bodies('setReminderRules').length === 1);
    expect(opened.api.bodies('setReminderRules')).to.deep.equal([{ meetingHours: [48, 2], nudgesAWeek: 3, quiet: { from: '21:00', to: '08:00' }, delivery: 'at-once' }]);
  });

  it('shows who would get a reminder on coming back too, and by what is typed where the program changes meanwhile', async () => {
    const opened = await opens({ readProgram: () => sample.programOfTomas, listGradeColumns: () => ({ items: [], nextCursor: null }) });
    opened.named('Back to the program').click();
    await waitUntil(() => opened.title() === 'Program');
    opened.app.go('mail');
    await waitUntil(() => opened.shown().includes('46 people are reminded'));
    await write(opened, 'reminder-hours', '48');
    await waitUntil(() => opened.api.bodies('previewReminders').at(-1) !== undefined && JSON.stringify(opened.api.bodies('previewReminders').at(-1)) === '{"meetingHours":[48],"nudgesAWeek":3}');
    const before = opened.api.calls.length;
    opened.api.happen({ id: '1', type: 'program.changed' });
    await waitUntil(() => opened.api.calls.slice(before).some(({ id }) => id === 'readReminderRules'));
    await settled(opened.app);
    expect(opened.api.bodies('previewReminders').at(-1)).to.deep.equal({ meetingHours: [48], nudgesAWeek: 3 });
  });

  it('says what is usual of meetings, what an agenda comes to, and saves it as it is typed', async () => {
    const opened = await opens();
    const hint = (id: string) => opened.find(`#${id}-hint`).textContent;
    expect([input(opened, 'meetings-minutes').value, hint('meetings-minutes')]).to.deep.equal(['60', 'Usually 45. 15 to 240, in steps of 5.']);
    expect(opened.shown()).to.contain('Together 45 minutes, in a long meeting 60.');
    await write(opened, 'meetings-reality', '20');
    expect(opened.shown()).to.contain('Together 55 minutes, in a long meeting 70.');
    await write(opened, 'meetings-minutes', '50');
    save(opened, 'meetings-minutes');
    await saying('Saved.');
    const { usual, ...rules } = meetingRules;
    expect(opened.api.bodies('setMeetingRules')).to.deep.equal([{ ...rules, minutes: 50, agenda: { ...usual.agenda, reality: 20 } }]);
  });

  it('saves how mail comes to whoever has not chosen, and when it does not', async () => {
    const opened = await opens();
    opened.find<HTMLInputElement>('[name=usual-delivery][value=daily]').click();
    await write(opened, 'quiet-from', '22:30');
    save(opened, 'quiet-from');
    await waitUntil(() => opened.api.bodies('setReminderRules').length === 1);
    expect(opened.api.bodies('setReminderRules')[0]).to.deep.equal({ meetingHours: [24, 1], nudgesAWeek: 3, quiet: { from: '22:30', to: '08:00' }, delivery: 'daily' });
    await settled(opened.app);
    opened.find<HTMLInputElement>('.program-mail [type=checkbox]').click();
    await settled(opened.app);
    expect(opened.app.shadowRoot!.querySelector('#quiet-from')).to.equal(null);
    save(opened, 'reminder-hours');
    await waitUntil(() => opened.api.bodies('setReminderRules').length === 2);
    expect(opened.api.bodies('setReminderRules')[1]).to.contain({ quiet: null });
  });

  it('keeps what is typed while a save is on its way, and says that all is saved only once it is', async () => {
    const answers: (() => void)[] = [];
    const opened = await opens({ setProgramBrand: ({ body }) => new Promise((resolve) => answers.push(() => resolve(body))) });
    await write(opened, 'mail-sender', 'Alumni office');
    save(opened, 'mail-sender');
    await waitUntil(() => answers.length === 1);
    await write(opened, 'mail-accent', '#9c3d17');
    answers[0]!();
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.program-mail [aria-busy=true]') === null);
    await settled(opened.app);
    expect([input(opened, 'mail-sender').value, input(opened, 'mail-accent').value]).to.deep.equal(['Alumni office', '#9c3d17']);
    expect(opened.shown()).to.not.contain('Saved.');
    save(opened, 'mail-sender');
    await waitUntil(() => answers.length === 2);
    answers[1]!();
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('setProgramBrand')[1]).to.deep.equal({ accent: '#9c3d17', sender: 'Alumni office' });
  });

  it('saves nothing that cannot be, and leads to what is wrong', async () => {
    const opened = await opens();
    for (const [id, typed, words] of [['program-room', 'http://meet.example', 'begins with https://'], ['meetings-minutes', '47', 'in steps of 5'], ['meetings-checkIn', '0', 'a whole number from 1 to 60'], ['most-nudges', '99', 'a number from 0 to 20'], ['mail-sender', 'help@bank.example', 'without @'], ['mail-accent', 'blue', 'six digits']] as const) {
      await write(opened, id, typed);
      save(opened, id);
      await waitUntil(() => focused(opened)?.id === id);
      expect(opened.shown()).to.contain(words);
      expect(input(opened, id).getAttribute('aria-invalid')).to.equal('true');
      if (id === 'mail-sender') await write(opened, id, '');
      if (id === 'meetings-minutes') await write(opened, id, '45');
    }
    await expectAccessible(opened.app);
    for (const id of ['setProgramRoom', 'setMeetingRules', 'setReminderRules', 'setProgramBrand'] as const) expect(opened.api.bodies(id)).to.deep.equal([]);
  });

  it('paints a mail in the colour on both grounds, and says what became of it', async () => {
    const opened = await opens();
    const sampleOn = (theme: string) => opened.find(`.mail-sample.${theme}`);
    const buttonOn = (theme: string) => getComputedStyle(sampleOn(theme).querySelector('.mail-button')!).backgroundColor;
    expect(buttonOn('light')).to.equal('rgb(0, 87, 184)');
    expect(sampleOn('light').textContent).to.contain('as it is');
    expect(sampleOn('dark').textContent).to.contain('Changed a little');
    await write(opened, 'mail-accent', '#FFD400');
    expect(sampleOn('light').textContent).to.contain('our green');
    expect([buttonOn('light'), buttonOn('dark')]).to.deep.equal(['rgb(11, 107, 93)', 'rgb(255, 212, 0)']);
  });

  it('says what did not work, and keeps what was typed', async () => {
    const opened = await opens({ setProgramRoom: fails('network') });
    await write(opened, 'program-room', 'https://meet.example/{room}');
    save(opened, 'program-room');
    await waitUntil(() => opened.app.shadowRoot?.querySelector('form .banner') !== null);
    await saying('We couldn’t reach the server. Nothing is lost. Check your connection.', 'assertive');
    expect(input(opened, 'program-room').value).to.equal('https://meet.example/{room}');
    opened.api.answer({ setProgramRoom: fails('moved-on', { status: 409 }) });
    save(opened, 'program-room');
    await waitUntil(() => opened.shown().includes('The program was closed meanwhile.'));
    await saying('The program was closed meanwhile. What you set here cannot be saved any more.', 'assertive');
  });

  it('in a closed program it can be read and not set, and nobody is said to be reminded', async () => {
    const me = sample.meAsCoordinator;
    const opened = await open({ readHome: () => sample.homeOfChiara, ...programMail }, { me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, at: '#mail' });
    await waitUntil(() => opened.app.shadowRoot!.querySelectorAll('.program-mail form').length === 4);
    expect(opened.shown()).to.contain('This program is closed for good.').and.not.to.contain('Save');
    expect(input(opened, 'program-room').matches(':disabled')).to.equal(true);
    expect(opened.api.calls.some(({ id }) => id === 'previewReminders')).to.equal(false);
  });

  it('is reached from the program and leads back to it', async () => {
    const opened = await open({ readHome: () => sample.homeOfChiara, readProgram: () => sample.programOfTomas, listGradeColumns: () => ({ items: [], nextCursor: null }), ...programMail }, { me: sample.meAsCoordinator, at: '#program' });
    opened.named('Meetings and mail').click();
    await waitUntil(() => opened.title() === 'Meetings and mail');
    await settled(opened.app);
    opened.named('Back to the program').click();
    await waitUntil(() => opened.title() === 'Program');
  });

  it('does not open for anybody else', async () => {
    const opened = await open({ readHome: () => sample.homeAlone }, { at: '#mail' });
    expect(opened.title()).to.not.equal('Meetings and mail');
    expect(opened.api.calls.some(({ id }) => id === 'readProgramRoom')).to.equal(false);
  });
});
