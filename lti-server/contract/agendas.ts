import { z } from 'zod';
import { agendaChanges, agendaItemStates, agendaKinds, agendaLimits, agendaTemplates } from '../../models/agenda-words.ts';
import { taskLimits } from '../../models/task-words.ts';
import { endpoints } from './endpoint.ts';
import { date, id, instant, line, personRef } from './shapes.ts';
import { taskDue } from './tasks.ts';

const agendaItem = z
  .strictObject({
    id,
    kind: z.enum(agendaKinds).meta({ description: 'topic: what somebody brought; all others come from a template.' }),
    text: z.string().nullable().meta({ description: 'null: the template’s words for its kind, in the reader’s language.' }),
    minutes: z.int(),
    by: personRef.nullable().meta({ description: 'Who brought it; null: the template.' }),
    state: z.enum(agendaItemStates).meta({ description: 'later: left for the next time by hand.' }),
    markedAt: instant.nullable().meta({ description: 'When it was said to be done, or left for later: the item after it runs from then on.' }),
    version: z.int().meta({ description: 'To be named when words or minutes are changed, or the item is removed.' }),
    goalId: id.nullable(),
    carriedFrom: z.strictObject({ meetingId: id, date }).nullable().meta({ description: 'The meeting from which it was carried over, and its day on the reader’s clock.' }),
    carriedOn: z.boolean().meta({ description: 'The next agenda has taken it over.' }),
  })
  .meta({ id: 'AgendaItem' });

const agenda = z
  .strictObject({
    meetingId: id,
    minutes: z.int().meta({ description: 'The meeting’s length.' }),
    planned: z.int().meta({ description: 'The minutes of all items together; what is left for later takes none.' }),
    template: z.enum(agendaTemplates),
    templates: z.array(z.enum(agendaTemplates)),
    items: z.array(agendaItem).meta({ description: 'In order.' }),
    lastChange: z.strictObject({ by: personRef, what: z.enum(agendaChanges), itemId: id.nullable(), at: instant }).nullable(),
    owners: z.array(personRef).meta({ description: 'Whose task an item can become, by my word: of a pair either; of a circle a member, for its mentor, or the mentor and myself.' }),
    can: z.array(z.enum(['edit'])),
  })
  .meta({ id: 'Agenda', description: 'The agenda of a meeting. Its people read it, and nobody else.' });

const onAgenda = z
  .strictObject({ people: z.array(z.strictObject({ person: personRef, editing: id.nullable().meta({ description: 'The item that they are writing at.' }) })) })
  .meta({ id: 'OnAgenda', description: 'Who else has the agenda open right now.' });

const params = z.strictObject({ meetingId: id });
const itemParams = z.strictObject({ meetingId: id, itemId: id });
const pageParams = z.strictObject({ meetingId: id, page: z.string().regex(/^[\w-]{8,40}$/) });
const one = { status: 200 as const, schema: agenda };
const widgets = ['app', 'scheduling'] as const;
const text = line(agendaLimits.text);
const minutes = z.int().min(1).max(agendaLimits.minutes);
const version = z.int().min(1);

export const agendas = endpoints('agendas', {
  readAgenda: { method: 'get', path: '/api/agendas/{meetingId}', summary: 'The agenda of one of my meetings; as its template gives it until somebody changes it.', action: 'agenda.read', params, response: one, problems: ['not-found'], widgets },
  addAgendaItem: {
    method: 'post',
    path: '/api/agendas/{meetingId}/items',
    summary: 'Brings a topic.',
    action: 'agenda.edit',
    params,
    body: z.strictObject({ text, minutes: minutes.exactOptional(), goalId: id.exactOptional().meta({ description: 'A goal that the two share.' }) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'limit-reached', 'program-archived'],
    widgets,
  },
  editAgendaItem: {
    method: 'patch',
    path: '/api/agendas/{meetingId}/items/{itemId}',
    summary: 'Changes an item’s words or minutes in the version that was seen; where somebody else has changed them meanwhile nothing is overwritten.',
    action: 'agenda.edit',
    params: itemParams,
    body: z.strictObject({ version, text: text.exactOptional(), minutes: minutes.exactOptional() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'program-archived'],
    widgets,
  },
  moveAgendaItem: {
    method: 'post',
    path: '/api/agendas/{meetingId}/items/{itemId}/move',
    summary: 'Moves an item before another one, or to the end.',
    action: 'agenda.edit',
    params: itemParams,
    body: z.strictObject({ before: id.nullable().meta({ description: 'An item of the same agenda; null: to the end.' }) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'program-archived'],
    widgets,
  },
  markAgendaItem: {
    method: 'post',
    path: '/api/agendas/{meetingId}/items/{itemId}/mark',
    summary: 'Says that an item is done, is left for the next time, or is open again.',
    action: 'agenda.edit',
    params: itemParams,
    body: z.strictObject({ state: z.enum(agendaItemStates) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'program-archived'],
    widgets,
  },
  removeAgendaItem: {
    method: 'post',
    path: '/api/agendas/{meetingId}/items/{itemId}/remove',
    summary: 'Takes an item off in the version that was seen; it can be brought back for a day.',
    action: 'agenda.edit',
    params: itemParams,
    body: z.strictObject({ version }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'program-archived'],
    widgets,
  },
  makeTaskOfItem: {
    method: 'post',
    path: '/api/agendas/{meetingId}/items/{itemId}/task',
    summary: 'An item becomes a task of one of its people, once, and is done with that; of a circle also of each member.',
    action: 'agenda.edit',
    params: itemParams,
    body: z.strictObject({ title: line(taskLimits.title), ownerId: id.exactOptional().meta({ description: 'One of the agenda’s owners. Absent: of a circle each of its members, by its mentor.' }), ...taskDue }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'limit-reached', 'program-archived'],
    widgets,
  },
  restoreAgendaItem: { method: 'post', path: '/api/agendas/{meetingId}/items/{itemId}/restore', summary: 'Brings a removed item back to its place.', action: 'agenda.edit', params: itemParams, response: one, problems: ['not-found', 'moved-on', 'program-archived'], widgets },
  chooseAgendaTemplate: {
    method: 'put',
    path: '/api/agendas/{meetingId}/template',
    summary: 'Uses another template; what people brought or wrote stays.',
    action: 'agenda.edit',
    params,
    body: z.strictObject({ template: z.enum(agendaTemplates) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'program-archived'],
    widgets,
  },
  listOnAgenda: { method: 'get', path: '/api/agendas/{meetingId}/presence', summary: 'Who else has the agenda open right now.', action: 'agenda.read', params, response: { status: 200, schema: onAgenda }, problems: ['not-found'], widgets },
  beOnAgenda: {
    method: 'put',
    path: '/api/agendas/{meetingId}/presence/{page}',
    summary: 'Says that I have the agenda open on this page, for thirty seconds; answers who else is there.',
    action: 'agenda.read',
    params: pageParams,
    body: z.strictObject({ editing: id.nullable().exactOptional().meta({ description: 'The item that I am writing at.' }) }),
    response: { status: 200, schema: onAgenda },
    repeats: true,
    background: true,
    problems: ['body-invalid', 'not-found'],
    widgets,
  },
  leaveAgenda: { method: 'delete', path: '/api/agendas/{meetingId}/presence/{page}', summary: 'The page is closed or out of sight.', action: 'agenda.read', params: pageParams, problems: ['not-found'], widgets },
});
