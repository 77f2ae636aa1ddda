import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { readAtOnce, wantedOf, type Wanted } from '../mongodb/at-once.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { storedIds } from '../mongodb/rows.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { enqueueMail, inFlightMs } from '../outbox/outbox.ts';
import { queueForPlaces } from '../people/enrolments.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen, programSettings } from '../programs/programs.ts';
import { limits, type Cadence, type ChoiceState, type MatchRequestState } from '../vocabulary.ts';
import { takeOffer } from '../waiting-lists/waiting-lists.ts';
import { withAlternatives } from './alternatives.ts';
import { checkMayAsk } from './asking.ts';
import { hasAsked, MatchRequestModel, type StoredMatchRequest } from './match-request.model.ts';
import { choiceOf, loadRequest, viewRequest, viewRequests, type MatchRequest } from './match-request-view.ts';
import { mentorsOfMentee } from './matches.ts';
import { mentorInTurn, settle, tellOf } from './settle-match-request.ts';
import { turnFrom } from './turns.ts';

export { viewRequests, type MatchRequest } from './match-request-view.ts';
export type { StoredMatchRequest } from './match-request.model.ts';
export { acceptMatchRequest, declineMatchRequest } from './answers.ts';
export { expireRequests, remindMentors } from './deadlines.ts';
export { rankMatchRequest } from './ranking.ts';
export { listProgramRequests } from './program-requests.ts';
export { readMatchRequestHistory, type MatchRequestPast } from './request-history.ts';

const usualPage = 50;

/** What a mentee writes to the mentors they choose, in the order in which they are asked. */
export interface MatchRequestInput {
  choices: readonly string[];
  goal: string;
  message: string;
  cadence: Cadence;
}

/**
 * Asks a mentor, who gets a mail and has the program's number of days to answer; the others that are named wait for their
 * turn. Each has to be somebody whom the mentee may ask now. Where a place of the first was on offer to the mentee, it is
 * kept for this request until the mentor has answered.
 */
export async function sendMatchRequest(actor: ProgramActor, input: MatchRequestInput, now = new Date()): Promise<MatchRequest> {
  if (!may(actor, 'match-request.send')) throw new NotAllowed();
  const [first] = input.choices;
  if (first === undefined || new Set(input.choices).size < input.choices.length) throw new RuleBroken('body-invalid', { path: 'choices' });
  const sent = await withAlternatives(actor, now, () => inTransaction(async () => {
    await assertOpen(actor);
    const { requests } = await programSettings(actor.tenantId, actor.programId);
    if (input.choices.length > Math.min(requests.choices, limits.choices)) throw new RuleBroken('limit-reached', { most: requests.choices });
    await queueForPlaces(actor, actor.personId); // two requests of one mentee take turns: nobody is named in both
    const placeKept = await takeOffer(actor, { kind: 'mentor', of: first }, now);
    for (const mentorId of input.choices) await checkMayAsk(actor, mentorId, { againAfterDays: requests.sameMentorAgainDays, placeKept: placeKept && mentorId === first }, now);
    const request = await write(actor, first, input, turnFrom(now, requests), now);
    const eventId = await tellOf(actor, request, { type: 'match-request.sent', mentorId: first }, now);
    await enqueueMail(actor, { eventId, receiverId: first, template: 'request-received', dueAt: now });
    return request;
  }));
  return viewRequest(actor, sent);
}

async function write(actor: ProgramActor, first: string, { choices, goal, message, cadence }: MatchRequestInput, turn: ReturnType<typeof turnFrom>, now: Date): Promise<StoredMatchRequest> {
  try {
    const request = await MatchRequestModel.insertOne({
      tenantId: actor.tenantId,
      programId: actor.programId,
      menteeId: actor.personId,
      choices: choices.map((mentorId) => ({ mentorId, readAt: null, answeredAt: null, ...(mentorId === first ? { state: 'asked', askedAt: now } : { state: 'queued' }) })),
      asking: first,
      goal,
      message,
      cadence,
      state: 'pending',
      sentAt: now,
      ...turn,
    });
    return request.toObject();
  } catch (error) {
    if (isDuplicate(error, 'asking')) throw new RuleBroken('asked-already'); // the same press of the button, twice
    throw error;
  }
}

/** Requests that the actor sent as mentee, or that ask the actor as mentor; newest first. */
export async function listMatchRequests(
  actor: ProgramActor,
  query: { side: 'sent' | 'received'; cursor?: string | undefined; limit?: number | undefined },
  _now?: Date,
): Promise<{ items: MatchRequest[]; nextCursor: string | null }> {
  if (!may(actor, 'match-request.list')) throw new NotAllowed();
  const which = { list: 'match-requests', reader: actor.personId, side: query.side };
  const from = query.cursor === undefined ? null : decodeCursor(query.cursor, which);
  const limit = query.limit ?? usualPage;
  const whose = query.side === 'sent' ? { menteeId: actor.personId } : hasAsked(actor.personId);
  const rows = await MatchRequestModel.find({ tenantId: actor.tenantId, programId: actor.programId, ...whose, ...(from === null ? {} : after(from, 'sentAt', -1)) })
    .sort({ sentAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const page = pageOf(rows, limit, which, ({ sentAt }) => sentAt);
  return { items: await viewRequests(actor, page.rows), nextCursor: page.nextCursor };
}

/** Pending requests that the actor sent or has to answer; the first one to expire comes first. */
export async function openMatchRequests(actor: ProgramActor, limit: number): Promise<MatchRequest[]> {
  const { requests } = await readAtOnce({ requests: openRequests(actor, limit) });
  return viewRequests(actor, requests);
}

/** The rows of the same. */
export function openRequests(actor: ProgramActor, limit: number): Wanted<StoredMatchRequest> {
  const { here, me } = storedIds(actor);
  // Pending is: asking somebody.
  return wantedOf(MatchRequestModel, { of: me, filter: here, ways: [{ by: 'menteeId', where: { asking: { $exists: true } } }, { by: 'asking' }] }, { sort: { expiresAt: 1 }, limit, people: ['menteeId', 'choices.mentorId'] });
}

/** What the directory says of a mentor that the reader has asked. */
export interface Asked {
  id: string;
  state: MatchRequestState;
  choice: ChoiceState;
}

/** What is between the reader, as mentee, and a mentor. */
export interface MentorTie {
  /** The newest of their requests to this mentor that is pending, or that was accepted and whose match goes on. */
  request: Asked | null;
  /** The match that the two have now, however it came about; null where they have none, or share a circle alone. */
  matchId: string | null;
}

/** The mentors whom the reader has asked, or has, by their ids. */
export async function tiesToMentors(actor: ProgramActor): Promise<Map<string, MentorTie>> {
  const [rows, partners] = await Promise.all([
    MatchRequestModel.find(
      { tenantId: actor.tenantId, programId: actor.programId, menteeId: actor.personId, state: trusted({ $in: ['pending', 'accepted'] }) },
      { choices: 1, state: 1, matchId: 1 },
    ).sort({ sentAt: 1, _id: 1 }).lean(),
    mentorsOfMentee(actor, actor.personId),
  ]);
  const ties = new Map<string, MentorTie>([...partners].map(([mentorId, matchId]) => [mentorId, { request: null, matchId }]));
  for (const { _id, state, choices, matchId } of rows) {
    for (const choice of choices) {
      const mentorId = String(choice.mentorId);
      const current = partners.get(mentorId) ?? null;
      if (!stillCounts(choice.state) || (choice.state === 'accepted' && String(matchId) !== current)) continue; // that match is over
      ties.set(mentorId, { request: { id: String(_id), state, choice: choice.state }, matchId: current });
    }
  }
  return ties;
}

/** Asked, to be asked, or the one who said yes: not those whose turn came to nothing. */
function stillCounts(choice: ChoiceState): boolean {
  return choice === 'asked' || choice === 'read' || choice === 'queued' || choice === 'accepted';
}

/** One request. Where the asked mentor reads it, it counts as read from then on. */
export async function readMatchRequest(actor: ProgramActor, requestId: string, now = new Date()): Promise<MatchRequest> {
  const request = await loadRequest(actor, requestId, 'match-request.read');
  return viewRequest(actor, (await markRead(actor, request, now)) ?? request);
}

/** One request as the actor may see it, without counting as having read it: for a mail about it. */
export async function peekMatchRequest(actor: ProgramActor, requestId: string): Promise<MatchRequest> {
  return viewRequest(actor, await loadRequest(actor, requestId, 'match-request.read'));
}

/** The asked mentor has opened it: from now on its words stay as they are. */
export async function markMatchRequestRead(actor: ProgramActor, requestId: string, now = new Date()): Promise<MatchRequest> {
  const request = await loadRequest(actor, requestId, 'match-request.answer');
  if (request.state !== 'pending') throw new RuleBroken('moved-on', { state: request.state });
  return viewRequest(actor, (await markRead(actor, request, now)) ?? request);
}

/** The request as read, or null where it is not this actor's reading that counts, or no longer the first. */
async function markRead(actor: ProgramActor, request: StoredMatchRequest, now: Date): Promise<StoredMatchRequest | null> {
  if (request.state !== 'pending' || choiceOf(request, actor.personId)?.state !== 'asked') return null;
  const { tenantId, programId, personId } = actor;
  return inTransaction(async () => {
    const read = await MatchRequestModel.findOneAndUpdate(
      { tenantId, programId, _id: request._id, state: 'pending', choices: trusted({ $elemMatch: { mentorId: request.asking, state: 'asked' } }) },
      { $set: { 'choices.$.state': 'read', 'choices.$.readAt': now } },
      { returnDocument: 'after' },
    ).lean();
    if (read !== null) await tellOf(actor, read, { type: 'match-request.read', mentorId: personId }, now);
    return read;
  });
}

/** Changes the words of a request until a mentor has read them. Absent leaves. */
export async function editMatchRequest(
  actor: ProgramActor,
  requestId: string,
  input: { goal?: string | undefined; message?: string | undefined; cadence?: Cadence | undefined },
  now = new Date(),
): Promise<MatchRequest> {
  const edited = await inTransaction(async () => {
    const request = await loadRequest(actor, requestId, 'match-request.edit');
    const set = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const after = await MatchRequestModel.findOneAndUpdate(
      {
        tenantId: actor.tenantId,
        programId: actor.programId,
        _id: requestId,
        state: 'pending',
        choices: trusted({ $not: { $elemMatch: { readAt: { $ne: null } } } }),
      },
      { $set: set },
      { returnDocument: 'after' },
    ).lean();
    if (after === null) throw new RuleBroken('moved-on', { state: request.state });
    await tellOf(actor, after, { type: 'match-request.edited', mentorId: String(after.asking), data: { fields: Object.keys(set) } }, now);
    return after;
  });
  return viewRequest(actor, edited);
}

/**
 * Takes a request back, at any time before an answer. The mentor whose turn it was hears of it by mail, where they had heard of the
 * request: whether they had is asked when the mail is due, since the first one may be on its way at this moment.
 */
export async function withdrawMatchRequest(actor: ProgramActor, requestId: string, now = new Date()): Promise<MatchRequest> {
  const withdrawn = await inTransaction(async () => {
    const request = await loadRequest(actor, requestId, 'match-request.withdraw');
    const receiverId = mentorInTurn(request);
    const settled = await settle(actor, request, { type: 'match-request.withdrawn', state: 'withdrawn' }, now);
    await enqueueMail(actor, { eventId: settled.eventId, receiverId, template: 'request-withdrawn', dueAt: new Date(now.getTime() + inFlightMs) });
    return settled.request;
  });
  return viewRequest(actor, withdrawn);
}
