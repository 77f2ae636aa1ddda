import { Router } from 'express';
import { createHash } from 'node:crypto';
import { html } from '../../web/html.ts';
import { allow } from '../../web/policy.ts';
import type { Session } from '../../web/sessions.ts';
import type { LmsDesk } from '../desk.ts';
import type { Tool } from '../tools.ts';

/** The name of the hidden frame in which a tool may keep texts, where it is set so. */
export const storageFrameName = 'northfield_lti_storage';

/** What a login says about storage (LTI Client Side postMessages 0.1); a tool in a window of its own has none. */
export function storageTarget(tool: Tool, target: 'iframe' | 'window'): { lti_storage_target?: string } {
  if (tool.storage === 'off' || target === 'window') return {};
  return { lti_storage_target: tool.storage === 'parent' ? '_parent' : storageFrameName };
}

/** Whose texts these are: one shelf per sign-in, so that the next person at this computer finds it empty. */
export function shelfOf(session: Session): string {
  return createHash('sha256').update(session.id).digest('base64url').slice(0, 16);
}

/** The origins that a tool's pages may come from. */
export function originsOf(tool: Tool): string[] {
  return [...new Set([tool.initiateLoginUri, tool.targetLinkUri, ...tool.redirectUris].map((uri) => new URL(uri).origin))];
}

/** The hidden frame of the tool's page that answers lti.put_data and lti.get_data. */
export function storageFrame({ sessions, tools }: LmsDesk): Router {
  const routes = Router();
  routes.get('/lti/storage/:client', (req, res) => {
    const session = sessions.of(req);
    const tool = tools.byClientId(req.params.client);
    if (session === null || tool?.active !== true || tool.storage !== 'frame') {
      res.status(404).type('text').send('There is no storage here.');
      return;
    }
    allow(res, { 'frame-ancestors': ["'self'"] });
    res.type('html').send(String(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Storage</title><script type="module" src="/assets/storage-frame.js"></script></head>
<body data-origins="${originsOf(tool).join(' ')}" data-shelf="${shelfOf(session)}"></body>
</html>`));
  });
  return routes;
}
