import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announce } from '../../parts/announcer.ts';
import { expectAccessible } from '../../testing/accessible.ts';
import { fails, type FakeAnswers } from '../../testing/fake-api.ts';
import { settled } from '../../testing/mount.ts';
import { lists, mentorLists, saying, show, type Shown } from '../../testing/scheduling.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { availabilityOfBen, thursday, thursdayOfBen } from '../example-meetings.ts';
import { agendaOfThursday, meetingPage } from '../meeting/example-agenda.ts';
import type { Meeting } from '../scheduling-host.ts';

const template = 'https://meet.jit.si/{room}';
const change = 'Change the room of the meeting with Ana';

function page(meeting: Meeting): FakeAnswers {
  return { ...lists([meeting]), ...meetingPage(agendaOfThursday, meeting) };
}

async function onPage(answers: FakeAnswers = {}, meeting = thursdayOfBen): Promise<Shown> {
  const shown = await show({ asMentor: meeting === thursdayOfBen, answers: { ...page(meeting), readAvailability: () => ({ ...availabilityOfBen, meetingUrl: template }), ...answers } });
  shown.element.go('meeting', meeting.id);
  await waitUntil(() => shown.has('What happened') && shown.text().includes('Show what happened'), 'the page and its parts are there');
  await settled(shown.element);
  return shown;
}
async function ask(shown: Shown): Promise<HTMLInputElement> {
  (await shown.appears(change)).click();
  await waitUntil(() => shown.has('Change it'));
  return shown.element.shadowRoot!.querySelector<HTMLInputElement>('#room-address')!;
}
function type(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new Event('input'));
}

describe('the room of a meeting, on its page', () => {
  it('is named to its mentor and changed by the keyboard: the room that was seen goes with it, and who is told is said', async () => {
    const other = 'https://video.example.org/r/9';
    const shown = await onPage({ changeRoom: () => ({ ...thursdayOfBen, meetingUrl: other }) });
    expect(shown.text()).to.contain('Video room: https://meet.example.org/ben');
    (await shown.appears(change)).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => shown.has('Change it'));
    await expectAccessible(shown.element);
    const input = shown.element.shadowRoot!.querySelector<HTMLInputElement>('#room-address')!;
    expect(input.value).to.equal('https://meet.example.org/ben');
    type(input, `  ${other} `);
    shown.control('Change it').click();
    await saying('Changed. Ana gets a note.');
    expect(shown.api.bodies('changeRoom')).to.deep.equal([{ from: 'https://meet.example.org/ben', address: other }]);
    await waitUntil(() => shown.text().includes(`Video room: ${other}`) && shown.focused().startsWith(change), 'the focus is where it was');
  });

  it('may be the one that new meetings get, with one press; or none', async () => {
    const shown = await onPage({ changeRoom: ({ body }) => ({ ...thursdayOfBen, meetingUrl: body.address }) });
    const input = await ask(shown);
    (await shown.appears('Use the room that new meetings get')).click();
    await waitUntil(() => input.value === template);
    expect(shown.has('Use the room that new meetings get')).to.equal(false);
    type(input, '');
    shown.control('Change it').click();
    await waitUntil(() => shown.text().includes('No video room'));
    expect(shown.api.bodies('changeRoom')).to.deep.equal([{ from: 'https://meet.example.org/ben', address: null }]);
  });

  it('that cannot be one is said at its field, is kept as typed, and is not sent', async () => {
    const shown = await onPage();
    const input = await ask(shown);
    type(input, 'http://meet.example.org/ben');
    shown.control('Change it').click();
    await waitUntil(() => shown.text().includes('Use an address that starts with https://') && input.getAttribute('aria-invalid') === 'true');
    await waitUntil(() => shown.element.shadowRoot!.activeElement === input);
    expect([input.value, shown.api.bodies('changeRoom').length]).to.deep.equal(['http://meet.example.org/ben', 0]);
  });

  it('that was changed meanwhile is shown, what was typed stays, and the next try changes the one that is shown', async () => {
    let meetingUrl = thursdayOfBen.meetingUrl;
    const shown = await onPage({
      readMeeting: () => ({ ...thursdayOfBen, meetingUrl }),
      changeRoom: (asked) => (asked.body.from === meetingUrl ? { ...thursdayOfBen, meetingUrl: asked.body.address } : fails('moved-on')()),
    });
    const input = await ask(shown);
    meetingUrl = 'https://video.example.org/r/9';
    type(input, 'https://video.example.org/r/10');
    shown.control('Change it').click();
    await waitUntil(() => shown.text().includes('The room was changed meanwhile. It is https://video.example.org/r/9 now.'));
    expect(input.value).to.equal('https://video.example.org/r/10');
    shown.control('Change it').click();
    await saying('Changed. Ana gets a note.');
    expect(shown.api.bodies('changeRoom').at(-1)).to.deep.equal({ from: 'https://video.example.org/r/9', address: 'https://video.example.org/r/10' });
  });

  it('is not the mentee’s to change', async () => {
    const shown = await onPage({}, thursday);
    expect(shown.has('Change the room')).to.equal(false);
  });
});

describe('changing a meeting’s room, when the page is left', () => {
  it('is over: neither another meeting’s page asks for it nor the same one’s when it is opened again', async () => {
    const other = { ...thursdayOfBen, id: '65f0c0ffee0000000000abcd' };
    const shown = await onPage({ ...lists([thursdayOfBen, other]), readMeeting: ({ path }) => (path.meetingId === other.id ? other : thursdayOfBen) });
    const isOpen = () => shown.element.shadowRoot!.querySelector<HTMLDialogElement>('#room')?.open ?? false;
    for (const id of [other.id, thursdayOfBen.id]) {
      shown.element.go('meeting', thursdayOfBen.id);
      await settled(shown.element);
      await ask(shown);
      expect(isOpen()).to.equal(true);
      shown.element.go('meetings');
      await waitUntil(() => !shown.has(change));
      await settled(shown.element);
      shown.element.go('meeting', id);
      await shown.appears(change);
      await settled(shown.element);
      expect(isOpen()).to.equal(false);
    }
  });
});

describe('a mentor’s room and the meetings that are booked', () => {
  const elsewhere = 'booked meetings have another room than new ones get.';

  async function editing(answers: FakeAnswers): Promise<Shown> {
    const shown = await show({ view: 'availability', asMentor: true, answers: { ...mentorLists(), ...answers } });
    await waitUntil(() => shown.text().includes('Every week'));
    await settled(shown.element);
    return shown;
  }

  it('a room that is saved asks for those that have the old one, and one press gives it to them', async () => {
    const shown = await editing({
      setAvailability: ({ body }) => ({ ...availabilityOfBen, ...body, pausedUntil: null, meetingsElsewhere: 3 }),
      changeRoomsOfBooked: () => ({ ...availabilityOfBen, meetingUrl: template }),
    });
    expect(shown.text()).not.to.contain(elsewhere);
    const input = shown.control<HTMLInputElement>('Your video room');
    input.value = template;
    input.dispatchEvent(new Event('change'));
    (await shown.appears('Use the new one there too')).focus();
    expect(shown.text()).to.contain(`3 ${elsewhere}`);
    await saying(`3 ${elsewhere}`);
    await expectAccessible(shown.element);
    await sendKeys({ press: 'Enter' });
    await saying('Changed. Everybody you meet there gets a note.');
    await waitUntil(() => !shown.has('Use the new one there too') && shown.focused().startsWith('Your video room'));
    expect(shown.api.bodies('changeRoomsOfBooked').length).to.equal(1);
    expect('meetingsElsewhere' in (shown.api.bodies('setAvailability')[0] as object)).to.equal(false);
  });

  it('where they become more while another view is open, what is said there is not cut off', async () => {
    const shown = await editing({ readAvailability: () => ({ ...availabilityOfBen, meetingsElsewhere: 1 }) });
    await shown.appears('Use the new one there too');
    const reads = () => shown.api.calls.filter(({ id }) => id === 'readAvailability').length;
    shown.element.go('meetings');
    await settled(shown.element);
    const before = reads();
    shown.api.answer({ readAvailability: () => ({ ...availabilityOfBen, meetingsElsewhere: 2 }) });
    announce('Sent.');
    shown.api.happen({ id: '1', type: 'availability.changed' });
    await waitUntil(() => reads() > before);
    await settled(shown.element);
    await saying('Sent.');
  });

  it('what does not work is said, and can be tried again', async () => {
    let isDown = true;
    const shown = await editing({
      readAvailability: () => ({ ...availabilityOfBen, meetingsElsewhere: isDown ? 1 : 0 }),
      changeRoomsOfBooked: () => (isDown ? fails('network')() : availabilityOfBen),
    });
    (await shown.appears('Use the new one there too')).click();
    (await shown.appears('Try again')).focus();
    isDown = false;
    shown.control('Try again').click();
    await saying('Changed. Everybody you meet there gets a note.');
  });

  it('the room of the program is named to who has none, as an example where it is a template', async () => {
    const shown = await editing({ readAvailability: () => ({ ...availabilityOfBen, meetingUrl: null, programRoom: template }) });
    await waitUntil(() => /Left empty, you meet in the program’s room: https:\/\/meet\.jit\.si\/[0-9a-f]{32}\./.test(shown.text()));
  });
});
