import express, { type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { readStopping, stopByLink } from '../../models/notifications/preferences.ts';
import { StopLinks } from '../../models/notifications/stop-links.ts';
import { answerByLink, readAnswerLink } from '../../models/matches/answer-links.ts';
import { declineReasons, type Locale } from '../../models/vocabulary.ts';
import type { RateLimits } from '../../models/rate-limits/rate-limits.ts';
import { addressKey } from '../address-key.ts';
import type { Config } from '../config.ts';
import type { Html } from '../pages/html.ts';
import { localeOf } from '../pages/locale.ts';
import { sendPage } from '../pages/send.ts';
import { Problem } from '../problems.ts';
import { answersPath, stopPath } from './address.ts';
import { askingPage, standingPage, unknownPage } from './page.ts';
import { comesPage, stopPage, unknownStopPage } from './stop-page.ts';

export interface MailAnswersDeps {
  readonly config: Pick<Config, 'rateLimitScale' | 'secrets'>;
  readonly limits: RateLimits;
  readonly log: Logger;
  readonly now: () => Date;
}

const failuresAMinute = 20;
/** More than anybody who changes their mind. */
const stopsAMinute = 20;

/**
 * Answers from a mail, and an end to mail, without a session, a cookie or a script: the link's page asks, its form answers.
 * Opening a link changes nothing, so whatever looks through mail may open it.
 */
export function mailAnswers({ config, limits, log, now }: MailAnswersDeps): Router {
  const router = express.Router({ caseSensitive: true });
  const form = express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 10 });
  const stopLinks = new StopLinks(config.secrets.keyEncryption);

  router.get(`${answersPath}/:word`, async (request: Request, response: Response) => {
    const word = String(request.params['word']);
    const link = await readAnswerLink(word, now());
    if (link === null) return sendUnknown(request, response, unknownPage);
    if (link.standing === 'open') return send(response, 200, askingPage(link, word));
    send(response, 200, standingPage(link));
  });

  router.post(answersPath, form, async (request: Request, response: Response) => {
    const reason = field(request, 'reason');
    const outcome = await answerByLink(field(request, 'word'), { reason: declineReasons.find((one) => one === reason) }, now());
    if (outcome === null) return sendUnknown(request, response, unknownPage);
    const { link, done } = outcome;
    log.info({ requestId: request.requestId, answer: link.answer, standing: link.standing }, done ? 'a match request was answered by a link' : 'an answer by a link changed nothing');
    send(response, done || link.standing === 'accepted' || link.standing === 'declined' ? 200 : 409, standingPage(link));
  });

  router.get(`${stopPath}/:word`, async (request: Request, response: Response) => {
    const word = String(request.params['word']);
    const link = stopLinks.read(word);
    const stopping = link && (await readStopping(link));
    if (stopping === null) return sendUnknown(request, response, unknownStopPage);
    send(response, 200, stopPage(stopping, word));
  });

  /** The page's form, and a mail program's one click (RFC 8058), which posts to the address of the header without any page. */
  router.post(`${stopPath}/:word`, form, async (request: Request, response: Response) => {
    const word = String(request.params['word']);
    const link = stopLinks.read(word);
    if (link !== null) limited(`stop:${link.tenantId}:${link.personId}`, stopsAMinute);
    const again = field(request, 'again') !== '';
    const stopping = link && (await stopByLink(link, { again }, now()));
    if (link === null || stopping === null) return sendUnknown(request, response, unknownStopPage);
    log.info({ requestId: request.requestId, what: link.what, again }, 'mail was stopped or let come again by a link');
    send(response, 200, again ? comesPage(stopping) : stopPage(stopping, word));
  });

  return router;

  /** Guessing is hopeless; whoever tries it anyway is slowed down by address. */
  function sendUnknown(request: Request, response: Response, pageIn: (locale: Locale) => Html): void {
    limited(`answer:${addressKey(request)}`, failuresAMinute);
    send(response, 404, pageIn(localeOf(request)));
  }

  function limited(key: string, usesAMinute: number): void {
    const wait = limits.use(key, usesAMinute * config.rateLimitScale, now().getTime());
    if (wait !== null) throw new Problem('rate-limited', { retryAfter: wait });
  }
}

/** A field of the page's form; what is missing, or came more than once, is empty. */
function field(request: Request, name: 'word' | 'reason' | 'again'): string {
  const value = (request.body as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

function send(response: Response, status: number, page: Html): void {
  response.setHeader('X-Robots-Tag', 'noindex');
  sendPage(response, status, page, { hasForm: true, withoutScripts: true });
}
