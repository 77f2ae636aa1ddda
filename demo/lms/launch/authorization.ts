import { Router, urlencoded } from 'express';
import type { Request, RequestHandler } from 'express';
import { teaches } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { faulty } from '../faults/faulty.ts';
import { sendMessage } from '../pages/message.ts';
import type { Tool } from '../tools.ts';
import type { Launch } from './hints.ts';
import { idToken } from './id-token.ts';
import type { LaunchFacts } from './id-token.ts';
import { sendSelfPostingForm } from './self-posting-form.ts';
import { testStudentOf } from './test-student.ts';

type Params = Readonly<Record<string, string>>;
interface Refusal {
  error: 'invalid_request' | 'unsupported_response_type' | 'invalid_scope' | 'login_required' | 'access_denied';
  why: string;
}

/**
 * The authorization endpoint (Security Framework 1.1, 5.1.1.2). A request that does not name a known tool and one of its
 * registered addresses gets a page and is sent nowhere; every other refusal goes back to the tool as a form post.
 */
export function authorization(desk: LmsDesk): Router {
  const routes = Router();
  const handler = authorize(desk);
  routes.get('/lti/authorize', faulty(desk, 'authorization'), handler);
  routes.post('/lti/authorize', faulty(desk, 'authorization'), urlencoded({ extended: false, limit: '20kb', parameterLimit: 50 }), handler);
  return routes;
}

function authorize(desk: LmsDesk): RequestHandler {
  return async (req, res) => {
    const params = paramsOf(req);
    if (params === null) {
      sendMessage(res, 400, 'This launch is not well formed', 'The tool sent a parameter twice. Nothing was sent to it.');
      return;
    }
    const tool = desk.tools.byClientId(params.client_id ?? '');
    if (tool?.active !== true) {
      sendMessage(res, 400, 'We do not know this tool', 'Its client_id is not registered here, or the tool is switched off. Nothing was sent to it.');
      return;
    }
    const redirectUri = params.redirect_uri ?? '';
    if (!tool.redirectUris.includes(redirectUri)) {
      sendMessage(res, 400, 'This launch leads to an unknown address', 'Its redirect_uri is not one that the tool registered. Nothing was sent there.');
      return;
    }
    const answer = (fields: Params): void => {
      sendSelfPostingForm(res, redirectUri, params.state === undefined ? fields : { ...fields, state: params.state });
    };
    const refusal = shapeRefusal(params);
    if (refusal !== null) {
      answer({ error: refusal.error, error_description: refusal.why });
      return;
    }
    const session = desk.sessions.of(req);
    if (session === null && params.reposted === undefined) {
      // A frame that the tool navigates here comes without our Lax cookie. Posting once more from our own page brings it
      // along, in every browser, and needs no SameSite=None cookie.
      sendSelfPostingForm(res, `${desk.url}/lti/authorize`, { ...params, reposted: '1' });
      return;
    }
    const launch = desk.hints.look(params.lti_message_hint ?? '');
    const result = session === null ? { error: 'login_required', why: 'Nobody is signed in.' } as const : matching(launch, tool, session, params);
    if ('error' in result) {
      answer({ error: result.error, error_description: result.why });
      return;
    }
    const participant = participantOf(desk, result);
    const nonce = params.nonce ?? '';
    const token = participant && (await idToken(desk, { tool, launch: result, ...participant, nonce }));
    if (token === null) {
      answer({ error: 'access_denied', error_description: 'This person is not in the course any more, or the activity is gone.' });
      return;
    }
    if (!desk.hints.spend(params.lti_message_hint ?? '')) {
      answer({ error: 'invalid_request', error_description: 'lti_message_hint is unknown, used or too old.' });
      return;
    }
    answer({ id_token: token });
  };
}

/** Who opens what as whom; null for somebody who may not, or not any more. */
function participantOf({ campus }: LmsDesk, { sub, courseId, asTestStudent, message }: Launch): Pick<LaunchFacts, 'person' | 'course' | 'role'> | null {
  const person = campus.people.bySub(sub);
  const place = person && campus.coursesOf(person).find(({ course }) => course.id === courseId);
  if (person === undefined || place === undefined) return null;
  if ((asTestStudent || message.type !== 'LtiResourceLinkRequest') && !teaches(place.role)) return null;
  return asTestStudent ? { person: testStudentOf(place.course), course: place.course, role: 'student' } : { person, ...place };
}

/** All parameters as strings, wherever they came from; null where one comes twice. */
function paramsOf(req: Request): Params | null {
  const given: Record<string, unknown> = { ...req.query, ...(req.method === 'POST' ? (req.body as Record<string, unknown> | undefined) : {}) };
  return Object.values(given).every((value) => typeof value === 'string') ? (given as Params) : null;
}

function shapeRefusal(params: Params): Refusal | null {
  if (params.response_type !== 'id_token') return { error: 'unsupported_response_type', why: 'response_type has to be id_token.' };
  if (params.response_mode !== 'form_post') return { error: 'invalid_request', why: 'response_mode has to be form_post.' };
  if (!(params.scope ?? '').split(' ').includes('openid')) return { error: 'invalid_scope', why: 'scope has to hold openid.' };
  if (params.prompt !== 'none') return { error: 'invalid_request', why: 'prompt has to be none.' };
  for (const name of ['nonce', 'state', 'login_hint', 'lti_message_hint']) {
    if ((params[name] ?? '') === '') return { error: 'invalid_request', why: `${name} is missing.` };
  }
  return null;
}

/** The launch itself where hint, tool, session and person belong together. */
function matching(launch: Launch | null, tool: Tool, session: { id: string; sub: string }, params: Params): Launch | Refusal {
  if (launch === null || launch.clientId !== tool.clientId) {
    return { error: 'invalid_request', why: 'lti_message_hint is unknown, used or too old.' };
  }
  if (launch.sessionId !== session.id || launch.sub !== session.sub || params.login_hint !== session.sub) {
    return { error: 'access_denied', why: 'This launch was started by somebody else.' };
  }
  return launch;
}
