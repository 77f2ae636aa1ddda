import { z } from 'zod';
import { keptApartLimits, keptApartReasons } from '../../models/kept-apart-words.ts';
import { endpoints } from './endpoint.ts';
import { id, instant, line, page, pageQuery, personRef } from './shapes.ts';

const keptApart = z
  .strictObject({
    id,
    people: z.array(personRef).length(2),
    reason: z.enum(keptApartReasons),
    by: personRef,
    at: instant,
  })
  .meta({ id: 'KeptApart', description: 'Two people whom a coordinator keeps from being matched, whichever of them is the mentor.' });

const params = z.strictObject({ keptApartId: id });
const widgets = ['app', 'program'] as const;

export const keptApartPairs = endpoints('kept-apart', {
  listKeptApart: {
    method: 'get',
    path: '/api/kept-apart',
    summary: 'For coordinators: people whom one of them keeps apart, the latest first. What people said themselves is not on it.',
    action: 'kept-apart.read',
    query: z.strictObject(pageQuery),
    response: { status: 200, schema: z.strictObject(page(keptApart)).meta({ id: 'KeptApartPage' }) },
    problems: ['cursor-invalid'],
    widgets,
  },
  keepApart: {
    method: 'post',
    path: '/api/kept-apart',
    summary: `Keeps two people of the program apart from now on, in either role; a match that they have goes on. At most ${keptApartLimits.pairs} pairs. Who is on the list already stays on it, with this reason.`,
    action: 'kept-apart.edit',
    body: z.strictObject({ people: z.array(id).length(2), reason: z.enum(keptApartReasons) }),
    response: { status: 201, schema: keptApart },
    problems: ['body-invalid', 'not-found', 'limit-reached', 'moved-on', 'program-archived'],
    widgets,
  },
  readKeptApart: { method: 'get', path: '/api/kept-apart/{keptApartId}', summary: 'For coordinators: one entry of the list.', action: 'kept-apart.read', params, response: { status: 200, schema: keptApart }, problems: ['not-found'], widgets },
  endKeepingApart: { method: 'delete', path: '/api/kept-apart/{keptApartId}', summary: 'The two may be matched again, unless another rule keeps them apart.', action: 'kept-apart.edit', params, problems: ['not-found'], widgets },
  findPeople: {
    method: 'get',
    path: '/api/people',
    summary: `For coordinators: up to ${keptApartLimits.found} people of the program in whose name a word begins with each of these, case and accents left out.`,
    action: 'kept-apart.edit',
    query: z.strictObject({ q: line(keptApartLimits.mostOfName, keptApartLimits.leastOfName) }),
    response: { status: 200, schema: z.strictObject(page(personRef)).meta({ id: 'PeopleFound' }) },
    problems: ['body-invalid'],
    widgets,
  },
});
