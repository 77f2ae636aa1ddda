import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { DemoPerson } from '../../people.ts';
import { avatar } from '../../web/avatar.ts';
import { html } from '../../web/html.ts';
import type { Markup, Piece } from '../../web/html.ts';
import type { Course, CourseRole, ModuleItem } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { dayFrom, termOf } from './dates.ts';
import { sendPage } from './frame.ts';
import { icon } from './icons.ts';
import { sendMessage } from './message.ts';
import { signedIn } from './signed-in.ts';
import { toolFrame } from './tool-frame.ts';

interface View {
  person: DemoPerson;
  course: Course;
  role: CourseRole;
  req: Request<Record<string, string>>;
  res: Response;
}

interface Part {
  title: string;
  /** The entry of the course navigation that is current; a path below the course. */
  path: string;
  scripts?: readonly string[];
  body: Piece;
}

/** The pages of a course, the tool among them. */
export function courses(desk: LmsDesk): Router {
  const { campus, tools, now } = desk;
  const routes = Router();

  const inCourse = (show: (view: View) => Part | null): RequestHandler<Record<string, string>> =>
    signedIn<Record<string, string>>(desk, (person, req, res) => {
      const place = campus.coursesOf(person).find(({ course }) => course.id === req.params.course);
      const part = place === undefined ? null : show({ person, ...place, req, res });
      if (place === undefined || part === null) {
        sendMessage(res, 404, 'This page is not here', 'Perhaps you are signed in as somebody who is not in this course.');
        return;
      }
      sendCourse(desk, { person, ...place, req, res }, part);
    });

  routes.get('/courses/:course', inCourse(({ course }) => ({
    title: 'Course home',
    path: '',
    body: html`<h2>Welcome</h2>
${course.about.map((text) => html`<p>${text}</p>`)}
<h3>Latest announcement</h3>
${announcement(course.announcements.slice(0, 1), now())}
<h3>Where to start</h3>
${items(course, course.modules[0]?.items ?? [], now())}`,
  })));

  routes.get('/courses/:course/announcements', inCourse(({ course }) => ({
    title: 'Announcements',
    path: '/announcements',
    body: html`<h2>Announcements</h2>${announcement(course.announcements, now())}`,
  })));

  routes.get('/courses/:course/modules', inCourse(({ course }) => ({
    title: 'Modules',
    path: '/modules',
    body: html`<h2>Modules</h2>${course.modules.map((module, n) => html`<section class="module"><h3>${n + 1}. ${module.title}</h3>${items(course, module.items, now())}</section>`)}`,
  })));

  routes.get('/courses/:course/assignments', inCourse(({ course }) => ({
    title: 'Assignments',
    path: '/assignments',
    body: html`<h2>Assignments</h2>${items(course, course.modules.flatMap((module) => module.items).filter(({ kind }) => kind === 'assignment'), now())}`,
  })));

  routes.get('/courses/:course/people', inCourse(({ course }) => ({ title: 'People', path: '/people', body: roster(course) })));

  routes.get('/courses/:course/items/:item', inCourse(({ course, req, res }) => {
    const item = course.modules.flatMap((module) => module.items).find(({ id }) => id === req.params.item);
    if (item === undefined) return null;
    const text = html`<h2>${item.title}</h2>${item.text.map((line) => html`<p>${line}</p>`)}`;
    if (item.kind !== 'tool') {
      const due = item.dueInDays !== undefined && html`<p class="hint">Due ${dayFrom(now(), item.dueInDays)}. Hand it in to your teacher in class.</p>`;
      return { title: item.title, path: '/modules', body: html`${text}${due}` };
    }
    const [tool] = tools.active();
    if (tool === undefined) return { title: item.title, path: '/modules', body: html`${text}<p class="notice">No external tool is switched on. An administrator adds one under Site admin.</p>` };
    return { title: item.title, path: '/modules', ...toolFrame(desk, req, res, { tool, course, title: item.title, before: text, itemId: item.id }) };
  }));

  routes.get('/courses/:course/tools/:client', inCourse(({ course, req, res }) => {
    const tool = tools.active().find(({ clientId }) => clientId === req.params.client);
    return tool === undefined ? null : { title: tool.label, path: `/tools/${tool.clientId}`, ...toolFrame(desk, req, res, { tool, course, title: tool.label, before: null, itemId: null }) };
  }));

  return routes;
}

function sendCourse({ tools, now }: LmsDesk, { person, course, role, res }: View, part: Part): void {
  const links: [path: string, text: string][] = [
    ['', 'Course home'],
    ['/announcements', 'Announcements'],
    ['/modules', 'Modules'],
    ['/assignments', 'Assignments'],
    ...tools.active().map((tool): [string, string] => [`/tools/${encodeURIComponent(tool.clientId)}`, tool.label]),
    ['/people', 'People'],
  ];
  const teacher = course.members.find((member) => member.role === 'teacher')?.person.name ?? '';
  sendPage(res, person, {
    title: `${part.title}, ${course.code}`,
    place: 'courses',
    trail: [{ text: 'Courses', href: '/courses' }, { text: course.code, href: `/courses/${course.id}` }, { text: part.title }],
    ...(part.scripts === undefined ? {} : { scripts: part.scripts }),
    body: html`<div class="course-head">
  <div><p>Northfield University, ${course.school}</p><h1>${course.code}: ${course.title}</h1></div>
  <p>${termOf(now())}, ${teacher}${role === 'guest' && '. You are a guest here'}</p>
</div>
<div class="course">
  <nav aria-label="Course" class="course-nav"><ul>${links.map(([path, text]) => html`<li><a href="/courses/${course.id}${path}"${path === part.path && html` aria-current="page"`}>${text}</a></li>`)}</ul></nav>
  <div class="course-body">${part.body}</div>
</div>`,
  });
}

function announcement(list: Course['announcements'], now: Date): Markup {
  return html`<ul class="rows">${list.map(({ title, text, daysAgo }) => html`<li><h3>${title}</h3><p>${text}</p><p class="hint">${dayFrom(now, -daysAgo)}</p></li>`)}</ul>`;
}

function items(course: Course, list: readonly ModuleItem[], now: Date): Markup {
  const kinds = { page: 'Page', assignment: 'Assignment', tool: 'External tool' } as const;
  return html`<ul class="rows items">${list.map((item) => html`<li>${icon(item.kind)}<div><a href="/courses/${course.id}/items/${item.id}">${item.title}</a>
  <p class="hint">${kinds[item.kind]}${'dueInDays' in item && item.dueInDays !== undefined && `, due ${dayFrom(now, item.dueInDays)}`}</p></div></li>`)}</ul>`;
}

function roster(course: Course): Markup {
  const groups: [CourseRole, string][] = [['teacher', 'Teacher'], ['student', 'Students'], ['guest', 'Guests: alumni and staff']];
  return html`<h2>People</h2>${groups.map(([role, title]) => {
    const members = course.members.filter((member) => member.role === role).map(({ person }) => person);
    return members.length > 0 && html`<details class="group"${role === 'teacher' && html` open`}><summary>${title} <span class="hint">${members.length}</span></summary>
<ul class="people">${members.sort((a, b) => a.family.localeCompare(b.family)).map((person) => html`<li>${avatar(person)}<div>${person.name}<p class="hint">${person.headline}</p></div></li>`)}</ul></details>`;
  })}`;
}
