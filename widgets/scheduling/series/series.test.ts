import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, type FakeAnswers } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { lists, saying, show } from '../../testing/scheduling.ts';
import { withBen } from '../example-meetings.ts';
import { bookedSeries, everyThursday, inSeries } from '../example-series.ts';

async function looking(answers: FakeAnswers = {}) {
  const shown = await show({ view: 'book', answers: { previewSeries: () => everyThursday, ...answers } });
  await settled(shown.element);
  const repeat = shown.control<HTMLSelectElement>('Repeat');
  repeat.value = 'weekly';
  repeat.dispatchEvent(new Event('change'));
  shown.control('Thu 29 Oct 2026 17:00 your time').click();
  await shown.element.updateComplete;
  shown.control('See all times').click();
  await shown.appears('Book 3 meetings');
  return shown;
}
const starts = everyThursday.items.map(({ start }) => start);

describe('a meeting that repeats', () => {
  it('shows every time on both clocks, with what is in its way and what is near', async () => {
    const { element, text, focused } = await looking();
    await settled(element);
    await expectAccessible(element);
    expect(focused()).to.equal('All the times');
    expect(element.shadowRoot!.querySelectorAll('.series-time')).to.have.length(5);
    expect(text()).to.contain('The time of day in Berlin stays').and.to.contain('Ben has something else').and.to.contain('No meetings that day');
  });

  it('books what is chosen: without one that was left out, with one of the closest in place of another', async () => {
    const { element, api, control, appears } = await looking({ bookSeries: () => bookedSeries });
    control('Thu 5 Nov 2026').click();
    await appears('Book 2 meetings');
    control('Thu 12 Nov 2026 15:00 your time').click();
    (await appears('Book 3 meetings')).click();
    await saying('Booked.');
    const instead = everyThursday.items[2]!.closest[0]!.start;
    expect(api.bodies('bookSeries')).to.deep.equal([{ matchId: withBen.id, minutes: 45, repeat: 'weekly', starts: [starts[0], instead, starts[3]] }]);
    expect(element.view).to.equal('meetings');
  });

  it('says that nothing was booked where a time has gone, and reads again what is left', async () => {
    const { api, control } = await looking({ bookSeries: fails('series-not-free') });
    control('Book 3 meetings').click();
    await saying('Some of these times have just gone. Nothing was booked; look at what is left.', 'assertive');
    expect(api.bodies('previewSeries')).to.have.length(2);
  });

  it('tells its place on the card, and is cancelled alone or with all later ones', async () => {
    const { api, control, text, element } = await show({ answers: { ...lists([inSeries]), cancelSeries: () => ({ ...inSeries, state: 'cancelled' as const, can: [] }) } });
    await settled(element);
    expect(text()).to.contain('Every 2 weeks, 4 of 10');
    control('Cancel the meeting with Ben').click();
    await element.updateComplete;
    control('All later ones of this series too').click();
    control('Cancel the meeting').click();
    await saying('Cancelled. Ben gets a note.');
    expect(api.bodies('cancelSeries')).to.deep.equal([{}]);
    expect(api.bodies('cancelMeeting')).to.deep.equal([]);
  });
});
