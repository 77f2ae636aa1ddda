import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { may, type Resource } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import type { Action, Cadence, ChoiceState, DeclineReason, EnrolmentRole, MatchRequestState } from '../vocabulary.ts';
import { MatchModel } from './match.model.ts';
import { namesFor, type Names } from './names.ts';
import { MatchRequestModel, wasAsked, type StoredChoice, type StoredMatchRequest } from './match-request.model.ts';

/** A request as its reader sees it: the contract's `MatchRequest`. */
export interface MatchRequest {
  id: string;
  mentee: PersonRef;
  /** In the mentee's order. A mentor who was asked sees the own choice only, never whom else the mentee thought of, nor that there is anybody. */
  choices: { mentor: PersonRef; state: ChoiceState; reason?: DeclineReason }[];
  /** What was written is between the two: a coordinator reads '' in both. */
  goal: string;
  message: string;
  cadence: Cadence;
  state: MatchRequestState;
  /** When it was sent; for a mentor, when it came to them. */
  sentAt: Date;
  /** Until when the mentor whose turn it is may answer. */
  expiresAt: Date;
  readAt: Date | null;
  answeredAt: Date | null;
  matchId: string | null;
  /** Present where the match that came of it is over. */
  matchEnded?: true;
  /** Present while the match that came of it is only tried: who has confirmed it, and until when both have to. */
  tentative?: { until: Date; confirmedBy: EnrolmentRole[] };
  /** What the reader may do with it now. */
  can: ('edit' | 'rank' | 'withdraw' | 'accept' | 'decline')[];
}

type Outcome = Pick<MatchRequest, 'matchEnded' | 'tentative'>;

/** The request, if the actor may do this to it. One that they may not see is not there. */
export async function loadRequest(actor: ProgramActor, requestId: string, action: Action): Promise<StoredMatchRequest> {
  const request = await MatchRequestModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: requestId }).lean();
  if (request === null || !may(actor, 'match-request.read', resourceFor(actor, request))) throw new NotFound();
  if (!may(actor, action, resourceFor(actor, request))) throw new NotAllowed();
  return request;
}

/** The request as the policy knows it: its mentor is the reader where their turn has come. */
function resourceFor(actor: ProgramActor, request: StoredMatchRequest): Resource {
  return { mentee: String(request.menteeId), ...(askedChoiceOf(request, actor.personId) === undefined ? {} : { mentor: actor.personId }) };
}

/** The mentor's choice, if their turn has come: who waits in the row, or was passed over in it, was never asked and is as anybody else. */
export function askedChoiceOf(request: Pick<StoredMatchRequest, 'choices'>, mentorId: string): StoredChoice | undefined {
  const choice = choiceOf(request, mentorId);
  return choice !== undefined && wasAsked(request, choice) ? choice : undefined;
}

export function choiceOf(request: Pick<StoredMatchRequest, 'choices'>, mentorId: string): StoredChoice | undefined {
  return request.choices.find((choice) => String(choice.mentorId) === mentorId);
}

/**
 * Requests as their reader sees them, in the same order. Who may see them at all is decided before.
 * @param blind whether the program hides names, where it was just read
 */
export async function viewRequests(actor: ProgramActor, requests: readonly StoredMatchRequest[], blind?: boolean): Promise<MatchRequest[]> {
  const names = await namesFor(actor, { blind, mentees: requests.map(({ menteeId }) => String(menteeId)), mentors: requests.flatMap(({ choices }) => choices.map(({ mentorId }) => String(mentorId))) });
  const outcomes = await outcomesOf(actor, requests);
  return requests.map((request) => toMatchRequest(actor, request, names, outcomes));
}

/** How the matches stand that came of requests, by id: not confirmed yet, or over. */
async function outcomesOf({ tenantId, programId }: ProgramActor, requests: readonly StoredMatchRequest[]): Promise<Map<string, Outcome>> {
  const ids = requests.flatMap(({ matchId }) => (matchId === null ? [] : [String(matchId)]));
  if (ids.length === 0) return new Map();
  const matches = await MatchModel.find({ tenantId, programId, _id: trusted({ $in: ids }) }, { tentative: 1, holdsPlaces: 1 }).lean();
  return new Map(
    matches.map(({ _id, tentative, holdsPlaces }) => [
      String(_id),
      { ...(holdsPlaces === true ? {} : { matchEnded: true as const }), ...(tentative === undefined ? {} : { tentative: { until: tentative.until, confirmedBy: tentative.confirmedBy } }) },
    ]),
  );
}

export async function viewRequest(actor: ProgramActor, request: StoredMatchRequest): Promise<MatchRequest> {
  const [viewed] = await viewRequests(actor, [request]);
  return viewed!;
}

function toMatchRequest(actor: ProgramActor, request: StoredMatchRequest, names: Names, outcomes: ReadonlyMap<string, Outcome>): MatchRequest {
  const isMentee = String(request.menteeId) === actor.personId;
  const own = isMentee ? undefined : askedChoiceOf(request, actor.personId);
  const inTurn = own ?? request.choices.findLast((choice) => wasAsked(request, choice));
  const mayReadText = isMentee || own !== undefined;
  const matchId = own === undefined || own.state === 'accepted' ? request.matchId && String(request.matchId) : null;
  return {
    id: String(request._id),
    mentee: names.mentee(String(request.menteeId)),
    choices: (own === undefined ? request.choices : [own]).map(({ mentorId, state, reason }) => ({
      mentor: names.mentor(String(mentorId)),
      state,
      ...(reason !== undefined && mayReadText ? { reason } : {}),
    })),
    goal: mayReadText ? request.goal : '',
    message: mayReadText ? request.message : '',
    cadence: request.cadence,
    ...(own === undefined ? { state: request.state, sentAt: request.sentAt, expiresAt: request.expiresAt } : turnOf(request, own)),
    readAt: inTurn?.readAt ?? null,
    answeredAt: inTurn?.answeredAt ?? null,
    matchId,
    ...(matchId === null ? {} : outcomes.get(matchId)),
    can: canDo(request, isMentee, own),
  };
}

/** A request as it is for one of its mentors: what came before and comes after their turn is not theirs to know. */
function turnOf(request: StoredMatchRequest, { state, askedAt, answeredAt }: StoredChoice): Pick<MatchRequest, 'state' | 'sentAt' | 'expiresAt'> {
  const sentAt = askedAt ?? request.sentAt;
  if (isInTurn(state)) return { state: request.state, sentAt, expiresAt: request.expiresAt };
  const over = state === 'accepted' ? 'accepted' : state === 'unavailable' ? 'closed' : 'exhausted';
  return { state: over, sentAt, expiresAt: answeredAt ?? request.expiresAt };
}

function isInTurn(state: ChoiceState): boolean {
  return state === 'asked' || state === 'read';
}

function canDo(request: StoredMatchRequest, isMentee: boolean, own: StoredChoice | undefined): MatchRequest['can'] {
  if (request.state !== 'pending') return [];
  if (isMentee) return isUnread(request) ? ['edit', 'rank', 'withdraw'] : ['rank', 'withdraw'];
  return own !== undefined && isInTurn(own.state) ? ['accept', 'decline'] : [];
}

/** No mentor has read it yet, so its words may still change. */
function isUnread({ choices }: StoredMatchRequest): boolean {
  return choices.every(({ readAt }) => readAt === null);
}
