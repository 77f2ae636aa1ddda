import { hasRole, type ProgramActor } from '../actor.ts';
import { rulesOf } from '../availability/availability.ts';
import { hasOpenGoal, nextGoals, type Goal } from '../goals/goals.ts';
import { openMatchRequests, type MatchRequest } from '../matches/match-requests.ts';
import { listMatches, type Match } from '../matches/matches.ts';
import { matchesThatMeet } from '../meetings/matches-that-meet.ts';
import { listMeetings, type Meeting } from '../meetings/meetings.ts';
import { countWaiting } from '../people/enrolments.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
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
  /** Enrolments that wait for this coordinator; 0 for everybody else. */
  waitingPeople: number;
}

const matchesShown = 20;
const requestsShown = 20;
const goalsShown = 3;

/** The first page in one read. It shows a person's own part in the program; what coordinators look after has its own pages. */
export async function readHome(actor: ProgramActor, now = new Date()): Promise<Home> {
  if (!may(actor, 'home.read')) throw new NotAllowed();
  const [isMentor, isMentee] = [hasRole(actor, 'mentor'), hasRole(actor, 'mentee')];
  const own = isMentor || isMentee ? readOwnPart(actor, now) : nothing;
  const [part, hasOpeningHours, waitingPeople] = await Promise.all([own, isMentor && hasRules(actor), countWaiting(actor)]);
  const { requests, matches, nextMeeting, goals, meeting, working } = part;
  return {
    next: nextStep({
      isMentor,
      isMentee,
      hasOpeningHours,
      toAnswer: requests.filter(({ mentee }) => mentee.id !== actor.personId).map(asksMe),
      sent: requests.filter(({ mentee }) => mentee.id === actor.personId).flatMap(iAsked),
      waitingPeople,
      matches: matches.flatMap(({ id, mySide, partner, state }) =>
        mySide && partner ? [{ mySide, partner: toRef(partner), active: state === 'active', hasMeeting: meeting.has(id) }] : [],
      ),
      nextMeeting: nextMeeting && { id: nextMeeting.id, partner: nextMeeting.partner, start: nextMeeting.when.start },
      hasOpenGoal: working,
    }),
    matches: matches.slice(0, matchesShown),
    nextMeeting,
    goals,
    requests,
    waitingPeople,
  };
}

interface OwnPart extends Pick<Home, 'matches' | 'nextMeeting' | 'goals' | 'requests'> {
  /** Ids of the matches that have met or are about to. */
  meeting: ReadonlySet<string>;
  /** The reader has an open goal of their own. */
  working: boolean;
}

const nothing: OwnPart = { matches: [], nextMeeting: null, goals: [], requests: [], meeting: new Set(), working: false };

async function readOwnPart(actor: ProgramActor, now: Date): Promise<OwnPart> {
  const [{ matches, meeting }, upcoming, goals, requests, working] = await Promise.all([
    readMatches(actor, now),
    listMeetings(actor, { when: 'upcoming', limit: 1 }, now),
    nextGoals(actor, goalsShown, now),
    openMatchRequests(actor, requestsShown),
    hasOpenGoal(actor),
  ]);
  return { matches, meeting, nextMeeting: upcoming.items[0] ?? null, goals, requests, working };
}

async function readMatches(actor: ProgramActor, now: Date): Promise<Pick<OwnPart, 'matches' | 'meeting'>> {
  const { items: matches } = await listMatches(actor, now);
  return { matches, meeting: await matchesThatMeet(actor, matches.map(({ id, mentor }) => ({ id, mentorId: mentor.id }))) };
}

/** A mentor can be booked once there is an hour to book: rules without any are not set yet. */
async function hasRules(actor: ProgramActor): Promise<boolean> {
  const rules = (await rulesOf(actor, [actor.personId])).get(actor.personId);
  return rules !== undefined && (rules.weekly.length > 0 || rules.overrides.some(({ windows }) => windows.length > 0));
}

function asksMe({ id, mentee, expiresAt }: MatchRequest): WaitingRequest {
  return { id, partner: mentee, expiresAt };
}

/** About the one mentor whose turn it is. */
function iAsked({ id, choices, expiresAt }: MatchRequest): WaitingRequest[] {
  return choices.filter(({ state }) => state === 'asked' || state === 'read').map(({ mentor }) => ({ id, partner: mentor, expiresAt }));
}

function toRef({ id, name, headline }: NonNullable<Match['partner']>): WaitingRequest['partner'] {
  return { id, name, headline };
}
