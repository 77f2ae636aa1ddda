import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails } from '../../testing/fake-api.ts';
import { mentorLists, saying, show, type Shown } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { calendarOfBen, calendarUnread } from '../example-meetings.ts';

async function calendars(items: readonly (typeof calendarOfBen)[], answers: NonNullable<Parameters<typeof show>[0]>['answers'] = {}): Promise<Shown> {
  const shown = await show({ view: 'availability', asMentor: true, answers: { ...mentorLists(), listBusyCalendars: () => ({ items: [...items] }), ...answers } });
  await waitUntil(() => shown.text().includes('Busy times from your calendar'));
  return shown;
}
function type(shown: Shown, name: string, value: string): void {
  const control = shown.control<HTMLInputElement>(name);
  control.value = value;
  control.dispatchEvent(new Event('input'));
}

describe('busy times from calendars of elsewhere', () => {
  it('say when each was checked, what went wrong in plain words, and that what it said before counts on', async () => {
    const shown = await calendars([calendarOfBen, calendarUnread]);
    await shown.appears('Check now: Private');
    expect(shown.text()).to.contain('Checked 4 minutes ago, 12 busy times');
    expect(shown.text()).to.contain('It is not there any more, or not shared. Copy its private address anew. It last worked yesterday; the busy times it had then still count.');
    await expectAccessible(shown.element);
  });

  it('begin with an address; one that is none is said at the field, which has the focus', async () => {
    const shown = await calendars([], { addBusyCalendar: () => ({ ...calendarOfBen, readAt: null }) });
    const add = await shown.appears('Add this calendar');
    type(shown, 'Private address', 'my calendar');
    add.click();
    await waitUntil(() => shown.text().includes('Paste an address that starts with https:// or webcal://.'));
    await waitUntil(() => shown.element.shadowRoot!.activeElement?.id === 'calendar-address');
    expect(shown.api.bodies('addBusyCalendar')).to.deep.equal([]);
    await expectAccessible(shown.element);

    type(shown, 'Private address', ' webcal://calendar.example.org/secret.ics ');
    type(shown, 'A name for it', 'Private');
    add.click();
    await shown.appears('Add another calendar');
    expect(shown.api.bodies('addBusyCalendar')).to.deep.equal([{ address: 'webcal://calendar.example.org/secret.ics', name: 'Private' }]);
    await saying('Added. It is being read.');
    expect(shown.text()).to.contain('Being read');
    expect(shown.element.shadowRoot!.textContent).not.to.contain('secret');
  });

  it('what was typed stays where adding fails', async () => {
    const shown = await calendars([], { addBusyCalendar: fails('calendar-known') });
    const add = await shown.appears('Add this calendar');
    type(shown, 'Private address', 'https://calendar.example.org/a.ics');
    add.click();
    await waitUntil(() => shown.text().includes('You have added this calendar already.'));
    expect(shown.control<HTMLInputElement>('Private address').value).to.equal('https://calendar.example.org/a.ics');
  });

  it('are removed after a question, and five are the most', async () => {
    const five = Array.from({ length: 5 }, (_, at) => ({ ...calendarOfBen, id: `65f0c0ffee0000000000ca1${at}`, name: `Number ${at}` }));
    const shown = await calendars(five, { removeBusyCalendar: () => undefined });
    (await shown.appears('Remove Number 2')).click();
    await waitUntil(() => shown.text().includes('Remove Number 2?'));
    expect(shown.text()).to.contain('Five calendars is the most.');
    await expectAccessible(shown.element);
    shown.control('Remove').click();
    await waitUntil(() => !shown.has('Remove Number 2'));
    await saying('Removed. Its busy times are free again.');
    await shown.appears('Add another calendar');
  });
});
