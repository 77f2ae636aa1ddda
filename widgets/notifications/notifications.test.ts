import { expect } from '@open-wc/testing';
import * as sample from '../app/app-samples.ts';
import { expectAccessible } from '../testing/accessible.ts';
import { fails, type FakeAnswers } from '../testing/fake-api.ts';
import { preferencesOfBen } from '../testing/notifications.ts';
import { open } from '../testing/open-app.ts';
import { meAsMentor } from '../testing/people.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('how mail comes', () => {
  const opens = async (answers: FakeAnswers = {}) => {
    const opened = await open({ readHome: () => sample.homeOfBen, listConsents: () => sample.consentsOfBen, readNotificationPreferences: () => preferencesOfBen, ...answers }, { me: meAsMentor, at: '#profile' });
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.notifications') !== null);
    return opened;
  };
  const opensIt = async (answers: FakeAnswers = {}) => {
    const opened = await opens(answers);
    opened.find('.notifications > summary').click();
    await waitUntil(() => opened.app.shadowRoot?.querySelector('#mail-requests') !== null);
    return opened;
  };
  type Opened = Awaited<ReturnType<typeof opens>>;
  const select = ({ app }: Opened, kind: string) => app.shadowRoot!.querySelector<HTMLSelectElement>(`#mail-${kind}`)!;
  const input = ({ app }: Opened, id: string) => app.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
  const change = (control: HTMLInputElement | HTMLSelectElement, value: string) => {
    control.value = value;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('is read when it is opened, and not before; every control has its name', async () => {
    const opened = await opens();
    expect(opened.api.calls.filter(({ id }) => id === 'readNotificationPreferences')).to.have.length(0);
    opened.find('.notifications > summary').click();
    await waitUntil(() => opened.app.shadowRoot?.querySelector('#mail-requests') !== null);
    await expectAccessible(opened.app);
    expect(select(opened, 'circles').value).to.equal('weekly');
    expect([...select(opened, 'reminders').options].map(({ value }) => value), 'a reminder in a summary comes too late').to.deep.equal(['at-once', 'none']);
    expect(opened.shown()).to.contain('ben@alumni.example');
  });

  it('each choice is saved as it is made, and said', async () => {
    const opened = await opensIt({ editNotificationPreferences: () => ({ ...preferencesOfBen, kinds: preferencesOfBen.kinds.map((one) => (one.kind === 'requests' ? { ...one, how: 'daily' as const } : one)) }) });
    change(select(opened, 'requests'), 'daily');
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('editNotificationPreferences')).to.deep.equal([{ kinds: [{ kind: 'requests', how: 'daily' }] }]);
    expect(select(opened, 'requests').value).to.equal('daily');
  });

  it('quiet hours can be moved and ended; two times that are the same are refused in words and not sent', async () => {
    const opened = await opensIt({ editNotificationPreferences: () => ({ ...preferencesOfBen, quiet: null }) });
    change(input(opened, 'quiet-to'), '21:00');
    await waitUntil(() => opened.shown().includes('Choose two different times.'));
    await expectAccessible(opened.app);
    expect(opened.api.bodies('editNotificationPreferences')).to.have.length(0);
    change(input(opened, 'quiet-to'), '07:00');
    await waitUntil(() => opened.shown().includes('Saved.'));
    expect(opened.api.bodies('editNotificationPreferences')).to.deep.equal([{ quiet: { from: '21:00', to: '07:00' } }]);
    expect(opened.app.shadowRoot!.querySelector('#quiet-to')).to.equal(null);
  });

  it('quiet hours are switched on at the program’s own times', async () => {
    const opened = await opensIt({ readNotificationPreferences: () => ({ ...preferencesOfBen, quiet: null }), editNotificationPreferences: () => ({ ...preferencesOfBen, quiet: preferencesOfBen.usualQuiet }) });
    opened.find('.notifications [role=switch]').click();
    await waitUntil(() => opened.app.shadowRoot?.querySelector('#quiet-to') !== null);
    expect(opened.api.bodies('editNotificationPreferences')).to.deep.equal([{ quiet: { from: '20:00', to: '09:30' } }]);
    expect([input(opened, 'quiet-from').value, input(opened, 'quiet-to').value]).to.deep.equal(['20:00', '09:30']);
  });

  it('says where mail comes back', async () => {
    expect((await opensIt({ readNotificationPreferences: () => ({ ...preferencesOfBen, failing: true }) })).shown()).to.contain('came back');
  });

  it('says where there is no address', async () => {
    expect((await opensIt({ readNotificationPreferences: () => ({ ...preferencesOfBen, address: null }) })).shown()).to.contain('No mail address');
  });

  it('a change that fails can be tried again', async () => {
    let working = false;
    const opened = await opensIt({ editNotificationPreferences: () => (working ? preferencesOfBen : fails('network')()) });
    change(select(opened, 'meetings'), 'none');
    await waitUntil(() => opened.app.shadowRoot?.querySelector('.notifications [role=alert], .notifications .banner') !== null);
    working = true;
    opened.named('Try again').click();
    await waitUntil(() => opened.shown().includes('Saved.'));
  });
});
