import { join } from 'node:path';
import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { DemoPerson, People } from '../people.ts';
import { listenAt } from '../web/listening.ts';
import { allow, onlyAt, ownFormsOnly, policyText, securityHeaders } from '../web/policy.ts';
import { Sessions } from '../web/sessions.ts';
import { signIn } from '../web/sign-in.ts';
import { hostKey } from './host-key.ts';
import { hostToken, lifetimeSeconds } from './host-token.ts';
import { coordinationPage, doorPage, embeddingPage, mentoringPage, newsPage, servicesPage } from './pages.ts';

export { hostKey } from './host-key.ts';
export type { HostKey } from './host-key.ts';

export interface IntranetOptions {
  /** The portal's own origin. */
  url: string;
  toolUrl: string;
  /** The key pair is kept here. */
  dataDir: string;
  people: People;
  program: { id: string; name: string };
  /** The host entry at the tool: tokens name it as their issuer. The portal's own origin, as `host add` makes it, if absent. */
  host?: { id: string };
  /** Where people without a mentor find their course. */
  lmsUrl?: string;
  now?: () => Date;
}

export interface Intranet {
  app: Express;
  /** @throws with code EADDRINUSE and one plain line where the port is busy. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

/** Northfield's portal: a page of somebody else's, with a strict policy, that shows elements of the tool. */
export async function createIntranet(options: IntranetOptions): Promise<Intranet> {
  const url = new URL(options.url).origin;
  const toolOrigin = new URL(options.toolUrl).origin;
  const now = options.now ?? (() => new Date());
  const { people, program } = options;
  const host = options.host ?? { id: url };
  const sessions = new Sessions('northfield-portal', now);
  const key = await hostKey(options.dataDir);
  const embedding = { toolOrigin, program, lmsUrl: options.lmsUrl ?? null };
  const policy = {
    'script-src': ["'self'", toolOrigin],
    'connect-src': ["'self'", toolOrigin],
    'img-src': ["'self'", toolOrigin],
    'require-trusted-types-for': ["'script'"],
  };

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(onlyAt(url), securityHeaders);
  app.use((_req, res, next) => {
    allow(res, policy);
    next();
  });
  for (const folder of [join(import.meta.dirname, 'public'), join(import.meta.dirname, '../web/public')]) {
    app.use('/assets', express.static(folder, { index: false, redirect: false }));
  }
  app.use(ownFormsOnly(url));

  const { ana, ben, chiara, esi, farid } = people.featured;
  const lucas = people.bySub('lucas-pereira');
  app.use(
    signIn({
      people,
      sessions,
      featured: [
        [ana, 'Student in São Paulo'],
        [ben, 'Alumnus in Berlin, a mentor'],
        ...(lucas === undefined ? [] : [[lucas, 'Final year, meets his mentor every month'] as const]),
        [chiara, 'Coordinates Alumni Mentoring'],
        [esi, 'Administrator of this portal'],
        [farid, 'Safeguarding lead'],
      ],
      sendPage: (res, lists) => {
        res.type('html').send(doorPage(lists));
      },
    }),
  );

  const personAt = (req: Request): DemoPerson | undefined => {
    const session = sessions.of(req);
    return session === null ? undefined : people.bySub(session.sub);
  };
  const page = (write: (person: DemoPerson) => string): RequestHandler => (req, res) => {
    const person = personAt(req);
    if (person === undefined) res.redirect(303, `/sign-in?${new URLSearchParams({ next: req.originalUrl })}`);
    else res.type('html').send(write(person));
  };
  app.get('/', page(newsPage));
  app.get('/mentoring', page((person) => mentoringPage(person, embedding)));
  app.get('/coordination', page((person) => coordinationPage(person, embedding)));
  app.get('/services', page(servicesPage));
  app.get('/embedding', page((person) => embeddingPage(person, embedding, policyText(policy), key, host.id)));

  app.post('/mentor-token', async (req: Request, res: Response) => {
    const person = personAt(req);
    if (person === undefined) {
      res.status(401).json({ error: 'Nobody is signed in to the portal.' });
      return;
    }
    const token = await hostToken({ key, host: host.id, origin: url, toolOrigin, programId: program.id, now: now() }, person);
    res.json({ token, expiresIn: lifetimeSeconds });
  });

  app.use((_req, res) => {
    res.status(404).type('text').send('This page is not on the portal.');
  });

  let listening: Awaited<ReturnType<typeof listenAt>> | null = null;
  return {
    app,
    listen: async () => {
      listening = await listenAt(url, app);
    },
    close: async () => {
      await listening?.close();
      listening = null;
    },
  };
}
