import { nudgesSince, type KeptFor, type LeasedMail } from '../outbox/outbox.ts';
import { kindOf } from './kinds.ts';
import type { Letter } from './letters.ts';
import { wishesOf, type Wishes } from './preferences.ts';
import { endOfQuiet, isQuiet, nextSummary } from './quiet-hours.ts';

/** What is to become of a mail that is due: by itself now, with others in a summary, later, or never and why. */
export type Sending =
  | { readonly send: 'alone' | 'summary' }
  | { readonly keepUntil: Date; readonly as: KeptFor }
  | { readonly drop: 'turned-off' | 'enough-nudges' };

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
/** Whoever has to answer by a moment has their mail so long before it, whatever summary they wish (ms). */
const answerMs = 48 * hourMs;
/** News of a meeting that is so near comes at once, also at night (ms). */
const soonMs = 24 * hourMs;
/** A reminder that would come later than this before its meeting does not wait for the morning (ms). */
const lastUseMs = hourMs / 4;

/**
 * What becomes of a mail, by its receiver's wishes of this moment: decided each time it is due, so that a change of mind counts
 * for what waits already. Who has told no zone has no quiet hours, and summaries by UTC.
 * @param quietHours whether this installation has quiet hours at all
 */
export async function sendingOf(mail: LeasedMail, letter: Letter, { now, quietHours }: { now: Date; quietHours: boolean }): Promise<Sending> {
  const kind = kindOf(mail.template);
  if (kind === null) return { send: 'alone' };
  const wishes = await wishesOf(mail, mail.receiverId);
  const how = wishes.wishOf(kind);
  if (how === 'none') return { drop: 'turned-off' };
  const next = nextTimeOf(letter, now);
  const pressesFrom = kind === 'meetings' && next !== null ? new Date(next.getTime() - soonMs) : null;
  if (pressesFrom !== null && pressesFrom <= now) return { send: 'alone' };
  if (letter.nudge && (await nudgesLeft(mail, wishes, now)) <= 0) return { drop: 'enough-nudges' };

  const { quiet, zone } = wishes;
  if (how !== 'at-once' && mail.kept !== how) {
    const answerBy = answerByOf(letter);
    const inTime = (at: Date): boolean => answerBy === null || at.getTime() <= answerBy.getTime() - answerMs;
    const summary = [how, 'daily' as const].map((one) => nextSummary(one, quiet, zone ?? 'UTC', now)).find(inTime);
    if (summary !== undefined) return { keepUntil: pressesFrom !== null && pressesFrom < summary ? pressesFrom : summary, as: how };
  }
  const comes = mail.kept === how ? how : 'at-once';
  const until = quietHours ? quietUntil(wishes, now) : null;
  if (until !== null && (next === null || next.getTime() - until.getTime() >= lastUseMs)) return { keepUntil: until, as: comes === 'at-once' ? 'quiet' : comes };
  return { send: comes === 'at-once' ? 'alone' : 'summary' };
}

/** Whether a mail that a summary was to carry may still be in it. @param nudgesBefore how many nudges the summary holds already */
export async function stillWanted(mail: LeasedMail, letter: Letter, { now, nudgesBefore }: { now: Date; nudgesBefore: number }): Promise<boolean> {
  const kind = kindOf(mail.template);
  if (kind === null) return true;
  const wishes = await wishesOf(mail, mail.receiverId);
  if (wishes.wishOf(kind) === 'none') return false;
  return !letter.nudge || (await nudgesLeft(mail, wishes, now)) > nudgesBefore;
}

async function nudgesLeft(mail: LeasedMail, { nudgesAWeek }: Wishes, now: Date): Promise<number> {
  return nudgesAWeek - (await nudgesSince(mail, new Date(now.getTime() - weekMs)));
}

function quietUntil({ quiet, zone }: Wishes, now: Date): Date | null {
  return quiet === null || zone === null || !isQuiet(quiet, zone, now) ? null : endOfQuiet(quiet, zone, now);
}

/** Until when its receiver has to answer, where a letter asks that: afterwards the request has passed on, the match is not made, the place is somebody else's, they stay noted as not there. */
function answerByOf({ template, request, match, waiting, meeting }: Letter): Date | null {
  if (template === 'request-received' || template === 'request-reminder') return request?.expiresAt ?? null;
  return request?.confirmBy ?? match?.until ?? waiting?.until ?? meeting?.contestUntil ?? null;
}

/** When the first begins of the meetings that a letter is about and that are not over: of those that were moved the one before counts as well, for somebody may still come then. */
function nextTimeOf({ meeting, times }: Letter, now: Date): Date | null {
  const spans = [...(meeting === null ? [] : [meeting.when, meeting.before]), ...(times === null ? [] : [...times.spans, times.before])];
  const toCome = spans.flatMap((span) => (span !== null && span.end > now ? [span.start.getTime()] : []));
  return toCome.length === 0 ? null : new Date(Math.min(...toCome));
}
