import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import type { JWTPayload } from 'jose';
import type { Course } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { sendSelfPostingForm } from '../launch/self-posting-form.ts';
import { originsOf } from '../launch/storage-frame.ts';
import type { Notice } from '../notices.ts';
import { sendMessage } from '../pages/message.ts';
import type { Tool } from '../tools.ts';
import { readContentItems } from './content-items.ts';
import { sendLeaving } from './leaving.ts';
import { placeItem } from './placing.ts';
import type { LinkRequest } from './requests.ts';
import { returnPath } from './settings.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

/** The tool's answer to a deep-linking request (Deep Linking 2.0, 4.5): a form post in the frame in which the teacher chose. */
export function deepLinkingReturn(desk: LmsDesk): Router {
  const routes = Router();

  routes.post(returnPath, urlencoded({ extended: false, limit: '200kb', parameterLimit: 10 }), async (req, res) => {
    const { JWT: token, reposted } = (req.body ?? {}) as Record<string, unknown>;
    if (typeof token !== 'string' || token === '') {
      refuse(res, 'The form field JWT is missing.');
      return;
    }
    const session = desk.sessions.of(req);
    if (session === null && reposted === undefined) {
      // As at the authorization endpoint: the post of another site's frame comes without our Lax cookie.
      sendSelfPostingForm(res, `${desk.url}${returnPath}`, { JWT: token, reposted: '1' });
      return;
    }
    const verified = await desk.toolTokens.verify(token, { audience: desk.url, once: 'nonce', now: desk.now() });
    if ('why' in verified) {
      refuse(res, verified.why);
      return;
    }
    const { tool, payload } = verified;
    const found = requestOf(desk, tool, payload, session?.id);
    if ('why' in found) {
      refuse(res, found.why);
      return;
    }
    const { request, course } = found;
    const read = readContentItems(payload[`${dl}content_items`], { multiple: request.multiple, origins: originsOf(tool) });
    if ('why' in read) {
      refuse(res, read.why);
      return;
    }
    desk.linkRequests.close(String(payload[`${dl}data`]));
    for (const item of read.items) await placeItem(desk, tool, course, item, request.replaces);
    desk.notices.leave(request.sessionId, noticeOf(tool, read.items.length, textOf(payload[`${dl}msg`]), textOf(payload[`${dl}errormsg`])));
    sendLeaving(res, course);
  });

  return routes;
}

/** The teacher's open request that this answers, where session, tool and deployment are those that it was made for. */
function requestOf(desk: LmsDesk, tool: Tool, payload: JWTPayload, sessionId: string | undefined): { request: LinkRequest; course: Course } | { why: string } {
  if (payload[`${lti}message_type`] !== 'LtiDeepLinkingResponse') return { why: 'message_type has to be LtiDeepLinkingResponse.' };
  if (payload[`${lti}version`] !== '1.3.0') return { why: 'version has to be 1.3.0.' };
  if (payload[`${lti}deployment_id`] !== tool.deploymentId) return { why: 'deployment_id is not this tool’s.' };
  const data = payload[`${dl}data`];
  const request = typeof data === 'string' ? desk.linkRequests.look(data) : undefined;
  if (request === undefined || request.clientId !== tool.clientId) return { why: 'data is not what was sent along, or it was answered before.' };
  if (request.sessionId !== sessionId) return { why: 'Somebody else began this choice, or you signed out meanwhile.' };
  const course = desk.campus.course(request.courseId);
  return course === undefined ? { why: 'The course is not there any more.' } : { request, course };
}

/** What happened, with the tool's own words for the teacher (Deep Linking 2.0, 4.5.1). */
function noticeOf({ label }: Tool, placed: number, message: string | null, error: string | null): Notice {
  if (error !== null) return { text: `${label} could not do it: ${error}`, bad: true };
  const done = placed === 0 ? 'Nothing was chosen; the course is as it was.' : placed === 1 ? 'One activity is in the course.' : `${placed} activities are in the course.`;
  return { text: message === null ? done : `${done} ${label}: ${message}` };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;
}

function refuse(res: Response, why: string): void {
  sendMessage(res, 400, 'The tool’s answer was not taken', `${why} Nothing was added to the course. Choose once more; if it stays so, tell the tool’s owner what this page says.`);
}
