import type { FakeAnswers } from '../../testing/fake-api.ts';
import { ana, ben } from '../../testing/people.ts';
import { nothingTogether } from '../../testing/workspace.ts';
import { justNow, pastMeetings, thursday } from '../example-meetings.ts';
import type { Meeting } from '../scheduling-host.ts';
import type { Agenda, AgendaItem } from './agenda-words.ts';

/** The agenda of the picture, for the gallery and the tests. */

function item(at: number, change: Partial<AgendaItem>): AgendaItem {
  return { id: `65f0c0ffee0000000000e00${at}`, kind: 'topic', text: null, minutes: 10, by: null, state: 'open', markedAt: null, version: 1, goalId: null, carriedFrom: null, carriedOn: false, ...change };
}

const items: AgendaItem[] = [
  item(1, { kind: 'check-in', minutes: 5 }),
  item(2, { text: 'Since last time: the delay model', by: ana, carriedFrom: { meetingId: pastMeetings[2]!.id, date: '2026-10-06' } }),
  item(3, { text: 'Goal: what “data internship” means', by: ben, goalId: '65f0c0ffee0000000000d001' }),
  item(4, { text: 'Which CV story goes first', by: ana }),
  item(5, { kind: 'actions' }),
];

export const agendaOfThursday: Agenda = {
  meetingId: thursday.id,
  minutes: 45,
  planned: 45,
  template: 'grow',
  templates: ['first', 'grow', 'half-way', 'closing'],
  items,
  lastChange: { by: ben, what: 'added', itemId: items[2]!.id, at: '2026-10-20T10:00:00.000Z' },
  owners: [ben, ana],
  can: ['edit'],
};

/** The same with other items, and the sum that follows from them. */
export function agendaWith(change: (items: readonly AgendaItem[]) => readonly AgendaItem[], more: Partial<Agenda> = {}): Agenda {
  const changed = [...change(items)];
  return { ...agendaOfThursday, items: changed, planned: changed.reduce((sum, { minutes, state }) => (state === 'later' ? sum : sum + minutes), 0), ...more };
}

/** The meeting of now, begun twelve minutes ago: the arrival is done, the second item runs since five minutes later. */
export const duringMeeting = { ...justNow, state: 'confirmed' } as const;
export const during = new Date('2026-10-20T12:18:00.000Z');
export const agendaDuring: Agenda = agendaWith(
  ([first, ...others]) => [{ ...first!, state: 'done', markedAt: '2026-10-20T12:11:00.000Z' }, ...others],
  { meetingId: duringMeeting.id },
);

/** As it was when the meeting was over: one was left, one went on. */
export const agendaThatWas: Agenda = agendaWith(
  ([first, second, third, ...others]) => [{ ...first!, state: 'done' }, { ...second!, state: 'done' }, { ...third!, state: 'later', carriedOn: true }, ...others],
  { meetingId: pastMeetings[2]!.id, can: [] },
);

/** What the page of a meeting reads. */
export function meetingPage(agenda: Agenda = agendaOfThursday, meeting: Meeting = thursday): FakeAnswers {
  return { readMeeting: () => meeting, readAgenda: () => agenda, listGoals: () => ({ items: [], nextCursor: null }), beOnAgenda: () => ({ people: [] }), leaveAgenda: () => undefined, ...nothingTogether };
}
