import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../entries/mentor-requests.ts';
import type { Shape } from '../api/operation.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, never } from '../testing/fake-api.ts';
import { aRequest, aTurn } from '../testing/mentors.ts';
import { mount, settled, type MountOptions } from '../testing/mount.ts';
import { ben, leila, meAsMentor, ngozi, tomas } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import type { MentorRequests } from './mentor-requests.ts';
import type { MatchRequest } from './request-facts.ts';

const asked = aRequest();
const asksBen: MatchRequest = { ...asked, can: ['accept', 'decline'] };
const accepted: MatchRequest = { ...asksBen, state: 'accepted', choices: [{ mentor: ben, state: 'accepted' }], can: [], matchId: '65f0c0ffee0000000000b001' };

async function show({ received = [], sent = [], ...options }: MountOptions & { received?: readonly MatchRequest[]; sent?: readonly MatchRequest[] } = {}) {
  const { element, api } = await mount<MentorRequests>(html`<mentor-requests times-href="#meetings" find-href="#find"></mentor-requests>`, {
    ...options,
    answers: {
      listMatchRequests: ({ query }) => ({ items: [...(query.side === 'sent' ? sent : received)], nextCursor: null }),
      readDraft: () => ({ fields: {}, savedAt: null }),
      saveDraft: () => ({ savedAt: null }),
      markMatchRequestRead: () => ({ ...asksBen, readAt: '2026-10-20T13:00:00.000Z' }),
      ...options.answers,
    },
  });
  const root = element.renderRoot as ShadowRoot;
  const all = <E extends HTMLElement = HTMLElement>(selector: string) => [...root.querySelectorAll<E>(selector)];
  const button = (words: string, within = '') => all(`${within} .button`).find((one) => one.textContent.trim() === words) ?? expect.fail(`no button “${words}”`);
  const events: { type: string; detail: unknown }[] = [];
  for (const type of ['edited', 'withdrawn', 'accepted', 'declined'] as const) element.addEventListener(`mentor-request-${type}`, ({ detail }: CustomEvent) => events.push({ type, detail }));
  const said = (sentence: string) => waitUntil(() => document.getElementById('mentor-live-polite')?.textContent === sentence, `“${sentence}” is said`);
  return { element, api, all, button, events, said, words: () => root.textContent.replace(/\s+/g, ' '), focused: () => root.activeElement as HTMLElement };
}

describe('what a mentee asked', () => {
  it('says how it stands and until when', async () => {
    const { words } = await show({ sent: [asked, aRequest({ id: '65f0c0ffee0000000000f002', state: 'exhausted', choices: [{ mentor: ngozi, state: 'declined' }], can: [], sentAt: '2026-09-01T09:00:00.000Z' })] });
    expect(words()).to.contain('Ben has until 30 October to answer.');
    expect(words()).to.contain('Ngozi can’t take this on right now.');
  });

  it('can be edited until it is read', async () => {
    const { element, api, all, button, events, focused, words } = await show({ sent: [asked], answers: { editMatchRequest: () => ({ ...asked, goal: 'Find a thesis topic' }) } });
    api.answer({ readDraft: never });
    button('Edit').click();
    await waitUntil(() => focused()?.id === 'request-goal', 'editing begins at once, whenever the draft comes');
    expect((focused() as HTMLInputElement).value).to.equal(asked.goal);
    (focused() as HTMLInputElement).select();
    await sendKeys({ type: 'Find a thesis topic' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => events.length > 0);
    expect(api.bodies('editMatchRequest')).to.deep.equal([{ goal: 'Find a thesis topic', message: asked.message, cadence: 'monthly' }]);
    await element.updateComplete;
    expect(words()).to.contain('Find a thesis topic');
    await waitUntil(() => focused() === all('.edit')[0], 'the focus is back where editing began');
  });

  it('says so when the mentor reads it while it is edited', async () => {
    const read = { ...asked, can: ['withdraw'] as MatchRequest['can'], readAt: '2026-10-20T13:00:00.000Z', choices: [{ mentor: ben, state: 'read' as const }] };
    const { button, words, focused, api } = await show({ sent: [asked], answers: { editMatchRequest: fails('moved-on', { status: 409 }) } });
    button('Edit').click();
    await waitUntil(() => focused()?.id === 'request-goal');
    api.answer({ listMatchRequests: () => ({ items: [read], nextCursor: null }) });
    button('Save changes').click();
    await waitUntil(() => words().includes('Ben has just read it.'));
    await waitUntil(() => words().includes('Ben has read it and has until 30 October to answer.'));
  });

  it('is withdrawn only after a question, and the safe answer has the focus', async () => {
    const { api, button, events, focused, words } = await show({ sent: [asked], answers: { withdrawMatchRequest: () => ({ ...asked, state: 'withdrawn', can: [] }) } });
    button('Withdraw').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.textContent === 'Keep it');
    expect(api.bodies('withdrawMatchRequest').length).to.equal(0);
    button('Withdraw', 'dialog').click();
    await waitUntil(() => words().includes('You took it back.'));
    expect(events).to.deep.equal([{ type: 'withdrawn', detail: { requestId: asked.id } }]);
  });

  it('is shown anew when the mentor answers', async () => {
    const { element, api, words, all, said } = await show({ sent: [asked] });
    api.answer({ listMatchRequests: () => ({ items: [accepted], nextCursor: null }) });
    api.happen({ type: 'match-request.accepted', id: asked.id });
    await settled(element);
    expect(words()).to.contain('Ben said yes.');
    await said('Ben said yes.');
    expect(all<HTMLAnchorElement>('a.button').map((link) => [link.textContent, link.getAttribute('href')])).to.deep.equal([['Pick a time', '#meetings']]);
  });
});

describe('several in order', () => {
  const ranked = aRequest({ choices: [{ mentor: ben, state: 'asked' }, { mentor: tomas, state: 'queued' }, { mentor: leila, state: 'queued' }], can: ['rank', 'withdraw'] });
  const passedOn = { ...ranked, choices: [{ mentor: ngozi, state: 'declined' as const, reason: 'no-time-now' as const }, ranked.choices[0]!, ranked.choices[1]!] };
  const reordered = { ...ranked, choices: [ranked.choices[0]!, ranked.choices[2]!, ranked.choices[1]!] };

  it('says what became of the first, who is asked now and until when, and what happens then', async () => {
    const { words, all } = await show({ sent: [passedOn] });
    expect(words()).to.contain('Ngozi can’t take this on right now. We’ve asked Ben, who has until 30 October to answer.');
    expect(words()).to.contain('If Ben can’t, or hasn’t answered by 30 October, we ask Tomás.');
    expect(all('.rank').map((row) => row.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal(['1 NA Ngozi AdeyemiCan’t right nowThere is not enough time at the moment.', '2 BK Ben KöhlerAsked now', '3 TF Tomás FerreiraLater']);
  });

  it('who comes next is put in another order by keyboard, said, and the focus stays', async () => {
    const { api, all, focused, said } = await show({ sent: [ranked], answers: { rankMatchRequest: () => reordered } });
    const [later] = all('.later');
    expect(later!.getAttribute('aria-label')).to.equal('Ask Tomás later');
    later!.focus();
    await sendKeys({ press: 'Enter' });
    await said('Tomás moved to place 3 of 3.');
    expect(api.bodies('rankMatchRequest')).to.deep.equal([{ next: [leila.id, tomas.id] }]);
    expect(focused().closest('.rank')?.id).to.equal(`rank-${ranked.id}-${tomas.id}`);
  });

  it('somebody is taken out; the focus goes to the next sensible place', async () => {
    const { api, all, focused, words } = await show({ sent: [ranked], answers: { rankMatchRequest: ({ body }) => ({ ...ranked, choices: ranked.choices.filter(({ mentor, state }) => state !== 'queued' || body.next.includes(mentor.id)) }) } });
    all('.drop')[0]!.click();
    await waitUntil(() => all('.rank').length === 2);
    await waitUntil(() => focused()?.closest('.rank')?.id === `rank-${ranked.id}-${leila.id}`);
    all('.drop')[0]!.click();
    await waitUntil(() => words().includes('If Ben can’t, nobody else is asked.'));
    expect(api.bodies('rankMatchRequest')).to.deep.equal([{ next: [leila.id] }, { next: [] }]);
    await waitUntil(() => focused()?.id === `sent-${ranked.id}`);
  });

  it('when somebody answered meanwhile, it says so and shows how it is now', async () => {
    const { api, all, words } = await show({ sent: [ranked], answers: { rankMatchRequest: fails('moved-on', { status: 409 }) } });
    const moved = { ...ranked, choices: [{ mentor: ben, state: 'expired' as const }, { mentor: tomas, state: 'asked' as const }, ranked.choices[2]!] };
    api.answer({ listMatchRequests: () => ({ items: [moved], nextCursor: null }) });
    all('.later')[0]!.click();
    await waitUntil(() => words().includes('Somebody answered a moment ago.'));
    await waitUntil(() => words().includes('No answer from Ben, so we’ve asked Tomás'));
  });

  it('it is said when the next one is asked', async () => {
    const { element, api, said } = await show({ sent: [ranked] });
    api.answer({ listMatchRequests: () => ({ items: [{ ...ranked, choices: [{ mentor: ben, state: 'full' }, { mentor: tomas, state: 'asked' }, ranked.choices[2]!] }], nextCursor: null }) });
    api.happen({ type: 'match-request.passed-on', id: ranked.id });
    await settled(element);
    await said('Ben can’t be asked any more. We’ve asked Tomás, who has until 30 October to answer.');
  });
});

describe('meeting first', () => {
  const tried: MatchRequest = { ...asked, state: 'accepted', choices: [{ mentor: ben, state: 'accepted' }], can: [], matchId: '65f0c0ffee0000000000b001', tentative: { until: '2026-11-03T12:00:00.000Z', confirmedBy: [] } };
  const { tentative: _confirmed, ...settledMatch } = tried;
  const match = { id: '65f0c0ffee0000000000b001' } as never;

  it('says until when both confirm, and a yes is one press', async () => {
    const { api, button, words, said } = await show({ sent: [tried], answers: { confirmMatch: () => match } });
    expect(words()).to.contain('You and Ben meet once first. By 3 November both of you say whether it fits');
    api.answer({ listMatchRequests: () => ({ items: [{ ...tried, tentative: { ...tried.tentative!, confirmedBy: ['mentee'] } }], nextCursor: null }) });
    button('Go on with Ben').click();
    await waitUntil(() => words().includes('You said yes. Ben has until 3 November to say so, too.'));
    await said('You said yes to going on with Ben.');
    expect(api.calls.filter(({ id }) => id === 'confirmMatch').map(({ input }) => input.path)).to.deep.equal([{ matchId: tried.matchId }]);
  });

  it('a no asks first, with the safe answer focused, and then it is over', async () => {
    const { api, button, words, focused } = await show({ sent: [tried], answers: { declineMatch: () => match } });
    button('It doesn’t fit').click();
    await waitUntil(() => focused()?.textContent === 'Keep it');
    api.answer({ listMatchRequests: () => ({ items: [{ ...settledMatch, matchEnded: true }], nextCursor: null }) });
    button('End it', 'dialog').click();
    await waitUntil(() => words().includes('It has ended with Ben. The place is free again.'));
    expect(words()).to.contain('Find another mentor').and.not.contain('Pick a time');
  });

  it('it is said when the other one would like to go on', async () => {
    const { element, api, words, said } = await show({ sent: [tried] });
    api.answer({ listMatchRequests: () => ({ items: [{ ...tried, tentative: { ...tried.tentative!, confirmedBy: ['mentor'] } }], nextCursor: null }) });
    api.happen({ type: 'match.confirmed', id: tried.matchId! });
    await settled(element);
    expect(words()).to.contain('Ben would like to go on with you. Say yes or no by 3 November.');
    await said('Ben would like to go on with you. Say yes or no by 3 November.');
  });
});

describe('who asks a mentor', () => {
  it('opening the message marks it as read, once', async () => {
    const { api, all, words } = await show({ me: meAsMentor, received: [asksBen] });
    expect(words()).to.contain('Land a data internship for winter').and.not.contain('Hi Ben');
    all('.opener')[0]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => words().includes('Hi Ben'));
    await waitUntil(() => !words().includes('New'));
    for (const key of ['Enter', 'Enter'] as const) await sendKeys({ press: key });
    expect(api.calls.filter(({ id }) => id === 'markMatchRequestRead').length).to.equal(1);
  });

  it('a new request is said, by whom it is', async () => {
    const { element, api, said } = await show({ me: meAsMentor });
    api.answer({ listMatchRequests: () => ({ items: [asksBen], nextCursor: null }) });
    api.happen({ type: 'match-request.sent', id: asked.id });
    await settled(element);
    await said('Ana asks you to be their mentor.');
  });

  it('accepting leads on to a time, in the same place', async () => {
    const { button, all, events, focused, words } = await show({ me: meAsMentor, received: [asksBen], answers: { acceptMatchRequest: () => accepted } });
    all('.opener')[0]!.click();
    await waitUntil(() => words().includes('Hi Ben'));
    button('Accept').click();
    await waitUntil(() => focused()?.textContent === 'Ana is your mentee now.');
    expect(events).to.deep.equal([{ type: 'accepted', detail: { requestId: asked.id, matchId: accepted.matchId } }]);
    expect(all('a.button').map((link) => link.textContent)).to.deep.equal(['Pick a time']);
  });

  it('a no that was lost is said in its dialog', async () => {
    const { button, all, words } = await show({ me: meAsMentor, received: [asksBen], answers: { declineMatchRequest: fails('network') } });
    all('.opener')[0]!.click();
    await waitUntil(() => words().includes('Hi Ben'));
    button('Decline').click();
    await waitUntil(() => all<HTMLDialogElement>('dialog')[0]?.open === true);
    button('Decline', 'dialog').click();
    await waitUntil(() => all('dialog [aria-live=assertive]')[0]?.textContent?.startsWith('We couldn’t reach the server.') === true, 'said');
  });

  it('declining needs no reason', async () => {
    const { button, all, api, events, focused, words } = await show({
      me: meAsMentor, received: [asksBen], answers: { declineMatchRequest: () => ({ ...asksBen, state: 'exhausted', choices: [{ mentor: ben, state: 'declined' }], can: [] }) },
    });
    all('.opener')[0]!.click();
    await waitUntil(() => words().includes('Hi Ben'));
    button('Decline').click();
    await waitUntil(() => focused()?.matches('dialog input[value=""]'), 'at the reasons, on none');
    expect(words()).to.contain('No reason is needed, and it is never counted.');
    button('Decline', 'dialog').click();
    await waitUntil(() => focused()?.textContent === 'Declined. Ana gets a kind note.');
    expect(api.calls.filter(({ id }) => id === 'declineMatchRequest').map(({ input }) => input.query)).to.deep.equal([{}]);
    expect(events).to.deep.equal([{ type: 'declined', detail: { requestId: asked.id } }]);
  });

  it('a no may say why, in words to choose from', async () => {
    const { button, all, api } = await show({ me: meAsMentor, received: [asksBen], answers: { declineMatchRequest: () => ({ ...asksBen, state: 'exhausted', choices: [{ mentor: ben, state: 'declined' }], can: [] }) } });
    button('Decline').click();
    await waitUntil(() => all<HTMLDialogElement>('dialog')[0]?.open === true);
    expect(all<HTMLInputElement>('dialog input[type=radio]').map(({ value, checked }) => [value, checked])).to.deep.equal([['', true], ['no-time-now', false], ['other-field', false], ['enough-mentees', false]]);
    all<HTMLInputElement>('dialog input[value=other-field]')[0]!.click();
    button('Decline', 'dialog').click();
    await waitUntil(() => api.calls.some(({ id }) => id === 'declineMatchRequest'));
    expect(api.calls.find(({ id }) => id === 'declineMatchRequest')?.input.query).to.deep.equal({ reason: 'other-field' });
  });

  it('answering is one step, and what a yes costs is said', async () => {
    const { button, api, words } = await show({ me: meAsMentor, received: [asksBen], answers: { acceptMatchRequest: () => accepted, readSession: () => ({ ...meAsMentor, enrolments: meAsMentor.enrolments.map((one) => ({ ...one, placesTaken: 2 })) }) } });
    expect(words()).to.contain('2 of 3 places free');
    button('Accept').click();
    await waitUntil(() => words().includes('1 of 3 places free'));
    expect(api.calls.filter(({ id }) => id === 'acceptMatchRequest').length).to.equal(1);
  });

  for (const [code, said] of [
    ['capacity-reached', 'All your places are taken'],
    ['you-are-full', 'This can’t begin any more.'],
    ['moved-on', 'Ana’s request changed a moment ago.'],
  ] as const) {
    it(`${code} is told kindly`, async () => {
      const { button, all, words } = await show({ me: meAsMentor, received: [asksBen], answers: { acceptMatchRequest: fails(code, { status: 409 }) } });
      all('.opener')[0]!.click();
      await waitUntil(() => words().includes('Hi Ben'));
      button('Accept').click();
      await waitUntil(() => words().includes(said), said);
    });
  }

  it('whoever is both sees both sides under their headings', async () => {
    const { all } = await show({ me: { ...meAsMentor, roles: ['mentor', 'mentee'] }, received: [{ ...asksBen, mentee: tomas }], sent: [aRequest({ id: '65f0c0ffee0000000000f006', choices: [{ mentor: ngozi, state: 'asked' }] })] });
    expect(all('[role=heading]').map((one) => one.textContent)).to.deep.equal(['Requests', 'Who asks you', 'Tomás Ferreira', 'Withdraw your request to Ngozi?'].flatMap((one) => (one === 'Tomás Ferreira' ? [one, 'Decline Tomás’s request?', 'Your requests', 'Ngozi Adeyemi'] : [one])));
  });

  it('older requests are added on demand', async () => {
    const old = { ...accepted, id: '65f0c0ffee0000000000f009', mentee: tomas, sentAt: '2026-01-01T09:00:00.000Z' };
    const { button, words } = await show({ me: meAsMentor, answers: { listMatchRequests: ({ query }) => (query.cursor ? { items: [old], nextCursor: null } : { items: [asksBen], nextCursor: 'next' }) } });
    button('Show older ones').click();
    await waitUntil(() => words().includes('Tomás Ferreira'));
  });
});

describe('a request in vain', () => {
  it('says whom one could ask now, each with the way to their page', async () => {
    const inVain = aRequest({ state: 'exhausted', choices: [{ mentor: ngozi, state: 'declined' }], can: [] });
    const { element, words, all } = await show({ sent: [inVain], answers: { listAlternatives: () => ({ items: [ben, tomas], nextCursor: null }) } });
    expect(words()).to.contain('You could ask them now');
    expect(all<HTMLAnchorElement>('.alternative').map((link) => link.getAttribute('href'))).to.deep.equal([`#find/${ben.id}`, `#find/${tomas.id}`]);
    await expectAccessible(element);
  });

  it('is told without them where nobody is left, or they cannot be read', async () => {
    const inVain = aRequest({ state: 'exhausted', choices: [{ mentor: ngozi, state: 'declined' }], can: [] });
    const { words } = await show({ sent: [inVain], answers: { listAlternatives: fails('network') } });
    expect(words()).to.contain('Ngozi').and.not.to.contain('You could ask them now');
  });
});

describe('what happened', () => {
  const step = (name: Shape<'MatchRequestPast'>['step'], at: string, more: Partial<Shape<'MatchRequestPast'>> = {}): Shape<'MatchRequestPast'> => ({ step: name, at, by: null, mentor: ben, ...more });
  const opener = (all: (selector: string) => HTMLElement[]) => all('.past-opener')[0] ?? expect.fail('no way to what happened');

  it('unfolds under a request by keyboard: each step with its day and hour, and why as far as it is told', async () => {
    const exhausted = aRequest({ state: 'exhausted', choices: [{ mentor: ben, state: 'declined' }, { mentor: tomas, state: 'full' }], can: [] });
    const items = [
      step('sent', '2026-10-20T12:05:00.000Z'), step('declined', '2026-10-22T08:00:00.000Z', { reason: 'no-time-now' }),
      step('passed-over', '2026-10-22T08:00:00.000Z', { mentor: tomas, why: 'full' }), step('closed', '2026-10-23T08:00:00.000Z', { why: 'matched' }),
    ];
    const { element, api, all, focused, said } = await show({ sent: [exhausted], answers: { readMatchRequestHistory: () => ({ items }) } });
    expect(api.calls.some(({ id }) => id === 'readMatchRequestHistory'), 'nothing is read before somebody asks').to.equal(false);
    opener(all).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => all('.past-list li').length === 4, 'what happened is there');
    expect(all('.past-list li').map((one) => one.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'You asked Ben Tue, 20 Oct 2026, 09:05',
      'Ben can’t take this on right now There is not enough time at the moment. Thu, 22 Oct 2026, 05:00',
      'Tomás could not be asked All places of Tomás were taken. Thu, 22 Oct 2026, 05:00',
      'It was closed You had found your match by then. Fri, 23 Oct 2026, 05:00',
    ]);
    expect(focused()).to.equal(opener(all));
    expect(opener(all).getAttribute('aria-expanded')).to.equal('true');
    await said('What happened');
    await expectAccessible(element);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => all('.past-list').length === 0, 'it is folded again');
  });

  it('is the mentor’s own turn in their words, in the row of an earlier request too, one at a time', async () => {
    const before = { ...accepted, id: '65f0c0ffee0000000000f009', sentAt: '2026-01-01T09:00:00.000Z' };
    const { element, all, words } = await show({
      me: meAsMentor, received: [asksBen, before],
      answers: { readMatchRequestHistory: ({ path }) => ({ items: path.requestId === before.id ? [step('sent', '2026-01-01T09:00:00.000Z'), step('accepted', '2026-01-02T09:00:00.000Z')] : [step('sent', '2026-10-20T12:05:00.000Z'), step('reminded', '2026-10-23T12:05:00.000Z')] }) },
    });
    opener(all).click();
    await waitUntil(() => words().includes('You were reminded'));
    all('.divided .past-opener')[0]!.click();
    await waitUntil(() => all('.divided .past-list li').length === 2, 'that of the other request');
    expect(all('.past-list .label').map((one) => one.textContent)).to.deep.equal(['Ana asked you', 'You said yes']);
    expect(all('.past-list').length).to.equal(1);
    await expectAccessible(element);
  });

  it('is read anew when something happens, and says in its place where it cannot be read', async () => {
    const { api, all, words } = await show({ sent: [asked], answers: { readMatchRequestHistory: fails('network') } });
    opener(all).click();
    await waitUntil(() => all('.api-task .banner').length > 0, 'that it could not be read');
    api.answer({ readMatchRequestHistory: () => ({ items: [step('sent', '2026-10-20T12:05:00.000Z'), step('read', '2026-10-21T12:05:00.000Z')] }) });
    api.happen({ type: 'match-request.read', id: asked.id });
    await waitUntil(() => words().includes('Ben read it'));
  });
});

describe('waiting for a place', () => {
  it('stands beside the requests: the position, or until when a place is kept and where it is taken', async () => {
    const items = [aTurn(), aTurn({ id: '65f0c0ffee00000000009002', of: tomas.id, name: tomas.name, state: 'waiting', position: 2, until: null })];
    const { element, words, all, button } = await show({ answers: { listWaiting: () => ({ items, nextCursor: null }), leaveWaitingList: () => undefined } });
    expect(words()).to.contain('A place with Ben is kept for you until').and.to.contain('You are number 2 on the waiting list of Tomás.');
    expect(all<HTMLAnchorElement>('.waiting a')[0]!.getAttribute('href')).to.equal(`#find/${ben.id}`);
    await expectAccessible(element);
    button('Let it pass').click();
    await waitUntil(() => !words().includes('A place with Ben'));
  });
});
