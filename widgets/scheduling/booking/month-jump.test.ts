import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../testing/accessible.ts';
import { lists, saying, show, type Shown } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { circleWeek, ofCircle, slotWeek, thursday, today } from '../example-meetings.ts';

const asked = ({ api }: Shown, id: string) => api.calls.filter((call) => call.id === id).map(({ input }) => (input.query as { from?: string } | undefined)?.from);

async function pressAndGoOn(shown: Shown, month: string, says: string): Promise<void> {
  (await shown.appears(`See ${month}`)).focus();
  await sendKeys({ press: 'Enter' });
  await saying(says);
}

describe('the times of the next month', () => {
  it('are one press away where a meeting is booked: the focus goes to their week, and the press after leads a month on', async () => {
    const shown = await show({ view: 'book' });
    await pressAndGoOn(shown, 'November', 'Week of 2 November, 9 times');
    await waitUntil(() => shown.focused().startsWith('2') && shown.focused().includes('November'));
    await pressAndGoOn(shown, 'December', 'Week of 30 November, 9 times');
  });

  it('can be seen from a week without any as well', async () => {
    const shown = await show({ view: 'book', answers: { listSlots: ({ query }) => (query?.from ? slotWeek(query.from) : slotWeek('2026-10-26', { items: [], next: null })) } });
    await pressAndGoOn(shown, 'November', 'Week of 2 November, 9 times');
  });

  it('are one press away where a meeting is moved, and what is typed stays', async () => {
    const shown = await show({ answers: { ...lists([thursday]), readMeeting: () => thursday, listMoveSlots: ({ query }) => slotWeek(query?.from) } });
    (await shown.appears('Move the meeting with')).click();
    (await shown.appears('Reason')).focus();
    await sendKeys({ type: 'I have an exam' });
    await pressAndGoOn(shown, 'November', 'Week of 2 November, 9 times');
    await waitUntil(() => shown.focused().startsWith('2') && shown.focused().includes('November'));
    expect(asked(shown, 'listMoveSlots')).to.deep.equal([undefined, '2026-11-02']);
    expect(shown.control<HTMLInputElement>('Reason').value).to.equal('I have an exam');
    await expectAccessible(shown.element);
  });

  it('are one press away where a circle’s meeting is planned and times are proposed', async () => {
    const shown = await show({ asMentor: true, answers: { ...lists([], [], []), listCircleSlots: ({ query }) => circleWeek(query?.from) } });
    shown.element.circle = ofCircle.partner.id;
    shown.element.go('plan');
    await pressAndGoOn(shown, 'November', 'Week of 2 November, 9 times');
    await waitUntil(() => shown.focused().startsWith('2') && shown.focused().includes('November'));
    expect(asked(shown, 'listCircleSlots')).to.deep.equal([undefined, '2026-11-02']);
    expect(shown.has('Propose times instead')).to.equal(true);
    await expectAccessible(shown.element);
  });

  it('end before a year from now', async () => {
    const shown = await show({ view: 'book', clock: () => new Date(today.getTime() - 330 * 86_400_000) });
    await shown.appears('See November');
    shown.control('Later week').click();
    await saying('Week of 2 November, 9 times');
    await waitUntil(() => !shown.has('See December'));
  });

  it('are named in Arabic, once the words have come', async () => {
    const shown = await show({ view: 'book', locale: 'ar' });
    await shown.appears('عرض نوفمبر');
  });
});
