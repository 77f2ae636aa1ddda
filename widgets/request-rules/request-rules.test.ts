import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../entries/mentor-app.ts';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { focused, open, type Opened } from '../testing/open-app.ts';
import { saying } from '../testing/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('how requests go', () => {
  const rules = { choices: 3, reminderDays: [3, 7], expiryDays: 10, meetFirst: false, confirmDays: 14, offerHours: 72, sameMentorAgainDays: 90, flash: false };
  const opens = (answers: FakeAnswers = {}, more: Parameters<typeof open>[1] = {}) =>
    open({ readHome: () => sample.homeOfChiara, readRequestRules: () => rules, readProgram: () => sample.programOfTomas, ...answers }, { me: sample.meAsCoordinator, at: '#asking', ...more });
  const write = ({ find }: Opened, id: string, value: string) => {
    const input = find<HTMLInputElement>(`#${id}`);
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };

  it('shows the rules; what is changed, by keyboard too, is saved and nothing else', async () => {
    const opened = await opens({ editRequestRules: () => ({ ...rules, choices: 2, reminderDays: [2, 5], meetFirst: true, confirmDays: 7 }) });
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('How requests go');
    expect(opened.find<HTMLInputElement>('#reminder-days').value).to.equal('3, 7');
    opened.find<HTMLInputElement>('input[name=most-choices]:checked').focus();
    await sendKeys({ press: 'ArrowLeft' });
    write(opened, 'reminder-days', '5 2');
    opened.named<HTMLInputElement>('The two meet first, then both confirm').click();
    await settled(opened.app);
    write(opened, 'confirm-days', '7');
    await expectAccessible(opened.app);
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved. New requests go by it.'));
    expect(opened.api.bodies('editRequestRules')).to.deep.equal([{ choices: 2, reminderDays: [2, 5], meetFirst: true, confirmDays: 7 }]);
  });

  it('saves nothing that cannot be, and leads to what is wrong', async () => {
    const opened = await opens();
    write(opened, 'reminder-days', '3, 12');
    opened.named('Save').click();
    await waitUntil(() => focused(opened)?.id === 'reminder-days');
    expect(opened.shown()).to.contain('Write up to five numbers, each smaller than the days to answer.');
    await expectAccessible(opened.app);
    expect(opened.api.bodies('editRequestRules')).to.deep.equal([]);
  });

  it('says what did not work, and keeps what was typed', async () => {
    const opened = await opens({ editRequestRules: fails('network') });
    write(opened, 'expiry-days', '14');
    opened.named('Save').click();
    await waitUntil(() => opened.app.shadowRoot?.querySelector('form .banner') !== null);
    expect(opened.find<HTMLInputElement>('#expiry-days').value).to.equal('14');
    opened.api.answer({ editRequestRules: fails('moved-on', { status: 409 }) });
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('The program was closed meanwhile.'));
    await saying('The program was closed meanwhile. What you set here cannot be saved any more.', 'assertive');
  });

  it('in a closed program it can be read and not set, also at 320 px', async () => {
    const me = sample.meAsCoordinator;
    const opened = await opens({}, { me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, width: 320 });
    expect(opened.shown()).to.contain('This program is closed for good.').and.not.to.contain('Save');
    expect(opened.find<HTMLInputElement>('#expiry-days').matches(':disabled')).to.equal(true);
    expect(opened.app.scrollWidth).to.be.at.most(320);
  });

  it('is reached from the program, next to what makes a good pair, and leads back to it', async () => {
    const opened = await opens({ listGradeColumns: () => ({ items: [], nextCursor: null }) }, { at: '#program' });
    opened.named('How requests go').click();
    await waitUntil(() => opened.title() === 'How requests go');
    await settled(opened.app);
    opened.named('Back to the program').click();
    await waitUntil(() => opened.title() === 'Program');
  });

  it('does not open for anybody else', async () => {
    const opened = await open({ readHome: () => sample.homeAlone }, { at: '#asking' });
    expect(opened.title()).to.not.equal('How requests go');
    expect(opened.api.calls.some(({ id }) => id === 'readRequestRules')).to.equal(false);
  });
});
