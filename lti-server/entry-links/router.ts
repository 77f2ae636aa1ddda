import { randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { askForLinkByAddress, askForLinkByWord, readEntryLink } from '../../models/external-people/entry-links.ts';
import type { RateLimits } from '../../models/rate-limits/rate-limits.ts';
import { enterAgain, type Entered } from '../../models/sessions/enter.ts';
import { enterByLink } from '../../models/sessions/enter-by-link.ts';
import { addressKey } from '../address-key.ts';
import type { Config } from '../config.ts';
import type { Html } from '../pages/html.ts';
import { localeOf } from '../pages/locale.ts';
import { sendPage, type PageSecurity } from '../pages/send.ts';
import { shellPage } from '../pages/shell.ts';
import { wordsOf } from '../pages/words/index.ts';
import { entryPath, openedPath } from './address.ts';
import { askedPage, askingPage, newLinkPage, standingPage, tooOftenPage } from './page.ts';
import { forgetEntry, keepEntry, readEntry } from './resume-cookie.ts';

export interface EntryLinksDeps {
  readonly config: Pick<Config, 'rateLimitScale' | 'toolUrl'>;
  readonly limits: RateLimits;
  readonly log: Logger;
  readonly now: () => Date;
}

const failuresAMinute = 20;
const asksAMinute = 10;

/**
 * The way in for people outside the LMS: a link of a mail. Opening it changes nothing, because mail is looked through by
 * programs; its button begins a session, once. Whoever has none that works has a new one sent to the address that was invited.
 */
export function entryLinks({ config, limits, log, now }: EntryLinksDeps): Router {
  const router = express.Router({ caseSensitive: true });
  const form = express.urlencoded({ extended: false, limit: '10kb', parameterLimit: 10 });

  router.get(entryPath, (request, response) => send(response, 200, newLinkPage(localeOf(request), 'ask')));

  router.get(`${entryPath}/:word`, async (request: Request, response: Response) => {
    const word = String(request.params['word']);
    const link = await readEntryLink(word, now());
    if (link === null) return sendUnknown(request, response);
    if (link.standing === 'open') return send(response, 200, askingPage(link, word), { withoutScripts: false });
    send(response, 410, standingPage(link, word));
  });

  router.post(entryPath, form, async (request: Request, response: Response) => {
    if (isFromElsewhere(request)) return sendUnknown(request, response);
    const word = field(request, 'word');
    const launchId = newLaunchId(now());
    const outcome = await enterByLink(word, launchId, now());
    if (outcome === null) return sendUnknown(request, response);
    if (outcome.outcome === 'refused') return send(response, 410, standingPage(outcome.link, word));
    log.info({ requestId: request.requestId }, 'somebody came in by the link of an invitation');
    keepEntry(response, launchId, outcome.resumeSecret);
    sendShell(response, launchId, outcome);
  });

  router.post(`${entryPath}/new`, form, (request: Request, response: Response) => {
    const locale = localeOf(request);
    const wait = limits.use(`entry:${addressKey(request)}`, asksAMinute * config.rateLimitScale, now().getTime());
    if (wait !== null) {
      response.setHeader('Retry-After', String(wait));
      return send(response, 429, tooOftenPage(locale));
    }
    const [word, address] = [field(request, 'word'), field(request, 'email')];
    // Answered before anything is looked up: neither what is said nor how long it takes tells whether the address was invited.
    send(response, 200, askedPage(locale));
    const asked = word === '' ? askForLinkByAddress(address, now()) : askForLinkByWord(word, now());
    asked.catch((error: unknown) => log.error({ requestId: request.requestId, error: (error as Error).name }, 'a new link could not be sent'));
  });

  router.get(openedPath(':launchId'), async (request: Request, response: Response) => {
    const launchId = String(request.params['launchId']);
    const destination = request.get('sec-fetch-dest');
    const secret = destination === undefined || destination === 'document' ? readEntry(request, launchId) : null;
    const entered = secret === null ? null : await enterAgain(launchId, secret, now());
    if (entered !== null) return sendShell(response, launchId, entered);
    if (secret !== null) forgetEntry(response);
    send(response, 401, newLinkPage(localeOf(request), 'ended'));
  });

  return router;

  function sendShell(response: Response, launchId: string, { token, expiresAt, me, first }: Entered): void {
    const { locale } = me.person;
    const title = me.program?.title ?? wordsOf[locale].product;
    const shell = shellPage({ locale, title, toolUrl: config.toolUrl, address: openedPath(launchId), brandColour: me.program?.accent ?? null, session: { token, expiresAt, me, first } });
    sendPage(response, 200, shell, { framedBy: [] });
  }

  /** Guessing is hopeless; whoever tries it anyway is slowed down by address. */
  function sendUnknown(request: Request, response: Response): void {
    const locale = localeOf(request);
    const wait = limits.use(`entry-unknown:${addressKey(request)}`, failuresAMinute * config.rateLimitScale, now().getTime());
    if (wait === null) return send(response, 404, newLinkPage(locale, 'unknown'));
    response.setHeader('Retry-After', String(wait));
    send(response, 429, tooOftenPage(locale));
  }
}

/** A form of another site would bring somebody in as somebody else. Our page tells no referrer, so its origin is not named; where a request comes from is. */
function isFromElsewhere(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  return site !== undefined && site !== 'same-origin';
}

/** A field of the page's form; what is missing, or came more than once, is empty. */
function field(request: Request, name: 'word' | 'email'): string {
  const value = (request.body as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** Not secret: it stands in the page's address. */
function newLaunchId(now: Date): string {
  return `${now.getTime().toString(36)}-${randomBytes(16).toString('base64url')}`;
}

function send(response: Response, status: number, page: Html, security: PageSecurity = { withoutScripts: true }): void {
  response.setHeader('X-Robots-Tag', 'noindex');
  sendPage(response, status, page, { hasForm: true, ...security });
}
