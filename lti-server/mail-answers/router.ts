import express, { type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { answerByLink, readAnswerLink } from '../../models/matches/answer-links.ts';
import { declineReasons } from '../../models/vocabulary.ts';
import type { RateLimits } from '../../models/rate-limits/rate-limits.ts';
import type { Config } from '../config.ts';
import { addressKey } from '../launch/visit.ts';
import type { Html } from '../pages/html.ts';
import { localeOf } from '../pages/locale.ts';
import { sendPage } from '../pages/send.ts';
import { Problem } from '../problems.ts';
import { answersPath } from './address.ts';
import { askingPage, standingPage, unknownPage } from './page.ts';

export interface MailAnswersDeps {
  readonly config: Pick<Config, 'rateLimitScale'>;
  readonly limits: RateLimits;
  readonly log: Logger;
  readonly now: () => Date;
}

const failuresAMinute = 20;

/**
 * Answers from a mail, without a session, a cookie or a script: the link's page asks, its form answers. Opening a link
 * changes nothing, so whatever looks through mail may open it.
 */
export function mailAnswers({ config, limits, log, now }: MailAnswersDeps): Router {
  const router = express.Router({ caseSensitive: true });
  const form = express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 10 });

  router.get(`${answersPath}/:word`, async (request: Request, response: Response) => {
    const word = String(request.params['word']);
    const link = await readAnswerLink(word, now());
    if (link === null) return sendUnknown(request, response);
    if (link.standing === 'open') return send(response, 200, askingPage(link, word));
    send(response, 200, standingPage(link));
  });

  router.post(answersPath, form, async (request: Request, response: Response) => {
    const reason = field(request, 'reason');
    const outcome = await answerByLink(field(request, 'word'), { reason: declineReasons.find((one) => one === reason) }, now());
    if (outcome === null) return sendUnknown(request, response);
    const { link, done } = outcome;
    log.info({ requestId: request.requestId, answer: link.answer, standing: link.standing }, done ? 'a match request was answered by a link' : 'an answer by a link changed nothing');
    send(response, done || link.standing === 'accepted' || link.standing === 'declined' ? 200 : 409, standingPage(link));
  });

  return router;

  /** Guessing is hopeless; whoever tries it anyway is slowed down by address. */
  function sendUnknown(request: Request, response: Response): void {
    const wait = limits.use(`answer:${addressKey(request)}`, failuresAMinute * config.rateLimitScale, now().getTime());
    if (wait !== null) throw new Problem('rate-limited', { retryAfter: wait });
    send(response, 404, unknownPage(localeOf(request)));
  }
}

/** A field of the page's form; what is missing, or came more than once, is empty. */
function field(request: Request, name: 'word' | 'reason'): string {
  const value = (request.body as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

function send(response: Response, status: number, page: Html): void {
  response.setHeader('X-Robots-Tag', 'noindex');
  sendPage(response, status, page, { hasForm: true, withoutScripts: true });
}
