import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import { NotFound, RuleBroken } from '../../models/problems.ts';
import type { RateLimits } from '../../models/rate-limits/rate-limits.ts';
import { invite } from '../../models/tenants/invitations.ts';
import { findOwnerSession, isOwnerLinkOpen, signInOwner, signOutOwner, type OwnerSession } from '../../models/tenants/owner-sessions.ts';
import { addressKey } from '../address-key.ts';
import type { Config } from '../config.ts';
import { html, type Html } from '../pages/html.ts';
import { localeOf } from '../pages/locale.ts';
import { noticePage } from '../pages/notice.ts';
import { sendPage } from '../pages/send.ts';
import { Problem } from '../problems.ts';
import { actFields, acts } from './acts.ts';
import { readFields } from './fields.ts';
import { Look, lookAt } from './look.ts';
import { accessPage } from './pages/access.ts';
import { hostsPage } from './pages/hosts.ts';
import { invitationsPage, madeInvitation } from './pages/invitations.ts';
import { launchesPage } from './pages/launches.ts';
import { mailPage } from './pages/mail.ts';
import { logPage } from './pages/log.ts';
import { platformsPage } from './pages/platforms.ts';
import { forgetOwnerToken, keepOwnerToken, readOwnerToken } from './session-cookie.ts';
import { consolePath, ConsoleView } from './view.ts';
import { consolePages, consoleWordsOf, type ConsolePage } from './words/index.ts';

export interface ConsoleDeps {
  readonly config: Pick<Config, 'toolUrl' | 'rateLimitScale' | 'secrets'>;
  readonly limits: RateLimits;
  readonly log: Logger;
  readonly now: () => Date;
}

/** A request of somebody who is signed in. */
interface Entered {
  readonly request: Request;
  readonly response: Response;
  readonly session: OwnerSession;
  readonly view: ConsoleView;
  readonly look: Look;
}

const failuresAMinute = 20;
const outcomes = ['done', 'moved-on', 'not-acceptable'] as const;

/** The owner's console: pages and forms, no script. Signed in by a one-time link from the command line. */
export function ownerConsole({ config, limits, log, now }: ConsoleDeps): Router {
  const { toolUrl } = config;
  const form = express.urlencoded({ extended: false, limit: '20kb', parameterLimit: 50 });
  const router = express.Router({ caseSensitive: true });

  router.get('/sign-in/:word', async (request, response) => {
    const word = String(request.params['word']);
    if (!(await isOwnerLinkOpen(word, now()))) return sendNotice(request, response, 404, 'linkSpent');
    sendNotice(request, response, 200, 'signIn', html`<form method="post" action="${consolePath}/sign-in">
        <input type="hidden" name="word" value="${word}"><button class="button">${wordsFor(request).signIn.button}</button>
      </form>`);
  });
  router.post('/sign-in', form, signIn);
  router.get('/', entered((visit) => show(visit, 'platforms')));
  for (const page of consolePages) router.get(`/${page}`, entered((visit) => show(visit, page)));
  router.post('/acts/sign-out', form, entered(signOut));
  router.post('/acts/invite', form, entered(makeInvitation));
  router.post('/acts/:act', form, entered(perform));
  return express.Router({ caseSensitive: true }).use(consolePath, router);

  async function signIn(request: Request, response: Response): Promise<void> {
    if (!isOwnForm(request)) return sendNotice(request, response, 403, 'linkSpent');
    const { word = '' } = readFields(request.body, ['word']);
    const signedIn = await signInOwner(word, now());
    if (signedIn === null) {
      const wait = limits.use(`owner:${addressKey(request)}`, failuresAMinute * config.rateLimitScale, now().getTime());
      if (wait !== null) throw new Problem('rate-limited', { retryAfter: wait });
      return sendNotice(request, response, 404, 'linkSpent');
    }
    log.info({ requestId: request.requestId }, 'the owner signed in');
    keepOwnerToken(response, toolUrl, signedIn.token, signedIn.expiresAt);
    response.redirect(303, consolePath);
  }

  async function show({ request, response, session: { owner }, view, look }: Entered, page: ConsolePage): Promise<void> {
    const said = outcomes.find((one) => one === request.query['said']);
    const texts = { 'done': view.words.done, 'moved-on': view.words.movedOn, 'not-acceptable': view.words.notAcceptable };
    const body = await bodyOf(page);
    send(response, 200, view.page(page, body, said && { tone: said === 'done' ? 'ok' : 'warn', text: texts[said] }));

    function bodyOf(one: ConsolePage): Promise<Html> {
      switch (one) {
        case 'platforms': return platformsPage(view, owner, look);
        case 'invitations': return invitationsPage(view, owner, look, now());
        case 'hosts': return hostsPage(view, owner, look);
        case 'launches': return launchesPage(view, owner, look);
        case 'mail': return mailPage(view, owner, look, now());
        case 'access': return accessPage(view, owner, now());
        case 'log': return logPage(view, owner, look);
      }
    }
  }

  /** Does what the form asks and shows the page anew where it was, so that a reload repeats nothing. */
  async function perform({ request, response, session: { owner } }: Entered): Promise<void> {
    const name = String(request.params['act']);
    const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
    if (act === undefined) throw new Problem('not-found');
    const back = Look.from(readFields(request.body, ['back']).back ?? '').query();
    const said = await act.run(owner, readFields(request.body, actFields), config.secrets).then(() => 'done', told);
    log.info({ requestId: request.requestId, act: name, said }, 'the owner acted');
    response.redirect(303, lookAt(act.page, back === '' ? `said=${said}` : `${back}&said=${said}`));
  }

  async function makeInvitation({ request, response, session: { owner }, view, look }: Entered): Promise<void> {
    const { approves } = readFields(request.body, ['approves']);
    const { word, expiresAt } = await invite(owner, { approves: approves !== undefined }, now());
    send(response, 200, view.page('invitations', html`${madeInvitation(view, `${toolUrl}/lti/register/${word}`, expiresAt)}${await invitationsPage(view, owner, look, now())}`));
  }

  async function signOut({ request, response }: Entered): Promise<void> {
    await signOutOwner(readOwnerToken(request, toolUrl) ?? '');
    forgetOwnerToken(response, toolUrl);
    response.redirect(303, consolePath);
  }

  /** Only for somebody who is signed in; a form has to be one of this console's own, of this very sign-in. */
  function entered(step: (visit: Entered) => Promise<void>): RequestHandler {
    return async (request, response) => {
      const token = readOwnerToken(request, toolUrl);
      const session = token === undefined ? null : await findOwnerSession(token, now());
      if (session === null) return sendNotice(request, response, 401, 'signedOut');
      if (request.method === 'POST' && !(isOwnForm(request) && hasToken(request, session))) return sendNotice(request, response, 403, 'signedOut');
      const look = new Look(request.query);
      await step({ request, response, session, look, view: new ConsoleView(localeOf(request), session.formToken, look.query()) });
    };
  }

  /** Under `no-referrer` a browser says `null` for a page's own form; the token inside the form is what counts. */
  function isOwnForm(request: Request): boolean {
    const origin = request.get('origin');
    return origin === undefined || origin === 'null' || origin === toolUrl;
  }

  function sendNotice(request: Request, response: Response, status: number, about: 'signIn' | 'signedOut' | 'linkSpent', action?: Html): void {
    const { title, text } = wordsFor(request)[about];
    send(response, status, noticePage({
      locale: localeOf(request),
      icon: 'person',
      title,
      withoutScripts: true,
      paragraphs: [text],
      action: action ?? html`<code dir="ltr">npm run tool -- owner-link</code>`,
    }));
  }
}

/** What a rule said, for the banner; anything else is a fault of ours and no answer to a form. */
function told(error: unknown): (typeof outcomes)[number] {
  if (error instanceof NotFound) return 'moved-on';
  if (error instanceof RuleBroken) return error.code === 'body-invalid' ? 'not-acceptable' : 'moved-on';
  throw error;
}

function hasToken(request: Request, { formToken }: OwnerSession): boolean {
  const { form_token: given = '' } = readFields(request.body, ['form_token']);
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest(); // of equal length, whatever was sent
  return timingSafeEqual(digest(given), digest(formToken));
}

function wordsFor(request: Request) {
  return consoleWordsOf[localeOf(request)];
}

function send(response: Response, status: number, page: Html): void {
  sendPage(response, status, page, { hasForm: true, withoutScripts: true });
}
