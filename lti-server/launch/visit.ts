import { randomInt } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { originsOfDeployments } from '../../models/tenants/deployments.ts';
import { hostedPlatformOf } from '../../models/tenants/hosted-platforms.ts';
import type { LaunchOutcomes } from '../../models/tenants/launch-outcomes.ts';
import { findRegistration, type Registration } from '../../models/tenants/registrations.ts';
import type { Logins } from '../../models/tenants/logins.ts';
import type { ToolKey } from '../../models/tenants/tool-keys.ts';
import type { RateLimits } from '../../models/rate-limits/rate-limits.ts';
import type { Locale } from '../../models/vocabulary.ts';
import { addressKey } from '../address-key.ts';
import type { Outgoing } from '../outgoing.ts';
import { localeOf } from '../pages/locale.ts';
import { answerForm, type SignedAnswer } from '../pages/answer.ts';
import type { Html } from '../pages/html.ts';
import { linkAction, newTabAction, noticePage, type Notice } from '../pages/notice.ts';
import { reasonWordsOf } from '../pages/reason-words/index.ts';
import { reasons, refusals, type RefusalCode } from '../pages/refusals.ts';
import { sendPage } from '../pages/send.ts';
import { wordsOf } from '../pages/words/index.ts';
import type { PlatformKeys } from './platform-keys.ts';
import { Refused } from './refused.ts';

/** What every step of a launch works with. */
export interface LaunchDesk {
  readonly toolUrl: string;
  readonly allowPrivatePlatforms: boolean;
  readonly outgoing: Outgoing;
  readonly keys: PlatformKeys;
  readonly logins: Logins;
  readonly limits: RateLimits;
  readonly rateLimitScale: number;
  /** What the owner reads about how launches end. */
  readonly outcomes: LaunchOutcomes;
  /** The key that this tool signs with at that moment. */
  readonly toolKey: (now: Date) => Promise<ToolKey>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** One request of a browser at the LTI door, and what has been learnt about it so far: who may frame a page, where back is. */
export class Visit {
  readonly request: Request;
  readonly response: Response;
  readonly now: Date;
  registration: Registration | undefined;
  /** The origins of a platform that registers: it shows the pages of that. */
  registering: readonly string[] = [];
  /** The registration that the request names, where nobody has had a reason yet to read it. */
  named: string | undefined;
  /** Where the registration was read with them, the origins that may frame a page which holds nothing personal. */
  pageOrigins: readonly string[] | undefined;
  returnUrl: string | undefined;
  /** Whether it names a login or a launch of this tool that there is: whoever comes back with one guesses nothing. */
  ours = false;
  /** Whether a platform's signature, or a word that was given to this person alone, has shown that it is no stranger who comes. */
  verified = false;
  /** Where a platform waits for an answer (deep linking): signs that it gets nothing, with the words and the line for its log. */
  answerRefusal: ((error: string, errorLog: string) => Promise<SignedAnswer>) | undefined;
  locale: Locale;

  constructor(request: Request, response: Response, now: Date) {
    this.request = request;
    this.response = response;
    this.now = now;
    this.locale = localeOf(request);
  }

  /** The platform of the visit, read if it is only named as yet. */
  async platform(): Promise<Registration | undefined> {
    if (this.registration === undefined && this.named !== undefined) this.registration = (await findRegistration(this.named)) ?? undefined;
    return this.registration;
  }

  /** Origins that may frame a page of this visit which holds nothing personal: anywhere the platform is known to be. */
  async framedBy(): Promise<readonly string[]> {
    if (this.pageOrigins !== undefined) return this.pageOrigins;
    if (this.registration === undefined) return this.registering;
    return [...new Set([...this.registration.origins, ...(await originsOfDeployments(this.registration.id))])];
  }
}

const failuresAMinute = 60;
/** Whole classes meet these at once, from one address, and they tell a stranger nothing that could be guessed at. */
const ofThePlatform: ReadonlySet<RefusalCode> = new Set(['platform-pending', 'platform-suspended', 'platform-unreachable']);
/** What a browser that keeps no cookie, or a page that was loaded again, ends with: many of a campus at once, from one address. */
const ofTheBrowser: ReadonlySet<RefusalCode> = new Set(['open-again', 'cookies-blocked', 'launch-expired', 'launch-replayed', 'platform-error', 'platform-declined']);

/**
 * Answers a refusal with its page, and notes what happened, for the log and the owner: the reason and ids, nothing that anybody sent.
 * Strangers who fail too often read that they have to wait; what is noted is why they failed.
 */
export async function refuse(visit: Visit, error: unknown, { log, limits, rateLimitScale, outcomes, now }: Pick<LaunchDesk, 'log' | 'limits' | 'rateLimitScale' | 'outcomes' | 'now'>): Promise<void> {
  const refused = error instanceof Refused ? error : new Refused(isDatabaseDown(error) ? 'unavailable' : 'internal', { cause: error });
  await visit.platform().catch(() => undefined);
  const status = statusOf(refused);
  const isStranger = !visit.verified && !ofThePlatform.has(refused.code) && !(visit.ours && ofTheBrowser.has(refused.code));
  const counts = status >= 400 && status < 500 && isStranger;
  const wait = counts ? limits.use(`refused:${addressKey(visit.request)}`, failuresAMinute * rateLimitScale, now().getTime()) : null;
  const shown = wait === null ? refused : new Refused('too-many', { retryAfter: wait });
  const reference = newReference();
  const { code, reason } = refused;
  const facts = { requestId: visit.request.requestId, reference, code, reason, registrationId: visit.registration?.id };
  if (code === 'internal' || code === 'unavailable') log.error({ ...facts, error: describe(refused.cause) }, 'a launch failed');
  else log.info(facts, 'a launch was refused');
  if (code !== 'open-from-course') outcomes.recordRefusal({ registrationId: visit.registration?.id ?? null, code, reason: reason ?? null, reference }, visit.now);
  if (shown.retryAfter !== undefined) visit.response.setHeader('Retry-After', String(shown.retryAfter));
  const framedBy = await visit.framedBy().catch(() => visit.registration?.origins ?? []);
  const { title, text } = wordsOf[visit.locale].refusals[shown.code];
  const answer = await visit.answerRefusal?.(`${title}: ${text}`, `${code} ${reference}`).catch(() => undefined); // without a key the page alone says it
  sendPage(visit.response, statusOf(shown), noticePage(noticeOf(visit, shown, reference, answer)), {
    framedBy,
    ...(answer === undefined ? {} : { postsTo: new URL(answer.returnUrl).origin }),
  });
}

function noticeOf(visit: Visit, { code, reason }: Refused, reference: string, answer: SignedAnswer | undefined): Notice {
  const { locale } = visit;
  const words = wordsOf[locale];
  const { icon, mendedBy } = refusals[code];
  const { title, text } = words.refusals[code];
  const waits = code === 'unknown-deployment' || code === 'platform-pending';
  const back = answer === undefined ? backAction(visit) : answerForm(locale, answer);
  const action = code === 'register-by-hand' ? newTabAction('/lti/setup', words.setup.title) : back;
  return {
    locale,
    icon,
    title,
    paragraphs: mendedBy === null ? [text] : [text, words.mendedBy[mendedBy]],
    ...(waits
      ? {
          steps: {
            label: words.steps.label,
            items: [
              { label: words.steps.registered, state: 'done' as const },
              { label: words.steps.approval, state: 'now' as const },
              { label: words.steps.open, state: 'later' as const },
            ],
          },
        }
      : {}),
    ...(action === undefined ? {} : { action }),
    ...(code === 'open-from-course' ? {} : { reference }),
    ...(reason === undefined ? {} : { detail: reasonWordsOf[locale][reason] }),
  };
}

/** Where the platform wants people back; without that its front page, which a hosted platform's issuer is not. */
function backAction({ returnUrl, registration, locale }: Visit): Html | undefined {
  const front = registration !== undefined && hostedPlatformOf(registration.issuer) === undefined ? registration.issuer : undefined;
  const back = returnUrl ?? front;
  return back === undefined ? undefined : linkAction(back, wordsOf[locale].back);
}

function statusOf({ code, reason }: Refused): number {
  return reason === undefined ? refusals[code].status : reasons[reason];
}

/** Six signs that nobody mistakes for each other when they are read out: K7F-2M9. */
export function newReference(): string {
  const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  const three = (): string => Array.from({ length: 3 }, () => signs[randomInt(signs.length)]).join('');
  return `${three()}-${three()}`;
}

function isDatabaseDown(error: unknown): boolean {
  return error instanceof Error && /^Mongo(Network|ServerSelection|NotConnected|TopologyClosed|WaitQueueTimeout|PoolCleared|OperationTimeout)/.test(error.name);
}

/** Class and place of an error, without its message where that may quote data. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  return { name: error.name, at: error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 6) };
}
