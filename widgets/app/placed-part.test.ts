import { expect, html } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import '../entries/mentor-goals.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { mount } from '../testing/mount.ts';
import { clock, drafts, open } from '../testing/open-app.ts';
import { meAsMentee } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import * as sample from './app-samples.ts';
import type { MentorApp } from './mentor-app.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('a link that was placed for one part', () => {
  const goals = () => ({ items: [], nextCursor: null });

  it('shows that part alone, accessible, with a title of its own', async () => {
    const opened = await open({ readHome: () => sample.homeWithBen, listGoals: goals }, { me: { ...meAsMentee, part: 'goals' } });
    await expectAccessible(opened.app);
    expect(opened.find('mentor-goals').getAttribute('heading-level')).to.equal('1');
    expect(opened.app.shadowRoot?.querySelector('nav, .bar, .skip')).to.equal(null);
    expect(document.title).to.equal('Goals – Alumni Mentoring');
  });

  it('leads to no other part, by its address or from inside it', async () => {
    const opened = await open({ readHome: () => sample.homeWithBen, listMatchRequests: () => ({ items: [], nextCursor: null }) }, { me: { ...meAsMentee, part: 'requests' }, at: '#goals' });
    const requests = opened.find('mentor-requests');
    await waitUntil(() => requests.shadowRoot?.querySelector('[role=heading]'));
    expect(requests.shadowRoot?.querySelector('a')).to.equal(null);
    opened.app.go('home');
    await opened.app.updateComplete;
    expect(opened.find('mentor-requests') === requests).to.equal(true);
  });

  it('asks to join first, and then shows the part instead of the role’s first page', async () => {
    const me = { ...sample.meJoining, part: 'goals' as const };
    const opened = await open({ readHome: () => sample.homeAlone, listGoals: goals }, { me });
    expect(opened.title()).to.equal('Join Alumni Mentoring');
    expect(opened.app.shadowRoot?.querySelector('.bar')).not.to.equal(null);
    opened.app.session?.setMe({ ...meAsMentee, part: 'goals' });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('mentor-goals'), 'the goals');
    expect(opened.app.shadowRoot?.querySelector('.bar')).to.equal(null);
  });

  it('shows a way to book at once where it was placed for that', async () => {
    history.replaceState(null, '', location.pathname + location.search);
    const { element: app } = await mount<MentorApp>(html`<mentor-app .clock=${clock}></mentor-app>`, { me: { ...meAsMentee, part: 'booking' }, answers: { ...drafts, readHome: () => sample.homeWithBen } });
    await waitUntil(() => app.shadowRoot?.querySelector('mentor-scheduling')?.getAttribute('view') === 'book', 'booking');
  });
});
