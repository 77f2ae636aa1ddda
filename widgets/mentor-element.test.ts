import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { ApiAction } from './api/api-action.ts';
import { ApiTask } from './api/api-task.ts';
import { achieveGoal, listGoals } from './api/operations.ts';
import type { CallAnswer } from './api/operation.ts';
import { define } from './define.ts';
import { MentorElement } from './mentor-element.ts';
import { buttonStyles } from './parts/button.ts';
import { problemBanner } from './parts/problem-banner.ts';
import { skeletonLines, skeletonStyles } from './parts/skeleton.ts';
import { expectAccessible } from './testing/accessible.ts';
import { fails, fakeApi, never } from './testing/fake-api.ts';
import { mount } from './testing/mount.ts';
import { makeStage } from './testing/stage.ts';
import { waitUntil } from './testing/wait-until.ts';

/** The smallest element that reads and writes. */
class TestGoals extends MentorElement {
  static override styles = [MentorElement.styles, buttonStyles, skeletonStyles];

  readonly goals = new ApiTask(this, {
    load: (api, _args, options) => api.call(listGoals, {}, options),
    refreshOn: ['goal.'],
    isEmpty: ({ items }) => items.length === 0,
    says: { loading: () => 'Loading goals', loaded: ({ items }) => `${items.length} goals` },
  });
  readonly reach = new ApiAction(this, (api, goalId: string, options) => api.call(achieveGoal, { path: { goalId }, body: {} }, options));

  protected override render(): TemplateResult {
    return html`<h2>Goals</h2>
      ${this.goals.render({
        pending: () => skeletonLines('full', 'half'),
        empty: () => html`<p>No goals yet</p>`,
        complete: ({ items }) => html`<ul>${items.map((goal) => html`<li>${goal.title}</li>`)}</ul>`,
      })}
      ${this.reach.problem ? problemBanner(this.reach.problem, () => void this.reach.retry()) : ''}
      <button class="button" type="button" aria-busy=${this.reach.busy ? 'true' : 'false'} @click=${() => void this.reach.run('65f0c0ffee00000000000001')}>Reached</button>`;
  }
}
define('mentor-test-goals', TestGoals);

type Goals = CallAnswer<'listGoals'>;
const template = html`<mentor-test-goals></mentor-test-goals>`;
const shown = (element: MentorElement) => element.shadowRoot?.textContent ?? '';

function page(...titles: string[]): Goals {
  return { items: titles.map((title) => ({ title }) as Goals['items'][number]), nextCursor: null };
}

describe('an element on these foundations', () => {
  it('is accessible, complete and with a problem', async () => {
    const { element, api } = await mount<TestGoals>(template, { answers: { listGoals: () => page('Speak up'), achieveGoal: fails('network') } });
    await expectAccessible(element);
    api.answer({ listGoals: fails('internal') });
    await element.goals.refresh();
    await element.reach.run('1');
    await element.updateComplete;
    await expectAccessible(element);
  });

  it('shows a skeleton and says busy while data are on their way', async () => {
    const stage = await makeStage({ api: fakeApi({ listGoals: never }) });
    document.body.append(stage);
    const element = await fixture<TestGoals>(template, { parentNode: stage });
    await waitUntil(() => element.goals.pending);
    expect(element.shadowRoot?.querySelector('.api-task')).to.have.attribute('aria-busy', 'true');
    expect(element.shadowRoot?.querySelector('.skeleton')).to.have.attribute('aria-hidden', 'true');
  });

  it('fetches nothing before it is near the viewport', async () => {
    const stage = await makeStage();
    stage.style.setProperty('padding-block-start', '5000px');
    document.body.append(stage);
    const element = await fixture<TestGoals>(template, { parentNode: stage });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(element.ready).to.equal(false);
    element.scrollIntoView();
    await waitUntil(() => element.ready);
  });

  it('shows what is there, or that there is nothing', async () => {
    const full = await mount<TestGoals>(template, { answers: { listGoals: () => page('Speak up', 'Land an internship') } });
    expect(full.element.shadowRoot?.querySelectorAll('li')).to.have.length(2);
    const bare = await mount<TestGoals>(template, { answers: { listGoals: () => page() } });
    expect(shown(bare.element)).to.contain('No goals yet');
  });

  it('says what went wrong in its place, and tries again', async () => {
    const { element, api } = await mount<TestGoals>(template, { answers: { listGoals: fails('network') } });
    expect(shown(element)).to.contain('We couldn’t reach the server.');
    api.answer({ listGoals: () => page('Speak up') });
    element.shadowRoot?.querySelector<HTMLElement>('.banner .button')?.click();
    await waitUntil(() => shown(element).includes('Speak up'));
    expect(shown(element)).not.to.contain('couldn’t reach');
  });

  it('reads again after a live event, keeping the old data in sight', async () => {
    const { element, api } = await mount<TestGoals>(template, { answers: { listGoals: () => page('Old') } });
    let arrive: (goals: Goals) => void = () => undefined;
    api.answer({ listGoals: () => new Promise((resolve) => (arrive = resolve)) });
    api.happen({ type: 'meeting.booked', id: '1' });
    expect(api.calls).to.have.length(1);
    api.happen({ type: 'goal.achieved', id: '1' });
    await waitUntil(() => api.calls.length === 2);
    await element.updateComplete;
    expect(shown(element)).to.contain('Old');
    arrive(page('New'));
    await waitUntil(() => shown(element).includes('New'));
  });

  it('keeps the Idempotency-Key of a try that failed, and makes a new one after success', async () => {
    const { element, api } = await mount<TestGoals>(template, { answers: { listGoals: () => page(), achieveGoal: fails('network') } });
    await element.reach.run('1');
    await element.reach.retry();
    api.answer({ achieveGoal: () => ({}) as CallAnswer<'achieveGoal'> });
    await element.reach.run('1');
    await element.reach.run('1');
    const keys = api.calls.filter((call) => call.id === 'achieveGoal').map((call) => call.idempotencyKey);
    expect(new Set(keys.slice(0, 3)).size).to.equal(1);
    expect(keys[3]).not.to.equal(keys[0]);
  });

  it('asks the page to go on when the session has ended', async () => {
    const { element } = await mount<TestGoals>(template, { answers: { listGoals: fails('session-ended') } });
    setTimeout(() => element.shadowRoot?.querySelector<HTMLElement>('.banner .button')?.click());
    addEventListener('mentor-session-ended', (event) => event.preventDefault(), { once: true });
    await oneEvent(window, 'mentor-session-ended');
  });

  it('leaves its language and direction alone when it draws anew: all that is in it would be styled anew', async () => {
    const { element } = await mount<TestGoals>(template, { locale: 'ar', answers: { listGoals: () => page('Old') } });
    const set: (string | null)[] = [];
    new MutationObserver((changes) => set.push(...changes.map(({ attributeName }) => attributeName))).observe(element, { attributes: true, attributeFilter: ['lang', 'dir'] });
    element.requestUpdate();
    await element.updateComplete;
    expect(set).to.deep.equal([]);
  });

  it('takes locale and direction from its place', async () => {
    const { element } = await mount<TestGoals>(template, { locale: 'ar', answers: { listGoals: fails('network') } });
    expect(element.dir).to.equal('rtl');
    expect(element.lang).to.equal('ar');
    expect(shown(element)).to.contain('حاول مرة أخرى');
  });

  it('announces loading only after a second, and then that it is done', async () => {
    let arrive: (goals: Goals) => void = () => undefined;
    const stage = await makeStage({ api: fakeApi({ listGoals: () => new Promise<Goals>((resolve) => (arrive = resolve)) }) });
    document.body.append(stage);
    const element = await fixture<TestGoals>(template, { parentNode: stage });
    await waitUntil(() => element.goals.pending);
    const said = () => document.getElementById('mentor-live-polite')?.textContent;
    await waitUntil(() => said() === 'Loading goals', 'it says that it loads');
    arrive(page('One'));
    await waitUntil(() => said() === '1 goals', 'it says what came');
  });
});

describe('the registration of an element', () => {
  it('lets a second copy be, and warns about a foreign class', () => {
    const said: unknown[] = [];
    const { warn } = console;
    console.warn = (words: unknown) => void said.push(words);
    try {
      define('mentor-test-goals', class extends HTMLElement {});
      customElements.define('mentor-foreign', class extends HTMLElement {});
      define('mentor-foreign', class extends HTMLElement {});
    } finally {
      console.warn = warn;
    }
    expect(said).to.deep.equal(['Mentorkit: <mentor-foreign> is already defined by something else on this page; ours is not used.']);
  });
});
