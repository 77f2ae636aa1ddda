import { agendas } from './agendas.ts';
import { availability } from './availability.ts';
import { boards } from './boards.ts';
import { busyCalendars } from './busy-calendars.ts';
import { calendarFeeds } from './calendar-feeds.ts';
import { circles } from './circles.ts';
import { drafts, home } from './home.ts';
import { externalPeople } from './external-people.ts';
import { fairness } from './fairness.ts';
import { goals } from './goals.ts';
import { grades } from './grades.ts';
import { icebreakers } from './icebreakers.ts';
import { keptApartPairs } from './kept-apart.ts';
import { matches } from './matches.ts';
import { matchingRuns } from './matching-runs.ts';
import { circleSeries, meetingSeries } from './meeting-series.ts';
import { meetings } from './meetings.ts';
import { notifications } from './notifications.ts';
import { notes } from './notes.ts';
import { people } from './people.ts';
import { programLimits } from './program-limits.ts';
import { programMail } from './program-mail.ts';
import { programs } from './programs.ts';
import { proposals } from './proposals.ts';
import { questions } from './questions.ts';
import { programRequests } from './program-requests.ts';
import { reviews } from './reviews.ts';
import { rosters } from './rosters.ts';
import { tasks } from './tasks.ts';
import { waitingLists } from './waiting-lists.ts';
import { sessions } from './sessions.ts';

/** Every operation of the API by its operationId. `GET /api/events`, a stream, is described in openapi.ts. */
export const contract = {
  ...sessions, ...home, ...drafts, ...programs, ...people, ...externalPeople, ...rosters, ...matches, ...matchingRuns, ...keptApartPairs, ...waitingLists, ...circles, ...goals, ...boards, ...availability, ...busyCalendars, ...meetings, ...meetingSeries, ...circleSeries, ...proposals, ...agendas, ...tasks, ...notes, ...icebreakers,
  ...grades, ...programRequests, ...reviews, ...questions,
  ...fairness,
  ...notifications,
  ...calendarFeeds,
  ...programLimits,
  ...programMail,
};
export type Contract = typeof contract;
export type OperationId = keyof Contract;
