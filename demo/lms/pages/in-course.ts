import type { Request, RequestHandler, Response } from 'express';
import type { DemoPerson } from '../../people.ts';
import { html } from '../../web/html.ts';
import type { Piece } from '../../web/html.ts';
import { teaches } from '../campus.ts';
import type { Course, CourseRole } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { termOf } from './dates.ts';
import { sendPage } from './frame.ts';
import { sendMessage } from './message.ts';
import { signedIn } from './signed-in.ts';

type Params = Record<string, string>;

/** Somebody who opened a page of a course that they are in. */
export interface View {
  person: DemoPerson;
  course: Course;
  role: CourseRole;
  req: Request<Params>;
  res: Response;
}

/** What a page of a course shows. */
export interface Part {
  title: string;
  /** The entry of the course navigation that is current; a path below the course. */
  path: string;
  scripts?: readonly string[];
  body: Piece;
}

/** A page of a course, for everybody who is in it; null where there is no such page. */
export function inCourse(desk: LmsDesk, show: (view: View) => Part | null): RequestHandler<Params> {
  return participating(desk, (view) => {
    const part = show(view);
    if (part === null) sendNoPage(view.res);
    else sendCourse(desk, view, part);
  });
}

/** A page that only those see who teach the course or administer the site. */
export function teaching(desk: LmsDesk, show: (view: View) => Part | null): RequestHandler<Params> {
  return inCourse(desk, (view) => (teaches(view.role) ? show(view) : null));
}

/** A form that those send who teach; answers by leading to a page of the course, with a sentence there. */
export function changing(desk: LmsDesk, change: (view: View) => Promise<{ to: string; text: string; bad?: boolean } | null>): RequestHandler<Params> {
  return participating(desk, async (view) => {
    const done = teaches(view.role) ? await change(view) : null;
    if (done === null) {
      sendNoPage(view.res);
      return;
    }
    const session = desk.sessions.of(view.req);
    if (session !== null) desk.notices.leave(session.id, done);
    view.res.redirect(303, done.to);
  });
}

function participating(desk: LmsDesk, answer: (view: View) => void | Promise<void>): RequestHandler<Params> {
  return signedIn<Params>(desk, (person, req, res) => {
    const place = desk.campus.coursesOf(person).find(({ course }) => course.id === req.params.course);
    if (place !== undefined) return answer({ person, ...place, req, res });
    sendNoPage(res);
  });
}

function sendNoPage(res: Response): void {
  sendMessage(res, 404, 'This page is not here', 'Perhaps you are signed in as somebody who is not in this course.');
}

function sendCourse(desk: LmsDesk, { person, course, role, req, res }: View, part: Part): void {
  const { campus, tools, now } = desk;
  const session = desk.sessions.of(req);
  const notice = session === null ? null : desk.notices.take(session.id);
  const links: [path: string, text: string][] = [
    ['', 'Course home'],
    ['/announcements', 'Announcements'],
    ['/modules', 'Modules'],
    ['/assignments', 'Assignments'],
    ...tools.active().map((tool): [string, string] => [`/tools/${encodeURIComponent(tool.clientId)}`, tool.label]),
    ...(role === 'guest' ? [] : [['/grades', 'Grades'] satisfies [string, string]]),
    ['/people', 'People'],
  ];
  const teacher = campus.membersOf(course).find((member) => member.role === 'teacher')?.person.name ?? '';
  sendPage(res, person, {
    title: `${part.title}, ${course.code}`,
    place: 'courses',
    trail: [{ text: 'Courses', href: '/courses' }, { text: course.code, href: `/courses/${course.id}` }, { text: part.title }],
    ...(part.scripts === undefined ? {} : { scripts: part.scripts }),
    body: html`<div class="course-head">
  <div><p>Northfield University, ${course.school}</p><h1>${course.code}: ${course.title}</h1></div>
  <p>${termOf(now())}${teacher !== '' && `, ${teacher}`}${role === 'guest' && '. You are a guest here'}</p>
</div>
<div class="course">
  <nav aria-label="Course" class="course-nav"><ul>${links.map(([path, text]) => html`<li><a href="/courses/${course.id}${path}"${path === part.path && html` aria-current="page"`}>${text}</a></li>`)}</ul></nav>
  <div class="course-body">${notice && html`<p class="notice${notice.bad === true && ' bad'}" role="${notice.bad === true ? 'alert' : 'status'}">${notice.text}</p>`}${part.body}</div>
</div>`,
  });
}
