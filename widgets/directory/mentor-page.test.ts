import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../testing/accessible.ts';
import { show, type } from '../testing/directory-on-screen.ts';
import { fails } from '../testing/fake-api.ts';
import { aRequest, aTurn, benCard, benProfile, leilaCard, ngoziCard } from '../testing/mentors.ts';
import { ben, leila, meAsMentee, ngozi, tomas } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

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

  it('says which part matters most to the reader', async () => {
    const parts = ngoziCard.fit!.parts.map((part) => (part.kind === 'language' ? { ...part, emphasis: true as const } : part));
    const shown = await show({ width: 1100, answers: { readMentor: () => ({ ...benProfile, fit: { ...ngoziCard.fit!, parts } }) } });
    shown.named('.mentor-name', 'Ben Köhler').click();
    await waitUntil(() => shown.all('.fit-parts > li').length === 5);
    expect(shown.words()).to.contain('Languages · matters most to you').and.not.to.contain('Help you look for ·');
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

  it('asking begins with the rhythm that is usual in the program', async () => {
    const shown = await show({ me: { ...meAsMentee, program: { ...meAsMentee.program!, cadence: 'fortnightly' } } });
    shown.element.open(benCard.id, { ask: true });
    await waitUntil(() => shown.all<HTMLInputElement>('[name=request-cadence]:checked')[0]?.value === 'fortnightly');
  });

  it('sends goal, message and cadence, and says what happens next', async () => {
    const shown = await show({ answers: { sendMatchRequest: () => aRequest() } });
    let sent: string | undefined;
    shown.element.addEventListener('mentor-request-sent', (event) => (sent = event.detail.requestId));
    shown.element.open(benCard.id, { ask: true });
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
    shown.element.open(benCard.id, { ask: true });
    await write(shown);
    await waitUntil(() => shown.words().includes('Saved just now'), 'saved');
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
      shown.element.open(benCard.id, { ask: true });
      await write(shown);
      shown.named('.button', 'Send request').click();
      await waitUntil(() => shown.words().includes(words), words);
      expect(shown.all<HTMLTextAreaElement>('#request-message')[0]?.value).to.equal('Hi Ben, would you look at my model?');
    });
  }

  it('mentor-full: names whom one could ask instead, and opens their page', async () => {
    const instead = { id: leilaCard.id, name: leilaCard.name, headline: null };
    const shown = await show({ answers: { sendMatchRequest: fails('mentor-full', { status: 409 }), listAlternatives: () => ({ items: [{ ...instead, id: benCard.id, name: 'Ben Köhler' }, instead], nextCursor: null }) } });
    shown.element.open(benCard.id, { ask: true });
    await write(shown);
    shown.named('.button', 'Send request').click();
    await waitUntil(() => shown.all('.alternative').length > 0, 'somebody else is named');
    expect(shown.all('.alternative').length, 'not the one who is full').to.equal(1);
    await expectAccessible(shown.element);
    shown.named('.alternative', leilaCard.name).click();
    await waitUntil(() => shown.api.calls.filter(({ id }) => id === 'readMentor').length > 1, 'the page of the other');
  });

  it('asked-before says from when one can ask again', async () => {
    const shown = await show({ answers: { sendMatchRequest: fails('asked-before', { status: 409, details: { againAt: '2026-12-01T12:00:00.000Z' } }) } });
    shown.element.open(benCard.id, { ask: true });
    await write(shown);
    shown.named('.button', 'Send request').click();
    await waitUntil(() => shown.words().includes('You can ask again from 1 December.'));
  });

  it('sends nothing without a goal and leads to what is missing', async () => {
    const shown = await show();
    shown.element.open(benCard.id, { ask: true });
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

  it('a mentor is added to a request that waits: one press, nothing to write again', async () => {
    const waiting = aRequest({ choices: [{ mentor: ngozi, state: 'asked' }] });
    const added = { ...waiting, choices: [...waiting.choices, { mentor: ben, state: 'queued' as const }] };
    const { api, element, named, all, words, said } = await show({ answers: { listMatchRequests: () => ({ items: [waiting], nextCursor: null }), rankMatchRequest: () => added } });
    element.open(benCard.id, { ask: true });
    await waitUntil(() => words().includes('Asked already'));
    await expectAccessible(element);
    expect(all('.request-form').length, 'one request at a time').to.equal(0);
    named('.choose-this', 'Choose Ben as number 2').click();
    await waitUntil(() => words().includes('If Ngozi can’t, or hasn’t answered by 30 October, we ask Ben.'));
    expect(api.bodies('rankMatchRequest')).to.deep.equal([{ next: [ben.id] }]);
    await said('Ben is your choice 2 of 3.');
  });

  it('where as many are named as the program allows, one of those who wait can be replaced', async () => {
    const full = aRequest({ choices: [{ mentor: ngozi, state: 'asked' }, { mentor: tomas, state: 'queued' }, { mentor: leila, state: 'queued' }] });
    const { api, element, named, all, words } = await show({ answers: { listMatchRequests: () => ({ items: [full], nextCursor: null }), rankMatchRequest: fails('moved-on', { status: 409 }) } });
    element.open(benCard.id, { ask: true });
    await waitUntil(() => words().includes('Your choices are full. Replace one?'));
    expect(all('.replace').map((one) => one.textContent)).to.deep.equal(['Replace Tomás', 'Replace Leila']);
    named('.replace', 'Replace Tomás').click();
    await waitUntil(() => api.bodies('rankMatchRequest').length === 1);
    expect(api.bodies('rankMatchRequest')).to.deep.equal([{ next: [ben.id, leila.id] }]);
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

describe('a mentor without a free place', () => {
  const full = { readMentor: () => ({ ...benProfile, state: 'full' as const, placesFree: 0 }) };
  const open = async (answers: NonNullable<Parameters<typeof show>[0]>['answers']) => {
    const shown = await show({ answers: { ...full, ...answers } });
    shown.named('.mentor-name', 'Ben Köhler').click();
    await waitUntil(() => shown.all('.waiting').length > 0, 'the waiting list is there');
    return shown;
  };

  it('can be waited for: the position is told, and leaving takes one press', async () => {
    const waits = aTurn({ state: 'waiting', position: 3, until: null });
    const shown = await open({ listWaiting: () => ({ items: [], nextCursor: null }), joinWaitingList: () => waits, leaveWaitingList: () => undefined });
    expect(shown.words()).to.contain('Ben has no free place at the moment.');
    shown.named('.button', 'Join the waiting list').click();
    await waitUntil(() => shown.words().includes('You are number 3 on the waiting list of Ben.'));
    await expectAccessible(shown.element);
    expect(shown.api.bodies('joinWaitingList')).to.deep.equal([{ kind: 'mentor', of: benCard.id }]);
    await shown.said('You are on the waiting list.');
    shown.named('.button', 'Stop waiting').click();
    await waitUntil(() => shown.all('.button').some((one) => one.textContent.includes('Join the waiting list')));
  });

  it('keeps a place for who is next: until when, the request, and letting it pass', async () => {
    const shown = await open({ listWaiting: () => ({ items: [aTurn()], nextCursor: null }), sendMatchRequest: () => aRequest() });
    expect(shown.words()).to.contain('A place with Ben is kept for you until').and.to.contain('14:00');
    shown.named('.button', 'Let it pass');
    await expectAccessible(shown.element);
    await write(shown);
    shown.named('.button', 'Send request').click();
    await waitUntil(() => shown.api.bodies('sendMatchRequest').length === 1);
  });

  async function write({ all, element }: Awaited<ReturnType<typeof show>>): Promise<void> {
    await waitUntil(() => all('#request-goal').length > 0);
    await type(all('#request-goal')[0]!, 'Land an internship');
    await type(all('#request-message')[0]!, 'Hi Ben');
    await element.updateComplete;
  }

  for (const [code, words] of [['place-free', 'There is a free place.'], ['limit-reached', 'You wait for as many places as one can.'], ['you-are-full', 'You have every mentor this program gives you.']] as const) {
    it(`says why not: ${code}`, async () => {
      const shown = await open({ listWaiting: () => ({ items: [], nextCursor: null }), joinWaitingList: fails(code, { status: 409 }) });
      shown.named('.button', 'Join the waiting list').click();
      await waitUntil(() => shown.words().includes(words), words);
    });
  }
});
