import { Router } from 'express';
import type { Request, Response } from 'express';
import type { DemoPerson } from '../../people.ts';
import { teaches } from '../campus.ts';
import type { Course, CourseRole } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { sendMessage } from '../pages/message.ts';
import { messageTarget } from '../tools.ts';
import type { Tool } from '../tools.ts';
import type { Launch, Message } from './hints.ts';
import { particularsOf } from './messages.ts';
import { sendSelfPostingForm } from './self-posting-form.ts';
import { storageTarget } from './storage-frame.ts';

/** Somebody in a course with a tool that is switched on. */
interface Opening {
  sessionId: string;
  person: DemoPerson;
  course: Course;
  role: CourseRole;
  tool: Tool;
}

type Params = { course: string; client: string };

/** A launch of this person in this frame starts here: a third-party initiated login (Security Framework 1.1, 5.1.1.1). */
export function initiation(desk: LmsDesk): Router {
  const routes = Router();

  routes.get('/courses/:course/tools/:client/launch', (req, res) => {
    const opening = openingOf(desk, req, res);
    if (opening === null) return;
    const asTestStudent = req.query.as === 'test-student';
    if (asTestStudent && !teaches(opening.role)) {
      sendNotThere(res);
      return;
    }
    sendLogin(desk, req, res, opening, { type: 'LtiResourceLinkRequest', itemId: typeof req.query.item === 'string' ? req.query.item : null }, asTestStudent);
  });

  routes.get('/courses/:course/tools/:client/choose', (req, res) => {
    const opening = openingOf(desk, req, res);
    if (opening === null) return;
    const { sessionId, course, role, tool } = opening;
    if (!teaches(role) || messageTarget(tool, 'LtiDeepLinkingRequest') === undefined) {
      sendNotThere(res);
      return;
    }
    const replaces = typeof req.query.replaces === 'string' ? req.query.replaces : null;
    const known = replaces === null || desk.campus.activitiesOf(course).some(({ id, clientId }) => id === replaces && clientId === tool.clientId);
    if (!known) {
      sendNotThere(res);
      return;
    }
    const multiple = replaces === null;
    const data = desk.linkRequests.make({ sessionId, clientId: tool.clientId, courseId: course.id, multiple, replaces });
    sendLogin(desk, req, res, opening, { type: 'LtiDeepLinkingRequest', data, multiple });
  });

  routes.get('/courses/:course/tools/:client/review', (req, res) => {
    const opening = openingOf(desk, req, res);
    if (opening === null) return;
    const { item, student } = req.query;
    if (!teaches(opening.role) || typeof item !== 'string' || typeof student !== 'string') {
      sendNotThere(res);
      return;
    }
    sendLogin(desk, req, res, opening, { type: 'LtiSubmissionReviewRequest', lineItemId: item, forSub: student });
  });

  return routes;
}

/** Who opens which tool where; null, and a page that says why, where that is not possible. */
function openingOf({ campus, sessions, tools }: LmsDesk, req: Request<Params>, res: Response): Opening | null {
  const session = sessions.of(req);
  const person = session === null ? undefined : campus.people.bySub(session.sub);
  if (session === null || person === undefined) {
    sendMessage(res, 401, 'You are signed out', 'Sign in again on the page around this one, then open the activity once more.');
    return null;
  }
  const tool = tools.byClientId(req.params.client);
  const place = campus.coursesOf(person).find(({ course }) => course.id === req.params.course);
  if (place === undefined || tool?.active !== true) {
    sendNotThere(res);
    return null;
  }
  return { sessionId: session.id, person, tool, ...place };
}

function sendLogin(desk: LmsDesk, req: Request<Params>, res: Response, { sessionId, person, course, tool }: Opening, message: Message, asTestStudent = false): void {
  const particulars = particularsOf(desk, tool, course, message);
  if (particulars === null) {
    sendNotThere(res);
    return;
  }
  const target = req.query.in === 'window' ? 'window' : 'iframe';
  const launch: Launch = { clientId: tool.clientId, sessionId, sub: person.sub, asTestStudent, courseId: course.id, message, target };
  sendSelfPostingForm(res, tool.initiateLoginUri, {
    iss: desk.url,
    target_link_uri: particulars.target,
    login_hint: person.sub,
    lti_message_hint: desk.hints.make(launch),
    client_id: tool.clientId,
    lti_deployment_id: tool.deploymentId,
    ...storageTarget(tool, target),
  });
}

function sendNotThere(res: Response): void {
  sendMessage(res, 404, 'This activity is not here', 'The tool may have been switched off, or the activity was removed. The teacher of the course can tell.');
}
