import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, type FakeAnswers } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { lists, saying, show, type Shown } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { slotWeek } from '../example-meetings.ts';
import { inSeries, toFridays } from '../example-series.ts';

const fridayStart = '2026-10-30T12:00:00.000Z';
const staying = toFridays.items[1]!.meetingId;

/** A time is chosen for a meeting of a series, and for all later ones. */
async function choosing(answers: FakeAnswers = {}): Promise<Shown> {
  const shown = await show({ answers: { ...lists([inSeries]), readMeeting: () => inSeries, listMoveSlots: ({ query }) => slotWeek(query?.from), previewSeriesMove: () => toFridays, moveSeries: () => inSeries, ...answers } });
  (await shown.appears('Move the meeting with')).click();
  await shown.appears('Choose a time');
  shown.control('All later ones of this series too').click();
  shown.control('Fri 30 Oct 2026 09:00').click();
  (await shown.appears('See all new times')).click();
  return shown;
}

describe('moving all later meetings of a series', () => {
  it('shows every new time on both clocks before anything moves, and which stay and why', async () => {
    const shown = await choosing();
    await shown.appears('Move 2 meetings');
    await saying('2 meetings move; staying: 1');
    await waitUntil(() => shown.focused() === 'All the new times');
    expect(shown.text()).to.contain('Fri, 27 Nov 2026 09:00 your time, 13:00 Ben’s time').and.to.contain('Before: Thu, 26 Nov 2026, 17:00').and.to.contain('Ben has something else');
    expect(shown.api.bodies('moveSeries')).to.have.length(0);
    await expectAccessible(shown.element);
    shown.element.style.inlineSize = '320px';
    await settled(shown.element);
    expect(shown.element.scrollWidth).to.be.at.most(320);
  });

  it('moves what was shown, says so once, and leads to the list of meetings', async () => {
    const shown = await choosing();
    (await shown.appears('Move 2 meetings')).click();
    await saying('Moved. Both calendars change.');
    expect(shown.api.bodies('moveSeries')).to.deep.equal([{ from: inSeries.when.start, start: fridayStart, staying: [staying] }]);
    expect(shown.api.bodies('moveMeeting')).to.have.length(0);
    expect(shown.element.view).to.equal('meetings');
  });

  it('shows the times anew where others would stay by now, and moves those on the next try', async () => {
    const shown = await choosing({ moveSeries: fails('series-not-free') });
    await shown.appears('Move 2 meetings');
    shown.api.answer({ previewSeriesMove: () => ({ items: toFridays.items.map((time, n) => ({ ...time, conflict: n === 0 ? null : 'closed-day' as const })) }) });
    shown.control('Move 2 meetings').click();
    await saying('Something has changed meanwhile. Nothing was moved; look at the times again.', 'assertive');
    const again = await shown.appears('Move 1 meeting');
    expect(shown.text()).to.contain('No meetings that day');
    shown.api.answer({ moveSeries: () => inSeries });
    again.click();
    await waitUntil(() => shown.element.view === 'meetings');
    expect(shown.api.bodies('moveSeries').at(-1)).to.deep.equal({ from: inSeries.when.start, start: fridayStart, staying: toFridays.items.slice(1).map(({ meetingId }) => meetingId) });
  });

  it('asks why when it is late, and takes the reason along', async () => {
    const shown = await choosing({ moveSeries: fails('body-invalid', { details: { path: 'reason' } }) });
    (await shown.appears('Move 2 meetings')).click();
    await waitUntil(() => shown.focused() === 'Reason');
    const reason = shown.control<HTMLInputElement>('Reason');
    reason.value = 'A new class';
    reason.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    shown.api.answer({ moveSeries: () => inSeries });
    shown.control('Move 2 meetings').click();
    await waitUntil(() => shown.element.view === 'meetings');
    expect(shown.api.bodies('moveSeries').at(-1)).to.deep.equal({ from: inSeries.when.start, start: fridayStart, staying: [staying], reason: 'A new class' });
  });

  it('without a connection keeps the choice, and trying again shows the times', async () => {
    const shown = await choosing({ previewSeriesMove: fails('network') });
    const again = await shown.appears('Try again');
    shown.api.answer({ previewSeriesMove: () => toFridays });
    again.click();
    await shown.appears('Move 2 meetings');
  });

  it('goes away with another choice, and is not offered for the last of a series', async () => {
    const shown = await choosing();
    await shown.appears('Move 2 meetings');
    shown.control('All later ones of this series too').click();
    await shown.appears('Move to this time');
    expect(shown.has('Move 2 meetings')).to.equal(false);
    const last = { ...inSeries, series: { ...inSeries.series!, place: 10 } };
    const other = await show({ answers: { ...lists([last]), readMeeting: () => last, listMoveSlots: ({ query }) => slotWeek(query?.from) } });
    (await other.appears('Move the meeting with')).click();
    await other.appears('Choose a time');
    expect(other.has('All later ones of this series too')).to.equal(false);
  });
});
