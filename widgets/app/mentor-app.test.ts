import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Me } from '../api/session.ts';
import '../entries/mentor-app.ts';
import '../entries/mentor-goals.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { anasBoard } from '../testing/board.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { fakeServer, json, problem } from '../testing/fake-server.ts';
import { mount, settled } from '../testing/mount.ts';
import { focused, open } from '../testing/open-app.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import * as sample from './app-samples.ts';
import type { MentorApp } from './mentor-app.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('the first page', () => {
  it('is accessible, greets, and has one filled button: the next step', async () => {
    const opened = await open({ readHome: () => sample.homeWithBen });
    await expectAccessible(opened.app);
    expect(opened.title()).to.equal('Good morning, Ana');
    expect(opened.shown()).to.contain('Week 4 of 24 with Ben Köhler');
    expect(opened.app.shadowRoot?.querySelectorAll('.button.primary')).to.have.length(1);
    expect(opened.find('.button.primary').textContent).to.equal('See the meeting');
  });

  it('leaves the filled button to Join once the room is open', async () => {
    const opened = await open({ readHome: () => sample.homeWithBen });
    opened.app.clock = () => new Date('2026-10-29T19:55:00Z');
    await opened.app.updateComplete;
    const filled = [...(opened.app.shadowRoot?.querySelectorAll('.button.primary') ?? [])];
    expect(filled.map((one) => one.textContent.trim())).to.deep.equal(['Join']);
  });

  it('is read again when something happens, and says what is next', async () => {
    const opened = await open({ readHome: () => sample.homeWaiting });
    expect(opened.shown()).to.contain('Ngozi has your request');
    opened.api.answer({ readHome: () => sample.homeWithBen });
    opened.api.happen({ type: 'match.started', id: sample.withBen.id });
    await settled(opened.app);
    expect(opened.shown()).to.contain('With Ben');
    await waitUntil(() => document.getElementById('mentor-live-polite')?.textContent === 'You meet Ben on Thursday 29 October', 'said');
  });

  it('asks for an answer to proposed times as soon as they are proposed, and whether the two, or a circle, have met', async () => {
    const opened = await open({ readHome: () => sample.homeWithBen });
    opened.api.answer({ readHome: () => sample.homeWithTimes });
    opened.api.happen({ type: 'proposal.made', id: sample.withBen.id });
    await waitUntil(() => opened.shown().includes('Ben proposes times to meet'));
    expect(opened.named('See the times').getAttribute('href')).to.equal('#meetings');
    await waitUntil(() => document.getElementById('mentor-live-polite')?.textContent === 'Ben proposes times to meet', 'said');
    await expectAccessible(opened.app);
    opened.api.answer({ readHome: () => sample.homeWithAnswers });
    opened.api.happen({ type: 'proposal.answered', id: sample.withBen.id });
    await waitUntil(() => opened.shown().includes('Everyone in “Data careers” has answered'));
    expect(opened.named('Pick a time').getAttribute('href')).to.equal('#meetings');
    opened.api.answer({ readHome: () => sample.homeAfterMeeting });
    opened.api.happen({ type: 'proposal.withdrawn', id: sample.withBen.id });
    await waitUntil(() => opened.shown().includes('Did you meet Ben?'));
    expect(opened.named('Say how it was').getAttribute('href')).to.equal(`#meetings/meeting/${sample.homeAfterMeeting.next.meetingId}`);
    opened.api.answer({ readHome: () => sample.homeAfterCircle });
    opened.api.happen({ type: 'meeting.booked', id: sample.withBen.id });
    await waitUntil(() => opened.shown().includes('Did “Data careers” meet?'));
  });

  it('tells the one request once: as the next step', async () => {
    const opened = await open({ readHome: () => sample.homeWaiting });
    expect(opened.shown().split('Ngozi')).to.have.length(2);
    opened.api.answer({ readHome: () => ({ ...sample.homeWaiting, requests: [...sample.homeWaiting.requests, sample.request] }) });
    await opened.app.home.refresh();
    await opened.app.updateComplete;
    expect(opened.shown()).to.contain('All requests');
  });

  it('says what failed, and tries again', async () => {
    const opened = await open({ readHome: fails('network') });
    opened.api.answer({ readHome: () => sample.homeAlone });
    opened.named('Try again').click();
    await settled(opened.app);
    expect(opened.shown()).to.contain('Choose your mentor');
  });
});

describe('moving through the program', () => {
  const answers: FakeAnswers = { readHome: () => sample.homeWithBen, ...sample.pairOfAna };

  it('opens a page by its tab: the address, the tab and the focus follow', async () => {
    const opened = await open(answers);
    opened.named('Goals').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => document.activeElement === opened.app && opened.app.shadowRoot?.activeElement?.localName === 'mentor-goals', 'the page has the focus');
    expect(location.hash).to.equal('#goals');
    expect(opened.find('nav [aria-current=page]').textContent).to.contain('Goals');
    expect(opened.find('mentor-goals').shadowRoot?.activeElement).to.have.attribute('aria-level', '1');
    expect(document.title).to.equal('Goals – Alumni Mentoring');
  });

  it('goes back, and a reload stays where it was', async () => {
    const opened = await open(answers, { at: '#partners' });
    await waitUntil(() => opened.shown().includes('Goals you share'));
    opened.named('Home').click();
    await waitUntil(() => opened.title() === 'Good morning, Ana');
    history.back();
    await waitUntil(() => opened.title() === 'With Ben');
    expect(focused(opened) === opened.find('.title')).to.equal(true);
  });

  it('opens the agenda of the next meeting from the page of the two', async () => {
    const opened = await open(answers, { at: '#partners' });
    await waitUntil(() => opened.shown().includes('Goals you share'));
    opened.named('Agenda').click();
    await waitUntil(() => /^#meetings\/meeting\/[0-9a-f]{24}$/.test(location.hash));
  });

  it('keeps what an element opens in the address', async () => {
    const opened = await open(answers, { at: '#goals' });
    const goals = opened.find('mentor-goals');
    goals.dispatchEvent(new CustomEvent('mentor-goal-opened', { detail: { goalId: '65f0c0ffee0000000000d001' } }));
    expect(location.hash).to.equal('#goals/65f0c0ffee0000000000d001');
    const shownGoal = (): string | undefined => opened.find<HTMLElement & { goal?: string }>('mentor-goals').goal;
    await waitUntil(() => shownGoal() === '65f0c0ffee0000000000d001', 'the goal');
    history.back();
    await waitUntil(() => shownGoal() === undefined, 'the list again');
    expect(location.hash).to.equal('#goals');
  });

  it('keeps the page that is open among the tabs, even when a mentor’s yes has just emptied it', async () => {
    const opened = await open({ ...answers, readHome: () => sample.homeWaiting }, { at: '#requests' });
    opened.api.answer({ readHome: () => sample.homeWithBen });
    opened.api.happen({ type: 'match.started', id: sample.withBen.id });
    await waitUntil(() => opened.shown().includes('With Ben'));
    expect(opened.find('nav [aria-current=page]').textContent).to.contain('Requests');
    opened.named('Home').click();
    await waitUntil(() => opened.title() === 'Good morning, Ana');
    expect(opened.find('nav').textContent).not.to.contain('Requests');
  });

  it('leads to one’s own board from Home, and finds somebody for a seat in the directory', async () => {
    const opened = await open({ ...answers, readBoard: () => anasBoard });
    opened.named('Your board').click();
    const board = await waitUntil(() => opened.app.shadowRoot?.querySelector('mentor-board')?.shadowRoot?.querySelector<HTMLAnchorElement>('.gap a'), 'the board').then(() => opened.find('mentor-board'));
    expect([location.hash, document.title]).to.deep.equal(['#board', 'Your board – Alumni Mentoring']);
    expect(board.shadowRoot?.querySelector('.gap a')).to.have.attribute('href', '#find');
  });

  it('at 320 px every tab shows its whole word', async () => {
    const opened = await open({ readHome: () => sample.homeOfBen }, { me: meAsMentor, width: 320 });
    const words = [...opened.find('nav').querySelectorAll<HTMLElement>('.narrow')];
    expect(words.map(({ textContent }) => textContent)).to.deep.equal(['Home', 'Mentees', 'Requests', 'Meet', 'Goals']);
    expect(words.filter(({ scrollWidth, offsetWidth }) => scrollWidth > offsetWidth)).to.deep.equal([]);
  });

  for (const locale of ['en', 'de', 'es', 'fr', 'pt-BR', 'ar'] as const) {
    it(`at 320 px six tabs in ${locale} show their whole words, in rows of as many, each as large as a finger`, async () => {
      const opened = await open({ readHome: () => ({ ...sample.homeOfChiara, hasCircles: true }), listEnrolments: () => sample.waitingPeople }, { me: sample.meAsCoordinator, width: 320, locale });
      const [words, tabs] = [[...opened.find('nav').querySelectorAll<HTMLElement>('.narrow')], [...opened.find('nav').querySelectorAll('a')]];
      expect(words).to.have.length(6);
      expect(words.filter(({ scrollWidth, offsetWidth }) => scrollWidth > offsetWidth)).to.deep.equal([]);
      expect(opened.app.scrollWidth).to.be.at.most(320);
      const rows = Map.groupBy(tabs, (tab) => Math.round(tab.getBoundingClientRect().top));
      expect([...rows.values()].map((row) => row.length)).to.deep.equal(rows.size === 1 ? [6] : [3, 3]);
      for (const tab of tabs) {
        const { width, height } = tab.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(24);
      }
    });
  }

  it('shows Home for a page that the person does not have', async () => {
    const opened = await open({ readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople }, { me: sample.meAsCoordinator, at: '#meetings' });
    expect(opened.title()).to.contain('Chiara');
  });

  it('leads to the content first', async () => {
    const opened = await open(answers);
    opened.find('.skip').focus();
    await sendKeys({ press: 'Enter' });
    expect(focused(opened) === opened.find('.title')).to.equal(true);
    expect(location.hash).to.equal('');
  });
});

describe('ending', () => {
  it('ends the session at one’s word, and says how to come back', async () => {
    const opened = await open({ readHome: () => sample.homeAlone, endSession: () => undefined }, { me: { ...meAsMentee, returnUrl: 'https://lms.example.edu/course/210' } });
    opened.named('You: Ana Ribeiro').click();
    await sendKeys({ press: 'End' });
    expect(getComputedStyle(focused(opened)!).outlineStyle, 'one sees where one is').to.equal('solid');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => opened.shown().includes('Your session has ended'));
    const back = opened.named('Back to the course');
    expect(back).to.have.attribute('href', 'https://lms.example.edu/course/210');
    expect(back.getBoundingClientRect().right, 'it begins where the text begins').to.be.lessThan(240);
    expect(opened.app.shadowRoot?.querySelector('nav')).to.equal(null);
  });
});

describe('around other elements', () => {
  it('gives them what they share, and shows nothing of its own', async () => {
    const { element } = await mount<MentorApp>(html`<mentor-app><p>Ours</p><mentor-goals></mentor-goals></mentor-app>`, { answers: { readHome: never, listGoals: () => ({ items: [], nextCursor: null }) } });
    expect(element.shadowRoot?.querySelector('slot')?.hidden).to.equal(false);
    expect(element.shadowRoot?.querySelector('.bar')).to.equal(null);
  });
});

describe('a launched page', () => {
  let closeServer = () => undefined as void;
  afterEach(() => {
    closeServer();
    document.getElementById('mentor-session')?.remove();
  });

  async function launched(me: Me, answer: Parameters<typeof fakeServer>[0]): Promise<{ app: MentorApp; sent: string[] }> {
    const server = fakeServer((request) => (request.path === '/api/events' ? new Promise(() => undefined) : answer(request)));
    closeServer = server.close;
    const block = document.createElement('script');
    Object.assign(block, { type: 'application/json', id: 'mentor-session', textContent: JSON.stringify({ token: 'T', expiresAt: '2026-10-20T14:00:00Z', me, first: { readHome: sample.homeAlone } }) });
    document.body.append(block);
    const app = await fixture<MentorApp>(html`<mentor-app server=${`https://tool-${crypto.randomUUID()}.example.edu`}><main>Loading</main></mentor-app>`);
    await waitUntil(() => app.shadowRoot?.querySelector('.next-step') !== null, 'Home is there');
    return { app, sent: server.sent.map(({ path }) => path).filter((path) => path !== '/api/events') };
  }

  it('shows its first data without a request, in the reader’s language from the first word', async () => {
    const seen = new Set<string>();
    const watcher = new MutationObserver(() => seen.add(document.querySelector('mentor-app')?.shadowRoot?.textContent ?? ''));
    watcher.observe(document, { childList: true, subtree: true });
    const { app, sent } = await launched({ ...meAsMentee, person: { ...meAsMentee.person, locale: 'de' } }, () => json({}));
    watcher.disconnect();
    expect(app.shadowRoot?.textContent).to.contain('Wähle deine Mentor:in');
    expect([...seen].filter((text) => text.includes('Your next step'))).to.deep.equal([]);
    expect(sent).to.deep.equal([]);
    expect(document.getElementById('mentor-session')).to.equal(null);
  });

  it('says what to do when the session has ended', async () => {
    const { app } = await launched({ ...meAsMentee, returnUrl: 'https://lms.example.edu/course/210' }, () => problem(401, 'session-ended'));
    await app.home.refresh();
    await aTimeout(0);
    await app.updateComplete;
    expect(app.shadowRoot?.querySelector('.content > .banner')?.textContent).to.contain('Your draft is kept.');
    expect(app.shadowRoot?.querySelector<HTMLAnchorElement>('.content > .banner a')?.href).to.equal('https://lms.example.edu/course/210');
  });

  it('says at once that there is no connection', async () => {
    const { app } = await launched(meAsMentee, () => json({}));
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    window.dispatchEvent(new Event('offline'));
    await app.updateComplete;
    expect(app.shadowRoot?.textContent).to.contain('You’re offline.');
    Reflect.deleteProperty(navigator, 'onLine');
    window.dispatchEvent(new Event('online'));
    await app.updateComplete;
    expect(app.shadowRoot?.textContent).not.to.contain('You’re offline.');
  });
});
