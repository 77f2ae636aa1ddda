/** The end of a match of two, on the page of one's people. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Shape } from '../api/operation.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { focused, open, type Opened } from '../testing/open-app.ts';
import { waitUntil } from '../testing/wait-until.ts';
import * as sample from './app-samples.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const active = sample.homeWithBen.matches[0]!;
const ended: Shape<'Match'> = { ...active, state: 'ended' };
const list = (...items: Shape<'Match'>[]): FakeAnswers => ({ ...sample.pairOfAna, listMatches: () => ({ items, nextCursor: null }) });

async function withBen(match: Shape<'Match'> = active, more: FakeAnswers = {}): Promise<Opened> {
  const opened = await open({ readHome: () => sample.homeWithBen, ...list(match), ...more }, { at: '#partners' });
  await waitUntil(() => opened.shown().includes('Goals you share'));
  return opened;
}
const dialogIn = ({ app }: Opened) => app.shadowRoot!.querySelector<HTMLDialogElement>('#end');
const press = (opened: Opened) => [...dialogIn(opened)!.querySelectorAll('button')].at(-1)!.click();
async function asked(opened: Opened): Promise<void> {
  opened.named('End the match with Ben').focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => dialogIn(opened)?.open === true);
}

describe('the end of a match', () => {
  it('is asked first, wants no reason, and leads a mentee to other mentors', async () => {
    const opened = await withBen(active, { endMatch: () => ended });
    await asked(opened);
    expect(dialogIn(opened)!.textContent).to.contain('is told that it has ended, and not why');
    await expectAccessible(opened.app);
    opened.api.answer(list());
    press(opened);
    await waitUntil(() => focused(opened)?.classList.contains('just-ended') === true, 'what has happened has the focus');
    expect(opened.shown()).to.contain('Your match with Ben has ended.').and.not.to.contain('Goals you share');
    expect(opened.named<HTMLAnchorElement>('Find another mentor').hash).to.equal('#find');
    await expectAccessible(opened.app);
    expect(opened.api.bodies('endMatch')).to.deep.equal([{}]);
  });

  it('can be for good: not again with this person, which is asked anew each time', async () => {
    const opened = await withBen(active, { endMatch: () => ended });
    await asked(opened);
    opened.named<HTMLInputElement>('Not again with this person').click();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => dialogIn(opened)?.open === false);
    await asked(opened);
    expect(opened.named<HTMLInputElement>('Not again with this person').checked).to.equal(false);
    opened.named<HTMLInputElement>('Not again with this person').click();
    press(opened);
    await waitUntil(() => opened.api.bodies('endMatch').length === 1);
    expect(opened.api.bodies('endMatch')).to.deep.equal([{ notAgain: true }]);
  });

  it('that the other one was faster with shows how it stands', async () => {
    const opened = await withBen(active, { endMatch: fails('moved-on', { status: 409 }) });
    await asked(opened);
    opened.api.answer(list());
    press(opened);
    await waitUntil(() => dialogIn(opened)?.open === false && !opened.shown().includes('Goals you share'));
    await waitUntil(() => focused(opened)?.className === 'title', 'the button that asked has gone with the match');
    expect(opened.shown()).not.to.contain('Your match with Ben has ended.');
  });

  it('that did not arrive says so in the dialog and is tried again as the same', async () => {
    const opened = await withBen(active, { endMatch: fails('network') });
    await asked(opened);
    press(opened);
    await waitUntil(() => dialogIn(opened)!.querySelector('.banner'));
    opened.api.answer({ ...list(), endMatch: () => ended });
    dialogIn(opened)!.querySelector<HTMLButtonElement>('.banner button')!.click();
    await waitUntil(() => opened.shown().includes('Your match with Ben has ended.'));
    const keys = opened.api.calls.filter(({ id }) => id === 'endMatch').map(({ idempotencyKey }) => idempotencyKey);
    expect([keys.length, new Set(keys).size]).to.deep.equal([2, 1]);
  });

  it('is what can be done where the other one takes no part for now', async () => {
    const opened = await withBen({ ...active, partnerAway: true });
    expect(opened.shown()).to.contain('Ben takes no part for now.').and.to.contain('end it below');
    await expectAccessible(opened.app);
  });

  it('is not pointed to where it is not offered: the other one’s absence alone is said', async () => {
    const opened = await withBen({ ...active, partnerAway: true, tentative: { until: '2026-10-30T10:00:00.000Z', confirmedBy: [] } });
    expect(opened.shown()).to.contain('Ben takes no part for now. Your match waits').and.not.to.contain('end it below');
  });

  it('that was not one’s own doing is said on the first page, with the way to another mentor', async () => {
    const next = { ...sample.homeWithBen.next, step: 'choose-mentor' as const, partner: active.partner, meetingId: null, until: null };
    const opened = await open({ readHome: () => ({ ...sample.homeWithBen, matches: [], nextMeeting: null, next }) });
    await waitUntil(() => opened.shown().includes('Find another mentor'));
    expect(opened.shown()).to.contain('Your match with Ben has ended.');
    expect(opened.named<HTMLAnchorElement>('Find a mentor').hash).to.equal('#find');
    await expectAccessible(opened.app);
  });

  it('can be chosen from the first page while the other one is away', async () => {
    const next = { ...sample.homeWithBen.next, step: 'partner-away' as const, partner: active.partner, meetingId: null, until: null };
    const opened = await open({ readHome: () => ({ ...sample.homeWithBen, next }) });
    await waitUntil(() => opened.shown().includes('Ben takes no part for now'));
    expect(opened.find<HTMLAnchorElement>('.next-step a').hash).to.equal('#partners');
  });

  const notHere: readonly (readonly [when: string, match: Shape<'Match'>])[] = [
    ['before both have confirmed a match that they only try', { ...active, tentative: { until: '2026-10-30T10:00:00.000Z', confirmedBy: [] } }],
    ['of a circle, which one leaves there', { ...active, circle: { id: '6abc00000000000000000c01', title: 'Data circle' } }],
  ];
  for (const [when, match] of notHere) {
    it(`is not offered ${when}`, async () => {
      const opened = await withBen(match);
      expect(opened.shown()).not.to.contain('End the match');
    });
  }
});
