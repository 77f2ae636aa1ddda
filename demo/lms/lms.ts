import { join } from 'node:path';
import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import type { People } from '../people.ts';
import { KeptFile } from '../web/kept-file.ts';
import { listenAt } from '../web/listening.ts';
import { onlyAt, ownFormsOnly, securityHeaders } from '../web/policy.ts';
import { Sessions } from '../web/sessions.ts';
import { signingKey } from '../web/signing-key.ts';
import { Campus } from './campus.ts';
import { campusChanges, noChanges } from './courses/changes.ts';
import { activities } from './deep-linking/activities.ts';
import { LinkRequests } from './deep-linking/requests.ts';
import { deepLinkingReturn } from './deep-linking/return.ts';
import type { LmsDesk } from './desk.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { faultsPage } from './faults/faults-page.ts';
import { firstGrades } from './gradebook/first-grades.ts';
import { Gradebook } from './gradebook/gradebook.ts';
import { gradePages } from './gradebook/grade-pages.ts';
import { gradebookShape } from './gradebook/shapes.ts';
import { authorization } from './launch/authorization.ts';
import { LaunchHints } from './launch/hints.ts';
import { initiation } from './launch/initiation.ts';
import { storageFrame } from './launch/storage-frame.ts';
import { Notices } from './notices.ts';
import { courses } from './pages/courses.ts';
import { externalTools } from './pages/external-tools.ts';
import { help } from './pages/help.ts';
import { home } from './pages/home.ts';
import { sendMessage } from './pages/message.ts';
import { rosterPages } from './pages/roster.ts';
import { frontDoor } from './pages/sign-in.ts';
import { registration } from './registration/endpoint.ts';
import { AccessTokens } from './advantage/access-tokens.ts';
import { services } from './advantage/services.ts';
import { serviceScopes } from './advantage/scopes.ts';
import { ToolTokens } from './advantage/tool-tokens.ts';
import { refuse } from './advantage/with-token.ts';
import { personClaims, Tools } from './tools.ts';
import type { PresetTool, Tool } from './tools.ts';

export { platformAddresses } from './desk.ts';
export type { PlatformAddresses } from './desk.ts';
export type { PresetTool, Tool } from './tools.ts';

export interface LmsOptions {
  /** The platform's own origin, which is its issuer. */
  url: string;
  /** Keys, tools, changes of courses and marks are kept here. */
  dataDir: string;
  people: People;
  toolUrl: string;
  /** A tool that is registered and switched on from the start. */
  preset?: PresetTool;
  now?: () => Date;
}

export interface Lms {
  app: Express;
  /** The registered tools, the oldest first. */
  tools(): readonly Tool[];
  /** What it is to do wrong; nothing at first. The administrator has a page for it. */
  readonly faults: FaultPlan;
  /** @throws with code EADDRINUSE and one plain line where the port is busy. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

/** Northfield University's learning platform: a small, real LTI 1.3 platform. */
export async function createLms(options: LmsOptions): Promise<Lms> {
  const url = new URL(options.url).origin;
  const now = options.now ?? (() => new Date());
  const kept = (name: string): string => join(options.dataDir, name);
  const tools = await Tools.open(kept('tools.json'), options.preset);
  const desk: LmsDesk = {
    url,
    campus: new Campus(options.people, await KeptFile.open(kept('campus.json'), campusChanges, noChanges), now),
    gradebook: new Gradebook(await KeptFile.open(kept('gradebook.json'), gradebookShape, () => firstGrades(options.people, now()))),
    tools,
    sessions: new Sessions('northfield-lms', now),
    hints: new LaunchHints(now),
    linkRequests: new LinkRequests(now),
    toolTokens: new ToolTokens(tools),
    accessTokens: new AccessTokens(now),
    notices: new Notices(),
    faults: new FaultPlan(),
    key: await signingKey(kept('platform-key.json'), 'RS256'),
    now,
  };

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(onlyAt(url), securityHeaders);
  for (const folder of [join(import.meta.dirname, 'public'), join(import.meta.dirname, '../web/public')]) {
    app.use('/assets', express.static(folder, { index: false, redirect: false }));
  }
  // The tool and its server call these; everything after them is called by this platform's own pages.
  app.use(registration(desk), authorization(desk), services(desk), deepLinkingReturn(desk));
  app.use(ownFormsOnly(url));
  app.use(frontDoor(desk), initiation(desk), storageFrame(desk), home(desk), courses(desk), activities(desk), gradePages(desk), rosterPages(desk));
  app.use(externalTools(desk), faultsPage(desk), help(desk, options.toolUrl));
  app.use((_req, res) => {
    sendMessage(res, 404, 'This page is not here', 'It may have moved. The start page knows the way.');
  });
  app.use(failed);

  let listening: Awaited<ReturnType<typeof listenAt>> | null = null;
  return {
    app,
    tools: () => desk.tools.all(),
    faults: desk.faults,
    listen: async () => {
      listening = await listenAt(url, app);
    },
    close: async () => {
      await listening?.close();
      listening = null;
    },
  };
}

/** The tool of this project as `npm start` registers it: a fixed client id, so that the database seed can name it too. */
export function mentoringTool(toolUrl: string): PresetTool {
  const { origin } = new URL(toolUrl);
  return {
    clientId: 'mentorkit-demo',
    deploymentId: 'northfield-1',
    name: 'Mentorkit',
    label: 'Mentoring',
    initiateLoginUri: `${origin}/lti/login`,
    redirectUris: [`${origin}/lti/launch`],
    jwksUri: `${origin}/lti/keys`,
    targetLinkUri: `${origin}/lti/launch`,
    custom: { zone: '$Person.address.timezone', context_history: '$Context.id.history' },
    claims: [...personClaims],
    scopes: [...serviceScopes],
    messages: { LtiDeepLinkingRequest: `${origin}/lti/launch`, LtiSubmissionReviewRequest: `${origin}/lti/launch` },
  };
}

const failed: ErrorRequestHandler = (error: { status?: number }, req, res, next) => {
  const status = typeof error.status === 'number' && error.status < 500 ? error.status : 500;
  if (status === 500) console.error(error);
  if (res.headersSent) next(error);
  else if (req.path === '/lti/register') res.status(status).json({ error: 'invalid_client_metadata', error_description: 'The body is not readable JSON.' });
  else if (req.path === '/lti/token') res.status(status).json({ error: 'invalid_request', error_description: 'The form could not be read.' });
  else if (req.path.startsWith('/lti/services/')) refuse(res, status, status === 500 ? 'The fault is ours.' : 'What was sent could not be read.');
  else sendMessage(res, status, 'That did not work', status === 500 ? 'The fault is ours. Try again.' : 'What was sent could not be read.');
};
