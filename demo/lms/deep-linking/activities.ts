import { Router, urlencoded } from 'express';
import { html } from '../../web/html.ts';
import type { Markup, Piece } from '../../web/html.ts';
import { resourceLinkId, teaches } from '../campus.ts';
import type { Course } from '../campus.ts';
import type { Activity } from '../courses/changes.ts';
import type { LmsDesk } from '../desk.ts';
import { icon } from '../pages/icons.ts';
import { changing, inCourse, teaching } from '../pages/in-course.ts';
import { choosingFrame, launchAddress, toolFrame } from '../pages/tool-frame.ts';
import { messageTarget } from '../tools.ts';
import type { Tool } from '../tools.ts';

/** Links that a teacher chose in a tool: choosing, opening, choosing again, removing. */
export function activities(desk: LmsDesk): Router {
  const { campus, tools } = desk;
  const routes = Router();
  const activityOf = (course: Course, id: string | undefined): Activity | undefined => campus.activitiesOf(course).find((one) => one.id === id);

  routes.get('/courses/:course/add/:client', teaching(desk, (view) => {
    const { client } = view.req.params;
    const tool = choosable(desk).find(({ clientId }) => clientId === client);
    if (tool === undefined) return null;
    const replaces = typeof view.req.query.replaces === 'string' ? view.req.query.replaces : null;
    const title = replaces === null ? `Add from ${tool.label}` : `Choose again in ${tool.label}`;
    return { title, path: '/modules', ...choosingFrame(desk, view, { tool, title, replaces }) };
  }));

  routes.get('/courses/:course/activities/:activity', inCourse(desk, (view) => {
    const { course, role, req } = view;
    const activity = activityOf(course, req.params.activity);
    if (activity === undefined) return null;
    const { id, title, text, opens, height } = activity;
    const page = { title, path: '/modules' };
    const before = html`<h2>${title}</h2>${text !== '' && html`<p>${text}</p>`}`;
    const after = teaches(role) && manage(desk, course, activity);
    const tool = tools.active().find(({ clientId }) => clientId === activity.clientId);
    if (tool === undefined) return { ...page, body: html`${before}<p class="notice">The tool behind this activity is switched off.</p>${after}` };
    if (opens === 'window') {
      const address = launchAddress(course, tool, { in: 'window', item: id });
      return { ...page, body: html`${before}<p><a class="button primary" href="${address}" target="_blank" rel="noopener">Open in a new window ${icon('external')}</a></p>${after}` };
    }
    const framed = toolFrame(desk, view, `/courses/${course.id}/activities/${id}`, { tool, title, before, itemId: id, ...(height === null ? {} : { height }) });
    return framed && { ...page, ...framed, body: html`${framed.body}${after}` };
  }));

  routes.post('/courses/:course/activities/:activity/remove', urlencoded({ extended: false, limit: '1kb' }), changing(desk, async ({ course, req }) => {
    const activity = activityOf(course, req.params.activity);
    if (activity === undefined) return null;
    await campus.removeActivity(course, activity.id);
    const linkId = resourceLinkId(course, activity.id);
    for (const item of desk.gradebook.lineItemsOf(course.id, activity.clientId)) if (item.resourceLinkId === linkId) await desk.gradebook.remove(item);
    return { to: `/courses/${course.id}/modules`, text: `“${activity.title}” is not in the course any more, nor are its marks. What people did there stays with the tool.` };
  }));

  return routes;
}

/** The part of the modules page that teachers filled by choosing in tools. */
export function placedActivities({ campus, tools }: LmsDesk, course: Course): Piece {
  const placed = campus.activitiesOf(course);
  const label = ({ clientId }: Activity): string => tools.byClientId(clientId)?.label ?? 'External tool';
  return (
    placed.length > 0 &&
    html`<section class="module"><h3>${course.modules.length + 1}. More to do</h3><ul class="rows items">${placed.map((activity) => html`<li>${icon('tool')}<div><a href="/courses/${course.id}/activities/${activity.id}">${activity.title}</a>
  <p class="hint">${label(activity)}${activity.opens === 'window' && ', opens in a new window'}</p></div></li>`)}</ul></section>`
  );
}

/** What a teacher may add, tool by tool. */
export function addActivity(desk: LmsDesk, course: Course): Piece {
  const offered = choosable(desk);
  return (
    offered.length > 0 &&
    html`<section class="module" aria-labelledby="add"><h3 id="add">Add activity</h3><div class="buttons">${offered.map((tool) => html`<a class="button" href="/courses/${course.id}/add/${encodeURIComponent(tool.clientId)}">${tool.label}</a>`)}</div></section>`
  );
}

function choosable({ tools }: LmsDesk): Tool[] {
  return tools.active().filter((tool) => messageTarget(tool, 'LtiDeepLinkingRequest') !== undefined);
}

function manage(desk: LmsDesk, course: Course, { id, clientId, title }: Activity): Markup {
  const again = choosable(desk).some((tool) => tool.clientId === clientId);
  return html`<div class="buttons">${again && html`<a class="button" href="/courses/${course.id}/add/${encodeURIComponent(clientId)}?${new URLSearchParams({ replaces: id }).toString()}">Choose again</a>`}
<form method="post" action="/courses/${course.id}/activities/${id}/remove"><button class="button danger">Remove<span class="hidden"> ${title}</span></button></form></div>`;
}
