import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../entries/mentor-directory.ts';
import { fails } from '../testing/fake-api.ts';
import { aRequest, benCard, benProfile, leilaCard, mentorPage, ngoziCard, tomasCard } from '../testing/mentors.ts';
import { mount, settled, type MountOptions } from '../testing/mount.ts';
import { ben, leila, meAsMentor, ngozi, tomas } from '../testing/people.ts';
import { noFilters, type Filters } from './filters.ts';
import type { MentorDirectory } from './mentor-directory.ts';

const cards = [benCard, ngoziCard, tomasCard, leilaCard];
const narrowed: Filters = { ...noFilters, topic: ['data-careers'], language: ['pt'], time: ['after-16'] };
const answers = {
  listMentors: () => mentorPage(cards, { total: 9 }),
  readMentor: () => benProfile,
  readDraft: () => ({ fields: {}, savedAt: null }),
  saveDraft: () => ({ savedAt: '2026-10-20T12:05:00.000Z' }),
};

async function show({ filters = noFilters, ...options }: MountOptions & { filters?: Filters } = {}) {
  const { element, api } = await mount<MentorDirectory>(html`<mentor-directory .filters=${filters}></mentor-directory>`, { ...options, answers: { ...answers, ...options.answers } });
  const root = element.renderRoot as ShadowRoot;
  const all = <E extends HTMLElement = HTMLElement>(selector: string) => [...root.querySelectorAll<E>(selector)];
  const named = (selector: string, words: string) =>
    all(selector).find((one) => (one.getAttribute('aria-label') ?? one.textContent).replace(/\s+/g, ' ').trim().includes(words)) ?? expect.fail(`no ${selector} “${words}”`);
  return {
    element, api, all, named,
    words: () => root.textContent.replace(/\s+/g, ' '),
    focused: () => root.activeElement as HTMLElement,
    queries: () => api.calls.filter(({ id }) => id === 'listMentors').map(({ input }) => input.query),
    said: async (words: string) => waitUntil(() => document.querySelector('#mentor-live-polite')?.textContent === words, `“${words}” is said`, { timeout: 3_000 }),
  };
}
async function type(field: HTMLElement, words: string): Promise<void> {
  field.focus();
  await sendKeys({ type: words });
}

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

  it('whoever is no mentee sees no way to ask', async () => {
    const { all, words } = await show({ me: meAsMentor, answers: { listMentors: () => mentorPage(cards.map((card) => ({ ...card, fit: null }))) } });
    expect(words()).to.not.contain('Ask Ben');
    expect(all('.reasons, .fit').length).to.equal(0);
  });
});

describe('a mentor’s profile', () => {
  it('shows every part of the fit with its points, and what the number means', async () => {
    const { words } = await show({ width: 1100, answers: { readMentor: () => ({ ...benProfile, fit: ngoziCard.fit }) } }).then(async (shown) => {
      shown.named('.mentor-name', 'Ben Köhler').click();
      await waitUntil(() => shown.all('.fit-parts > li').length === 5);
      return shown;
    });
    expect(words()).to.contain('How well you fit').and.to.contain('Help you look for50 of 50').and.to.contain('Languages9 of 13').and.to.contain('It cannot tell how well you will get on.');
    expect(words()).to.contain('Ben has not said: “What matters most to you at work?”');
  });

  const write = async ({ all, element }: Awaited<ReturnType<typeof show>>) => {
    await waitUntil(() => all('#request-goal').length > 0);
    await type(all('#request-goal')[0]!, 'Land an internship');
    await type(all('#request-message')[0]!, 'Hi Ben, would you look at my model?');
    await element.updateComplete;
  };

  it('opens at the name, goes back to the same card, and tells where it is', async () => {
    const shown = await show();
    const told: (string | null)[] = [];
    shown.element.addEventListener('mentor-profile-opened', (event) => told.push(event.detail.mentorId));
    shown.named('.mentor-name', 'Ben Köhler').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.focused()?.id === 'profile-title');
    expect(shown.words()).to.contain('In Ben’s words');
    shown.named('.button', 'Back to 9 mentors').click();
    await waitUntil(() => shown.focused()?.textContent === 'Ben Köhler');
    expect(told).to.deep.equal([benCard.id, null]);
  });

  it('names are links where the page has addresses', async () => {
    const { element, named } = await show();
    element.mentorHref = (id) => `#find/${id}`;
    await element.updateComplete;
    expect(named('a.mentor-name', 'Ben Köhler').getAttribute('href')).to.equal(`#find/${benCard.id}`);
  });

  it('sends goal, message and cadence, and says what happens next', async () => {
    const shown = await show({ answers: { sendMatchRequest: () => aRequest() } });
    let sent: string | undefined;
    shown.element.addEventListener('mentor-request-sent', (event) => (sent = event.detail.requestId));
    shown.named('.ask', 'Ask Ben').click();
    await waitUntil(() => shown.focused()?.id === 'request-goal', 'asking begins at the goal');
    await write(shown);
    shown.named('label', 'Every 2 weeks').querySelector('input')!.click();
    shown.named('.button', 'Send request').click();
    await waitUntil(() => sent !== undefined);
    expect(shown.api.bodies('sendMatchRequest')).to.deep.equal([{ choices: [benCard.id], goal: 'Land an internship', message: 'Hi Ben, would you look at my model?', cadence: 'fortnightly' }]);
    expect(sent).to.equal(aRequest().id);
    await waitUntil(() => shown.focused()?.textContent === 'Sent. Ben has 10 days to answer.');
    expect(shown.api.bodies('saveDraft').at(-1)).to.deep.equal({ fields: {} });
    await shown.said('Sent. Ben has 10 days to answer.');
  });

  it('keeps what is typed on the server, and says so', async () => {
    const shown = await show();
    shown.named('.ask', 'Ask Ben').click();
    await write(shown);
    await waitUntil(() => shown.words().includes('Saved just now'), 'saved', { timeout: 3_000 });
    expect(shown.api.bodies('saveDraft').at(-1)).to.deep.equal({ fields: { goal: 'Land an internship', message: 'Hi Ben, would you look at my model?', cadence: 'monthly' } });
  });

  for (const [code, words] of [
    ['asked-already', 'You have asked Ben already.'],
    ['mentor-full', 'Ben has just filled the last place.'],
    ['mentor-paused', 'Ben has just begun a break.'],
    ['you-are-full', 'You have every mentor this program gives you.'],
    ['network', 'We couldn’t reach the server.'],
  ] as const) {
    it(`${code}: says why and keeps every word`, async () => {
      const shown = await show({ answers: { sendMatchRequest: fails(code, { status: 409 }) } });
      shown.named('.ask', 'Ask Ben').click();
      await write(shown);
      shown.named('.button', 'Send request').click();
      await waitUntil(() => shown.words().includes(words), words);
      expect(shown.all<HTMLTextAreaElement>('#request-message')[0]?.value).to.equal('Hi Ben, would you look at my model?');
    });
  }

  it('asked-before says from when one can ask again', async () => {
    const shown = await show({ answers: { sendMatchRequest: fails('asked-before', { status: 409, details: { againAt: '2026-12-01T12:00:00.000Z' } }) } });
    shown.named('.ask', 'Ask Ben').click();
    await write(shown);
    shown.named('.button', 'Send request').click();
    await waitUntil(() => shown.words().includes('You can ask again from 1 December.'));
  });

  it('sends nothing without a goal and leads to what is missing', async () => {
    const shown = await show();
    shown.named('.ask', 'Ask Ben').click();
    await waitUntil(() => shown.all('#request-goal').length > 0);
    shown.named('.button', 'Send request').click();
    await waitUntil(() => shown.focused()?.getAttribute('aria-invalid') === 'true');
    expect(shown.focused().id).to.equal('request-goal');
    expect(shown.words()).to.contain('Name one thing, in a few words.');
    expect(shown.api.bodies('sendMatchRequest')).to.deep.equal([]);
  });

  it('says that the mentor has said yes, when that comes while the profile is open', async () => {
    const asked = { ...benProfile, request: { id: aRequest().id, state: 'pending' as const, choice: 'asked' as const } };
    const shown = await show({ answers: { readMentor: () => asked, readMatchRequest: () => aRequest() } });
    shown.element.open(benCard.id);
    await waitUntil(() => shown.words().includes('Ben has until 30 October to answer.'));
    shown.api.answer({ readMatchRequest: () => aRequest({ state: 'accepted', choices: [{ mentor: ben, state: 'accepted' }], can: [] }) });
    shown.api.happen({ type: 'match-request.accepted', id: aRequest().id });
    await shown.said('Ben said yes.');
  });

  it('a mentor is added as the next choice of a request that waits: one press, nothing to write again', async () => {
    const waiting = aRequest({ choices: [{ mentor: ngozi, state: 'asked' }] });
    const added = { ...waiting, choices: [...waiting.choices, { mentor: ben, state: 'queued' as const }] };
    const { api, named, words, said } = await show({ answers: { listMatchRequests: () => ({ items: [waiting], nextCursor: null }), rankMatchRequest: () => added } });
    named('.ask', 'Ask Ben').click();
    await waitUntil(() => words().includes('You’ve asked Ngozi already'));
    named('.next-choice .button', 'Ask Ben next').click();
    await waitUntil(() => words().includes('If Ngozi can’t, or hasn’t answered by 30 October, we ask Ben.'));
    expect(api.bodies('rankMatchRequest')).to.deep.equal([{ next: [ben.id] }]);
    await said('Ben is asked next, if Ngozi can’t.');
  });

  it('where as many are named as the program allows, there is only the form', async () => {
    const full = aRequest({ choices: [{ mentor: ngozi, state: 'asked' }, { mentor: tomas, state: 'queued' }, { mentor: leila, state: 'queued' }] });
    const { named, words, all } = await show({ answers: { listMatchRequests: () => ({ items: [full], nextCursor: null }) } });
    named('.ask', 'Ask Ben').click();
    await waitUntil(() => all('.request-form').length === 1);
    expect(words()).not.to.contain('You’ve asked');
  });

  it('what was asked stands in place of the form', async () => {
    const shown = await show({
      answers: { readMentor: () => ({ ...benProfile, request: { id: aRequest().id, state: 'pending', choice: 'asked' } }), readMatchRequest: () => aRequest() },
    });
    shown.element.open(benCard.id);
    await waitUntil(() => shown.words().includes('Ben has until 30 October to answer.'));
    expect(shown.all('#request-goal').length).to.equal(0);
    expect(shown.named('.button', 'Withdraw').hasAttribute('disabled')).to.equal(false);
  });
});
