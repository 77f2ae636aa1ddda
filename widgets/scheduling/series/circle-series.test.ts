import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, type FakeAnswers } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { lists, saying, show, type Shown } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { circleWeek, ofCircle, slotWeek, spanAt } from '../example-meetings.ts';
import { bookedCircleSeries, circleEveryThursday, circleInSeries } from '../example-series.ts';

const circleId = ofCircle.partner.id;
const starts = circleEveryThursday.items.map(({ start }) => start);

/** Ben plans for his circle, every week from a time on, and looks at all the times. */
async function looking(answers: FakeAnswers = {}): Promise<Shown> {
  const shown = await show({ asMentor: true, answers: { ...lists([], [], []), listCircleSlots: ({ query }) => circleWeek(query?.from), previewCircleSeries: () => circleEveryThursday, ...answers } });
  shown.element.circle = circleId;
  shown.element.go('plan');
  await shown.appears('Choose a time');
  await settled(shown.element);
  choose(shown, 'weekly');
  shown.control('Thu 29 Oct 2026 21:00').click();
  (await shown.appears('See all times')).click();
  return shown;
}
function choose({ control }: Shown, repeat: string): void {
  const select = control<HTMLSelectElement>('Repeat');
  select.value = repeat;
  select.dispatchEvent(new Event('change'));
}
const times = ({ element }: Shown) => [...element.shadowRoot!.querySelectorAll<HTMLElement>('.series-time')].map((time) => time.textContent.replace(/\s+/g, ' ').trim());

describe('a circle’s meeting that repeats', () => {
  it('shows every time on its mentor’s clock alone, with who is busy, what is in the mentor’s way, and where clocks change for some', async () => {
    const shown = await looking();
    await shown.appears('Book 3 meetings');
    await waitUntil(() => shown.focused() === 'All the times');
    await saying('5 times, 3 free');
    await expectAccessible(shown.element);
    const [first, second, third, , fifth] = times(shown);
    expect(first).to.match(/29 Oct.* 21:00 1 is busy$/);
    expect(second).to.match(/5 Nov.* 21:00 Clocks have changed: another hour for some of the circle$/);
    expect(third).to.contain('You have something else').and.to.contain('2 are busy').and.not.to.contain('Clocks have changed');
    expect(fifth).to.contain('No meetings that day');
    expect(shown.text()).to.contain('The time of day in Berlin stays').and.to.contain('Up to 20: until the program ends').and.not.to.contain('’s time');
    expect(shown.api.calls.filter(({ id }) => id === 'previewCircleSeries').map(({ input }) => [input.path, input.body])).to.deep.equal([[{ circleId }, { start: starts[0], minutes: 45, repeat: 'weekly' }]]);
    shown.element.style.inlineSize = '320px';
    await settled(shown.element);
    expect(shown.element.scrollWidth).to.be.at.most(320);
  });

  it('books what is chosen, one of the closest times in place of another, and leads to the list of meetings', async () => {
    const shown = await looking({ bookCircleSeries: () => bookedCircleSeries });
    await shown.appears('Book 3 meetings');
    shown.control('Thu, 5 Nov 2026').click();
    await shown.appears('Book 2 meetings');
    const instead = circleEveryThursday.items[2]!.closest[1]!.start;
    shown.element.shadowRoot!.querySelectorAll<HTMLElement>('.series-closest .slot')[1]!.click();
    (await shown.appears('Book 3 meetings')).click();
    await saying('Planned.');
    expect(shown.api.bodies('bookCircleSeries')).to.deep.equal([{ minutes: 45, repeat: 'weekly', starts: [starts[0], instead, starts[3]] }]);
    expect(shown.api.bodies('bookCircleMeeting')).to.deep.equal([]);
    await waitUntil(() => shown.element.view === 'meetings');
    expect(shown.text()).to.contain('Everybody is invited.');
  });

  it('says that nothing was booked where a time has gone, and reads again what is left', async () => {
    const shown = await looking({ bookCircleSeries: fails('series-not-free') });
    (await shown.appears('Book 3 meetings')).click();
    await saying('Some of these times have just gone. Nothing was booked; look at what is left.', 'assertive');
    await waitUntil(() => shown.api.bodies('previewCircleSeries').length === 2);
  });

  for (const [code, words] of [['circle-empty', 'Nobody is in this circle who could come. Wait until somebody joins.'], ['moved-on', 'This circle plans no meetings any more.']] as const) {
    it(`says aloud what is in the way, when looking: ${code}`, async () => {
      const shown = await looking({ previewCircleSeries: fails(code) });
      await saying(words, 'assertive');
      expect(shown.text()).to.contain(words);
    });

    it(`and when booking: ${code}`, async () => {
      const shown = await looking({ bookCircleSeries: fails(code) });
      (await shown.appears('Book 3 meetings')).click();
      await saying(words, 'assertive');
      expect(shown.text()).to.contain(words);
    });
  }

  it('is put away with another choice, and a single meeting can be planned again', async () => {
    const shown = await looking();
    await shown.appears('Book 3 meetings');
    choose(shown, '');
    await shown.appears('Plan this meeting');
    expect(shown.has('Book 3 meetings')).to.equal(false);
  });

  it('moved with all later ones shows no other clock', async () => {
    const to = (start: string, then: string) => ({ from: spanAt(start, 45, 'Europe/Berlin', 'Europe/Berlin'), to: spanAt(then, 45, 'Europe/Berlin', 'Europe/Berlin'), conflict: null });
    const items = [{ meetingId: circleInSeries.id, ...to(circleInSeries.when.start, '2026-10-30T12:00:00.000Z') }, { meetingId: '65f0c0ffee0000000000d111', ...to('2026-11-05T20:00:00.000Z', '2026-11-06T12:00:00.000Z') }];
    const shown = await show({ asMentor: true, answers: { ...lists([circleInSeries]), readMeeting: () => circleInSeries, listMoveSlots: ({ query }) => slotWeek(query?.from), previewSeriesMove: () => ({ items }), moveSeries: () => circleInSeries } });
    (await shown.appears('Move the meeting with')).click();
    await shown.appears('Choose a time');
    shown.control('All later ones of this series too').click();
    shown.control('Fri 30 Oct 2026').click();
    (await shown.appears('See all new times')).click();
    (await shown.appears('Move 2 meetings')).click();
    const rows = [...shown.element.shadowRoot!.querySelectorAll<HTMLElement>('.series-move-time')].map((row) => row.textContent);
    expect(rows).to.have.length(2);
    expect(rows.join(' ')).to.contain('13:00').and.not.to.contain('time,');
    await waitUntil(() => shown.element.view === 'meetings');
  });
});
