import { expect } from '@open-wc/testing';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { fairnessReport, fairnessRules, ownAnswers, withheldReport } from '../testing/fairness.ts';
import { roomWith, solvedRun } from '../testing/matching.ts';
import { settled } from '../testing/mount.ts';
import { open } from '../testing/open-app.ts';
import { meAsMentee } from '../testing/people.ts';
import { saying } from '../testing/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('fairness', () => {
  const opens = (answers: FakeAnswers = {}, more: Parameters<typeof open>[1] = {}) =>
    open(
      { readHome: () => sample.homeOfChiara, readSession: () => sample.meAsCoordinator, readFairnessRules: () => fairnessRules, makeFairnessReport: () => fairnessReport, ...answers },
      { me: sample.meAsCoordinator, at: '#fairness', ...more },
    );

  it('says in a sentence what each group’s figures mean, and what they do not', async () => {
    const opened = await opens();
    await waitUntil(() => opened.shown().includes('46 of 70 matched: 66%'));
    await expectAccessible(opened.app);
    expect(opened.shown())
      .to.contain('72% of the highest rate, less than four fifths, and hardly by chance (p < 0.001).')
      .and.to.contain('The highest rate. The others are compared with it.')
      .and.to.contain('78% of the highest rate, less than four fifths. With so few people chance alone can do that (p = 0.222).')
      .and.to.contain('20 people besides did not answer, or are in a group too small to show.')
      .and.to.contain('no figure here is proof');
    expect(opened.api.bodies('makeFairnessReport')).to.deep.equal([{}]);
  });

  it('says why it shows earlier figures, and why none', async () => {
    const opened = await opens({ makeFairnessReport: () => withheldReport });
    await waitUntil(() => opened.shown().includes('These are earlier figures.'));
    expect(opened.shown()).to.contain('Figures would tell what somebody answered.').and.to.contain('A group is shown from five people on.');
  });

  it('is made where it is asked for: neither another clock nor another page asks for one', async () => {
    const opened = await opens({}, { at: `#fairness/${solvedRun.id}` });
    await waitUntil(() => opened.api.bodies('makeFairnessReport').length === 1);
    opened.app.session!.viewZone('Asia/Tokyo');
    await opened.app.updateComplete;
    opened.app.go('home');
    await waitUntil(() => opened.title() !== 'Fairness');
    await waitUntil(() => opened.api.calls.some(({ id, zone }) => id === 'readHome' && zone === 'Asia/Tokyo'), 'what shows times is read again');
    expect(opened.api.bodies('makeFairnessReport')).to.deep.equal([{ runId: solvedRun.id }]);
  });

  it('hides names at once, and stays as it was where that did not work', async () => {
    const opened = await opens({ editFairnessRules: fails('network') });
    const hide = () => opened.named<HTMLInputElement>('Hide names until a match is accepted');
    hide().click();
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.fairness .banner') !== null);
    expect(hide().checked).to.equal(false);
    await saying('We couldn’t reach the server. Nothing is lost. Check your connection.', 'assertive');
    opened.api.answer({ editFairnessRules: () => ({ ...fairnessRules, blind: true }) });
    hide().click();
    await waitUntil(() => hide().checked);
    expect(opened.api.bodies('editFairnessRules').at(-1)).to.deep.equal({ blind: true });
  });

  it('warns that what was answered is erased before it asks for less', async () => {
    const opened = await opens({ editFairnessRules: () => ({ blind: false, attributes: ['first-in-family'] }) });
    opened.named<HTMLInputElement>('Gender').click();
    await settled(opened.app);
    expect(opened.shown()).to.contain('What people answered is erased for: Gender.');
    opened.find('#fair-save').click();
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('editFairnessRules')).to.deep.equal([{ attributes: ['first-in-family'] }]);
    await waitUntil(() => opened.api.bodies('makeFairnessReport').length === 2, 'the figures are read again');
  });

  it('is a press away from the run that it is about, and from the program', async () => {
    const opened = await opens({ ...roomWith(solvedRun), readProgram: () => sample.programOfTomas }, { at: '#matching' });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('#fairness') !== null);
    opened.find('#fairness').click();
    await waitUntil(() => opened.title() === 'Fairness');
    await waitUntil(() => opened.api.bodies('makeFairnessReport').length === 1);
    expect(opened.api.bodies('makeFairnessReport')).to.deep.equal([{ runId: solvedRun.id }]);
    opened.named<HTMLInputElement>('In the program as it is').click();
    await waitUntil(() => opened.api.bodies('makeFairnessReport').length === 2);
    opened.named('Back to the program').click();
    await waitUntil(() => opened.shown().includes('Rules and weights'));
    opened.named('Fairness').click();
    await waitUntil(() => opened.title() === 'Fairness');
  });
});

describe('what a mentee may say for a fairness report', () => {
  const opens = (answers: FakeAnswers = {}, me = meAsMentee) => open({ readHome: () => sample.homeAlone, readProtectedAnswers: () => ownAnswers, ...answers }, { me, at: '#profile' });

  it('is asked with a promise, kept by a button of its own, and erased by another', async () => {
    let kept = ownAnswers;
    const opened = await opens({ saveProtectedAnswers: () => kept });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('#protected-save') !== null);
    await expectAccessible(opened.app);
    expect(opened.shown()).to.contain('Nobody reads your answers').and.to.contain('Saving, you agree');
    const all = [...opened.app.shadowRoot!.querySelectorAll<HTMLInputElement>('input[name=protected-age-band]')];
    expect(all.find(({ checked }) => checked)?.value, 'not saying is what it begins with').to.equal('unsaid');
    all.find(({ value }) => value === '21-24')!.click();
    kept = { ...ownAnswers, answers: { gender: 'woman', 'age-band': '21-24' } };
    opened.find('#protected-save').click();
    await waitUntil(() => opened.shown().includes('Saved. Nobody but you reads them.'));
    kept = { ...ownAnswers, answers: {} };
    opened.find('#protected-erase').click();
    await waitUntil(() => opened.shown().includes('Your answers are erased.'));
    expect(opened.api.bodies('saveProtectedAnswers')).to.deep.equal([{ answers: { gender: 'woman', 'age-band': '21-24' }, consent: true }, { answers: {}, consent: true }]);
  });

  it('is not there where the program asks for nothing', async () => {
    const opened = await opens({ readProtectedAnswers: () => ({ asked: [], answers: {} }) });
    expect(opened.shown()).not.to.contain('For a fair program');
  });

  it('in a program that hides names, people are told that what they write is shown as it is', async () => {
    const { program } = meAsMentee;
    const opened = await opens({}, { ...meAsMentee, program: program && { ...program, blind: true } });
    expect(opened.find('#blind-note').textContent).to.contain('leave your name, school and place out of it');
  });
});
