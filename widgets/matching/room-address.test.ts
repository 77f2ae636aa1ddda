/** Where somebody is in the matching room stands in the address of the page. */
import { expect, html } from '@open-wc/testing';
import '../entries/mentor-app.ts';
import '../entries/mentor-program.ts';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import type { MentorProgram } from '../program/mentor-program.ts';
import { criteria } from '../testing/criteria.ts';
import type { FakeAnswers } from '../testing/fake-api.ts';
import { emily, noor, roomWith, runPairs, solvedRun } from '../testing/matching.ts';
import { mount } from '../testing/mount.ts';
import { open, typeInto, type Opened } from '../testing/open-app.ts';
import { ana, ngozi } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

const of2000 = { ...solvedRun, scenarios: [{ ...solvedRun.scenarios[0]!, matched: 2_000 }], unmatched: 120, locks: [{ mentee: noor, mentor: ngozi }] };
const unmatched = { mentee: emily, why: 'rule' as const, rule: 'language' as const, questions: [], alone: 2, mentors: [] };
const rowsFrom = <Row extends { mentee: object }>(row: Row, from: number, total: number): Row[] =>
  Array.from({ length: Math.max(0, Math.min(50, total - from)) }, (_, at) => ({ ...row, mentee: { ...ana, id: String(from + at).padStart(24, '0'), name: `Mentee ${from + at}` } }));
const large: FakeAnswers = {
  ...roomWith(of2000), readHome: () => homeOfChiara, readCriteria: () => criteria, readRunKeeping: () => ({ unpublishedRunDays: 90 }),
  listRunPairs: ({ query }) => ({ items: rowsFrom(runPairs.items[0]!, query?.from ?? 0, query?.q ? 70 : 2_000), nextCursor: 'next', total: query?.q ? 70 : 2_000 }),
  listRunUnmatched: ({ query }) => ({ items: rowsFrom(unmatched, query?.from ?? 0, 120), nextCursor: 'next', total: 120 }),
};

const inRoom = (at: string): Promise<Opened> => open(large, { me: meAsCoordinator, at });
const asked = ({ api }: Opened, id: string) => api.calls.filter((call) => call.id === id).map(({ input }) => input.query);
const shows = (opened: Opened, words: string) => waitUntil(() => opened.app.shadowRoot!.querySelector('#run-panel')?.textContent.includes(words), words);
const goBack = async () => {
  const arrived = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
  history.back();
  await arrived;
};

describe('the address of the matching room', () => {
  it('has the order, the search and the page of the pairs, and the tab with its own page', async () => {
    const opened = await inRoom('#matching');
    await shows(opened, 'Mentee 49');
    const steps = history.length;
    const order = opened.find<HTMLSelectElement>('.pair-order');
    order.value = 'mentee';
    order.dispatchEvent(new Event('change'));
    await waitUntil(() => location.hash === '#matching?order=mentee');
    typeInto(opened.find('#pair-name'), ' Zoë & Co ');
    opened.find('.pair-tools .search button').click();
    await shows(opened, '1 to 50 of 70');
    opened.find('.page-on').click();
    await shows(opened, '51 to 70 of 70');
    expect(location.hash).to.equal('#matching?order=mentee&q=Zo%C3%AB+%26+Co&page=2');
    opened.find('#tab-unmatched').click();
    await shows(opened, '1 to 50 of 120');
    expect(location.hash).to.equal('#matching?tab=unmatched&order=mentee&q=Zo%C3%AB+%26+Co');
    opened.find('.page-on').click();
    await shows(opened, '51 to 100 of 120');
    opened.find('#tab-pairs').click();
    await shows(opened, '51 to 70 of 70');
    expect(location.hash, 'each list is as it was left').to.equal('#matching?order=mentee&q=Zo%C3%AB+%26+Co&page=2');
    opened.find('#tab-unmatched').click();
    await shows(opened, '51 to 100 of 120');
    expect(history.length, 'the way back leads out of the room, not through each list').to.equal(steps);
  });

  it('shows the same to whoever loads it again or is given it, and nothing else is asked for', async () => {
    const opened = await inRoom('#matching?order=mentor&q=Zo&page=2');
    await shows(opened, '51 to 70 of 70');
    expect(asked(opened, 'listRunPairs')).to.deep.equal([{ limit: 50, from: 50, order: 'mentor', q: 'Zo' }]);
    expect(opened.find<HTMLInputElement>('#pair-name').value).to.equal('Zo');
    expect(opened.find<HTMLSelectElement>('.pair-order').value).to.equal('mentor');
  });

  it('opens the tab that it names on its page', async () => {
    const opened = await inRoom('#matching?tab=unmatched&page=3');
    await shows(opened, '101 to 120 of 120');
    expect(opened.find('#tab-unmatched').ariaSelected).to.equal('true');
    expect(asked(opened, 'listRunUnmatched')).to.deep.equal([{ limit: 50, from: 100 }]);
  });

  it('goes to the last page where there is none so far on, and knows nothing that is not there', async () => {
    const opened = await inRoom('#matching?tab=unmatched&page=40&order=random');
    await shows(opened, '101 to 120 of 120');
    await waitUntil(() => location.hash === '#matching?tab=unmatched&page=3');
  });

  it('is followed where it changes by itself', async () => {
    const opened = await inRoom('#matching?tab=locked');
    await shows(opened, 'Noor Hussain and Ngozi Adeyemi');
    location.hash = '#matching?tab=unmatched&page=2';
    await shows(opened, '51 to 100 of 120');
    await goBack();
    await shows(opened, 'Noor Hussain and Ngozi Adeyemi');
    expect(opened.find('#tab-locked').ariaSelected).to.equal('true');
  });

  for (const [how, leave] of [['the browser’s way back', goBack], ['the page’s own', async (opened: Opened) => opened.named('Back to matching').click()]] as const) {
    it(`leads from the rules and weights back to the same place, by ${how}`, async () => {
      const opened = await inRoom('#matching?tab=unmatched&page=2');
      await shows(opened, '51 to 100 of 120');
      opened.find('#to-criteria').click();
      await waitUntil(() => opened.title() === 'Rules and weights');
      await leave(opened);
      await waitUntil(() => opened.title() === 'Matching');
      await shows(opened, '51 to 100 of 120');
      expect(location.hash).to.equal('#matching?tab=unmatched&page=2');
    });
  }

  it('takes nobody back who has left before the list has come, and shows the list to whoever comes back', async () => {
    let come = (): void => undefined;
    const late = new Promise<void>((resolve) => (come = resolve));
    const list: FakeAnswers = { listRunUnmatched: ({ query }) => late.then(() => ({ items: rowsFrom(unmatched, query?.from ?? 0, 120), nextCursor: null, total: 120 })) };
    const opened = await open({ ...large, ...list }, { me: meAsCoordinator, at: '#criteria/matching?tab=unmatched&page=40' });
    opened.named('Back to matching').click();
    await waitUntil(() => asked(opened, 'listRunUnmatched').length === 1);
    opened.find('#to-criteria').click();
    await waitUntil(() => opened.title() === 'Rules and weights');
    come();
    await waitUntil(() => asked(opened, 'listRunUnmatched').length > 1);
    expect(location.hash).to.equal('#criteria/matching?tab=unmatched&page=40');
    await goBack();
    await shows(opened, '101 to 120 of 120');
  });

  it('stays the host page’s own around <mentor-program>, where the place lasts as long as the page', async () => {
    const before = location.href;
    const { element } = await mount<MentorProgram>(html`<mentor-program view="matching"></mentor-program>`, { me: meAsCoordinator, answers: large, width: 1100 });
    const root = element.shadowRoot!;
    const panel = (words: string) => waitUntil(() => root.querySelector('#run-panel')?.textContent.includes(words), words);
    await panel('Mentee 49');
    root.querySelector<HTMLElement>('.page-on')!.click();
    await panel('51 to 100 of 2,000');
    root.querySelector<HTMLElement>('#tab-locked')!.click();
    await panel('Noor Hussain and Ngozi Adeyemi');
    expect(location.href).to.equal(before);
    root.querySelector<HTMLElement>('#to-criteria')!.click();
    await waitUntil(() => root.querySelector('.content .title')?.textContent === 'Rules and weights');
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Back to matching'))!.click();
    await panel('Noor Hussain and Ngozi Adeyemi');
    expect(location.href).to.equal(before);
  });
});
