import type { PersonRef } from '../people/person-ref.ts';
import type { NextStep } from '../vocabulary.ts';

/** The one thing to do now, and what its words are about. */
export interface Next {
  step: NextStep;
  partner: PersonRef | null;
  requestId: string | null;
  meetingId: string | null;
  until: Date | null;
  count: number | null;
  /** Where the step is about a circle, which stands as `partner` by its title. */
  circleId?: string;
}

/** A request that waits, seen from one side. */
export interface WaitingRequest {
  id: string;
  partner: PersonRef;
  expiresAt: Date;
}

/** What somebody has to do with a program at this moment. */
export interface Standing {
  isMentor: boolean;
  isMentee: boolean;
  /** Whether a mentor has said when to be free. */
  hasOpeningHours: boolean;
  /** The first one to expire comes first. */
  toAnswer: readonly WaitingRequest[];
  sent: readonly WaitingRequest[];
  /** Times that somebody proposes, or that everybody of a circle has answered, which stands here by its title then; the first one to pass comes first. */
  timesToAnswer?: readonly { id: string; partner: PersonRef; until: Date; circleId?: string }[];
  /** People who wait for this coordinator's approval. */
  waitingPeople: number;
  /** Current matches, and whether the two have met or are about to. `active` ones can meet, the others rest or say goodbye; a circle meets by its own page, and one who is `away` cannot be met. */
  matches: readonly { mySide: 'mentor' | 'mentee'; partner: PersonRef; active: boolean; inCircle?: boolean; away?: boolean; hasMeeting: boolean }[];
  /** Whose match with them ended lately without their doing, and on which side they were. */
  ended?: { mySide: 'mentor' | 'mentee'; partner: PersonRef } | null;
  /** The meeting that comes first. */
  nextMeeting: { id: string; partner: PersonRef; start: Date } | null;
  /** The meeting that is over and of which nobody has said whether it took place. A circle stands here by its title. */
  unsaid?: { id: string; partner: PersonRef; start: Date; circleId?: string } | null;
  hasOpenGoal: boolean;
}

/**
 * What to do now: first where somebody else waits for an answer or cannot go on, then the pair's own path in the order
 * of practice (say whether they met, meet, name a goal, prepare, meet again), then what only has to be waited for. Some of these people wear
 * several hats; the most urgent one counts.
 */
export function nextStep(standing: Standing): Next {
  const { isMentor, isMentee, toAnswer, sent, matches, nextMeeting, waitingPeople } = standing;
  const active = matches.filter((match) => match.active && !match.away);
  const ended = (side: 'mentor' | 'mentee') => (standing.ended?.mySide === side ? { partner: standing.ended.partner } : {});

  const [question] = toAnswer;
  if (question) return next('answer-request', { partner: question.partner, requestId: question.id, until: question.expiresAt, count: toAnswer.length });
  const [times] = standing.timesToAnswer ?? [];
  if (times) return next('answer-times', { partner: times.partner, until: times.until, count: standing.timesToAnswer!.length, ...(times.circleId === undefined ? {} : { circleId: times.circleId }) });
  if (isMentor && !standing.hasOpeningHours) return next('set-availability');
  if (waitingPeople > 0) return next('approve-people', { count: waitingPeople });

  const { unsaid } = standing;
  if (unsaid) return next('say-if-met', { partner: unsaid.partner, meetingId: unsaid.id, until: unsaid.start, ...(unsaid.circleId === undefined ? {} : { circleId: unsaid.circleId }) });
  const pairs = active.filter(({ inCircle = false }) => !inCircle);
  const stranger = pairs.find(({ hasMeeting }) => !hasMeeting);
  if (stranger) return next('book-first-meeting', { partner: stranger.partner });
  const aimless = standing.hasOpenGoal ? undefined : active.find(({ mySide }) => mySide === 'mentee');
  if (aimless) return next('set-goal', { partner: aimless.partner });
  if (nextMeeting) return next('prepare-meeting', { partner: nextMeeting.partner, meetingId: nextMeeting.id, until: nextMeeting.start });
  if (pairs[0]) return next('book-meeting', { partner: pairs[0].partner });

  const [asked] = sent;
  if (asked) return next('wait-for-answer', { partner: asked.partner, requestId: asked.id, until: asked.expiresAt, count: sent.length });
  const away = matches.find((match) => match.away);
  if (away) return next('partner-away', { partner: away.partner });
  const asMentee = matches.find(({ mySide }) => mySide === 'mentee');
  if (isMentee && asMentee === undefined) return next('choose-mentor', ended('mentee'));
  if (isMentor) return next('wait-for-request', ended('mentor'));
  if (asMentee) return next('set-goal', { partner: asMentee.partner }); // the match rests or ends; what one works on goes on
  return next('share-program');
}

function next(step: NextStep, about: Partial<Omit<Next, 'step'>> = {}): Next {
  return { step, partner: null, requestId: null, meetingId: null, until: null, count: null, ...about };
}
