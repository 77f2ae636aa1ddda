import { expect, nextFrame } from '@open-wc/testing';
import { Problem } from '../api/problem.ts';
import { settled } from '../testing/mount.ts';
import { lists, show, type Shown } from '../testing/scheduling.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { pastMeetings, saoPaulo, slotWeek, spanAt } from './example-meetings.ts';
import { byAna, everyThursday } from './example-series.ts';
import type { FakeAnswers } from '../testing/fake-api.ts';

const tokyo = 'Asia/Tokyo';
const onClock = (zone = saoPaulo) => ({ yourZone: zone, items: slotWeek().items.map(({ start }) => spanAt(start, 45, zone)) });
const booking: FakeAnswers = { listSlots: ({ query }, zone) => slotWeek(query?.from, onClock(zone)) };

async function choose(shown: Shown, zone: string): Promise<void> {
  shown.control('Change the time zone').click();
  const choice = (await shown.appears('Time zone')) as HTMLSelectElement;
  choice.value = zone;
  choice.dispatchEvent(new Event('change'));
  await waitUntil(() => shown.element.formats.zone === zone);
  await settled(shown.element);
  if (shown.has('Time zone')) shown.control('Change the time zone').click();
  await shown.element.updateComplete;
}

describe('another clock, chosen on a screen of meetings', () => {
  it('is the same in every element of the page', async () => {
    const shown = await show({ answers: lists([], pastMeetings) });
    const other = document.createElement('mentor-scheduling');
    shown.element.parentElement!.append(other);
    await other.updateComplete;
    await choose(shown, tokyo);
    expect(other.formats.zone).to.equal(tokyo);
    expect(other.formats.own, 'who reads lives where they live').to.equal(saoPaulo);
  });

  for (const [what, answers] of [['what is over', lists([], pastMeetings)], ['what is proposed', { ...lists([]), listProposals: () => ({ items: [byAna], nextCursor: null }) }]] as const) {
    it(`can be chosen where there is nothing but ${what}`, async () => {
      const shown = await show({ answers });
      await choose(shown, tokyo);
      expect(shown.text()).to.contain('Tokyo, UTC+9');
      for (const read of ['listMeetings', 'listProposals'] as const) expect(shown.api.calls.filter(({ id }) => id === read).at(-1)?.zone, read).to.equal(tokyo);
    });
  }

  it('is read by once, where somebody rests who walks through zones by keys; each shows as chosen at once', async () => {
    const shown = await show({ answers: lists([], pastMeetings) });
    shown.control('Change the time zone').click();
    const choice = (await shown.appears('Time zone')) as HTMLSelectElement;
    for (const zone of ['Asia/Seoul', 'Asia/Taipei', tokyo]) {
      choice.value = zone;
      choice.dispatchEvent(new Event('change'));
      await nextFrame();
      expect(choice.value).to.equal(zone);
    }
    await waitUntil(() => shown.element.formats.zone === tokyo);
    await settled(shown.element);
    expect(choice.value).to.equal(tokyo);
    expect(new Set(shown.api.calls.map(({ zone }) => zone))).to.deep.equal(new Set([undefined, tokyo]));
  });

  it('is none where no time is shown', async () => {
    expect((await show({ answers: lists([]) })).has('Change the time zone')).to.equal(false);
  });

  it('is the one of what a refusal offers instead', async () => {
    const closest = ['2026-10-29T19:00:00.000Z', '2026-12-03T19:00:00.000Z'];
    const shown = await show({ view: 'book', answers: { ...booking, bookMeeting: (_input, zone) => { throw new Problem('slot-taken', { details: { closest: closest.map((start) => spanAt(start, 45, zone)) } }); } } });
    await settled(shown.element);
    await choose(shown, tokyo);
    shown.control('Fri 30 Oct 2026 21:00 your time').click();
    (await shown.appears('Book this time')).click();
    await waitUntil(() => shown.element.shadowRoot!.querySelector('.closest')?.textContent.includes('Fri 4 Dec'), 'one beyond the week that is shown');
    expect(shown.element.shadowRoot!.querySelector('.closest')?.textContent).to.contain('04:00').and.to.contain('20:00');
  });

  it('is the one of a series before it is booked', async () => {
    const shown = await show({ view: 'book', answers: { ...booking, previewSeries: () => everyThursday } });
    await settled(shown.element);
    await choose(shown, tokyo);
    const repeat = shown.control<HTMLSelectElement>('Repeat');
    repeat.value = 'weekly';
    repeat.dispatchEvent(new Event('change'));
    shown.control('Fri 30 Oct 2026 21:00 your time').click();
    (await shown.appears('See all times')).click();
    await waitUntil(() => shown.api.calls.find(({ id }) => id === 'previewSeries')?.zone === tokyo);
  });

  it('lets go of a time that was chosen on the one before, wherever it is changed', async () => {
    const shown = await show({ view: 'book', answers: booking });
    await settled(shown.element);
    shown.control('Fri 30 Oct 2026 09:00 your time').click();
    await shown.appears('Book this time');
    shown.element.session!.viewZone(tokyo);
    await waitUntil(() => shown.text().includes('Tokyo, UTC+9'));
    await settled(shown.element);
    expect(shown.has('Book this time') && shown.control('Book this time').ariaDisabled !== 'true').to.equal(false);
    expect(shown.element.shadowRoot!.querySelector('.slot[aria-pressed="true"]')).to.equal(null);
  });
});
