import { Router, text } from 'express';
import { z } from 'zod';
import type { LmsDesk } from '../desk.ts';
import { faulty } from '../faults/faulty.ts';
import { lineItemFields } from '../gradebook/line-item-fields.ts';
import type { LineItem } from '../gradebook/shapes.ts';
import { linkOf } from '../launch/messages.ts';
import { lineItemAddress, servicePaths } from './addresses.ts';
import { addressWith, limitOf, pageAfter } from './pages.ts';
import { scopes } from './scopes.ts';
import { accepts, bodyOf, refuse, withToken } from './with-token.ts';
import type { ServiceCall } from './with-token.ts';

const one = 'application/vnd.ims.lis.v2.lineitem+json';
const many = 'application/vnd.ims.lis.v2.lineitemcontainer+json';
const mostPage = 100;

const moment = z.iso.datetime({ offset: true }).nullish().transform((value) => value ?? null);
const shape = z.object({
  ...lineItemFields,
  label: z.string().trim().min(1).max(255),
  resourceLinkId: z.string().max(255).nullish().transform((value) => value ?? null),
  startDateTime: moment,
  endDateTime: moment,
});

type Fields = Omit<LineItem, 'id' | 'courseId' | 'clientId'>;

/** The grade columns of a course that belong to the calling tool (Assignment and Grade Services 2.0, 3.2). */
export function lineItems(desk: LmsDesk): Router {
  const routes = Router();
  const body = text({ type: '*/*', limit: '50kb' });

  routes.get(servicePaths.lineItems, faulty(desk, 'line-items'), withToken(desk, [scopes.lineItems, scopes.lineItemsReadOnly], ({ tool, course, req, res }) => {
    if (!accepts(req, res, many)) return;
    const limit = limitOf(req.query.limit, mostPage, mostPage);
    if (limit === null) {
      refuse(res, 400, 'limit has to be a whole number.');
      return;
    }
    const { resource_link_id: link, resource_id: resource, tag, after } = req.query;
    const wanted = desk.gradebook
      .lineItemsOf(course.id, tool.clientId)
      .filter((item) => (link === undefined || item.resourceLinkId === link) && (resource === undefined || item.resourceId === resource) && (tag === undefined || item.tag === tag));
    const { page, next } = pageAfter(wanted, ({ id }) => id.padStart(12, '0'), typeof after === 'string' ? after.padStart(12, '0') : undefined, limit);
    if (next !== null) res.set('link', `<${addressWith(desk.url, req, { after: String(Number(next)), limit: String(limit) })}>; rel="next"`);
    res.type(many).send(JSON.stringify(page.map((item) => written(desk, tool.deploymentId, item))));
  }));

  routes.post(servicePaths.lineItems, faulty(desk, 'line-items'), body, withToken(desk, [scopes.lineItems], async (call) => {
    const { tool, course, res } = call;
    const fields = fieldsOf(desk, call);
    if (fields === null) return;
    const item = await desk.gradebook.add({ ...fields, courseId: course.id, clientId: tool.clientId });
    res.status(201).set('location', lineItemAddress(desk.url, course.id, tool.deploymentId, item.id));
    res.type(one).send(JSON.stringify(written(desk, tool.deploymentId, item)));
  }));

  routes.get(servicePaths.lineItem, faulty(desk, 'line-item'), withToken(desk, [scopes.lineItems, scopes.lineItemsReadOnly], (call) => {
    const item = itemOf(desk, call);
    if (item === null || !accepts(call.req, call.res, one)) return;
    call.res.type(one).send(JSON.stringify(written(desk, call.tool.deploymentId, item)));
  }));

  routes.put(servicePaths.lineItem, faulty(desk, 'line-item'), body, withToken(desk, [scopes.lineItems], async (call) => {
    const item = itemOf(desk, call);
    const fields = item === null ? null : fieldsOf(desk, call);
    if (item === null || fields === null) return;
    if (fields.resourceLinkId !== item.resourceLinkId) {
      refuse(call.res, 400, 'resourceLinkId of a line item cannot be changed.');
      return;
    }
    await desk.gradebook.change(item, fields);
    call.res.type(one).send(JSON.stringify(written(desk, call.tool.deploymentId, item)));
  }));

  routes.delete(servicePaths.lineItem, faulty(desk, 'line-item'), withToken(desk, [scopes.lineItems], async (call) => {
    const item = itemOf(desk, call);
    if (item === null) return;
    await desk.gradebook.remove(item);
    call.res.status(204).end();
  }));

  return routes;
}

/** The tool's own line item that the address names; a 404 was sent where there is none. */
export function itemOf(desk: LmsDesk, { tool, course, req, res }: ServiceCall): LineItem | null {
  const item = desk.gradebook.lineItem(course.id, req.params.item ?? '');
  if (item?.clientId === tool.clientId) return item;
  refuse(res, 404, 'There is no such line item of this tool.');
  return null;
}

function fieldsOf(desk: LmsDesk, { tool, course, req, res }: ServiceCall): Fields | null {
  const sent = bodyOf(req, res, one);
  if (sent === undefined) return null;
  const read = shape.safeParse(sent);
  if (!read.success) {
    refuse(res, 400, read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    return null;
  }
  const { resourceLinkId } = read.data;
  if (resourceLinkId !== null && linkOf(desk, tool, course, resourceLinkId) === null) {
    refuse(res, 404, 'resourceLinkId names no link of this tool in this course.');
    return null;
  }
  return read.data;
}

/** As AGS writes it: without what there is nothing to say about. */
function written({ url }: LmsDesk, deploymentId: string, { id, courseId, clientId: _, ...fields }: LineItem): Record<string, unknown> {
  const review = fields.submissionReview && withoutNull(fields.submissionReview);
  return { id: lineItemAddress(url, courseId, deploymentId, id), ...withoutNull({ ...fields, submissionReview: review }) };
}

function withoutNull(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
