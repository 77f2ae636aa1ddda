import type { TemplateResult } from 'lit';
import type { Me } from '../api/session.ts';
import type { Problem } from '../api/problem.ts';
import { firstName } from '../parts/times.ts';
import type { TagKind } from '../parts/tag.ts';
import type { Formats } from '../text/formats.ts';
import { choiceBefore, choiceInTurn, type MatchRequest, type RequestChoice, type Side } from './request-facts.ts';
import { text } from './requests.text.ts';

/** How a request stands, in a sentence, and how that weighs. */
export interface Standing {
  words: string;
  kind: TagKind;
}

interface Reader {
  formats: Formats;
  me: Me | undefined;
}

/** How a request stands for the mentee who sent it, or for the mentor it asks. */
export function standingOf(request: MatchRequest, side: Side, reader: Reader): Standing {
  return side === 'sent' ? sentStanding(request, reader) : receivedStanding(request, reader);
}

function sentStanding(request: MatchRequest, { formats, me }: Reader): Standing {
  const { mentor, state: choice } = choiceInTurn(request);
  const name = firstName(mentor.name);
  switch (request.state) {
    case 'draft':
    case 'pending': {
      const day = formats.dayOf(request.expiresAt, 'plain');
      if (choice === 'read') return { words: text('read', { name, day }), kind: 'info' };
      return { words: passedOn(choiceBefore(request), name, day) ?? text('waiting', { name, day }), kind: 'info' };
    }
    case 'accepted':
      if (request.matchEnded) return { words: text('matchEnded', { name }), kind: 'plain' };
      return { words: text('acceptedBy', { name }), kind: 'ok' };
    case 'withdrawn':
      return { words: text('youWithdrew'), kind: 'plain' };
    case 'closed':
      return { words: text('closed'), kind: 'plain' };
    case 'exhausted':
      if (choice === 'full') return { words: text('fullNow', { name }), kind: 'plain' };
      if (choice === 'unavailable') return { words: text('unavailableNow', { name }), kind: 'plain' };
      if (choice === 'expired') return { words: text('expired', { count: me?.program?.requestDays ?? daysBetween(request) }), kind: 'plain' };
      return { words: text('declinedBy', { name }), kind: 'plain' };
  }
}

/** What became of the one before, and who is asked now. */
function passedOn(before: RequestChoice | undefined, next: string, day: string): string | undefined {
  const name = firstName(before?.mentor.name ?? null);
  switch (before?.state) {
    case 'declined':
      return text('passedOnDeclined', { name, next, day });
    case 'expired':
      return text('passedOnExpired', { name, next, day });
    case 'full':
    case 'unavailable':
      return text('passedOnUnavailable', { name, next, day });
    default:
      return undefined;
  }
}

function receivedStanding(request: MatchRequest, { formats }: Reader): Standing {
  const { state: choice } = choiceInTurn(request);
  switch (request.state) {
    case 'draft':
    case 'pending':
      return { words: text('answerBy', { day: formats.dayOf(request.expiresAt, 'plain') }), kind: 'warn' };
    case 'accepted':
      if (request.matchEnded) return { words: text('matchEnded', { name: firstName(request.mentee.name) }), kind: 'plain' };
      return { words: text('youAccepted'), kind: 'ok' };
    case 'withdrawn':
      return { words: text('withdrew', { name: firstName(request.mentee.name) }), kind: 'plain' };
    case 'closed':
      return { words: text('closed'), kind: 'plain' };
    case 'exhausted':
      if (choice === 'full') return { words: text('youWereFull'), kind: 'plain' };
      return { words: choice === 'expired' ? text('ranOut') : text('youDeclined'), kind: 'plain' };
  }
}

function daysBetween({ sentAt, expiresAt }: MatchRequest): number {
  return Math.round((Date.parse(expiresAt) - Date.parse(sentAt)) / 86_400_000);
}

/** Why asking did not work, in words that say what is safe and what next; undefined for what any call can meet. */
export function askingProblem({ code, details }: Problem, name: string, formats: Formats): readonly unknown[] | undefined {
  const day = (value: unknown) => (typeof value === 'string' ? formats.dayOf(value, 'plain') : undefined);
  switch (code) {
    case 'asked-already':
      return text.rich('askedAlready', { name });
    case 'asked-before': {
      const again = day(details['againAt']);
      return again === undefined ? text.rich('askedAlready', { name }) : text.rich('askedBefore', { name, day: again });
    }
    case 'mentor-full':
      return text.rich('mentorFull', { name });
    case 'mentor-paused': {
      const until = day(details['until']);
      return until === undefined ? text.rich('mentorPaused', { name }) : text.rich('mentorPausedUntil', { name, day: until });
    }
    case 'you-are-full':
      return text.rich('youAreFull');
    case 'not-enrolled':
      return text.rich('notEnrolled');
    case 'not-found':
      return text.rich('notFoundMentor', { name });
    default:
      return undefined;
  }
}

/** Why answering did not work, told kindly. */
export function answeringProblem({ code }: Problem, request: MatchRequest, formats: Formats): readonly unknown[] | undefined {
  const name = firstName(request.mentee.name);
  if (code === 'capacity-reached') return text.rich('capacityReached', { name, day: formats.dayOf(request.expiresAt, 'plain') });
  if (code === 'you-are-full') return text.rich('oneIsFull', { name });
  return code === 'moved-on' || code === 'not-found' || code === 'pair-not-possible' ? text.rich('movedOn', { name }) : undefined;
}

/** Words of a banner as a sentence for announcements. */
export function spoken(words: readonly unknown[]): string {
  return words.map((part) => (Array.isArray(part) ? spoken(part) : isTemplate(part) ? spoken(part.values) : String(part ?? ''))).join('');
}

function isTemplate(part: unknown): part is TemplateResult {
  return typeof part === 'object' && part !== null && 'values' in part;
}
