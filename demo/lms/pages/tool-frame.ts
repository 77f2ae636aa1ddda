import type { Request, Response } from 'express';
import { html } from '../../web/html.ts';
import type { Markup, Piece } from '../../web/html.ts';
import { allow } from '../../web/policy.ts';
import type { Course } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { originsOf, shelfOf, storageFrameName } from '../launch/storage-frame.ts';
import type { Tool } from '../tools.ts';
import { icon } from './icons.ts';

export interface Framed {
  tool: Tool;
  course: Course;
  title: string;
  /** What stands above the frame; without it the title is there for screen readers only. */
  before: Piece;
  itemId: string | null;
}

/** The frame in which the tool opens, what the page does for it (tool-frame.js), and the way round the frame. */
export function toolFrame({ sessions }: LmsDesk, req: Request, res: Response, { tool, course, title, before, itemId }: Framed): { scripts: string[]; body: Markup } {
  const origins = originsOf(tool);
  const session = sessions.of(req);
  allow(res, { 'frame-src': ["'self'", ...origins] });
  const client = encodeURIComponent(tool.clientId);
  const launch = (place: 'frame' | 'window'): string =>
    `/courses/${course.id}/tools/${client}/launch?${new URLSearchParams({ in: place, ...(itemId === null ? {} : { item: itemId }) })}`;
  return {
    scripts: ['tool-frame.js'],
    body: html`${before ?? html`<h2 class="hidden">${title}</h2>`}
${tool.storage === 'frame' && html`<iframe name="${storageFrameName}" src="/lti/storage/${client}" title="Storage for ${tool.name}" hidden></iframe>`}
<iframe class="tool-frame" src="${launch('frame')}" title="${title}" height="900" allow="clipboard-write" data-origins="${origins.join(' ')}"
  data-storage="${tool.storage}" data-storage-frame="${storageFrameName}" data-shelf="${session === null ? '' : shelfOf(session)}" data-close="/courses/${course.id}"></iframe>
<p class="hint"><a href="${launch('window')}" target="_blank" rel="noopener">Open ${title} in a new window ${icon('external')}</a></p>`,
  };
}
