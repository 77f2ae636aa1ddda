import type { Request, Response } from 'express';
import { html } from '../../web/html.ts';
import type { Markup, Piece } from '../../web/html.ts';
import { allow } from '../../web/policy.ts';
import { teaches } from '../campus.ts';
import type { Course } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { originsOf, shelfOf, storageFrameName } from '../launch/storage-frame.ts';
import type { Tool } from '../tools.ts';
import { icon } from './icons.ts';
import type { View } from './in-course.ts';

const usualHeight = 900;

interface Framed {
  tool: Tool;
  title: string;
  /** What stands above the frame; without it the title is there for screen readers only. */
  before: Piece;
  itemId: string | null;
  /** The first height in pixels, until the tool says its own. */
  height?: number;
}

interface Part {
  scripts: string[];
  body: Markup;
}

/** The address from which this person is sent to the tool. */
export function launchAddress(course: Course, tool: Tool, query: Readonly<Record<string, string>>, way: 'launch' | 'choose' | 'review' = 'launch'): string {
  return `/courses/${course.id}/tools/${encodeURIComponent(tool.clientId)}/${way}?${new URLSearchParams(query)}`;
}

/**
 * The frame in which the tool opens, what the page does for it (tool-frame.js), and the way round the frame. That stands
 * above it, because below it would move from under the pointer whenever the tool asks for another height. Who teaches may
 * look at the same page (`here`) as the course's test student; null for anybody else who asks for that.
 */
export function toolFrame(desk: LmsDesk, { course, role, req, res }: View, here: string, { tool, title, before, itemId, height = usualHeight }: Framed): Part | null {
  const asTestStudent = req.query.as === 'test-student';
  if (asTestStudent && !teaches(role)) return null;
  const query = { ...(itemId === null ? {} : { item: itemId }), ...(asTestStudent ? { as: 'test-student' } : {}) };
  const studentView = asTestStudent
    ? html`<p class="notice">You see this as the course’s test student. <a href="${here}">Be yourself again</a></p>`
    : null;
  return {
    scripts: ['tool-frame.js'],
    body: html`${before ?? html`<h2 class="hidden">${title}</h2>`}${studentView}
<p class="hint"><a href="${launchAddress(course, tool, { in: 'window', ...query })}" target="_blank" rel="noopener">Open ${title} in a new window ${icon('external')}</a></p>
${teaches(role) && !asTestStudent && html`<p class="hint"><a href="${here}?as=test-student">Student view</a></p>`}
${frameOf(desk, req, res, { tool, title, height, src: launchAddress(course, tool, { in: 'frame', ...query }), close: `/courses/${course.id}` })}`,
  };
}

/** The frame in which a teacher chooses what to add to the course. */
export function choosingFrame(desk: LmsDesk, { course, req, res }: View, { tool, title, replaces }: Pick<Framed, 'tool' | 'title'> & { replaces: string | null }): Part {
  const modules = `/courses/${course.id}/modules`;
  return {
    scripts: ['tool-frame.js'],
    body: html`<h2>${title}</h2>
${frameOf(desk, req, res, { tool, title, height: usualHeight, src: launchAddress(course, tool, replaces === null ? {} : { replaces }, 'choose'), close: modules })}
<p><a class="button" href="${modules}">Back without choosing</a></p>`,
  };
}

/** The frame in which a teacher looks at what one student did. */
export function reviewFrame(desk: LmsDesk, { course, req, res }: View, { tool, title, item, student }: Pick<Framed, 'tool' | 'title'> & { item: string; student: string }): Part {
  const close = `/courses/${course.id}/grades`;
  return { scripts: ['tool-frame.js'], body: frameOf(desk, req, res, { tool, title, height: 600, src: launchAddress(course, tool, { item, student }, 'review'), close }) };
}

function frameOf({ sessions }: LmsDesk, req: Request, res: Response, { tool, title, height, src, close }: { tool: Tool; title: string; height: number; src: string; close: string }): Markup {
  const origins = originsOf(tool);
  const session = sessions.of(req);
  allow(res, { 'frame-src': ["'self'", ...origins] });
  return html`${tool.storage === 'frame' && html`<iframe name="${storageFrameName}" src="/lti/storage/${encodeURIComponent(tool.clientId)}" title="Storage for ${tool.name}" hidden></iframe>`}
<iframe class="tool-frame" src="${src}" title="${title}" height="${height}" allow="clipboard-write" data-origins="${origins.join(' ')}"
  data-storage="${tool.storage}" data-storage-frame="${storageFrameName}" data-shelf="${session === null ? '' : shelfOf(session)}" data-close="${close}"></iframe>`;
}
