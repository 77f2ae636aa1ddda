import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { answers, cards, narrowed, show } from '../testing/directory-on-screen.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails } from '../testing/fake-api.ts';
import { benCard, benProfile, leilaCard, mentorPage, ngoziCard, tomasCard } from '../testing/mentors.ts';
import { settled } from '../testing/mount.ts';
import { meAsMentor } from '../testing/people.ts';
import { slotWeek } from '../scheduling/example-meetings.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { noFilters, type Filters } from './filters.ts';

describe('looking for a mentor', () => {
  it('a long label wraps, the count beside it does not', async () => {
    const { all } = await show({ width: 1100, locale: 'fr' });
    // As narrow for the test's font as the column is for a wide one.
    all('.facets')[0]!.style.setProperty('inline-size', '150px');
    for (const row of all('.facets .check')) {
      const count = row.querySelector<HTMLElement>('.count')!;
      expect(count.getClientRects(), row.textContent).to.have.length(1);
      expect(count.offsetHeight, row.textContent).to.be.at.most(24);
    }
    expect(all('.facets .check > span:not(.count)').some((label) => label.offsetHeight > 24), 'a label wraps').to.equal(true);
  });

  it('tells what time it is for each on a clock of twelve hours to who reads such a one', async () => {
    const { words } = await show({ region: 'US' });
    expect(words().replace(/\s+/g, ' ')).to.contain('Berlin, 2:05 PM now');
  });

  it('asks plainly first, so that the answer can come with the session', async () => {
    const { api } = await show();
    expect(api.calls.filter(({ id }) => id === 'listMentors').map(({ input }) => input)).to.deep.equal([{}]);
  });

  it('a ticked box asks for those who fit, says how many, and becomes a chip', async () => {
    const { element, all, named, queries, said } = await show({ width: 1100 });
    let told: Filters | undefined;
    element.addEventListener('mentor-directory-changed', (event) => (told = event.detail.filters));
    const box = named('.facets label', 'Portuguese').querySelector('input')!;
    expect(named('.facets label', 'Portuguese').textContent).to.contain('9');
    box.focus();
    await sendKeys({ press: 'Space' });
    await settled(element);
    expect(queries().at(-1)).to.deep.equal({ language: ['pt'], limit: 20 });
    expect(told).to.deep.equal({ ...noFilters, language: ['pt'] });
    expect(all('.chip').map((chip) => chip.textContent.trim())).to.deep.equal(['Portuguese']);
    await said('9 mentors fit');
  });

  describe('where the program has single sessions', () => {
    const offering = mentorPage([{ ...benCard, flashMinutes: 30 }, ngoziCard, { ...leilaCard, state: 'full', placesFree: 0, flashMinutes: 30 }], { total: 9 });
    const withSingles = { listMentors: () => ({ ...offering, facets: { ...offering.facets, flash: 5 } }), readMentor: () => ({ ...benProfile, flashMinutes: 30 }) };

    it('a box with a live count finds who offers them, and becomes a chip', async () => {
      const { element, all, named, queries } = await show({ width: 1100, answers: withSingles });
      await expectAccessible(element);
      const box = named('.facets label', 'Offers single sessions');
      expect(box.textContent).to.contain('5');
      box.querySelector('input')!.focus();
      await sendKeys({ press: 'Space' });
      await settled(element);
      expect(queries().at(-1)).to.deep.equal({ flash: 'true', limit: 20 });
      expect(all('.chip').map((chip) => chip.textContent.trim())).to.deep.equal(['Offers single sessions']);
    });

    it('the card of who offers them says so and leads to booking, also where they are full; nobody else’s does', async () => {
      const { all, element, focused } = await show({ width: 1100, answers: { ...withSingles, listFlashSlots: () => slotWeek(undefined, { minutes: 30 }) } });
      expect(all('.mentor').map((card) => card.querySelector('.singles')?.textContent.trim())).to.deep.equal(['Offers single sessions', undefined, 'Offers single sessions']);
      const buttons = all('.mentor .button').filter(({ textContent }) => textContent === 'Book a single session');
      expect(buttons.map(({ ariaLabel }) => ariaLabel)).to.deep.equal(['Book a single session with Ben Köhler', 'Book a single session with Leila Haddad']);
      buttons[0]!.focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => focused()?.id === 'flash-topic');
      await expectAccessible(element);
    });

    it('who looks for nobody sees who offers them, and books none', async () => {
      const { all } = await show({ width: 1100, me: meAsMentor, answers: withSingles });
      expect(all('.singles')).to.have.length(2);
      expect(all('.mentor .button').some(({ textContent }) => textContent === 'Book a single session')).to.equal(false);
    });

    it('where nobody fits, letting go of that box can help most', async () => {
      const { named, queries, element } = await show({ filters: { ...noFilters, flash: true }, answers: { listMentors: () => mentorPage([], { relax: { group: 'flash', key: 'true', total: 14 } }) } });
      named('.card', 'Without “Offers single sessions” there are 14.');
      named('.button', 'Show 14').click();
      await settled(element);
      expect(queries().at(-1), 'asked plainly').to.equal(undefined);
    });
  });

  it('says how many there are, not how many fit, where nothing is filtered', async () => {
    const { element, named, said } = await show({ width: 1100, filters: { ...noFilters, language: ['pt'] } });
    named('.chips .button', 'Clear all').click();
    await settled(element);
    await said('9 mentors');
  });

  it('the Tab key comes to the search first, then the order, then the boxes, then the mentors', async () => {
    const { all, focused } = await show({ width: 1100 });
    all('.section')[0]?.focus();
    const order: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      await sendKeys({ press: 'Tab' });
      order.push(focused().id || focused().className || (focused() as HTMLInputElement).type);
    }
    expect(order).to.deep.equal(['search', 'input sort', 'checkbox']);
  });

  it('says under its heading that there is no connection, and goes on', async () => {
    const { element, words } = await show();
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    window.dispatchEvent(new Event('offline'));
    await element.updateComplete;
    expect(element.renderRoot.querySelector('.section + .banner')?.textContent).to.contain('You’re offline.');
    expect(words()).to.contain('Ben Köhler');
    Reflect.deleteProperty(navigator, 'onLine');
    window.dispatchEvent(new Event('online'));
    await element.updateComplete;
    expect(words()).to.not.contain('You’re offline.');
  });

  it('at 320 px the next time of a mentor stays in one line, and nothing reaches over the edge', async () => {
    const { element, all } = await show({ width: 320 });
    expect(all('.mentor-next .label').map((one) => one.offsetHeight)).to.deep.equal(cards.map(() => 20));
    expect(element.scrollWidth).to.equal(320);
  });

  it('what is searched or filtered stays with the app around it', async () => {
    const { element, named } = await show({ width: 1100 });
    let heard = false;
    const hear = () => (heard = true);
    document.addEventListener('mentor-directory-changed', hear);
    named('.facets label', 'Weekends').querySelector('input')!.click();
    await settled(element);
    document.removeEventListener('mentor-directory-changed', hear);
    expect(heard).to.equal(false);
  });

  it('Delete takes a chip away and the focus goes to the next one, at the end to the search', async () => {
    const { element, all, focused } = await show({ filters: narrowed });
    const press = async (key: 'Delete' | 'Enter') => {
      await sendKeys({ press: key });
      await settled(element);
    };
    all('.chip')[0]?.focus();
    await press('Delete');
    expect(focused().getAttribute('aria-label')).to.equal('Remove Portuguese');
    await press('Enter');
    expect(focused().getAttribute('aria-label')).to.equal('Remove After 16:00');
    await press('Delete');
    expect(focused().id).to.equal('search');
    expect(element.filters).to.deep.equal(noFilters);
  });

  it('"/" leads to the search, but not out of a field', async () => {
    const { element, focused, named, queries } = await show();
    named('.mentor-name', 'Ben').focus();
    await sendKeys({ press: '/' });
    expect(focused().id).to.equal('search');
    await sendKeys({ type: 'data/ml' });
    expect((focused() as HTMLInputElement).value).to.equal('data/ml');
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(queries().at(-1)).to.deep.equal({ q: 'data/ml', limit: 20 });
  });

  it('where nobody fits, offers to let go of the filter that keeps most away', async () => {
    const { element, named, words, api, focused } = await show({ filters: narrowed, answers: { listMentors: () => mentorPage([], { relax: { group: 'time', key: 'after-16', total: 14 } }) } });
    expect(words()).to.contain('Without “After 16:00” there are 14.');
    api.answer(answers);
    named('.button', 'Show 14').click();
    await settled(element);
    expect(element.filters).to.deep.equal({ ...narrowed, time: [] });
    expect(focused().id).to.equal('search');
  });

  it('shows 20 more with the focus on the first new one, and as many after something happened', async () => {
    const { element, named, focused, api, queries, all } = await show({
      answers: { listMentors: ({ query }) => (query?.cursor ? mentorPage([tomasCard, leilaCard], { total: 4 }) : mentorPage(query?.limit === 40 ? cards : [benCard, ngoziCard], { total: 4, nextCursor: 'next' })) },
    });
    named('.button', 'Show 2 more').click();
    await waitUntil(() => all('.mentor').length === 4);
    await waitUntil(() => focused()?.textContent === 'Tomás Ferreira', 'the focus is on the first new one');
    api.happen({ type: 'match-request.sent', id: '1' });
    await settled(element);
    expect(queries().at(-1)).to.deep.equal({ limit: 40 });
    expect(all('.mentor').length).to.equal(4);
  });

  it('says under the cards that the next ones did not come, and brings them at the second try', async () => {
    const { named, api, all, words } = await show({
      answers: { listMentors: ({ query }) => (query?.cursor ? fails('network')() : mentorPage([benCard, ngoziCard], { total: 4, nextCursor: 'next' })) },
    });
    named('.button', 'Show 2 more').click();
    await waitUntil(() => words().includes('We couldn’t reach the server.'));
    expect(all('.mentor').length).to.equal(2);
    api.answer({ listMentors: () => mentorPage([tomasCard, leilaCard], { total: 4 }) });
    named('.button', 'Try again').click();
    await waitUntil(() => all('.mentor').length === 4);
    expect(words()).not.to.contain('We couldn’t reach the server.');
  });

  it('in a narrow box the filters are a dialog that closes with the number it shows', async () => {
    const { element, named, all, focused } = await show({ width: 390 });
    named('.filters-button', 'Filters').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.renderRoot.querySelector<HTMLDialogElement>('#filters')?.open);
    expect(focused().matches('input[type=checkbox]')).to.equal(true);
    await sendKeys({ press: 'Space' });
    await settled(element);
    expect(element.filters.topic).to.deep.equal(['data-careers']);
    named('#filters .button', 'Show 9 mentors').click();
    await waitUntil(() => !element.renderRoot.querySelector<HTMLDialogElement>('#filters')?.open);
    expect(focused()).to.equal(all('.filters-button')[0]);
  });

  it('says so plainly where the page may not show mentors', async () => {
    const { words } = await show({ answers: { listMentors: fails('not-allowed', { status: 403 }) } });
    expect(words()).to.contain('You can’t see this here.').and.not.contain('Try again');
  });

  it('each card says how well the mentor fits, why, and what nobody has said', async () => {
    const { all } = await show({ width: 1100 });
    const card = (at: number) => all('.mentor')[at]!.textContent.replace(/\s+/g, ' ');
    expect(card(0)).to.contain('92 fit').and.to.contain('Helps with Data careers, your first need').and.to.contain('You both speak Portuguese and English');
    expect(card(2)).to.contain('You both chose: Good questions and Clear structure');
    expect(card(1)).to.contain('78 fit').and.to.contain('Ngozi has not said: “What matters most to you at work?”');
    expect(card(3)).to.contain('9 fit').and.to.contain('No language in common');
  });

  it('a mentor whom a rule keeps apart from the reader says why, and cannot be asked', async () => {
    const apart = { ...benCard, fit: { ...benCard.fit!, obstacles: [{ rule: 'own-grader' as const, question: null }] } };
    const { words } = await show({ answers: { listMentors: () => mentorPage([apart]) } });
    expect(words()).to.contain('Not possible: Ben teaches your course').and.not.to.contain('Ask Ben');
  });

  it('a mentor whom the reader has is said to be theirs, with the way to where the two are, and is none to ask, choose or wait for', async () => {
    const own = { matchId: '665f1c000000000000000b01', state: 'full' as const, placesFree: 0 };
    const { element, words, named, all } = await show({ answers: { listMentors: () => mentorPage([{ ...benCard, ...own }, ngoziCard]), readMentor: () => ({ ...benProfile, ...own, matchId: own.matchId }) } });
    expect(words()).to.contain('Your mentor').and.to.contain('Choose Ngozi').and.not.to.contain('Choose Ben');
    expect(all('.already a')).to.have.length(0);
    element.partnersHref = '#partners';
    await element.updateComplete;
    await waitUntil(() => all('.already a').length === 1);
    expect(named('.already a', 'Your mentor').getAttribute('href')).to.equal('#partners');
    await expectAccessible(element);
    element.open(benCard.id);
    await waitUntil(() => all('#profile-title').length === 1);
    expect(words()).to.contain('Your mentor');
    expect(words()).to.not.contain('You book after');
    expect(all('.ask-panel, .request-form, .jump')).to.have.length(0);
    await expectAccessible(element);
  });

  it('whoever is no mentee sees no way to ask', async () => {
    const { all, words } = await show({ me: meAsMentor, answers: { listMentors: () => mentorPage(cards.map((card) => ({ ...card, fit: null }))) } });
    expect(words()).to.not.contain('Ask Ben');
    expect(all('.reasons, .fit').length).to.equal(0);
  });
});
