import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { criteria } from '../testing/criteria.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { focused, open, typeInto, type Opened } from '../testing/open-app.ts';
import { saying } from '../testing/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('rules and weights', () => {
  const opens = (answers: FakeAnswers = {}, more: Parameters<typeof open>[1] = {}) =>
    open({ readHome: () => sample.homeOfChiara, readCriteria: () => criteria, readRunKeeping: () => ({ unpublishedRunDays: 90 }), listKeptApart: () => ({ items: [], nextCursor: null }), readProgram: () => sample.programOfTomas, ...answers }, { me: sample.meAsCoordinator, at: '#criteria', ...more });
  const pointsAt = ({ find }: Opened, id: string) => find(`#${id}`).closest('.weight')?.querySelector('.weight-points')?.textContent;

  it('says in a sentence what each thing counts, and how much', async () => {
    const opened = await opens();
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('Rules and weights');
    expect(opened.find('.back').textContent).to.contain('Back to the program');
    expect(opened.shown()).to.contain('The first need counts twice the second.').and.to.contain('Gender, age, origin, religion and the like never count');
    expect([pointsAt(opened, 'need'), pointsAt(opened, 'language'), pointsAt(opened, 'ranking'), pointsAt(opened, 'emphasis')]).to.deep.equal(['50 of 100', '13 of 100', '20 of 100 in a run', 'up to 11 of 100 more']);
    expect(opened.shown()).to.contain('At 0 nobody is asked.');
    expect(opened.find('#need').getAttribute('aria-valuetext')).to.equal('40, 50 of 100');
  });

  it('is set by keyboard; the points follow, and only what is different is saved', async () => {
    const changed = { ...criteria, weights: { ...criteria.weights, need: 42 } };
    const opened = await opens({ editCriteria: () => changed });
    opened.find('#need').focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => pointsAt(opened, 'need') === '51 of 100');
    const use = opened.find<HTMLSelectElement>('#use-values');
    use.value = 'must';
    use.dispatchEvent(new Event('change'));
    await settled(opened.app);
    expect(opened.shown()).to.contain('People without an answer in common cannot be a pair');
    expect(opened.app.shadowRoot?.querySelector('#weight-values'), 'a rule has no weight').to.equal(null);
    opened.named<HTMLInputElement>('They speak a language in common').click();
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved. Every fit is worked out with it now.'));
    expect(opened.api.bodies('editCriteria')).to.deep.equal([{ weights: { need: 42 }, questions: [{ key: 'values', use: 'must' }], rules: { commonLanguage: true } }]);
  });

  it('saves nothing where nothing would count, and leads to the first weight', async () => {
    const nothing = { ...criteria, weights: { need: 0, availability: 0, language: 0, ranking: 20, emphasis: 10 }, questions: [] };
    const opened = await opens({ readCriteria: () => nothing });
    opened.named('Save').click();
    await waitUntil(() => focused(opened)?.id === 'need');
    expect(opened.shown()).to.contain('Something has to count. Raise one of the weights.');
    expect(opened.find('#need').getAttribute('aria-describedby')).to.contain('need-error');
    await expectAccessible(opened.app);
    expect(opened.api.bodies('editCriteria')).to.deep.equal([]);
  });

  it('says what did not work, keeps what was set, and saves it at the second try', async () => {
    const opened = await opens({ editCriteria: fails('network') });
    opened.named<HTMLInputElement>('Who were a pair before').click();
    opened.named('Save').click();
    await waitUntil(() => opened.app.shadowRoot?.querySelector('form .banner') !== null);
    opened.api.answer({ editCriteria: () => ({ ...criteria, rules: { ...criteria.rules, notEarlierPair: true } }) });
    expect(opened.named<HTMLInputElement>('Who were a pair before').checked).to.equal(true);
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('Saved.'));
    opened.api.answer({ editCriteria: fails('moved-on', { status: 409 }) });
    opened.named<HTMLInputElement>('Who were a pair before').click();
    opened.named('Save').click();
    await waitUntil(() => opened.shown().includes('The program was closed meanwhile.'));
    await saying('The program was closed meanwhile. What you set here cannot be saved any more.', 'assertive');
  });

  it('in a closed program it can be read and not set', async () => {
    const me = sample.meAsCoordinator;
    const opened = await opens({}, { me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, width: 320 });
    expect(opened.shown()).to.contain('This program is closed for good.').and.not.to.contain('Save');
    expect(opened.find<HTMLInputElement>('#need').matches(':disabled')).to.equal(true);
    expect(opened.app.scrollWidth, 'nothing reaches over the edge at 320 px').to.be.at.most(320);
  });

  it('is reached from the program and leads back to it', async () => {
    const opened = await opens({ listGradeColumns: () => ({ items: [], nextCursor: null }) }, { at: '#program' });
    opened.named('Rules and weights').click();
    await waitUntil(() => opened.title() === 'Rules and weights');
    await settled(opened.app);
    opened.named('Back to the program').click();
    await waitUntil(() => opened.title() === 'Program');
  });

  it('does not open for anybody else', async () => {
    const opened = await open({ readHome: () => sample.homeAlone }, { at: '#criteria' });
    expect(opened.title()).to.not.equal('Rules and weights');
    expect(opened.api.calls.some(({ id }) => id === 'readCriteria')).to.equal(false);
  });

  it('leads back to the matching room for who came from there', async () => {
    const opened = await opens({}, { at: '#criteria/matching' });
    expect(opened.find('.back').textContent).to.contain('Back to matching');
    await expectAccessible(opened.app);
  });

  it('sets for how many days a run is kept that is not published; what is no such number is not sent', async () => {
    const opened = await opens({ editRunKeeping: ({ body }) => body });
    const days = () => opened.find<HTMLInputElement>('#run-days');
    await waitUntil(() => days().value === '90');
    for (const wrong of ['0', '731', 'many', '']) {
      typeInto(days(), wrong);
      opened.find('#save-keeping').click();
      await waitUntil(() => days().ariaInvalid === 'true' && opened.shown().includes('Write a number of days from 1 to 730.'));
    }
    expect(focused(opened)).to.equal(days());
    await expectAccessible(opened.app);
    typeInto(days(), '30');
    opened.find('#save-keeping').click();
    await waitUntil(() => opened.shown().includes('Saved. It counts from the next run on.'));
    expect(opened.api.bodies('editRunKeeping')).to.deep.equal([{ unpublishedRunDays: 30 }]);
    expect(days().ariaInvalid).to.not.equal('true');
    opened.api.answer({ editRunKeeping: fails('network') });
    typeInto(days(), '31');
    opened.find('#save-keeping').click();
    await saying('We couldn’t reach the server. Nothing is lost. Check your connection.', 'assertive');
  });
});
