import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../entries/mentor-app.ts';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { enrolmentRules as rules } from '../testing/enrolment-rules.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { focused, open, typeInto } from '../testing/open-app.ts';
import { saying } from '../testing/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';

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

  it('leaves what another coordinator set meanwhile, and shows it', async () => {
    const opened = await opens({ editEnrolmentRules: ({ body }) => ({ ...rules, places: { ...rules.places, ...body?.places }, window: null, opensAt: null, closesAt: null }) });
    typeInto(opened.find('#places-mentor'), '5');
    opened.api.answer({ readEnrolmentRules: () => ({ ...rules, places: { mentor: 0, mentee: 60 }, window: null, opensAt: null, closesAt: null }) });
    opened.api.happen({ id: '1', type: 'program.changed' });
    await waitUntil(() => opened.find<HTMLInputElement>('#places-mentee').value === '60');
    expect(opened.find<HTMLInputElement>('#places-mentor').value).to.equal('5');
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('editEnrolmentRules')).to.deep.equal([{ places: { mentor: 5, mentee: 60 } }]);
  });

  it('takes nothing back by a draft of last week but what was typed in it', async () => {
    const opened = await opens({ readDraft: () => ({ fields: { typed: 'mentorPlaces,opens', mentorPlaces: '5' }, savedAt: '2026-10-13T12:00:00.000Z' }), editEnrolmentRules: () => rules });
    await waitUntil(() => opened.find<HTMLInputElement>('#places-mentor').value === '5');
    expect([opened.find<HTMLInputElement>('#places-mentee').value, opened.find<HTMLInputElement>('#opens').value]).to.deep.equal([String(rules.places.mentee), '']);
    opened.named('Save').click();
    await waitUntil(() => opened.api.bodies('editEnrolmentRules').length === 1);
    expect(opened.api.bodies('editEnrolmentRules')).to.deep.equal([{ places: { mentee: rules.places.mentee, mentor: 5 }, window: { ...rules.window, opens: null } }]);
  });

  it('keeps what is typed while a save is on its way, and says that all is saved only once it is', async () => {
    const answers: (() => void)[] = [];
    const opened = await opens({ editEnrolmentRules: ({ body }) => new Promise((resolve) => answers.push(() => resolve({ ...rules, places: { ...rules.places, ...body?.places } }))) });
    typeInto(opened.find('#places-mentee'), '60');
    opened.named('Save').click();
    await waitUntil(() => answers.length === 1);
    typeInto(opened.find('#places-mentor'), '5');
    answers[0]!();
    await waitUntil(() => opened.find('[type=submit]').ariaBusy === 'false');
    await settled(opened.app);
    expect([opened.find<HTMLInputElement>('#places-mentee').value, opened.find<HTMLInputElement>('#places-mentor').value]).to.deep.equal(['60', '5']);
    expect(opened.shown()).to.not.contain('Saved.');
    opened.named('Save').click();
    await waitUntil(() => answers.length === 2);
    answers[1]!();
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('editEnrolmentRules')[1]).to.deep.equal({ places: { mentee: 60, mentor: 5 } });
  });

  it('says at once to a screen reader what did not work', async () => {
    const opened = await opens({ editEnrolmentRules: fails('network') });
    typeInto(opened.find('#places-mentee'), '60');
    opened.named('Save').click();
    await saying('We couldn’t reach the server. Nothing is lost. Check your connection.', 'assertive');
    opened.api.answer({ editEnrolmentRules: fails('moved-on', { status: 409 }) });
    opened.named('Save').click();
    await saying('The program was closed in the meantime. What you set can no longer be saved.', 'assertive');
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
