import type { Logger } from 'pino';
import type { SystemActor } from '../../models/actor.ts';
import {
  beginAttempt, columnGone, columnOf, endPause, hasArrived, isOurs, leaseScore, leaveToTeacher, pausePlatform, platformIsBack, platformsDue, scoreFailed, scoreImpossible, scoreSent,
  scoreWaits, subjectOf, type LeasedScore,
} from '../../models/grades/sending.ts';
import { anyOrAWhile } from './by-platform.ts';
import type { LtiPort } from './lti-port.ts';
import { findings, type Left } from './missing-column.ts';
import { ServiceFailed, type ServiceFault } from './service-failed.ts';
import { activePlatform, mayReadResults, type Platform } from './services.ts';

export interface ScoreSender {
  /** Sends what is due until nothing is, or only platforms that pause have something due. Returns how many scores left. */
  sendDue(actor: SystemActor): Promise<number>;
  /** The scores that are on their way are the last ones. */
  close(): void;
}

type Sending = Pick<LtiPort, 'result' | 'submitScore' | 'lineItem' | 'lineItems' | 'askAnew'>;
type Column = NonNullable<Awaited<ReturnType<typeof columnOf>>>;
/** Where scores of one column go. `platform` null: the owner does not let it in now. */
interface Destination {
  readonly column: Column;
  readonly platform: Platform | null;
}

/** Scores on their way to one platform at once: enough for 5,000 in a few minutes, and no burden to a platform. */
const atOnce = 8;

/** How long what a column is may be taken for known while its scores are sent (ms). */
const knownMs = 5_000;

/** What a refusal to show a mark says of the score that is to follow: nothing. */
const unread: ReadonlySet<ServiceFault> = new Set(['gone', 'rejected', 'forbidden', 'answer', 'scope']);

/** What is known of a call before the platform is asked. */
const unasked: ReadonlySet<ServiceFault> = new Set(['scope', 'elsewhere']);

interface UnaskedScores {
  readonly columnId: string;
  readonly tenantId: string;
  readonly fault: ServiceFault;
  readonly scores: number;
}

/** One platform being served, until nothing is due for it or it fails. */
interface Lane {
  readonly registrationId: string;
  readonly known: Map<string, { destination: Promise<Destination | null>; until: number }>;
  /** What is there where scores were not found. */
  readonly whatIsLeft: ReturnType<typeof findings>;
  /** Of which scores were given up without asking: how many, by column and fault. */
  readonly unasked: Map<string, UnaskedScores>;
  sent: number;
  /** Set once the platform has answered about a score, whatever it said: only that tells that it is there. */
  answered: boolean;
  /** Set where the platform fails as a whole. */
  failed: boolean;
  /** Not even its pause could be kept: it would be due again at once, so the run ends and the next one tries. */
  stumbled: boolean;
}

/**
 * The sender of scores. Each platform is served apart, so that one that hangs holds up its own scores only; where one fails
 * as a whole, all of its scores pause together, and one is tried alone before the others follow.
 */
export function createScoreSender(port: Sending, log: Pick<Logger, 'warn'>, now = () => new Date()): ScoreSender {
  let closed = false;
  return {
    async sendDue(actor) {
      const lanes = new Map<string, Promise<void>>();
      let sent = 0;
      let stumbled = false;
      const start = async (registrationId: string): Promise<void> => {
        const lane = await serve(registrationId);
        lanes.delete(registrationId);
        sent += lane.sent;
        stumbled ||= lane.stumbled;
      };
      try {
        while (!closed && !stumbled) {
          for (const registrationId of await platformsDue(actor, now())) {
            if (!lanes.has(registrationId)) lanes.set(registrationId, start(registrationId));
          }
          if (lanes.size === 0) break;
          await anyOrAWhile([...lanes.values()]);
        }
      } finally {
        await Promise.all(lanes.values());
      }
      return sent;
    },
    close() {
      closed = true;
    },
  };

  /** Never rejects: whatever happens to one platform, the others are served, and it is served again later. */
  async function serve(registrationId: string): Promise<Lane> {
    const lane: Lane = { registrationId, known: new Map(), whatIsLeft: findings(port), unasked: new Map(), sent: 0, answered: false, failed: false, stumbled: false };
    try {
      while (!lane.answered && (await sendNext(lane)));
      if (lane.answered) {
        if (await endPause(registrationId)) await platformIsBack(registrationId, now());
        await Promise.all(Array.from({ length: atOnce }, () => sendAll(lane)));
      }
    } catch (error) {
      lane.failed = true; // the others of the lane end with it
      log.warn({ registrationId, error: (error as Error).name }, 'scores of a platform could not be worked through');
      await pausePlatform(registrationId, now()).catch(() => void (lane.stumbled = true)); // the leases end by themselves
    }
    for (const given of lane.unasked.values()) log.warn({ registrationId, ...given }, 'scores were given up without asking the platform');
    return lane;
  }

  async function sendAll(lane: Lane): Promise<void> {
    while (await sendNext(lane));
  }

  /** Whether there was one to send, and there may be more. */
  async function sendNext(lane: Lane): Promise<boolean> {
    const score = lane.failed || closed ? null : await leaseScore(lane.registrationId, now());
    if (score === null) return false;
    await send(score, lane);
    return true;
  }

  async function send(score: LeasedScore, lane: Lane): Promise<void> {
    const destination = await destinationOf(score, lane);
    if (destination === null) return scoreWaits(score, now());
    const { column, platform } = destination;
    if (column.state === 'looking') return scoreWaits(score, now());
    if (column.state !== 'ready' || column.lineItemUrl === null) return scoreImpossible(score, column, column.fault ?? 'column-gone', now());
    const subject = await subjectOf(score, column);
    if (subject === null) return scoreImpossible(score, column, 'left', now());
    if (platform === null) return scoreFailed(score, column, 'token', now(), { ofPlatform: false });
    try {
      if (await handIn(score, column, column.lineItemUrl, subject, platform)) lane.sent += 1;
      lane.answered = true;
    } catch (error) {
      const facts = { scoreId: score.id, columnId: score.columnId, tenantId: score.tenantId, attempts: score.attempts };
      if (error instanceof ServiceFailed) {
        if (unasked.has(error.fault) && !error.atToken) noteUnasked(score, error.fault, lane);
        else log.warn({ ...facts, fault: error.fault, atToken: error.atToken }, 'a score could not be sent');
        await notSent(score, { column, platform }, error, lane);
        lane.answered ||= !lane.failed && !unasked.has(error.fault);
        return;
      }
      // It counts against this score, which would be the first one again and again otherwise, and hold up all others of its platform.
      log.warn({ ...facts, error: (error as Error).name }, 'a score could not be sent for a reason that nobody foresaw');
      await scoreFailed(score, column, 'answer', now(), { ofPlatform: false });
    }
  }

  function noteUnasked({ columnId, tenantId }: LeasedScore, fault: ServiceFault, { unasked: given }: Lane): void {
    const key = `${columnId} ${fault}`;
    given.set(key, { columnId, tenantId, fault, scores: (given.get(key)?.scores ?? 0) + 1 });
  }

  /** Many scores in a row go to the same column: what it is is read once in a while. */
  function destinationOf(score: LeasedScore, { known, registrationId }: Lane): Promise<Destination | null> {
    const before = known.get(score.columnId);
    if (before !== undefined && before.until > Date.now()) return before.destination;
    const destination = read();
    known.set(score.columnId, { destination, until: Date.now() + knownMs });
    return destination;

    async function read(): Promise<Destination | null> {
      const column = await columnOf(score);
      return column && { column, platform: await activePlatform({ registrationId, deploymentId: String(column.deploymentId), offeredScopes: column.offeredScopes }) };
    }
  }

  /** Whether it stands in the gradebook now. */
  async function handIn(score: LeasedScore, column: Column, lineItemUrl: string, subject: string, platform: Platform): Promise<boolean> {
    if (mayReadResults(platform)) {
      const shown = await shownIn(score, column, lineItemUrl, subject, platform);
      if (shown !== undefined && hasArrived(score, shown)) {
        await scoreSent(score, column, now());
        return true;
      }
      if (shown !== undefined && !isOurs(score, shown)) {
        await leaveToTeacher(score, column, now());
        return false;
      }
    }
    const at = await beginAttempt(score, now());
    if (at === null) return false;
    await port.submitScore(platform, lineItemUrl, { subject, done: score.points / column.points, scoreMaximum: column.points, at });
    await scoreSent(score, column, now());
    return true;
  }

  /** What the gradebook shows, in our points; null: no mark. undefined: that cannot be told, and handing in tells whether the score can be taken. */
  async function shownIn({ id: scoreId, columnId, tenantId }: LeasedScore, { points }: Column, lineItemUrl: string, subject: string, platform: Platform): Promise<number | null | undefined> {
    try {
      const result = await port.result(platform, lineItemUrl, subject);
      return result && (result.score / result.maximum) * points;
    } catch (error) {
      if (!(error instanceof ServiceFailed) || !unread.has(error.fault) || (error.atToken && error.fault !== 'scope')) throw error;
      log.warn({ scoreId, columnId, tenantId, fault: error.fault }, 'what stands in the gradebook could not be read; the score is handed in all the same');
      return undefined;
    }
  }

  async function notSent(score: LeasedScore, { column, platform }: { column: Column; platform: Platform }, { fault, retryAfterMs, atToken }: ServiceFailed, lane: Lane): Promise<void> {
    if (atToken) return paused();
    switch (fault) {
      case 'gone':
        return notFound();
      case 'rejected':
        return scoreImpossible(score, column, 'not-gradable', now());
      case 'scope':
      case 'elsewhere':
        return scoreImpossible(score, column, fault, now());
      case 'busy':
      case 'down':
      case 'token':
        return paused();
      case 'forbidden':
      case 'conflict':
      case 'answer':
        return scoreFailed(score, column, fault, now(), { ofPlatform: false });
    }

    /** A 404 may be about the learner, the column, the course or everything: what else is there tells. */
    async function notFound(): Promise<void> {
      let left: Left;
      try {
        left = await lane.whatIsLeft(platform, column);
      } catch (error) {
        if (!(error instanceof ServiceFailed)) throw error;
        return notSent(score, { column, platform }, error, lane);
      }
      if (left === 'column') return scoreImpossible(score, column, 'not-gradable', now());
      if (left === 'neither') return scoreFailed(score, column, 'not-found', now(), { ofPlatform: false });
      await columnGone(column, now());
      lane.known.delete(score.columnId);
      return scoreImpossible(score, column, 'column-gone', now());
    }

    /** All scores of the platform wait: what failed would fail for each of them. */
    async function paused(): Promise<void> {
      lane.failed = true;
      const word = fault === 'gone' || fault === 'rejected' ? 'answer' : fault;
      await pausePlatform(lane.registrationId, now(), { fault: word, askedMs: retryAfterMs });
      await scoreFailed(score, column, word, now(), { ofPlatform: true });
    }
  }
}
