import { Router } from 'express';
import type { DemoPerson } from '../../people.ts';
import type { LmsDesk } from '../desk.ts';
import { sendMessage } from '../pages/message.ts';
import { sendSelfPostingForm } from './self-posting-form.ts';
import { storageTarget } from './storage-frame.ts';

/** A launch of this person in this frame starts here: a third-party initiated login (Security Framework 1.1, 5.1.1.1). */
export function initiation(desk: LmsDesk): Router {
  const { campus, tools, hints, sessions, url } = desk;
  const routes = Router();

  routes.get('/courses/:course/tools/:client/launch', (req, res) => {
    const session = sessions.of(req);
    const person = session === null ? undefined : campus.people.bySub(session.sub);
    if (session === null || person === undefined) {
      sendMessage(res, 401, 'You are signed out', 'Sign in again on the page around this one, then open the activity once more.');
      return;
    }
    const tool = tools.byClientId(req.params.client);
    const course = courseOf(desk, person, req.params.course);
    if (course === undefined || tool?.active !== true) {
      sendMessage(res, 404, 'This activity is not here', 'The tool may have been switched off. The administrator of this platform can tell.');
      return;
    }
    const itemId = typeof req.query.item === 'string' ? req.query.item : null;
    const target = req.query.in === 'window' ? 'window' : 'iframe';
    const hint = hints.make({
      clientId: tool.clientId,
      sessionId: session.id,
      sub: person.sub,
      courseId: course.id,
      itemId,
      target,
    });
    sendSelfPostingForm(res, tool.initiateLoginUri, {
      iss: url,
      target_link_uri: tool.targetLinkUri,
      login_hint: person.sub,
      lti_message_hint: hint,
      client_id: tool.clientId,
      lti_deployment_id: tool.deploymentId,
      ...storageTarget(tool, target),
    });
  });

  return routes;
}

function courseOf({ campus }: LmsDesk, person: DemoPerson, id: string) {
  return campus.coursesOf(person).find(({ course }) => course.id === id)?.course;
}
