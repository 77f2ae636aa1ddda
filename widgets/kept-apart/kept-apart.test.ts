/** People who are never matched, on the page of rules and weights. */
import { expect } from '@open-wc/testing';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { criteria } from '../testing/criteria.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { focused, open, typeInto, type Opened } from '../testing/open-app.ts';
import { keptApart, zoe, ben, tomas } from '../testing/kept-apart.ts';
import { settled } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';

const answers = (more: FakeAnswers = {}): FakeAnswers => ({
  readHome: () => sample.homeOfChiara, readCriteria: () => criteria, readRunKeeping: () => ({ unpublishedRunDays: 90 }), readProgram: () => sample.programOfTomas,
  listKeptApart: () => ({ items: [keptApart], nextCursor: null }),
  findPeople: ({ query }) => ({ items: [zoe, ben, tomas].filter(({ name }) => name.toLowerCase().includes(query.q.toLowerCase())), nextCursor: null }),
  ...more,
});

async function opens(more: FakeAnswers = {}, me = sample.meAsCoordinator): Promise<Opened> {
  const opened = await open(answers(more), { me, at: '#criteria' });
  await waitUntil(() => opened.app.shadowRoot!.querySelector('#kept-apart') !== null, 'the part is there');
  return opened;
}

async function pick(opened: Opened, id: string, find: string, name: string): Promise<void> {
  typeInto(opened.find(`#${id}`), name.slice(0, 4));
  opened.named(find).click();
  await waitUntil(() => [...opened.app.shadowRoot!.querySelectorAll('.found-person')].some((one) => one.textContent.includes(name)), `${name} is found`);
  [...opened.app.shadowRoot!.querySelectorAll<HTMLElement>('.found-person')].find((one) => one.textContent.includes(name))!.click();
  await waitUntil(() => focused(opened)?.id === `${id}-change`);
}

describe('people who are kept apart', () => {
  it('are listed with why, by whom and since when', async () => {
    const opened = await opens();
    await waitUntil(() => opened.shown().includes('Zoe Fischer and Ben Okafor'));
    expect(opened.shown()).to.contain('Family or friends').and.to.contain('Chiara').and.to.contain('They are not told');
    await expectAccessible(opened.app);
  });

  it('are two people found by name and a reason; then the list says so and has the focus', async () => {
    const added = { ...keptApart, id: '6abc00000000000000000ca2', people: [zoe, tomas], reason: 'on-request' as const };
    const opened = await opens({ keepApart: () => added });
    await pick(opened, 'apart-one', 'Find the first person', zoe.name);
    await pick(opened, 'apart-other', 'Find the second person', tomas.name);
    const why = opened.find<HTMLSelectElement>('#apart-why');
    why.value = 'on-request';
    why.dispatchEvent(new Event('change'));
    opened.named('Keep them apart').click();
    await waitUntil(() => focused(opened)?.id === 'kept-apart');
    expect(opened.shown()).to.contain(`${zoe.name} and ${tomas.name}`).and.to.contain('One of them asked for it');
    expect(opened.api.bodies('keepApart')).to.deep.equal([{ people: [zoe.id, tomas.id], reason: 'on-request' }]);
    await expectAccessible(opened.app);
  });

  it('need two different people, and a name that can be searched by', async () => {
    const opened = await opens();
    opened.named('Keep them apart').click();
    await waitUntil(() => opened.shown().includes('Choose two people first.'));
    opened.named('Find the first person').click();
    await waitUntil(() => opened.shown().includes('Write at least two letters of the name.'));
    await expectAccessible(opened.app);
    await pick(opened, 'apart-one', 'Find the first person', zoe.name);
    await pick(opened, 'apart-other', 'Find the second person', zoe.name);
    opened.named('Keep them apart').click();
    await waitUntil(() => opened.shown().includes('That is the same person twice.'));
    expect(opened.api.bodies('keepApart')).to.deep.equal([]);
  });

  it('are not found under a name that nobody has, which is said', async () => {
    const opened = await opens();
    typeInto(opened.find('#apart-one'), 'Xaver');
    opened.named('Find the first person').click();
    await waitUntil(() => opened.shown().includes('Nobody in this program has “Xaver” in their name.'));
  });

  for (const [how, endKeepingApart] of [['by one press', () => undefined], ['also where another coordinator was faster', fails('not-found', { status: 404 })]] as const) {
    it(`are taken off the list ${how}`, async () => {
      const opened = await opens({ endKeepingApart });
      await waitUntil(() => opened.shown().includes('Zoe Fischer and Ben Okafor'));
      opened.named('Take off the list: Zoe Fischer and Ben Okafor').click();
      await waitUntil(() => opened.shown().includes('Nobody is on the list.') && focused(opened)?.id === 'kept-apart');
    });
  }

  it('are told again when the list is changed elsewhere, and keep what was chosen where it could not be saved', async () => {
    const opened = await opens({ keepApart: fails('network') });
    await pick(opened, 'apart-one', 'Find the first person', zoe.name);
    await pick(opened, 'apart-other', 'Find the second person', tomas.name);
    opened.named('Keep them apart').click();
    await waitUntil(() => opened.app.shadowRoot!.querySelector('.kept-apart .banner') !== null);
    expect(opened.named('Choose somebody else instead of Zoe Fischer')).to.be.instanceOf(HTMLElement);
    opened.api.answer({ listKeptApart: () => ({ items: [], nextCursor: null }) });
    opened.api.happen({ type: 'kept-apart.removed', id: keptApart.id });
    await waitUntil(() => opened.shown().includes('Nobody is on the list.'));
  });

  describe('when they are many', () => {
    const entries = (from: number, count: number) => Array.from({ length: count }, (_, at) => ({ ...keptApart, id: `6abc${String(from + at).padStart(20, '0')}` }));
    const pages: FakeAnswers = { listKeptApart: ({ query }) => (query?.cursor === 'next' ? { items: entries(50, 10), nextCursor: null } : { items: entries(0, 50), nextCursor: 'next' }) };
    const shownEntries = ({ app }: Opened) => app.shadowRoot!.querySelectorAll('.kept-apart .divided > li').length;
    const reads = ({ api }: Opened) => api.calls.filter(({ id }) => id === 'listKeptApart').length;

    it('the focus goes to the first of those that are shown besides, which is said, and a change elsewhere takes none of them away', async () => {
      const opened = await opens(pages);
      await waitUntil(() => shownEntries(opened) === 50);
      opened.named('Show more').focus();
      opened.named('Show more').click();
      await waitUntil(() => focused(opened) instanceof HTMLElement && (focused(opened) as HTMLElement).dataset['entry'] === entries(50, 1)[0]!.id);
      await waitUntil(() => document.querySelector('#mentor-live-polite')?.textContent === '10 pairs more');
      opened.api.happen({ type: 'kept-apart.added', id: '1' });
      await waitUntil(() => reads(opened) === 4);
      await settled(opened.app);
      expect(shownEntries(opened)).to.equal(60);
      await expectAccessible(opened.app);
    });

    it('it is said where more could not be read', async () => {
      const opened = await opens(pages);
      await waitUntil(() => shownEntries(opened) === 50);
      opened.api.answer({ listKeptApart: fails('network') });
      opened.named('Show more').click();
      await waitUntil(() => document.querySelector('#mentor-live-assertive')?.textContent.includes('We couldn’t reach the server.'));
    });

    it('a full list says so, and what helps', async () => {
      const opened = await opens({ keepApart: fails('limit-reached', { status: 409 }) });
      await pick(opened, 'apart-one', 'Find the first person', zoe.name);
      await pick(opened, 'apart-other', 'Find the second person', tomas.name);
      opened.named('Keep them apart').click();
      const words = '1,000 pairs are on the list, and no more fit. Take one off the list to add another.';
      await waitUntil(() => opened.shown().includes(words));
      expect(opened.find('.kept-apart').textContent).not.to.contain('Try again');
      await waitUntil(() => document.querySelector('#mentor-live-assertive')?.textContent === words);
    });
  });

  it('can only be read in a program that is closed for good', async () => {
    const archived = { ...sample.meAsCoordinator, program: { ...sample.meAsCoordinator.program!, state: 'archived' as const } };
    const opened = await opens({}, archived);
    await waitUntil(() => opened.shown().includes('Zoe Fischer and Ben Okafor'));
    expect(opened.shown()).not.to.contain('Keep them apart').and.not.to.contain('Take off the list');
  });
});
