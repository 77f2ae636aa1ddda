import type { ProgramActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { enrolmentsOf } from '../people/enrolments.ts';
import { mentorPlace } from '../people/places.ts';
import { RuleBroken } from '../problems.ts';
import { isArchived, programSettings, type ProgramSettings } from '../programs/programs.ts';
import type { ChoiceState, DeclineReason, EventType, MailTemplate } from '../vocabulary.ts';
import { giveBackPlace } from '../waiting-lists/waiting-lists.ts';
import { MatchRequestModel, type StoredMatchRequest } from './match-request.model.ts';
import { currentMatchesOf } from './matches.ts';
import { mentorsKeptFrom } from './pair-rules.ts';
import { choicesAfter, mentorInTurn, settle, tellAsked, tellOf } from './settle-match-request.ts';

const dayMs = 86_400_000;

/** How the turn of the mentor who is asked comes to an end without a yes. */
export interface EndedTurn {
  type: EventType;
  choice: 'declined' | 'expired' | 'full' | 'unavailable';
  reason?: DeclineReason | undefined;
  /** More for the history: words of the vocabulary. */
  data?: Readonly<Record<string, unknown>>;
  /** Present where it is over without the mentor's doing, though its end would say that they went. */
  unasked?: true;
}

/** What the mentee reads where nobody is left to ask. */
const lastWords = {
  declined: 'request-declined', expired: 'request-expired', full: 'request-unavailable', unavailable: 'request-unavailable',
} as const satisfies Record<EndedTurn['choice'], MailTemplate>;

/** The periods of a turn that begins now: until when to answer, and when to be reminded first. */
export function turnFrom(askedAt: Date, { expiryDays, reminderDays }: ProgramSettings['requests']): { expiresAt: Date; remindAt?: Date } {
  const expiresAt = new Date(askedAt.getTime() + expiryDays * dayMs);
  const remindAt = nextReminder({ askedAt, expiresAt, reminderDays }, askedAt);
  return { expiresAt, ...(remindAt === undefined ? {} : { remindAt }) };
}

/** The first reminder of a turn after a moment and before the turn is over; undefined where none is left. */
export function nextReminder({ askedAt, expiresAt, reminderDays }: { askedAt: Date; expiresAt: Date; reminderDays: readonly number[] }, after: Date): Date | undefined {
  return reminderDays
    .map((days) => new Date(askedAt.getTime() + days * dayMs))
    .filter((at) => at > after && at < expiresAt)
    .sort((a, b) => a.getTime() - b.getTime())[0];
}

/**
 * Ends the turn of the mentor who is asked, in the caller's transaction, and asks the mentee's next choice who can be
 * asked; where there is none, the request is exhausted, and where the mentee has all their matches, it is closed. The mentee
 * hears by mail what happened and what comes next; of a request that a match has answered, a no alone. So does the mentor, unless it was they who ended it.
 * `request` was read in the same transaction. Whoever comes second finds it moved on.
 */
export async function endTurn(actor: ProgramActor | ProgramSystemActor, request: StoredMatchRequest, turn: EndedTurn, now: Date): Promise<StoredMatchRequest> {
  const previousId = mentorInTurn(request);
  const menteeId = String(request.menteeId);
  const goesOn = !(await isArchived(actor));
  const { nextId, passedOver, matched } = goesOn ? await nextToAsk(actor, request, now) : nobody();
  const { type, choice, reason, data, unasked } = turn;
  const isNews = unasked ?? (choice === 'expired' || choice === 'full'); // who declines or leaves ends it themselves
  if (nextId === null) {
    const why = matched ? { why: 'matched', ...data } : data;
    const { request: settled, eventId } = await settle(actor, request, { type, state: matched ? 'closed' : 'exhausted', choice, reason, passedOver, ...(why === undefined ? {} : { data: why }) }, now);
    if ((goesOn && !matched) || choice === 'declined') await enqueueMail(actor, { eventId, receiverId: menteeId, template: lastWords[choice], dueAt: now });
    if (isNews) await tellAsked(actor, { eventId, mentorId: previousId }, now);
    return settled;
  }
  const passedOn = await ask(actor, request, { choice, reason, passedOver }, nextId, now);
  const ended = await tellOf(actor, passedOn, { type, mentorId: previousId, ...(data === undefined ? {} : { data }) }, now);
  if (isNews) await tellAsked(actor, { eventId: ended, mentorId: previousId }, now);
  const told = await tellOf(actor, passedOn, { type: 'match-request.passed-on', mentorId: previousId, data: { nextId, why: choice }, menteeOnly: true }, now);
  await enqueueMail(actor, { eventId: told, receiverId: menteeId, template: 'request-passed-on', dueAt: now });
  const asked = await tellOf(actor, passedOn, { type: 'match-request.sent', mentorId: nextId }, now);
  await enqueueMail(actor, { eventId: asked, receiverId: nextId, template: 'request-received', dueAt: now });
  return passedOn;
}

async function ask(
  actor: ProgramActor | ProgramSystemActor,
  request: StoredMatchRequest,
  ended: { choice: ChoiceState; reason: DeclineReason | undefined; passedOver: ReadonlyMap<string, ChoiceState> },
  nextId: string,
  now: Date,
): Promise<StoredMatchRequest> {
  const { tenantId, programId } = actor;
  const { requests } = await programSettings(tenantId, programId);
  const { expiresAt, remindAt } = turnFrom(now, requests);
  const choices = choicesAfter(request, ended, now).map((one) => (String(one.mentorId) === nextId ? { ...one, state: 'asked' as const, askedAt: now } : one));
  const passedOn = await MatchRequestModel.findOneAndUpdate(
    { tenantId, programId, _id: request._id, state: 'pending', asking: mentorInTurn(request) },
    remindAt === undefined ? { $set: { choices, asking: nextId, expiresAt }, $unset: { remindAt: 1 } } : { $set: { choices, asking: nextId, expiresAt, remindAt } },
    { returnDocument: 'after' },
  ).lean();
  if (passedOn === null) throw new RuleBroken('moved-on');
  await giveBackPlace(actor, { kind: 'mentor', of: mentorInTurn(request) }, String(request.menteeId), now);
  return passedOn;
}

/** Who is asked next, if anybody; who was passed over, and as what; whether the mentee needs nobody any more. */
interface Next {
  nextId: string | null;
  passedOver: Map<string, ChoiceState>;
  matched: boolean;
}

function nobody({ matched = false } = {}): Next {
  return { nextId: null, passedOver: new Map(), matched };
}

/**
 * The first queued mentor who can be asked at this moment, and those before them who cannot. Nobody is asked for a mentee
 * who rests, nor for one whose places are taken: a published run closes their requests only once it cannot be undone.
 */
async function nextToAsk(actor: ProgramActor | ProgramSystemActor, { menteeId, choices }: StoredMatchRequest, now: Date): Promise<Next> {
  const mentee = (await enrolmentsOf(actor.tenantId, actor.programId, String(menteeId))).find(({ role }) => role === 'mentee');
  if (mentee?.state !== 'active') return nobody();
  if (mentee.placesTaken >= mentee.capacity) return nobody({ matched: true });
  const next = nobody();
  const queued = choices.filter(({ state }) => state === 'queued').map(({ mentorId }) => String(mentorId));
  const kept = queued.length === 0 ? new Set<string>() : await mentorsKeptFrom(actor, String(menteeId), queued, now);
  // Who meets a mentor in a circle has none of them alone yet.
  const together = new Set((await currentMatchesOf(actor, String(menteeId))).filter(({ circleId }) => circleId === null).map(({ mentorId }) => mentorId));
  for (const mentorId of queued) {
    const place = await mentorPlace(actor, mentorId, now);
    if (place?.state === 'open' && place.inDirectory && !kept.has(mentorId) && !together.has(mentorId)) return { ...next, nextId: mentorId };
    next.passedOver.set(mentorId, place?.state === 'full' ? 'full' : 'unavailable');
  }
  return next;
}
