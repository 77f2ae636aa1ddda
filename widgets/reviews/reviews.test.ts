import { expect } from '@open-wc/testing';
import { meAsCoordinator } from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { settled } from '../testing/mount.ts';
import { open } from '../testing/open-app.ts';
import { reviewOfAna } from '../testing/reviews.ts';
import { waitUntil } from '../testing/wait-until.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('one person’s work, from the gradebook', () => {
  const me = { ...meAsCoordinator, reviewing: true };
  const opens = async (answers: FakeAnswers, who = me) => {
    const opened = await open(answers, { me: who });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.review .api-task:not([aria-busy="true"])'), 'the work');
    await settled(opened.app);
    return opened;
  };

  it('shows what counts, when they met, and the goals that are shared; nothing of it can be changed', async () => {
    const opened = await opens({ readReview: () => reviewOfAna });
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('Ana Ribeiro');
    const words = opened.shown().replace(/\s+/g, ' ');
    expect(words).to.contain('1 of 3').and.to.contain('Works with Ben Köhler').and.to.contain('Thu, 1 Oct 2026, 18:00 to 18:45, with Ben Köhler').and.to.contain('held').and.to.contain('did not take place');
    expect(words).to.contain('Choose my third-year courses');
    expect(opened.app.shadowRoot?.querySelectorAll('.review :is(button, a, input)').length).to.equal(0);
  });

  it('is all there is: no bar, no other page, and Home is not read', async () => {
    const opened = await opens({ readReview: () => reviewOfAna });
    expect(opened.app.shadowRoot?.querySelector('nav, .bar, .skip')).to.equal(null);
    opened.app.go('program');
    await opened.app.updateComplete;
    expect(opened.title()).to.equal('Ana Ribeiro');
    expect(opened.api.calls.some(({ id }) => id === 'readHome')).to.equal(false);
  });

  it('says what is not shared is not counted either', async () => {
    const opened = await opens({ readReview: () => ({ ...reviewOfAna, partners: [], meetings: [], goals: [] }) });
    expect(opened.shown()).to.contain('No meetings yet').and.to.contain('What people keep to themselves, or between the two of them, is not shown and not counted here.');
  });

  it('shows a teacher who coordinates nothing what counts, and says who sees the rest', async () => {
    const teacher = { ...me, roles: [], entrance: 'join' as const };
    const opened = await opens({ readReview: () => ({ ...reviewOfAna, asCoordinator: false, partners: [], meetings: [], goals: [] }) }, teacher);
    await expectAccessible(opened.app);
    expect(opened.shown()).to.contain('1 of 3').and.to.contain('Meetings and shared goals are for those who coordinate the program.').and.not.to.contain('No meetings yet');
  });

  it('shows nothing any more once the reader has stopped teaching', async () => {
    const opened = await opens({ readReview: () => reviewOfAna });
    opened.api.answer({ readReview: fails('not-allowed', { status: 403 }) });
    opened.api.happen({ type: 'appointment.ended', id: me.person.id });
    await waitUntil(() => opened.shown().includes('You can’t see this here'), 'why there is nothing');
    expect(opened.shown()).not.to.contain('Ana').and.not.to.contain('Ben').and.not.to.contain('of 3');
    await expectAccessible(opened.app);
  });

  it('says what failed, and tries again', async () => {
    const opened = await opens({ readReview: fails('network') });
    opened.api.answer({ readReview: () => reviewOfAna });
    opened.find('.review .banner button').click();
    await waitUntil(() => opened.title() === 'Ana Ribeiro', 'the name');
  });
});
