import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { availabilityOfBen, berlin, previewOf, saoPaulo, spanAt, thursdayOfBen } from '../example-meetings.ts';
import { mentorLists, saying, show, type Shown } from '../../testing/scheduling.ts';
import type { Rules } from './hours.ts';

async function editing(options: Parameters<typeof show>[0] = {}): Promise<Shown> {
  const shown = await show({ view: 'availability', asMentor: true, ...options, answers: { ...mentorLists(), ...options.answers } });
  await waitUntil(() => shown.text().includes('Every week'));
  await settled(shown.element);
  return shown;
}

const savedRules = ({ api }: Shown) => api.bodies('setAvailability') as Rules[];
async function saved(shown: Shown, times = 1): Promise<Rules> {
  await waitUntil(() => savedRules(shown).length === times && shown.text().includes('Saved'), `saved ${times} times, not ${savedRules(shown).length}`);
  return savedRules(shown).at(-1)!;
}
function set(shown: Shown, name: string, value: string): void {
  const control = shown.control<HTMLInputElement>(name);
  control.value = value;
  control.dispatchEvent(new Event('change'));
}

describe('a mentor’s free times', () => {
  it('are accessible, with and without faults', async () => {
    const shown = await editing();
    await expectAccessible(shown.element);
    set(shown, 'Thursday, to', '19:00');
    await shown.element.updateComplete;
    await expectAccessible(shown.element);
  });

  it('save themselves: a day is switched on by the keyboard', async () => {
    const shown = await editing();
    shown.control('Monday').focus();
    await sendKeys({ press: 'Space' });
    const { weekly } = await saved(shown);
    expect(weekly[0]).to.deep.equal({ weekday: 1, from: '18:00', to: '20:00' });
    expect(weekly).to.have.length(5);
    await saying('Saved');
  });

  it('a day switched off comes back as it was', async () => {
    const shown = await editing();
    shown.control('Tuesday').click();
    await saved(shown);
    shown.control('Tuesday').click();
    const { weekly } = await saved(shown, 2);
    expect(weekly.find(({ weekday }) => weekday === 2)).to.deep.equal({ weekday: 2, from: '20:00', to: '22:30' });
  });

  it('times are typed as people write them; several changes are one save', async () => {
    const shown = await editing();
    shown.control('Friday, from').focus();
    shown.control<HTMLInputElement>('Friday, from').select();
    await sendKeys({ type: '9' });
    await sendKeys({ press: 'Tab' });
    set(shown, 'Friday, to', '1030');
    const { weekly } = await saved(shown);
    expect(weekly.find(({ weekday }) => weekday === 5)).to.deep.equal({ weekday: 5, from: '09:00', to: '10:30' });
    expect(shown.control<HTMLInputElement>('Friday, from').value).to.equal('09:00');
  });

  it('what cannot be is told in words, kept as typed, and not saved until it is mended', async () => {
    const shown = await editing();
    set(shown, 'Thursday, to', '01:00');
    await shown.element.updateComplete;
    expect(shown.text()).to.contain('Ends before it starts. Past midnight? Use 24:00 and add the next day.').and.to.contain('Not saved yet. One time needs a look.');
    await saying('Ends before it starts. Past midnight? Use 24:00 and add the next day.');
    set(shown, 'Thursday, to', 'late');
    await shown.element.updateComplete;
    expect(shown.text()).to.contain('Write a time like 20:00.');
    expect(shown.control<HTMLInputElement>('Thursday, to').value).to.equal('late');
    set(shown, 'Thursday, to', '24:00');
    const { weekly } = await saved(shown);
    expect(savedRules(shown)).to.have.length(1);
    expect(weekly.find(({ weekday }) => weekday === 4)).to.deep.equal({ weekday: 4, from: '20:00', to: '24:00' });
  });

  it('a time is added and taken away, and the focus goes along', async () => {
    const shown = await editing();
    shown.control('Add a time on Sunday').click();
    await waitUntil(() => shown.focused() === 'Sunday from' && shown.element.shadowRoot!.activeElement?.id === 'day-7-1-from');
    shown.control('Remove 15:00 to 16:00, Sunday').click();
    await waitUntil(() => shown.focused() === 'Add a time on Sunday');
    const { weekly } = await saved(shown);
    expect(weekly.filter(({ weekday }) => weekday === 7)).to.deep.equal([{ weekday: 7, from: '17:00', to: '18:00' }]);
  });

  it('a save that fails says so, keeps the change and is tried again', async () => {
    const shown = await editing({ answers: { setAvailability: fails('network') } });
    shown.control('Monday').click();
    const again = await shown.appears('Try again');
    expect(shown.text()).to.contain('Not saved yet');
    await saying('We couldn’t reach the server. Nothing is lost. Check your connection.', 'assertive');
    shown.api.answer({ setAvailability: ({ body }) => ({ ...availabilityOfBen, ...body, pausedUntil: null }) });
    again.click();
    await saved(shown, 2);
    expect(shown.has('Try again')).to.equal(false);
  });

  it('a change is not lost when the page is left before it rests', async () => {
    const shown = await editing();
    shown.control('Monday').click();
    shown.element.remove();
    await waitUntil(() => savedRules(shown).length === 1);
  });

  it('a room must be a safe address', async () => {
    const shown = await editing();
    set(shown, 'Your video room', 'meet.example.org/ben');
    await shown.element.updateComplete;
    expect(shown.text()).to.contain('Use an address that starts with https://');
    set(shown, 'Your video room', 'https://meet.example.org/ben2');
    expect((await saved(shown)).meetingUrl).to.equal('https://meet.example.org/ben2');
  });

  it('breaks, notice and limits are choices', async () => {
    const shown = await editing();
    set(shown, 'Break before a meeting', '0');
    set(shown, 'Break after a meeting', '30');
    set(shown, 'Earliest booking', '2880');
    set(shown, 'At most a day', '0');
    set(shown, 'Start times', '30');
    expect(await saved(shown)).to.deep.include({ bufferBeforeMinutes: 0, bufferAfterMinutes: 30, minNoticeMinutes: 2880, maxPerDay: null, stepMinutes: 30 });
  });
});

describe('a change that hits a booked meeting', () => {
  const withMeeting = { answers: mentorLists([thursdayOfBen]) };

  it('names it on the clock of the rules, whichever is looked at', async () => {
    const shown = await editing({ answers: { ...withMeeting.answers, listMeetings: (_input, zone) => ({ items: [{ ...thursdayOfBen, when: spanAt(thursdayOfBen.when.start, 45, zone) }], nextCursor: null }) } });
    shown.element.session!.viewZone('Asia/Tokyo');
    await waitUntil(() => shown.api.calls.some(({ id, zone }) => id === 'listMeetings' && zone === 'Asia/Tokyo'));
    await settled(shown.element);
    shown.control('Thursday').click();
    await shown.appears('Keep my times');
    expect(shown.text()).to.contain('Thu 29 Oct, 21:00, Ana Ribeiro');
  });

  it('asks first, and is taken back', async () => {
    const shown = await editing(withMeeting);
    shown.control('Thursday').click();
    const keep = await shown.appears('Keep my times');
    expect(shown.text()).to.contain('One meeting stays as it is.').and.to.contain('Thu 29 Oct, 21:00, Ana Ribeiro');
    await expectAccessible(shown.element);
    keep.click();
    await waitUntil(() => shown.control<HTMLInputElement>('Thursday').checked);
    expect(savedRules(shown)).to.have.length(0);
  });

  it('asks about the last of however many are to come', async () => {
    const shown = await editing({ answers: { ...withMeeting.answers, listMeetings: ({ query }) => (query?.cursor === 'further' ? { items: [thursdayOfBen], nextCursor: null } : { items: [], nextCursor: 'further' }) } });
    shown.control('Thursday').click();
    await shown.appears('Keep my times');
    expect(savedRules(shown)).to.have.length(0);
  });

  it('is saved when it is meant', async () => {
    const shown = await editing(withMeeting);
    shown.control('Thursday').click();
    (await shown.appears('Change them')).click();
    const { weekly } = await saved(shown);
    expect(weekly.some(({ weekday }) => weekday === 4)).to.equal(false);
  });
});

describe('days that differ', () => {
  it('are shown as people think of them', async () => {
    const { text } = await editing();
    expect(text()).to.contain('Thursday 5 NovemberOnly 18:00 to 19:00');
    expect(text()).to.contain('Monday 21 December to Sunday 3 January');
  });

  it('are added as one day or many, closed', async () => {
    const shown = await editing();
    shown.control('Add a day').click();
    await shown.appears('Set these days');
    await expectAccessible(shown.element);
    shown.control('Set these days').click();
    await waitUntil(() => shown.text().includes('Choose a day from today on.'));
    set(shown, 'First day', '2026-11-10');
    set(shown, 'Last day optional', '2026-11-09');
    await waitUntil(() => shown.text().includes('The last day comes before the first.'));
    set(shown, 'Last day optional', '2026-11-12');
    shown.control('Set these days').click();
    const { overrides } = await saved(shown);
    expect(overrides.slice(0, 4)).to.deep.equal([availabilityOfBen.overrides[0], ...['10', '11', '12'].map((day) => ({ date: `2026-11-${day}`, windows: [] }))]);
  });

  it('have other hours', async () => {
    const shown = await editing();
    shown.control('Edit Monday 21 December to Sunday 3 January').click();
    (await shown.appears('I’m free at other times')).click();
    await shown.appears('These days, from');
    set(shown, 'These days, from', '10');
    await shown.element.updateComplete;
    set(shown, 'These days, to', '12');
    set(shown, 'Last day optional', '2026-12-21');
    await shown.element.updateComplete;
    shown.control('Set these days').click();
    const { overrides } = await saved(shown);
    expect(overrides.at(-1)).to.deep.equal({ date: '2026-12-21', windows: [{ from: '10:00', to: '12:00' }] });
    expect(overrides, 'the days that it was moved from are as every week').to.have.length(2);
  });

  it('are taken away, and brought back', async () => {
    const shown = await editing();
    shown.control('Remove Thursday 5 November').click();
    await saved(shown);
    expect(shown.text()).to.contain('Thursday 5 November: as every week again');
    shown.control('Undo').click();
    const { overrides } = await saved(shown, 2);
    expect(overrides).to.deep.equal(availabilityOfBen.overrides);
  });
});

describe('what mentees see', () => {
  it('is shown on a mentee’s clock, as bars and in words, with the change of clocks', async () => {
    const { api, text, element } = await editing();
    expect(api.bodies('previewAvailability')[0]).to.deep.include({ viewerZone: 'America/Sao_Paulo' });
    expect(text()).to.contain('15:00 to 15:45 and 16:30 to 17:30').and.to.contain('Booked: 15:45 to 16:30');
    expect(text()).to.contain('Clocks change in Berlin on 25 October. Same hour for you, 1 hour later for Ana.');
    expect(text()).to.contain('About 9 hours until 9 November.');
    expect(element.shadowRoot!.querySelector('.bar')).to.have.attribute('aria-hidden', 'true');
  });

  it('names a day whose hours are too soon to be booked, with the notice that keeps them', async () => {
    const insideNotice = [spanAt('2026-10-20T18:00:00.000Z', 150, saoPaulo, berlin)];
    const shown = await editing({ answers: { previewAvailability: () => ({ ...previewOf(), insideNotice }) } });
    await waitUntil(() => /Tue\s+20 Oct\s+Inside your notice of 24 hours/.test(shown.text()));
    await expectAccessible(shown.element);
  });

  it('follows a change before it is saved', async () => {
    const shown = await editing();
    const asked = () => shown.api.bodies('previewAvailability').length;
    const before = asked();
    shown.control('Monday').click();
    await waitUntil(() => asked() > before, 'asked');
    expect(savedRules(shown)).to.have.length(0);
    const [{ rules }] = shown.api.bodies('previewAvailability').slice(-1) as [{ rules: Rules }];
    expect(rules.weekly[0]?.weekday).to.equal(1);
  });

  it('is shown on any clock', async () => {
    const shown = await editing();
    for (const [chosen, zone] of [['65f0c0ffee0000000000003b', 'Asia/Beirut'], ['Europe/Berlin', 'Europe/Berlin'], ['Asia/Tokyo', 'Asia/Tokyo']] as const) {
      set(shown, 'Meetings of 45 minutes, in', chosen);
      await waitUntil(() => (shown.api.bodies('previewAvailability').at(-1) as { viewerZone: string }).viewerZone === zone, zone);
    }
  });
});

describe('a break', () => {
  it('begins with the first day back, and ends with a press', async () => {
    const shown = await editing();
    shown.control('Pause me for a while').click();
    await shown.appears('First day back');
    set(shown, 'First day back', '2026-11-03');
    shown.control('Pause').click();
    await waitUntil(() => shown.text().includes('You’re away until Tuesday 3 November.'));
    expect(savedRules(shown)[0]).to.deep.include({ pausedUntil: '2026-11-03' });
    await waitUntil(() => shown.focused() === 'I’m back');
    shown.control('I’m back').click();
    await waitUntil(() => savedRules(shown).length === 2 && !shown.text().includes('You’re away'));
    expect(savedRules(shown)[1]).to.deep.include({ pausedUntil: null });
  });
});

describe('flash sessions', () => {
  const offering = { ...availabilityOfBen, flash: { perMonth: 0, minutes: 30 } };

  it('are offered by a number a month, and then have a length; each is saved at once with the rules as they are', async () => {
    const shown = await editing({ answers: { readAvailability: () => offering, setAvailability: ({ body }) => ({ ...offering, ...body, pausedUntil: null }) } });
    expect(shown.text()).not.to.contain('Length of a flash session');
    set(shown, 'Flash sessions a month', '2');
    const sent = (await saved(shown)) as Rules & { flash?: unknown };
    expect(sent.flash).to.deep.equal({ perMonth: 2, minutes: 30 });
    await waitUntil(() => shown.text().includes('Length of a flash session'));
    await expectAccessible(shown.element);
  });

  it('are not spoken of where the program has none, nor sent with other changes', async () => {
    const shown = await editing();
    expect(shown.text()).not.to.contain('Flash sessions');
    set(shown, 'Thursday, to', '21:00');
    expect(await saved(shown)).not.to.have.property('flash');
  });
});
