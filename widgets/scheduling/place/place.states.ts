import { html } from 'lit';
import { define } from '../../define.ts';
import type { ElementState } from '../../gallery/state.ts';
import { drawn } from '../../testing/drawn.ts';
import { fails, type FakeAnswers } from '../../testing/fake-api.ts';
import { meAsMentor } from '../../testing/people.ts';
import { availabilityOfBen, berlin, calendarOfBen, previewOf, thursdayOfBen, today, withAna } from '../example-meetings.ts';
import { agendaOfThursday, meetingPage } from '../meeting/example-agenda.ts';
import { MentorScheduling } from '../scheduling.ts';

define('mentor-scheduling', MentorScheduling);

const element = 'mentor-scheduling';
const clock = () => today;
const shown = { render: () => html`<mentor-scheduling view="meeting" .meeting=${thursdayOfBen.id} .clock=${clock} .deviceZone=${berlin}></mentor-scheduling>`, me: meAsMentor };
const hours = { render: () => html`<mentor-scheduling view="availability" .clock=${clock} .deviceZone=${berlin}></mentor-scheduling>`, me: meAsMentor };
const page: FakeAnswers = {
  ...meetingPage(agendaOfThursday, thursdayOfBen),
  listMeetings: () => ({ items: [], nextCursor: null }),
  readDraft: () => ({ fields: {}, savedAt: null }),
  saveDraft: () => ({ savedAt: null }),
  readAvailability: () => ({ ...availabilityOfBen, meetingUrl: 'https://meet.jit.si/{room}' }),
  changeRoom: () => thursdayOfBen,
};
const times: FakeAnswers = {
  listMeetings: () => ({ items: [], nextCursor: null }),
  listMatches: () => ({ items: [withAna], nextCursor: null }),
  listProposals: () => ({ items: [], nextCursor: null }),
  listBusyCalendars: () => ({ items: [calendarOfBen] }),
  previewAvailability: ({ body }) => previewOf(body.viewerZone),
  readAvailability: () => ({ ...availabilityOfBen, meetingUrl: null, programRoom: 'https://meet.jit.si/{room}', meetingsElsewhere: 3 }),
};

async function open(host: HTMLElement): Promise<void> {
  await drawn(host, '[data-act=room]');
  host.shadowRoot!.querySelector<HTMLElement>('[data-act=room]')!.click();
  await drawn(host, '#room[open] [data-act=usual-room]');
}
async function send(host: HTMLElement, value: string, brings: string): Promise<void> {
  await open(host);
  const input = host.shadowRoot!.querySelector<HTMLInputElement>('#room-address')!;
  input.value = value;
  input.dispatchEvent(new Event('input'));
  host.shadowRoot!.querySelector<HTMLElement>('#room .button.primary')!.click();
  await drawn(host, brings);
}
/** Read again after the refusal, the room is another one; each time that it is shown anew. */
function changedMeanwhile(): Pick<ElementState, 'render' | 'answers'> {
  let reads = 0;
  const again = { ...thursdayOfBen, meetingUrl: 'https://video.example.org/r/9' };
  return {
    render: () => {
      reads = 0;
      return shown.render();
    },
    answers: { ...page, readMeeting: () => ((reads += 1) === 1 ? thursdayOfBen : again), changeRoom: fails('moved-on') },
  };
}

export const states: readonly ElementState[] = [
  { element, state: 'complete, a mentor’s meeting', ...shown, answers: page, prepare: async (host) => void (await drawn(host, '[data-act=room]')) },
  { element, state: 'complete, another room', ...shown, answers: page, prepare: open },
  { element, state: 'complete, no address of a room', ...shown, answers: page, prepare: (host) => send(host, 'http://meet.example.org/ben', '#room [aria-invalid=true]') },
  { element, state: 'error, another room', ...shown, answers: { ...page, changeRoom: fails('network') }, prepare: (host) => send(host, 'https://meet.example.org/new', '#room .banner') },
  { element, state: 'complete, the room was changed meanwhile', ...shown, ...changedMeanwhile(), prepare: (host) => send(host, 'https://meet.example.org/new', '#room .banner.info') },
  { element, state: 'complete, booked meetings with another room', ...hours, answers: times, prepare: async (host) => void (await drawn(host, '#use-there')) },
  {
    element, state: 'error, booked meetings with another room', ...hours, answers: { ...times, changeRoomsOfBooked: fails('network') },
    prepare: async (host) => {
      await drawn(host, '#use-there');
      host.shadowRoot!.querySelector<HTMLElement>('#use-there')!.click();
      await drawn(host, '.banner.danger');
    },
  },
];
