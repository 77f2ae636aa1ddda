import { expect, oneEvent } from '@open-wc/testing';
import { meAsCoordinator } from '../../app/app-samples.ts';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, type FakeAnswers } from '../../testing/fake-api.ts';
import { lists, show } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { thursday } from '../example-meetings.ts';

const madeAt = '2026-10-20T09:00:00.000Z';
const none: FakeAnswers = { ...lists([thursday]), readCalendarFeed: () => ({ content: null, madeAt: null }) };
const word = 'Qx7'.repeat(14) + 'w';

async function opened(answers: FakeAnswers) {
  const shown = await show({ answers });
  shown.control('Your calendar').click();
  await waitUntil(() => shown.element.shadowRoot!.querySelector<HTMLDialogElement>('#your-calendar')?.open === true, 'the dialog opens');
  return shown;
}

describe('your own calendar', () => {
  it('can be had, and switched off, without any meeting to come; not by somebody who has no meetings at all', async () => {
    const { control, appears } = await show({ answers: { ...lists([]), readCalendarFeed: () => ({ content: 'full', madeAt: '2026-10-01T08:00:00.000Z' }) } });
    control('Your calendar').click();
    await appears('Switch it off');
    const coordinator = await show({ me: meAsCoordinator, answers: lists([], [], []) });
    expect(coordinator.has('Your calendar')).to.equal(false);
  });

  it('makes an address that is shown once, with what it tells and who reads it', async () => {
    const { element, api, appears, text, control, focused } = await opened({ ...none, makeCalendarFeed: ({ body }) => ({ content: body.content, madeAt, path: `/calendar/${word}.ics` }) });
    await appears('Make the address');
    expect(text()).to.contain('Whoever knows the address reads what it tells, without signing in.');
    await expectAccessible(element);
    control('Make the address').click();
    const open = await appears('Open in your calendar program');
    expect(api.calls.at(-1)).to.deep.include({ id: 'makeCalendarFeed' });
    expect(open.getAttribute('href')).to.match(new RegExp(`^webcal://.+/calendar/${word}\\.ics$`));
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('#feed-address')!;
    expect(field.value).to.match(/^https?:/);
    await waitUntil(() => focused() === 'Your address', 'the address has the focus');
    await expectAccessible(element);
    const closed = oneEvent(element.shadowRoot!.querySelector('#your-calendar')!, 'close');
    control('Close').click();
    await closed;
    control('Your calendar').click();
    await appears('Replace the address');
    expect(element.shadowRoot!.querySelector('#feed-address')).to.equal(null);
  });

  it('says on which day it was made by the reader’s own clock', async () => {
    // Still the day before in São Paulo.
    const { appears, text } = await opened({ ...none, readCalendarFeed: () => ({ content: 'busy', madeAt: '2026-10-20T01:30:00.000Z' }) });
    await appears('Switch it off');
    expect(text()).to.contain('19 October').and.not.to.contain('20 October');
  });

  it('changes what the address tells at once, and switches it off', async () => {
    const { element, api, appears, text, has } = await opened({
      ...none, readCalendarFeed: () => ({ content: 'busy', madeAt }), editCalendarFeed: ({ body }) => ({ content: body.content, madeAt }), endCalendarFeed: () => undefined,
    });
    await appears('Switch it off');
    expect(text()).to.contain('made on');
    element.shadowRoot!.querySelectorAll<HTMLInputElement>('#your-calendar input[type=radio]')[1]!.click();
    await waitUntil(() => api.calls.some(({ id }) => id === 'editCalendarFeed'));
    await waitUntil(() => !element.shadowRoot!.querySelector('[aria-busy=true]'));
    (await appears('Switch it off')).click();
    await appears('Make the address');
    expect(has('Replace the address')).to.equal(false);
  });

  it('says what went wrong and keeps what was chosen', async () => {
    const { appears, control } = await opened({ ...none, makeCalendarFeed: fails('network') });
    (await appears('Make the address')).click();
    await appears('Try again');
    expect(control('Make the address').getAttribute('aria-busy')).to.equal('false');
  });
});

describe('adding one meeting', () => {
  it('leads to Google and Outlook without telling them where it comes from, and keeps a file', async () => {
    const answers: FakeAnswers = { ...none, readMeetingCalendar: () => ({ file: 'BEGIN:VCALENDAR', google: 'https://calendar.google.com/x', outlook: 'https://outlook.office.com/x', outlookCom: 'https://outlook.live.com/x' }) };
    const { element, control, appears, has } = await show({ answers });
    control('Add to calendar: the meeting with Ben').click();
    for (const [name, href] of [['Google Calendar', 'https://calendar.google.com/x'], ['Outlook, work or school', 'https://outlook.office.com/x'], ['Outlook.com', 'https://outlook.live.com/x']] as const) {
      const link = await appears(name);
      expect([link.getAttribute('href'), link.getAttribute('rel'), link.getAttribute('target')]).to.deep.equal([href, 'noopener noreferrer', '_blank']);
    }
    expect(has('Apple or another calendar (file)')).to.equal(true);
    await expectAccessible(element);
  });
});
