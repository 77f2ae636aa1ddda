import { join } from 'node:path';
import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Logger } from 'pino';
import type { RateLimits } from '../../models/rate-limits/rate-limits.ts';
import type { LaunchOutcomes } from '../../models/tenants/launch-outcomes.ts';
import { place } from '../deep-linking/place.ts';
import { assetsPath } from '../pages/notice.ts';
import { askToRegister, register } from '../registration/register.ts';
import { sendCanvasKey, showSetup } from '../registration/set-up-by-hand.ts';
import { launch } from './launch.ts';
import { isProofKept, login } from './login.ts';
import { PlatformKeys } from './platform-keys.ts';
import { prove } from './proof.ts';
import { invalid, Refused } from './refused.ts';
import { resume } from './resume.ts';
import { refuse, Visit, type LaunchDesk } from './visit.ts';

export interface LtiRouterDeps {
  readonly toolUrl: string;
  readonly allowPrivatePlatforms: boolean;
  readonly outgoing: LaunchDesk['outgoing'];
  readonly limits: RateLimits;
  readonly rateLimitScale: number;
  readonly outcomes: LaunchOutcomes;
  readonly toolKey: LaunchDesk['toolKey'];
  readonly logins: LaunchDesk['logins'];
  readonly log: Logger;
  readonly now: () => Date;
  /** Answers `/lti/keys` with the tool's public keys. */
  readonly keyset: RequestHandler;
}

const assets = join(import.meta.dirname, '..', 'pages', 'assets');

/** The LTI door: registration, login, launch, the launched page, the choice of what a course gets, and the pages that say why not. */
export function ltiRouter({ keyset, ...deps }: LtiRouterDeps): Router {
  const desk: LaunchDesk = { ...deps, keys: new PlatformKeys(deps.outgoing) };
  const form = express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 100 });
  const router = express.Router({ caseSensitive: true });

  router.use(assetsPath, express.static(assets, { index: false, redirect: false, maxAge: '5m', setHeaders: forPlatforms }));
  router.get('/lti/setup', page(showSetup));
  router.get('/lti/canvas.json', page(sendCanvasKey));
  router.get('/lti/register/:word', page(askToRegister));
  router.post('/lti/register/:word', form, page(register));
  router.get('/lti/login', page(login));
  router.post('/lti/login', form, page(login));
  router.post('/lti/kept', form, page(isProofKept));
  // Platforms ask a link's address by themselves, without a token, to see what it is.
  router.get('/lti/launch', page(() => Promise.reject(new Refused('open-from-course'))));
  router.post('/lti/launch', form, page(launch));
  router.post('/lti/proof', form, page(prove));
  router.post('/lti/deep-linking', form, page(place));
  router.get('/lti/keys', keyset);
  router.get('/app/:registrationId/:launchId', page(resume));
  router.use('/lti', formErrors);
  return router;

  function page(step: (visit: Visit, desk: LaunchDesk) => Promise<void>): RequestHandler {
    return async (request, response) => {
      const visit = new Visit(request, response, desk.now());
      try {
        await step(visit, desk);
      } catch (error) {
        await refuse(visit, error, desk);
      }
    };
  }

  /** A body that the form parser gave up on (too large, too many parameters, another charset or packing) gets a page as well. */
  function formErrors(error: unknown, request: Request, response: Response, next: NextFunction): void {
    const { status } = error as { status?: unknown };
    const isSenders = typeof status === 'number' && status >= 400 && status < 500;
    refuse(new Visit(request, response, desk.now()), isSenders ? invalid('form') : error, desk).catch(next);
  }
}

/** The tool's icon stands in the platforms' own pages. */
function forPlatforms(response: Response, path: string): void {
  if (path.endsWith('icon.svg')) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}
