import type { ProgramActor } from '../actor.ts';
import { eventsAbout, type StoredEvent } from '../events/events.ts';
import type { PersonRef } from '../people/person-ref.ts';
import type { ClosingReason, RequestStep } from '../request-history-words.ts';
import type { DeclineReason, EventType } from '../vocabulary.ts';
import { wasAsked, type StoredMatchRequest } from './match-request.model.ts';
import { askedChoiceOf, choiceOf, loadRequest } from './match-request-view.ts';
import { namesFor } from './names.ts';

/** One thing that happened to a request: the contract's `MatchRequestPast`. */
export interface MatchRequestPast {
  step: RequestStep;
  at: Date;
  /** null: nobody did, it followed from something else. */
  by: PersonRef | null;
  /** The mentor whom it was about, or whose turn it was then. */
  mentor: PersonRef;
  /** What the mentor gave as reason for a no; between the two. */
  reason?: DeclineReason;
  /** Of a turn that was closed or passed over. A mentor reads it only where it was their own places. */
  why?: ClosingReason;
}

/** A step before it is told to somebody. */
interface Step {
  step: RequestStep;
  at: Date;
  mentorId: string;
  why?: ClosingReason;
}

const most = 100;

/** What else a request records (`passed-on`) says the same as the steps beside it. */
const steps = {
  'match-request.sent': 'sent', 'match-request.read': 'read', 'match-request.edited': 'edited', 'match-request.ranked': 'ranked', 'match-request.reminded': 'reminded',
  'match-request.declined': 'declined', 'match-request.expired': 'expired', 'match-request.closed': 'closed', 'match-request.withdrawn': 'withdrawn', 'match-request.accepted': 'accepted',
} as const satisfies Partial<Record<EventType, RequestStep>>;

/** Who did it, by what it is: whoever set it off from elsewhere, such as another mentor with a no, is nobody’s to know. */
const doers: Readonly<Partial<Record<RequestStep, 'mentee' | 'mentor'>>> = {
  sent: 'mentee', edited: 'mentee', ranked: 'mentee', withdrawn: 'mentee', read: 'mentor', declined: 'mentor', accepted: 'mentor',
};

/**
 * What happened to a request, oldest first. Its mentee and coordinators read all of it, a mentor who was asked their own turn
 * alone: not whom else the mentee thought of, nor that there was anybody. Reading it does not count as having read the request.
 */
export async function readMatchRequestHistory(actor: ProgramActor, requestId: string): Promise<{ items: MatchRequestPast[] }> {
  const request = await loadRequest(actor, requestId, 'match-request.read');
  const menteeId = String(request.menteeId);
  const isMentee = menteeId === actor.personId;
  const isItsMentor = !isMentee && askedChoiceOf(request, actor.personId) !== undefined;
  const events = await eventsAbout(actor, requestId, Object.keys(steps) as EventType[], most);
  const heard = isItsMentor ? events.filter(({ audience }) => audience.some((personId) => String(personId) === actor.personId)) : events;
  const happened = [...heard.map((event) => stepOf(request, event, isItsMentor)), ...(isItsMentor ? [] : passedOver(request))].sort(inOrder);
  const names = await namesFor(actor, { mentees: [menteeId], mentors: happened.map(({ mentorId }) => mentorId) });
  return {
    items: happened.map(({ step, at, mentorId, why }) => {
      const mentor = names.mentor(mentorId);
      const doer = doers[step];
      const reason = step === 'declined' && (isMentee || isItsMentor) ? choiceOf(request, mentorId)?.reason : undefined;
      const mayKnowWhy = !isItsMentor || why === 'full';
      return {
        step,
        at,
        by: doer === undefined ? null : doer === 'mentor' ? mentor : names.mentee(menteeId),
        mentor,
        ...(reason === undefined ? {} : { reason }),
        ...(why === undefined || !mayKnowWhy ? {} : { why }),
      };
    }),
  };
}

function stepOf(request: StoredMatchRequest, { type, at, data }: StoredEvent, isItsMentor: boolean): Step {
  const mentorId = String(data['mentorId']);
  const step = steps[type as keyof typeof steps];
  // To every mentor it came as if they were the first.
  if (step === 'sent' && !isItsMentor && mentorId !== String(request.choices[0]!.mentorId)) return { step: 'asked', at, mentorId };
  if (step !== 'closed') return { step, at, mentorId };
  const why = data['why'] === 'matched' ? 'matched' : data['why'] === 'mentor-full' ? 'full' : choiceOf(request, mentorId)?.state === 'unavailable' ? 'unavailable' : 'left';
  return { step, at, mentorId, why };
}

/** Mentors who waited for their turn and could not be asked when it came: they were told nothing, so no event says it. */
function passedOver(request: StoredMatchRequest): Step[] {
  return request.choices.flatMap((choice) => {
    const { state, answeredAt, mentorId } = choice;
    if (answeredAt === null || wasAsked(request, choice)) return [];
    return [{ step: 'passed-over' as const, at: answeredAt, mentorId: String(mentorId), why: state === 'full' ? ('full' as const) : ('unavailable' as const) }];
  });
}

/** Of one moment: how a turn ended, then who was passed over, then who was asked. */
function inOrder(a: Step, b: Step): number {
  return a.at.getTime() - b.at.getTime() || rank(a) - rank(b);
}

function rank({ step }: Step): number {
  return step === 'asked' ? 2 : step === 'passed-over' ? 1 : 0;
}
