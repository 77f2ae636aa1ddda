import type { Logger } from 'pino';
import type { SystemActor } from '../../models/actor.ts';
import { noteFirstCircles } from '../../models/circles/first-circles.ts';
import { purgeExternalPeople } from '../../models/external-people/invited.ts';
import { purgeDeletedGoals } from '../../models/goals/goals.ts';
import { countCompletions, countEverybody } from '../../models/grades/grades.ts';
import { expireRequests, remindMentors } from '../../models/matches/match-requests.ts';
import { dropOldRuns, settlePublishedRuns } from '../../models/matches/matching-runs.ts';
import { countPlaces, endUnconfirmedMatches, remindUnconfirmed } from '../../models/matches/matches.ts';
import { markHeldAfterADay, recomputeMeetings } from '../../models/meetings/meetings.ts';
import { remindOfMeetings } from '../../models/meetings/reminders.ts';
import { purgeDeletedNotes } from '../../models/notes/notes.ts';
import { expireProposals } from '../../models/proposals/proposals.ts';
import { recountPlaces } from '../../models/people/enrolments.ts';
import { askForAllRosters, purgeRosterLeavers } from '../../models/rosters/rosters.ts';
import { endOffers, lookForPlaces } from '../../models/waiting-lists/waiting-lists.ts';
import { readDueCalendars, type CalendarReader } from '../busy-calendars/calendar-reader.ts';
import type { Config } from '../config.ts';
import { createOutgoing } from '../outgoing.ts';
import { findDueColumns } from '../platform/column-finder.ts';
import type { LtiPort } from '../platform/lti-port.ts';
import { readDueRosters } from '../platform/roster-reader.ts';
import { createScoreSender, type ScoreSender } from '../platform/score-sender.ts';
import { createMailer, type Mailer } from '../mail/mailer.ts';
import { Schedule, type Job, type Timing } from './schedule.ts';

/** All the work that recurs or waits. */
function jobs(mailer: Mailer, scores: ScoreSender, platform: LtiPort, calendars: CalendarReader, log: Logger): Job[] {
  const as = (name: string, every: string, run: (actor: SystemActor) => Promise<unknown>): Job => ({ name, every, run: () => run({ kind: 'system', job: name }) });
  return [
    as('send-mail', '3 seconds', () => mailer.sendDue()),
    as('count-completions', '5 seconds', (actor) => countCompletions(actor)),
    as('find-grade-columns', '5 seconds', (actor) => findDueColumns(actor, platform, log)),
    as('send-scores', '3 seconds', (actor) => scores.sendDue(actor)),
    as('count-everybody', '30 1 * * *', (actor) => countEverybody(actor)),
    as('expire-requests', '10 minutes', (actor) => expireRequests(actor)),
    as('remind-mentors', '10 minutes', (actor) => remindMentors(actor)),
    as('settle-matching-runs', '1 minute', (actor) => settlePublishedRuns(actor)),
    as('expire-proposals', '10 minutes', (actor) => expireProposals(actor)),
    as('end-unconfirmed-matches', '10 minutes', (actor) => endUnconfirmedMatches(actor)),
    as('remind-unconfirmed', '10 minutes', (actor) => remindUnconfirmed(actor)),
    as('end-offers', '1 minute', (actor) => endOffers(actor)),
    as('look-for-places', '1 minute', (actor) => lookForPlaces(actor)),
    as('mark-held', '10 minutes', (actor) => markHeldAfterADay(actor)),
    as('remind-of-meetings', '1 minute', (actor) => remindOfMeetings(actor)),
    as('recompute-meetings', '60 minutes', (actor) => recomputeMeetings(actor)),
    as('recount-places', '0 2 * * *', (actor) => recount(actor, log)),
    as('note-first-circles', '10 2 * * *', (actor) => noteFirstCircles(actor)),
    as('read-rosters', '15 seconds', (actor) => readDueRosters(actor, platform, log)),
    as('read-busy-calendars', '5 seconds', (actor) => readDueCalendars(actor, calendars)),
    as('ask-for-rosters', '0 1 * * *', (actor) => askForAllRosters(actor)),
    as('purge-deleted-goals', '30 2 * * *', (actor) => purgeDeletedGoals(actor)),
    as('purge-deleted-notes', '35 2 * * *', (actor) => purgeDeletedNotes(actor)),
    as('drop-old-runs', '50 2 * * *', (actor) => dropOldRuns(actor)),
    as('purge-roster-leavers', '40 2 * * *', (actor) => purgeRosterLeavers(actor)),
    as('purge-external-people', '50 2 * * *', (actor) => purgeExternalPeople(actor)),
  ];
}

/** There should be nothing to put right: what there is, is a fault of ours, and said so. */
async function recount(actor: SystemActor, log: Logger): Promise<void> {
  for (const miscount of await recountPlaces(actor, countPlaces)) log.warn(miscount, 'a count of places was wrong and is right now');
}

/** Starts this server's share of the jobs. `stop` lets those that run come to an end, in less than 10 s. */
export async function startJobs(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'toolUrl' | 'secrets' | 'quietHours' | 'allowPrivateCalendars'>, platform: LtiPort, log: Logger, timing: Partial<Timing> = {}): Promise<{ stop: () => Promise<void> }> {
  const mailer = createMailer(config, log);
  const scores = createScoreSender(platform, log);
  const ending = new AbortController();
  const calendars = { outgoing: createOutgoing({ allowPrivate: config.allowPrivateCalendars }), keyring: config.secrets.tokenEncryption, log, ending: ending.signal };
  const schedule = new Schedule(jobs(mailer, scores, platform, calendars, log), log, timing);
  await schedule.start();
  return {
    async stop() {
      scores.close();
      ending.abort();
      await Promise.all([mailer.close(), schedule.stop()]);
    },
  };
}
