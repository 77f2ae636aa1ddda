import { agendaRoutes } from './agendas.ts';
import { availabilityRoutes } from './availability.ts';
import { boardRoutes } from './boards.ts';
import { busyCalendarRoutes } from './busy-calendars.ts';
import { calendarFeedRoutes } from './calendar-feeds.ts';
import { circleRoutes } from './circles.ts';
import { externalPeopleRoutes } from './external-people.ts';
import { fairnessRoutes } from './fairness.ts';
import { goalRoutes } from './goals.ts';
import { gradeRoutes } from './grades.ts';
import { draftRoutes, homeRoutes } from './home.ts';
import { icebreakerRoutes } from './icebreakers.ts';
import { keptApartRoutes } from './kept-apart.ts';
import { matchRoutes } from './matches.ts';
import { matchingRunRoutes } from './matching-runs.ts';
import { circleSeriesRoutes, meetingSeriesRoutes } from './meeting-series.ts';
import { meetingRoutes } from './meetings.ts';
import { notificationRoutes } from './notifications.ts';
import { noteRoutes } from './notes.ts';
import { peopleRoutes } from './people.ts';
import { programLimitsRoutes } from './program-limits.ts';
import { programMailRoutes } from './program-mail.ts';
import { programRoutes } from './programs.ts';
import { proposalRoutes } from './proposals.ts';
import { questionRoutes } from './questions.ts';
import { programRequestRoutes } from './program-requests.ts';
import { reviewRoutes } from './reviews.ts';
import { rosterRoutes } from './rosters.ts';
import { sessionRoutes } from './sessions.ts';
import { taskRoutes } from './tasks.ts';
import { waitingListRoutes } from './waiting-lists.ts';

/** Every operation that needs a session. */
export const allRoutes = [
  ...sessionRoutes, ...homeRoutes, ...draftRoutes, ...programRoutes, ...peopleRoutes, ...externalPeopleRoutes, ...rosterRoutes, ...matchRoutes, ...matchingRunRoutes, ...keptApartRoutes, ...waitingListRoutes, ...circleRoutes, ...goalRoutes, ...boardRoutes, ...availabilityRoutes, ...busyCalendarRoutes,
  ...meetingRoutes, ...meetingSeriesRoutes, ...circleSeriesRoutes, ...proposalRoutes, ...agendaRoutes, ...taskRoutes, ...noteRoutes, ...icebreakerRoutes, ...gradeRoutes, ...programRequestRoutes, ...reviewRoutes, ...questionRoutes,
  ...fairnessRoutes,
  ...notificationRoutes,
  ...calendarFeedRoutes,
  ...programLimitsRoutes,
  ...programMailRoutes,
];
