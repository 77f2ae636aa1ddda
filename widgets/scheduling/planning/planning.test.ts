import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, type FakeAnswers } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { lists, saying, show, type Shown } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { berlin, circleWeek, ofCircle, spanAt } from '../example-meetings.ts';
import { ofCircleByBen } from '../example-series.ts';

const circleId = ofCircle.partner.id;
const late = 'Thu 29 Oct 2026 21:00 1 is busy';
const lateStart = '2026-10-29T20:00:00.000Z';
const planned = { ...ofCircle, when: spanAt(lateStart, 45, berlin, berlin) };
const asked = ({ api }: Shown) => api.calls.filter(({ id }) => id === 'listCircleSlots').map(({ input }) => input);
const weeks: FakeAnswers = { listCircleSlots: ({ query }) => circleWeek(query?.from, query?.minutes ? { minutes: query.minutes } : {}) };

async function planning(answers: FakeAnswers = {}): Promise<Shown> {
  const shown = await show({ asMentor: true, answers: { ...lists([], [], []), ...weeks, ...answers } });
  shown.element.circle = circleId;
  shown.element.go('plan');
  await shown.appears('Choose a time');
  await settled(shown.element);
  return shown;
}

describe('planning a circle’s meeting', () => {
  it('is choosing a time as for a pair, with who is busy in each time’s name, and no other clock', async () => {
    const shown = await planning();
    await expectAccessible(shown.element);
    expect(asked(shown)[0]?.path).to.deep.equal({ circleId });
    expect(shown.has('Tue 27 Oct 2026 20:45 2 are busy')).to.equal(true);
    expect(shown.control('Tue 27 Oct 2026 20:00').textContent).not.to.contain('busy');
    expect(shown.text()).to.contain('Clocks change in Berlin on Sunday 25 October. From then on the same hour of yours is another one for some of the circle.');
    expect(shown.text()).not.to.contain('Women in data’s time');
    expect(shown.element.shadowRoot!.querySelectorAll('.day-head')).to.have.length(7);
    shown.control(late).click();
    await shown.appears('Plan this meeting');
    await expectAccessible(shown.element);
  });

  it('by keys alone: arrows, PageDown and never before the first week, Enter, Tab, Enter; then it stands among the meetings', async () => {
    const shown = await planning({ bookCircleMeeting: () => planned });
    expect([...shown.element.shadowRoot!.querySelectorAll('.week .slot')].filter((slot) => slot.getAttribute('tabindex') === '0')).to.have.length(1);
    shown.control('Tue 27 Oct 2026 20:00').focus();
    await sendKeys({ press: 'PageUp' });
    await sendKeys({ press: 'PageDown' });
    await waitUntil(() => shown.focused().startsWith('Tue 3 Nov 2026'));
    await sendKeys({ press: 'PageUp' });
    await waitUntil(() => shown.focused().startsWith('Tue 27 Oct 2026 20:00'));
    expect(asked(shown).map(({ query }) => (query as { from?: string }).from)).to.deep.equal([undefined, '2026-11-02', '2026-10-26']);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
    expect(shown.focused()).to.equal(late);
    await sendKeys({ press: 'Enter' });
    await saying('21:00 chosen');
    await sendKeys({ press: 'Tab' });
    expect(shown.focused()).to.equal('Plan this meeting');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.element.view === 'meetings');
    await saying('Planned: Thursday 29 October, 21:00. Everybody is invited.');
    expect(shown.text()).to.contain('Booked. Thu 29 Oct, 21:00 your time. Everybody is invited.');
    await waitUntil(() => shown.focused() === 'Meetings');
    expect(shown.api.bodies('bookCircleMeeting')).to.deep.equal([{ start: lateStart, minutes: 45 }]);
  });

  it('has a length and a title, keeps the chosen time meanwhile, and lets go of it when its mentor leaves', async () => {
    const shown = await planning({ holdSlot: ({ body }) => ({ start: body.start, until: '2026-10-20T12:05:00.000Z' }), releaseSlot: () => undefined, bookCircleMeeting: fails('network') });
    shown.control('60 min').click();
    await waitUntil(() => asked(shown).length === 2);
    await settled(shown.element);
    shown.control('What is it about?').focus();
    await sendKeys({ type: 'Portfolios' });
    (await shown.appears(late)).click();
    await waitUntil(() => shown.text().includes('Kept for you until 14:05'));
    expect(shown.api.bodies('holdSlot')).to.deep.equal([{ kind: 'circle', id: circleId, start: lateStart, minutes: 60 }]);
    shown.control('Plan this meeting').click();
    await shown.appears('Try again');
    expect(shown.api.bodies('bookCircleMeeting')).to.deep.equal([{ start: lateStart, minutes: 60, title: 'Portfolios' }]);
    shown.control('Meetings').click();
    await waitUntil(() => shown.api.calls.some(({ id }) => id === 'releaseSlot'));
  });

  it('at a time that is gone is said at once, the closest times are offered, and the nearest has the focus', async () => {
    const shown = await planning({ bookCircleMeeting: fails('you-are-busy') });
    shown.control(late).click();
    (await shown.appears('Plan this meeting')).click();
    await waitUntil(() => shown.text().includes('You have something else at that time. Here are the three closest times.'));
    await saying('You have something else at that time. 3 other times are below', 'assertive');
    await waitUntil(() => shown.focused() === 'Thu 29 Oct 2026 21:45');
    await expectAccessible(shown.element);
    shown.api.answer({ bookCircleMeeting: () => planned });
    await sendKeys({ press: 'Enter' });
    (await shown.appears('Plan this meeting')).click();
    await waitUntil(() => shown.element.view === 'meetings');
  });

  for (const [code, words] of [['circle-empty', 'Nobody is in this circle who could come. Wait until somebody joins.'], ['moved-on', 'This circle plans no meetings any more.']] as const) {
    it(`says aloud what is in the way: ${code}`, async () => {
      const shown = await planning({ bookCircleMeeting: fails(code) });
      shown.control(late).click();
      (await shown.appears('Plan this meeting')).click();
      await saying(words, 'assertive');
      expect(shown.text()).to.contain(words);
    });
  }

  it('on another clock asks for its times anew', async () => {
    const shown = await planning();
    shown.control('Change the time zone').click();
    const zone = (await shown.appears('Time zone')) as HTMLSelectElement;
    zone.value = 'Asia/Tokyo';
    zone.dispatchEvent(new Event('change'));
    await waitUntil(() => shown.api.calls.filter(({ id }) => id === 'listCircleSlots').at(-1)?.zone === 'Asia/Tokyo');
  });

  it('leads to proposing times where none of the open ones suits everybody', async () => {
    const shown = await planning({ proposeTimes: () => ofCircleByBen });
    shown.control('Propose times instead').click();
    await waitUntil(() => shown.text().includes('Everybody in “Women in data” says which suit them'));
    await expectAccessible(shown.element);
    shown.control('Propose').click();
    await waitUntil(() => shown.text().includes('Give at least one date with its time.'));
    for (const [selector, value] of [['#propose-date-0', '2026-10-31'], ['#propose-time-0', '11:00']] as const) {
      const input = shown.element.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
      input.value = value;
      input.dispatchEvent(new Event('change'));
    }
    shown.element.shadowRoot!.querySelector<HTMLElement>('#propose .primary')!.click();
    await waitUntil(() => shown.element.view === 'meetings');
    const [body] = shown.api.bodies('proposeTimes') as { circleId: string; minutes: number; starts: string[] }[];
    expect([body!.circleId, body!.minutes, body!.starts.length]).to.deep.equal([circleId, 45, 1]);
  });

  it('asks for no times to propose on the way back to a page that was left while it did', async () => {
    const shown = await planning();
    shown.control('Propose times instead').click();
    const isOpen = () => shown.element.shadowRoot!.querySelector<HTMLDialogElement>('#propose')?.open ?? false;
    await waitUntil(isOpen);
    shown.element.go('meetings');
    await settled(shown.element);
    shown.element.circle = circleId;
    shown.element.go('plan');
    await shown.appears('Choose a time');
    await settled(shown.element);
    expect(isOpen()).to.equal(false);
  });

  it('of no circle that is named shows the meetings', async () => {
    const shown = await show({ view: 'plan', asMentor: true, answers: lists([], [], []) });
    await waitUntil(() => shown.text().includes('Nobody to meet yet'));
  });
});
