import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../entries/mentor-app.ts';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { enrolmentRules as rules } from '../testing/enrolment-rules.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { focused, open, typeInto } from '../testing/open-app.ts';

describe('who may join', () => {
  const opens = (answers: FakeAnswers = {}, more: Parameters<typeof open>[1] = {}) =>
    open({ readHome: () => sample.homeOfChiara, readEnrolmentRules: () => rules, readProgram: () => sample.programOfTomas, ...answers }, { me: sample.meAsCoordinator, at: '#joining', ...more });

  it('shows places, who waits, and the time on the coordinator’s own clock; what is changed is saved and nothing else', async () => {
    const opened = await opens({ editEnrolmentRules: () => ({ ...rules, policy: { mentor: 'approval', mentee: 'approval' }, places: { mentor: 0, mentee: 60 } }) });
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('Who may join');
    expect(opened.shown()).to.contain('Taken or kept: 40').and.to.contain('Waiting: 3');
    expect(/On your clock: from Tuesday, 20 October 2026, 09:00 – until Monday, 26 October 2026, 18:00\./.test(opened.shown())).to.equal(true);
    opened.find<HTMLInputElement>('input[name=policy-mentee]:checked').focus();
    await sendKeys({ press: 'ArrowRight' });
    typeInto(opened.find('#places-mentee'), '60');
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('editEnrolmentRules')).to.deep.equal([{ policy: { mentor: 'approval', mentee: 'approval' }, places: { mentor: 0, mentee: 60 } }]);
  });

  it('takes the time away by emptying it, and keeps its zone with a new one', async () => {
    const opened = await opens({ editEnrolmentRules: () => ({ ...rules, window: null, opensAt: null, closesAt: null }) });
    typeInto(opened.find('#opens'), '');
    typeInto(opened.find('#closes'), '');
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('people may join at any time'));
    typeInto(opened.find('#closes'), '2026-12-01T18:00');
    opened.named('Save').click();
    await waitUntil(() => opened.api.bodies('editEnrolmentRules').length === 2);
    expect(opened.api.bodies('editEnrolmentRules')).to.deep.equal([{ window: null }, { window: { zone: 'Europe/Berlin', opens: null, closes: '2026-12-01T18:00' } }]);
  });

  it('saves nothing that cannot be, leads to what is wrong, and says which clock it does not know', async () => {
    const opened = await opens({ editEnrolmentRules: fails('zone-unknown', { status: 422 }) });
    typeInto(opened.find('#closes'), '2026-10-19T18:00');
    opened.named('Save').click();
    await waitUntil(() => focused(opened)?.id === 'closes');
    expect(opened.shown()).to.contain('It ends before it begins.');
    await expectAccessible(opened.app);
    expect(opened.api.bodies('editEnrolmentRules')).to.deep.equal([]);
    typeInto(opened.find('#closes'), '2026-10-29T18:00');
    opened.named('Save').click();
    await waitUntil(() => focused(opened)?.id === 'zone');
    expect(opened.shown()).to.contain('We don’t know this place’s clock yet.');
  });

  it('can only be read once the program is closed for good, and is reached from the program’s page', async () => {
    const closed = await opens({}, { me: { ...sample.meAsCoordinator, program: { ...sample.meAsCoordinator.program!, state: 'archived' } } });
    expect([...closed.app.shadowRoot!.querySelectorAll<HTMLFieldSetElement>('fieldset.card')].every(({ disabled }) => disabled)).to.equal(true);
    await expectAccessible(closed.app);
    closed.named('Back to the program').click();
    await waitUntil(() => closed.app.shadowRoot!.querySelector('#who-may-join') !== null);
    closed.named('Who may join').click();
    await waitUntil(() => closed.title() === 'Who may join');
  });

  it('fits a narrow page', async () => {
    const opened = await opens({}, { width: 320 });
    await settled(opened.app);
    expect(opened.app.shadowRoot!.querySelector('.enrolment-rules')!.scrollWidth).to.be.at.most(320);
  });
});
