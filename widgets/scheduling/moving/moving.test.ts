import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { lists, saying, show, type Shown } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { aWeekLater, ofCircle, slotWeek, spanAt, thursday } from '../example-meetings.ts';
import type { Meeting } from '../scheduling-host.ts';

const friday = 'Fri 30 Oct 2026 09:00';
const fridayStart = '2026-10-30T12:00:00.000Z';
const lateReason = fails('body-invalid', { details: { path: 'reason' } });

async function moving(options: Parameters<typeof show>[0] = {}, meeting: Meeting = thursday): Promise<Shown> {
  const answers = { ...lists([meeting]), readMeeting: () => meeting, listMoveSlots: ({ query }: { query?: { from?: string } }) => slotWeek(query?.from), moveMeeting: () => aWeekLater, ...options.answers };
  const shown = await show({ ...options, answers });
  (await shown.appears('Move the meeting with')).click();
  await waitUntil(() => shown.has('Choose a time'), 'the times are there');
  await settled(shown.element);
  return shown;
}

async function choose(shown: Shown, name = friday): Promise<void> {
  shown.control(name).click();
  await shown.appears('Move to this time');
}

describe('moving a meeting', () => {
  it('is accessible, before and after a choice, on a narrow page too', async () => {
    const shown = await moving();
    await expectAccessible(shown.element);
    await choose(shown);
    await expectAccessible(shown.element);
    shown.element.style.inlineSize = '320px';
    await settled(shown.element);
    expect(shown.element.scrollWidth).to.be.at.most(320);
    await expectAccessible(shown.element);
  });

  it('shows the time it has, and every other time that suits both', async () => {
    const shown = await moving();
    expect(shown.element.view).to.equal('move');
    await waitUntil(() => shown.focused() === 'Move the meeting with Ben', 'the heading has the focus');
    expect(shown.text()).to.contain('Its time now').and.to.contain('17:00–17:45 your time, São Paulo').and.to.contain('21:00–21:45 Ben’s time, Berlin');
    expect(shown.has('Thu 29 Oct 2026 16:00'), 'another one of that day').to.equal(true);
    expect(shown.has('Thu 29 Oct 2026 17:00'), 'its own').to.equal(false);
  });

  it('by the keyboard: both calendars change, and the list of meetings has the focus', async () => {
    const shown = await moving();
    const told = oneEvent(shown.element, 'mentor-meeting-moved');
    shown.control(friday).focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    expect(shown.focused()).to.equal('Move to this time');
    await sendKeys({ press: 'Enter' });
    expect((await told).detail).to.deep.equal({ meetingId: thursday.id });
    expect(shown.api.bodies('moveMeeting')).to.deep.equal([{ from: thursday.when.start, start: fridayStart }]);
    await saying('Moved. Both calendars change.');
    await waitUntil(() => shown.focused() === 'Meetings');
    expect(shown.text()).to.contain('Moved. Both calendars change.');
    shown.control('Agenda of the meeting with Ben').click();
    await waitUntil(() => !shown.text().includes('Moved.'), 'until the person goes on');
  });

  it('is reached from the page of the meeting, and leads back to it', async () => {
    const shown = await moving();
    const back = oneEvent(shown.element, 'mentor-scheduling-view');
    shown.control('To the meeting').click();
    expect((await back).detail).to.deep.equal({ view: 'meeting', matchId: null, meetingId: thursday.id });
    const again = oneEvent(shown.element, 'mentor-scheduling-view');
    (await shown.appears('Move the meeting with Ben Thursday 29 October')).click();
    expect((await again).detail).to.deep.equal({ view: 'move', matchId: null, meetingId: thursday.id });
  });

  it('asks why when it is late, and keeps the chosen time and what is typed', async () => {
    const shown = await moving({ answers: { moveMeeting: lateReason } });
    await choose(shown);
    shown.control('Move to this time').click();
    await waitUntil(() => shown.text().includes('It starts soon, so please say why.'));
    await waitUntil(() => shown.focused() === 'Reason');
    await expectAccessible(shown.element);
    await sendKeys({ type: 'I have an exam' });
    shown.api.answer({ moveMeeting: () => aWeekLater });
    shown.control('Move to this time').click();
    await waitUntil(() => shown.element.view === 'meetings');
    expect(shown.api.bodies('moveMeeting').at(-1)).to.deep.equal({ from: thursday.when.start, start: fridayStart, reason: 'I have an exam' });
  });

  it('to a time that is gone offers the closest, with the focus on the nearest', async () => {
    const closest = [spanAt('2026-10-29T20:45:00.000Z', 45), spanAt('2026-10-30T12:45:00.000Z', 45), spanAt('2026-11-01T14:00:00.000Z', 45)];
    const shown = await moving({ answers: { moveMeeting: fails('slot-taken', { details: { closest } }) } });
    await choose(shown);
    shown.control('Move to this time').click();
    await waitUntil(() => shown.text().includes('Someone was faster. Here are the three closest times.'));
    await waitUntil(() => shown.focused().startsWith('Fri 30 Oct 2026 09:45'));
    await saying('Someone was faster, three other times are below', 'assertive');
    await expectAccessible(shown.element);
    expect(shown.has('Choose a time')).to.equal(true);
  });

  it('that somebody else has moved meanwhile shows its time now, to choose again', async () => {
    let asked = 0;
    const shown = await moving({ answers: { readMeeting: () => ((asked += 1) === 1 ? thursday : aWeekLater), moveMeeting: fails('moved-on') } });
    await choose(shown);
    shown.control('Move to this time').click();
    await waitUntil(() => shown.text().includes('It was moved meanwhile.'));
    await saying('It was moved meanwhile. Its time now is shown here. Choose again if it still doesn’t suit.', 'assertive');
    shown.api.answer({ moveMeeting: () => aWeekLater });
    await choose(shown);
    shown.control('Move to this time').click();
    await waitUntil(() => shown.element.view === 'meetings');
    expect(shown.api.bodies('moveMeeting').at(-1)).to.deep.equal({ from: aWeekLater.when.start, start: fridayStart });
  });

  it('that was cancelled while a time was chosen says so, and asks nothing more', async () => {
    const shown = await moving();
    await choose(shown);
    shown.api.answer({ readMeeting: () => ({ ...thursday, state: 'cancelled', can: [] }) });
    shown.api.happen({ type: 'meeting.cancelled', id: thursday.id });
    await waitUntil(() => shown.text().includes('This meeting can’t be moved any more.'));
    expect(shown.has('Move to this time')).to.equal(false);
  });

  it('without a connection keeps the choice, and trying again moves once', async () => {
    const shown = await moving({ answers: { moveMeeting: fails('network') } });
    await choose(shown);
    shown.control('Move to this time').click();
    const again = await shown.appears('Try again');
    shown.api.answer({ moveMeeting: () => aWeekLater });
    again.click();
    await waitUntil(() => shown.element.view === 'meetings');
    expect(new Set(shown.api.calls.filter(({ id }) => id === 'moveMeeting').map(({ idempotencyKey }) => idempotencyKey)).size).to.equal(1);
  });

  it('keeps the chosen time for the person meanwhile', async () => {
    const shown = await moving({ answers: { holdSlot: ({ body }) => ({ start: body.start, until: '2026-10-20T12:05:00.000Z' }) } });
    await choose(shown);
    await waitUntil(() => shown.text().includes('Kept for you until 09:05'));
    expect(shown.api.bodies('holdSlot')).to.deep.equal([{ kind: 'meeting', id: thursday.id, start: fridayStart }]);
  });

  it('of a circle shows no other clock, and everybody’s calendar changes', async () => {
    const shown = await moving({ asMentor: true, answers: { moveMeeting: () => ofCircle } }, ofCircle);
    expect(shown.text()).not.to.contain('Women in data’s time');
    shown.control(friday).click();
    await shown.appears('Move to this time');
    await expectAccessible(shown.element);
    shown.control('Move to this time').click();
    await saying('Moved. Everybody’s calendar changes.');
    expect(shown.api.bodies('holdSlot')).to.deep.equal([{ kind: 'meeting', id: ofCircle.id, start: fridayStart }]);
  });

  it('is not offered where it cannot be done', async () => {
    const shown = await show({ answers: lists([{ ...thursday, can: ['cancel'] }]) });
    await shown.appears('Cancel the meeting with Ben');
    expect(shown.has('Move the meeting with Ben')).to.equal(false);
  });
});
