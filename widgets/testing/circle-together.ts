import type { Shape } from '../api/operation.ts';
import type { Meeting } from '../scheduling/scheduling-host.ts';
import { thursday } from '../scheduling/example-meetings.ts';
import type { FakeAnswers } from './fake-api.ts';
import { ana, ben, leila, tomas } from './people.ts';
import { circleIcebreakersAre, circleNotesAre, circleTasksAre, mine, sendCv } from './workspace.ts';

/** The circle “Women in data” in the pictures, which Ben leads and Ana and Leila are in, on Tuesday 20 October 2026. */

export const circle = { id: 'c'.repeat(24), title: 'Women in data' };

/** Its meeting on Thursday, as Ben sees it, and as Ana does. */
export const circleMeeting: Meeting = { ...thursday, matchId: null, partner: { ...circle, name: circle.title, headline: null }, circle: { ...circle, people: 2, busy: false } };
export const membersMeeting: Meeting = { ...circleMeeting, partner: ben };

const meeting = { id: thursday.id, date: '2026-10-22' };
const id = (end: string): string => `65f0c0ffee0000000000${end}`;
const inCircle = { matchId: null, circle, partner: null, meeting };

export const secret: Shape<'Note'> = { ...mine, ...inCircle, id: id('f211'), text: 'Ask Leila how she got into open data.' };
export const shared: Shape<'Note'> = { ...secret, id: id('f212'), text: 'Three calls for talks close in November:\nPyData, Open Data Day, and the one at the library.', visibility: 'match', createdAt: '2026-10-19T11:40:00.000Z', can: ['edit', 'share', 'stop-sharing', 'delete'] };
export const leilas: Shape<'Note'> = { ...secret, id: id('f213'), author: leila, text: 'The city publishes bike counts every night. Good for a first chart.', visibility: 'match', createdAt: '2026-10-18T11:40:00.000Z', can: [] };

/** As Ben, who leads it, sees them; and those of Ana, as she does. */
export const readPaper: Shape<'Task'> = { ...sendCv, id: id('f111'), title: 'Read the paper on missing data', owner: ana, partner: ana, can: ['edit', 'remove'] };
export const introduceLeila: Shape<'Task'> = { ...sendCv, id: id('f112'), title: 'Introduce Leila to the library', owner: ben, partner: leila, due: '2026-10-30', urgency: null };
export const bookRoom: Shape<'Task'> = { ...sendCv, id: id('f113'), title: 'Book the room', owner: tomas, partner: tomas, due: null, urgency: null, done: { by: tomas, at: '2026-10-16T12:00:00.000Z' }, can: ['remove'] };
export const anasPaper: Shape<'Task'> = { ...readPaper, partner: ben, can: ['tick', 'edit', 'remove'] };

const said = { text: 'Sun, and one thing that works.', at: '2026-10-10T09:00:00.000Z' };
export const othersAnswered: Shape<'CircleIcebreakerAnswers'> = { key: 'best-hour', mine: null, others: [], othersAnswered: 2, can: ['answer'] };
export const allAnswered: Shape<'CircleIcebreakerAnswers'> = {
  key: 'good-day', mine: said, others: [{ by: ben, text: 'No meeting before ten.', at: said.at }, { by: leila, text: 'Somebody uses the data.', at: said.at }], othersAnswered: 2, can: ['take-back'],
};

/** What Ben, who leads it, reads of their notes. */
export const bensNotes: FakeAnswers = circleNotesAre({ ...shared, can: [] }, leilas);
export const keptInCircle: FakeAnswers = { ...circleNotesAre(secret, shared, leilas), ...circleTasksAre(readPaper, introduceLeila, bookRoom), ...circleIcebreakersAre(othersAnswered, allAnswered) };
