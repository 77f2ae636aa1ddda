import { html } from 'lit';
import { define } from '../../define.ts';
import type { ElementState } from '../../gallery/state.ts';
import { drawn, until } from '../../testing/drawn.ts';
import { fails, never, type FakeAnswers } from '../../testing/fake-api.ts';
import { meAsMentor } from '../../testing/people.ts';
import { availabilityOfBen, berlin, meetingToBe, previewOf, saoPaulo, slotWeek, spanAt, today, withAna, withBen } from '../example-meetings.ts';
import type { Match } from '../scheduling-host.ts';
import { MentorScheduling } from '../scheduling.ts';

define('mentor-scheduling', MentorScheduling);

const element = 'mentor-scheduling';
const clock = () => today;
/** Of the example's preview, without the day that is too soon. */
const daysWithTimes = 7;
const book = (deviceZone = saoPaulo) => () => html`<mentor-scheduling view="book" .clock=${clock} .deviceZone=${deviceZone}></mentor-scheduling>`;

function booking(previewMeeting: NonNullable<FakeAnswers['previewMeeting']>, match: Match = withBen): FakeAnswers {
  return {
    listMeetings: () => ({ items: [], nextCursor: null }),
    listMatches: () => ({ items: [match], nextCursor: null }),
    listProposals: () => ({ items: [], nextCursor: null }),
    listSlots: ({ query }) => slotWeek(query?.from),
    readDraft: () => ({ fields: {}, savedAt: null }),
    saveDraft: () => ({ savedAt: null }),
    previewMeeting,
  };
}
const foreseen = async (host: HTMLElement): Promise<void> => void (await drawn(host, '.foreseen'));
async function unfolded(host: HTMLElement): Promise<void> {
  await foreseen(host);
  host.shadowRoot!.querySelector('details')!.open = true;
}

export const states: readonly ElementState[] = [
  { element, state: 'pending, what the meeting would be', render: book(), answers: booking(never), prepare: async (host) => void (await drawn(host, '.next-month')) },
  { element, state: 'complete, the first meeting, with its agenda', render: book(), answers: booking(() => meetingToBe({ template: 'first', items: [{ kind: 'stories', minutes: 10 }, { kind: 'experience', minutes: 5 }, { kind: 'expectations', minutes: 10 }, { kind: 'logistics', minutes: 5 }, { kind: 'confidentiality', minutes: 5 }, { kind: 'first-goals', minutes: 10 }], room: 'program' })), prepare: unfolded },
  { element, state: 'complete, no video room yet', render: book(), answers: booking(() => meetingToBe({ room: null })), prepare: foreseen },
  { element, state: 'complete, no video room yet, as mentor', render: book(berlin), me: meAsMentor, answers: booking(() => meetingToBe({ room: null }), withAna), prepare: foreseen },
  { element, state: 'error, what the meeting would be', render: book(), answers: booking(fails('network')), prepare: async (host) => void (await drawn(host, '.settings .banner')) },
  {
    element, state: 'complete, hours that are too soon to be booked', me: meAsMentor,
    render: () => html`<mentor-scheduling view="availability" .clock=${clock} .deviceZone=${berlin}></mentor-scheduling>`,
    answers: {
      ...booking(never, withAna),
      readAvailability: () => availabilityOfBen,
      listBusyCalendars: () => ({ items: [] }),
      previewAvailability: ({ body }) => ({ ...previewOf(body.viewerZone), insideNotice: [spanAt('2026-10-20T18:00:00.000Z', 150, body.viewerZone, berlin)] }),
    },
    prepare: (host) => until(() => (host.shadowRoot?.querySelectorAll('.preview-day').length ?? 0) > daysWithTimes, 'the day that is too soon is shown'),
  },
];
