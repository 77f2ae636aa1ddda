import { Router } from 'express';
import { html } from '../../web/html.ts';
import type { Markup } from '../../web/html.ts';
import { teaches } from '../campus.ts';
import type { Course, ModuleItem } from '../campus.ts';
import { addActivity, placedActivities } from '../deep-linking/activities.ts';
import type { LmsDesk } from '../desk.ts';
import { dayFrom } from './dates.ts';
import { icon } from './icons.ts';
import { inCourse } from './in-course.ts';
import { toolFrame } from './tool-frame.ts';

/** The pages of a course, the tool among them. */
export function courses(desk: LmsDesk): Router {
  const { tools, now } = desk;
  const routes = Router();

  routes.get('/courses/:course', inCourse(desk, ({ course }) => ({
    title: 'Course home',
    path: '',
    body: html`<h2>Welcome</h2>
${course.about.map((text) => html`<p>${text}</p>`)}
<h3>Latest announcement</h3>
${announcement(course.announcements.slice(0, 1), now())}
<h3>Where to start</h3>
${items(course, course.modules[0]?.items ?? [], now())}`,
  })));

  routes.get('/courses/:course/announcements', inCourse(desk, ({ course }) => ({
    title: 'Announcements',
    path: '/announcements',
    body: html`<h2>Announcements</h2>${announcement(course.announcements, now())}`,
  })));

  routes.get('/courses/:course/modules', inCourse(desk, ({ course, role }) => ({
    title: 'Modules',
    path: '/modules',
    body: html`<h2>Modules</h2>${course.modules.map((module, n) => html`<section class="module"><h3>${n + 1}. ${module.title}</h3>${items(course, module.items, now())}</section>`)}
${placedActivities(desk, course)}${teaches(role) && addActivity(desk, course)}`,
  })));

  routes.get('/courses/:course/assignments', inCourse(desk, ({ course }) => ({
    title: 'Assignments',
    path: '/assignments',
    body: html`<h2>Assignments</h2>${items(course, course.modules.flatMap((module) => module.items).filter(({ kind }) => kind === 'assignment'), now())}`,
  })));

  routes.get('/courses/:course/items/:item', inCourse(desk, (view) => {
    const { course, req } = view;
    const item = course.modules.flatMap((module) => module.items).find(({ id }) => id === req.params.item);
    if (item === undefined) return null;
    const page = { title: item.title, path: '/modules' };
    const text = html`<h2>${item.title}</h2>${item.text.map((line) => html`<p>${line}</p>`)}`;
    if (item.kind !== 'tool') {
      const due = item.kind === 'assignment' && html`<p class="hint">${item.dueInDays < 0 ? 'Was due' : 'Due'} ${dayFrom(now(), item.dueInDays)}, ${item.points} points. Hand it in to your teacher in class.</p>`;
      return { ...page, body: html`${text}${due}` };
    }
    const [tool] = tools.active();
    if (tool === undefined) return { ...page, body: html`${text}<p class="notice">No external tool is switched on. An administrator adds one under Site admin.</p>` };
    const framed = toolFrame(desk, view, `/courses/${course.id}/items/${item.id}`, { tool, title: item.title, before: text, itemId: item.id });
    return framed && { ...page, ...framed };
  }));

  routes.get('/courses/:course/tools/:client', inCourse(desk, (view) => {
    const tool = tools.active().find(({ clientId }) => clientId === view.req.params.client);
    if (tool === undefined) return null;
    const path = `/tools/${encodeURIComponent(tool.clientId)}`;
    const framed = toolFrame(desk, view, `/courses/${view.course.id}${path}`, { tool, title: tool.label, before: null, itemId: null });
    return framed && { title: tool.label, path, ...framed };
  }));

  return routes;
}

function announcement(list: Course['announcements'], now: Date): Markup {
  return html`<ul class="rows">${list.map(({ title, text, daysAgo }) => html`<li><h3>${title}</h3><p>${text}</p><p class="hint">${dayFrom(now, -daysAgo)}</p></li>`)}</ul>`;
}

function items(course: Course, list: readonly ModuleItem[], now: Date): Markup {
  const kinds = { page: 'Page', assignment: 'Assignment', tool: 'External tool' } as const;
  return html`<ul class="rows items">${list.map((item) => html`<li>${icon(item.kind)}<div><a href="/courses/${course.id}/items/${item.id}">${item.title}</a>
  <p class="hint">${kinds[item.kind]}${item.kind === 'assignment' && `, due ${dayFrom(now, item.dueInDays)}`}</p></div></li>`)}</ul>`;
}
