import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../entries/mentor-directory.ts';
import { fails } from '../testing/fake-api.ts';
import { benCard, mentorPage, ngoziCard, tomasCard } from '../testing/mentors.ts';
import { mount, settled, type MountOptions } from '../testing/mount.ts';
import { meAsMentor } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { noFilters, type Filters } from './filters.ts';
import type { MentorDirectory } from './mentor-directory.ts';

const answers = {
  listMentors: () => mentorPage([benCard, ngoziCard, tomasCard]),
  markMentor: () => ({ id: ngoziCard.id, mark: null }),
};

async function show({ filters = noFilters, ...options }: MountOptions & { filters?: Filters } = {}) {
  const { element, api } = await mount<MentorDirectory>(html`<mentor-directory .filters=${filters}></mentor-directory>`, { ...options, answers: { ...answers, ...options.answers } });
  const root = element.renderRoot as ShadowRoot;
  const button = (label: string) => root.querySelector<HTMLElement>(`button[aria-label="${label}"]`) ?? expect.fail(`no button “${label}”`);
  return {
    element, api, root, button,
    words: () => root.textContent.replace(/\s+/g, ' '),
    focused: () => root.activeElement as HTMLElement,
    marked: () => api.calls.filter(({ id }) => id === 'markMentor').map(({ input }) => [(input.path as { mentorId: string }).mentorId, (input.body as { mark: unknown }).mark]),
    said: async (words: string) => waitUntil(() => document.querySelector('#mentor-live-polite')?.textContent === words, `“${words}” is said`),
  };
}

describe('saving mentors and setting them aside', () => {
  it('the star saves and takes back, says so, and keeps the focus', async () => {
    const { element, root, button, marked, focused, said } = await show({ width: 1100 });
    const savedCount = () => [...root.querySelectorAll('.facets label')].find((one) => one.textContent.includes('Saved'))?.querySelector('.count')?.textContent;
    const star = button(`Save ${ngoziCard.name}`);
    expect(star.getAttribute('aria-pressed')).to.equal('false');
    expect(button(`Save ${benCard.name}`).getAttribute('aria-pressed')).to.equal('true');
    star.focus();
    await sendKeys({ press: 'Space' });
    await settled(element);
    expect(star.getAttribute('aria-pressed')).to.equal('true');
    expect(focused()).to.equal(star);
    await waitUntil(() => savedCount() === '2');
    await said('Ngozi is saved');
    await sendKeys({ press: 'Enter' });
    await settled(element);
    expect(star.getAttribute('aria-pressed')).to.equal('false');
    expect(marked()).to.deep.equal([[ngoziCard.id, 'saved'], [ngoziCard.id, null]]);
  });

  it('"Not for me" folds the card to a line with Undo, which has the focus; Undo opens it again', async () => {
    const { element, button, words, focused, marked, said } = await show();
    button(`Not for me: ${ngoziCard.name}`).focus();
    await sendKeys({ press: 'Enter' });
    await settled(element);
    await waitUntil(() => focused()?.id === `undo-${ngoziCard.id}`);
    expect(words()).to.contain(`You set ${ngoziCard.name} aside. Nobody else sees this.`).and.not.contain(ngoziCard.headline);
    await said('Ngozi is set aside');
    await sendKeys({ press: 'Enter' });
    await settled(element);
    await waitUntil(() => focused()?.id === `mentor-${ngoziCard.id}`);
    expect(words()).to.contain(ngoziCard.headline);
    expect(marked()).to.deep.equal([[ngoziCard.id, 'not-for-me'], [ngoziCard.id, null]]);
  });

  it('where it did not work the card is as it was, and it says why', async () => {
    const { element, button, words } = await show({ answers: { markMentor: fails('network') } });
    button(`Not for me: ${ngoziCard.name}`).click();
    await settled(element);
    await waitUntil(() => words().includes('We couldn’t reach the server.'));
    expect(words()).to.contain(ngoziCard.headline);
    await waitUntil(() => document.querySelector('#mentor-live-assertive')?.textContent.includes('We couldn’t reach the server.'));
  });

  it('the boxes show saved ones alone, or who was set aside as whole cards that can be brought back', async () => {
    const { element, root, button, words, marked } = await show({ width: 1100, filters: { ...noFilters, mark: ['not-for-me'] }, answers: { listMentors: () => mentorPage([{ ...ngoziCard, mark: 'not-for-me' }]) } });
    expect([...root.querySelectorAll('legend')].map((one) => one.textContent)).to.contain('Only for you');
    expect(words()).to.contain(ngoziCard.headline);
    const eye = button(`Not for me: ${ngoziCard.name}`);
    expect(eye.getAttribute('aria-pressed')).to.equal('true');
    eye.click();
    await settled(element);
    expect(marked()).to.deep.equal([[ngoziCard.id, null]]);
  });

  it('whoever is no mentee has neither, nor an order by fit', async () => {
    const { root } = await show({ me: meAsMentor, width: 1100 });
    expect(root.querySelectorAll('.mark').length).to.equal(0);
    expect([...root.querySelectorAll('legend')].map((one) => one.textContent)).to.not.contain('Only for you');
    expect([...root.querySelectorAll('.sort option')].map((one) => one.textContent)).to.deep.equal(['Free soonest', 'By name']);
  });

  it('says how long somebody takes to answer where that is known', async () => {
    const { root } = await show();
    expect([...root.querySelectorAll('.facts')].map((facts) => /Answers within (?:a day|\d days)/.exec(facts.textContent)?.[0])).to.deep.equal(['Answers within a day', 'Answers within 3 days', 'Answers within a day']);
  });
});
