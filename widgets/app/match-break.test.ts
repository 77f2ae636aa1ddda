/** A break that a pair takes, on the page of one's people. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Shape } from '../api/operation.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { focused, open, type Opened } from '../testing/open-app.ts';
import { meAsMentee } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import * as sample from './app-samples.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const active = sample.homeWithBen.matches[0]!;
const paused: Shape<'Match'> = { ...active, state: 'paused' };
const list = (match: Shape<'Match'>): FakeAnswers => ({ ...sample.pairOfAna, listMatches: () => ({ items: [match], nextCursor: null }) });

async function withBen(match: Shape<'Match'>, more: FakeAnswers = {}, me = meAsMentee): Promise<Opened> {
  const opened = await open({ readHome: () => sample.homeWithBen, ...list(match), ...more }, { at: '#partners', me });
  await waitUntil(() => opened.shown().includes('Goals you share'));
  return opened;
}
const said = (words: string) => waitUntil(() => document.getElementById('mentor-live-polite')?.textContent?.includes(words), `says "${words}"`);
const dialogIn = ({ app }: Opened) => app.shadowRoot!.querySelector<HTMLDialogElement>('#break');
const box = (opened: Opened): HTMLDialogElement => dialogIn(opened)!;

describe('a break', () => {
  it('is asked before it begins, by keyboard; then the way on has the focus, and no date can be picked', async () => {
    const opened = await withBen(active, { pauseMatch: () => paused });
    opened.named('Take a break with Ben').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => dialogIn(opened)?.open === true);
    expect(box(opened).textContent).to.contain('Take a break with Ben?').and.to.contain('Meetings ahead are cancelled');
    await expectAccessible(opened.app);
    opened.api.answer({ ...list(paused), listProposals: () => ({ items: [], nextCursor: null }), listMeetings: () => ({ items: [], nextCursor: null }) });
    [...box(opened).querySelectorAll('button')].at(-1)!.click();
    await waitUntil(() => focused(opened)?.ariaLabel === 'Go on with Ben', 'the way on has the focus');
    expect(opened.shown()).to.contain('You are taking a break.');
    await waitUntil(() => opened.shown().includes('No date yet.') && !opened.shown().includes('Pick a time'));
    await said('You are taking a break with Ben. Nothing is lost.');
    await expectAccessible(opened.app);
    expect(opened.api.calls.filter(({ id }) => id === 'pauseMatch').map(({ input }) => input.path)).to.deep.equal([{ matchId: active.id }]);
  });

  it('can be thought over: Escape changes nothing and gives the focus back', async () => {
    const opened = await withBen(active);
    opened.named('Take a break with Ben').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => dialogIn(opened)?.open === true);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused(opened)?.ariaLabel === 'Take a break with Ben');
    expect(opened.api.calls.some(({ id }) => id === 'pauseMatch')).to.equal(false);
  });

  it('ends without a question', async () => {
    const opened = await withBen(paused, { resumeMatch: () => active });
    expect(opened.shown()).to.contain('Paused');
    opened.api.answer(list(active));
    opened.named('Go on with Ben').click();
    await waitUntil(() => focused(opened)?.ariaLabel === 'Take a break with Ben', 'the way back has the focus');
    await said('You go on with Ben.');
  });

  it('that the other one ended meanwhile shows how it stands', async () => {
    const opened = await withBen(paused, { resumeMatch: fails('moved-on', { status: 409 }) });
    opened.api.answer(list(active));
    opened.named('Go on with Ben').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector('[aria-label="Take a break with Ben"]') !== null);
    expect(opened.shown()).not.to.contain('You are taking a break.');
  });

  it('that could not begin says so in the dialog and is tried again as the same', async () => {
    const opened = await withBen(active, { pauseMatch: fails('network') });
    opened.named('Take a break with Ben').click();
    await waitUntil(() => dialogIn(opened)?.open === true);
    [...box(opened).querySelectorAll('button')].at(-1)!.click();
    await waitUntil(() => box(opened).querySelector('.banner'));
    opened.api.answer({ ...list(paused), pauseMatch: () => paused });
    box(opened).querySelector<HTMLButtonElement>('.banner button')!.click();
    await waitUntil(() => opened.shown().includes('You are taking a break.'));
    const keys = opened.api.calls.filter(({ id }) => id === 'pauseMatch').map(({ idempotencyKey }) => idempotencyKey);
    expect([keys.length, new Set(keys).size]).to.deep.equal([2, 1]);
  });

  const notNow: readonly (readonly [when: string, match: Shape<'Match'>])[] = [
    ['before both have confirmed a match that they only try', { ...active, tentative: { until: '2026-10-30T10:00:00.000Z', confirmedBy: [] } }],
    ['while a match comes to its end', { ...active, state: 'closing' }],
  ];
  for (const [when, match] of notNow) {
    it(`is not offered ${when}`, async () => {
      const opened = await withBen(match);
      expect(opened.shown()).not.to.contain('Take a break');
    });
  }

  it('is told and not ended in a program that is closed for good', async () => {
    const archived = { ...meAsMentee, program: { ...meAsMentee.program!, state: 'archived' as const } };
    const opened = await withBen(paused, {}, archived);
    expect(opened.shown()).to.contain('You are taking a break.').and.not.to.contain('Go on');
  });
});
