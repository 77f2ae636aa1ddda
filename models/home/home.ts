import { hasRole, type ProgramActor } from '../actor.ts';
import { ownOpeningHours } from '../availability/availability.ts';
import { circleInvitations, circlesToFind } from '../circles/to-find.ts';
import { hasOpenGoal, nextGoals, viewGoals, type Goal } from '../goals/goals.ts';
import { openRequests, viewRequests, type MatchRequest } from '../matches/match-requests.ts';
import { isGoingOn, ownMatchesAndEndings, viewMatches, type Match, type StoredMatch } from '../matches/matches.ts';
import { matchesThatMeet } from '../meetings/matches-that-meet.ts';
import { meetingToSay, nextMeeting, viewMeetings, type Meeting } from '../meetings/meetings.ts';
import { readAtOnce } from '../mongodb/at-once.ts';
import { waitingPeople } from '../people/enrolments.ts';
import { peopleByIds, peopleNamedIn } from '../people/people.ts';
import { refTo } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { ownProgram, type StoredProgram } from '../programs/programs.ts';
import { openProposals, timesToAnswer } from '../proposals/to-answer.ts';
import { nextStep, type Next, type WaitingRequest } from './next-step.ts';

/** Everything the first page shows: the contract's `Home`. */
export interface Home {
  next: Next;
  matches: Match[];
  nextMeeting: Meeting | null;
  /** The open ones that are due next, the reader's own and those partners share. */
  goals: Goal[];
  /** Open ones: sent by the reader, or asking the reader. */
  requests: MatchRequest[];
  /** There are circles that the reader may find. */
  hasCircles: boolean;
  /** Enrolments that wait for this coordinator; 0 for everybody else. */
  waitingPeople: number;
}

const dayMs = 86_400_000;
const matchesShown = 20;
const requestsShown = 20;
const goalsShown = 3;
/** How long the first page says that a match ended (ms). */
const endedShownMs = 14 * dayMs;

/** What the first page is made of. */
export type HomeRows = Awaited<ReturnType<typeof readHomeRows>>;

/**
 * The rows of the first page and the people they name, in one trip.
 * @param known of the actor's program, where it was just read: one that never had a circle is not asked for any
 */
export async function readHomeRows(actor: ProgramActor, now: Date, known?: Pick<StoredProgram, 'hasCircles'>) {
  if (!may(actor, 'home.read')) throw new NotAllowed();
  const [isMentor, isMentee] = [hasRole(actor, 'mentor'), hasRole(actor, 'mentee')];
  const takesPart = isMentor || isMentee;
  const mayHaveCircles = known?.hasCircles !== false;
  const wanted = {
    matches: takesPart ? ownMatchesAndEndings(actor, endedSince(now)) : null,
    meeting: takesPart ? matchesThatMeet(actor) : null,
    programs: takesPart && known === undefined ? ownProgram(actor) : null,
    meetings: takesPart ? nextMeeting(actor, now) : null,
    unsaid: takesPart ? meetingToSay(actor, now) : null,
    proposals: takesPart ? openProposals(actor, now) : null,
    goals: takesPart ? nextGoals(actor, goalsShown) : null,
    requests: takesPart ? openRequests(actor, requestsShown) : null,
    hours: isMentor ? ownOpeningHours(actor) : null,
    circles: mayHaveCircles ? circlesToFind(actor) : null,
    invitations: isMentee && mayHaveCircles ? circleInvitations(actor) : null,
    waiting: waitingPeople(actor),
  };
  return readAtOnce(wanted, peopleNamedIn(actor, wanted));
}

/**
 * The first page. It shows a person's own part in the program; what coordinators look after has its own pages.
 * @param known the actor's program, where it was just read
 * @param early its rows, where they were asked for at the same moment
 */
export async function readHome(actor: ProgramActor, now = new Date(), known?: Pick<StoredProgram, 'settings' | 'hasCircles'>, early?: Promise<HomeRows>): Promise<Home> {
  if (!may(actor, 'home.read')) throw new NotAllowed();
  const [isMentor, isMentee] = [hasRole(actor, 'mentor'), hasRole(actor, 'mentee')];
  const rows = await (early ?? readHomeRows(actor, now, known));
  const program = known ?? rows.programs[0];
  const [matches, meetings, goals, requests] = await Promise.all([
    viewMatches(actor, rows.matches.filter(({ state }) => isGoingOn(state)), program === undefined ? [] : [program], now),
    viewMeetings(actor, [...rows.meetings, ...rows.unsaid], now),
    viewGoals(actor, rows.goals, now),
    viewRequests(actor, rows.requests, program?.settings.fairness?.blind ?? false),
  ]);
  const nextOne = rows.meetings.length === 0 ? null : meetings[0]!;
  const unsaid = meetings.slice(rows.meetings.length).find(({ can }) => can.includes('confirm-held'));
  const circleIds = matches.flatMap(({ circle, mySide, state }) => (circle !== undefined && mySide === 'mentee' && state !== 'paused' ? [circle.id] : []));
  const meeting = new Set(rows.meeting.map(({ _id }) => String(_id)));
  const ended = lastEnded(rows.matches);
  const waitingHere = rows.waiting[0]?.count ?? 0;
  return {
    next: nextStep({
      isMentor,
      isMentee,
      hasOpeningHours: rows.hours.length > 0,
      toAnswer: requests.filter(({ mentee }) => mentee.id !== actor.personId).map(asksMe),
      sent: requests.filter(({ mentee }) => mentee.id === actor.personId).flatMap(iAsked),
      timesToAnswer: await timesToAnswer(actor, rows.proposals, circleIds, now),
      unsaid: unsaid === undefined ? null : { id: unsaid.id, partner: unsaid.partner, start: unsaid.when.start, ...(unsaid.circle === undefined ? {} : { circleId: unsaid.circle.id }) },
      waitingPeople: waitingHere,
      matches: matches.flatMap(({ id, mySide, partner, state, circle, partnerAway }) =>
        mySide && partner ? [{ mySide, partner: toRef(partner), active: state === 'active', inCircle: circle !== undefined, away: partnerAway === true, hasMeeting: meeting.has(id) }] : [],
      ),
      ended: ended === undefined ? null : { mySide: String(ended.mentorId) === actor.personId ? 'mentor' : 'mentee', partner: await partnerOf(actor, ended) },
      nextMeeting: nextOne && { id: nextOne.id, partner: nextOne.partner, start: nextOne.when.start },
      hasOpenGoal: await hasOwnGoal(actor, goals, matches),
    }),
    matches: matches.slice(0, matchesShown),
    nextMeeting: nextOne,
    goals,
    requests,
    hasCircles: rows.circles.length + rows.invitations.length > 0 || matches.some(({ circle }) => circle !== undefined),
    waitingPeople: waitingHere,
  };
}

/** Where all goals that are shown are a partner's, own ones may come later: then it is asked for, for who is mentored, whose next step it may be. */
async function hasOwnGoal(actor: ProgramActor, goals: readonly Goal[], matches: readonly Match[]): Promise<boolean> {
  if (goals.some(({ owner }) => owner.id === actor.personId)) return true;
  return goals.length === goalsShown && matches.some(({ mySide, state }) => mySide === 'mentee' && state === 'active') && (await hasOpenGoal(actor));
}

function asksMe({ id, mentee, expiresAt }: MatchRequest): WaitingRequest {
  return { id, partner: mentee, expiresAt };
}

/** About the one mentor whose turn it is. */
function iAsked({ id, choices, expiresAt }: MatchRequest): WaitingRequest[] {
  return choices.filter(({ state }) => state === 'asked' || state === 'read').map(({ mentor }) => ({ id, partner: mentor, expiresAt }));
}

/** From the day on that was so long ago: all who ask on one day ask the same. */
function endedSince(now: Date): Date {
  return new Date(now.getTime() - (now.getTime() % dayMs) - endedShownMs);
}

function lastEnded(matches: readonly StoredMatch[]): StoredMatch | undefined {
  const over = matches.filter(({ state }) => !isGoingOn(state));
  return over.sort((a, b) => b.endedAt!.getTime() - a.endedAt!.getTime())[0];
}

/** Their name came with the rows. */
async function partnerOf(actor: ProgramActor, { mentorId, menteeId }: StoredMatch): Promise<WaitingRequest['partner']> {
  const id = String(String(mentorId) === actor.personId ? menteeId : mentorId);
  return refTo(await peopleByIds(actor, [id]), id);
}

function toRef({ id, name, headline }: NonNullable<Match['partner']>): WaitingRequest['partner'] {
  return { id, name, headline };
}
