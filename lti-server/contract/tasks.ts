import { z } from 'zod';
import { taskLimits } from '../../models/task-words.ts';
import { endpoints } from './endpoint.ts';
import { date, id, instant, line, page, personRef } from './shapes.ts';

const task = z
  .strictObject({
    id,
    matchId: id,
    title: z.string(),
    owner: personRef.meta({ description: 'Which of the two does it.' }),
    partner: personRef.meta({ description: 'The other one of the two, for me.' }),
    due: date.nullable(),
    dueDay: z.int().nullable().meta({ description: 'Where the due day was said as “day N” of the relationship; the day it began on is day 1.' }),
    urgency: z.enum(['soon', 'overdue']).nullable().meta({ description: 'Due within three days, or overdue, on its owner’s clock.' }),
    done: z.strictObject({ by: personRef, at: instant }).nullable(),
    from: z.strictObject({ meetingId: id, agendaItemId: id }).nullable().meta({ description: 'The agenda item that it was made of.' }),
    version: z.int().meta({ description: 'To be named when its words, owner or due day are changed.' }),
    can: z.array(z.enum(['tick', 'edit', 'remove'])),
  })
  .meta({ id: 'Task', description: 'What one of a match has said they will do. The two read it, and nobody else.' });

const taskParams = z.strictObject({ taskId: id });
const matchParams = z.strictObject({ matchId: id });
const circleParams = z.strictObject({ circleId: id });
const one = { status: 200 as const, schema: task };
const widgets = ['app', 'scheduling'] as const;
const title = line(taskLimits.title);
/** When a task is due, as it is told. */
export const taskDue = {
  dueOn: date.nullable().exactOptional(),
  dueDay: z.int().min(1).max(taskLimits.day).nullable().exactOptional().meta({ description: 'In place of a date: “day N” of the relationship.' }),
};

const taskPage = z.strictObject(page(task)).meta({ id: 'TaskPage' });

export const tasks = endpoints('tasks', {
  listTasks: {
    method: 'get',
    path: '/api/matches/{matchId}/tasks',
    summary: 'What my partner and I have said we will do: open ones first, the nearest due first, then the latest that are done.',
    action: 'task.read',
    params: matchParams,
    response: { status: 200, schema: taskPage },
    problems: ['not-found', 'not-allowed'],
    widgets,
  },
  addTask: {
    method: 'post',
    path: '/api/matches/{matchId}/tasks',
    summary: 'Says that one of the two will do something.',
    action: 'task.add',
    params: matchParams,
    body: z.strictObject({ title, ownerId: id.meta({ description: 'One of the two.' }), ...taskDue }),
    response: { status: 201, schema: task },
    madeIn: '/api/tasks',
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'limit-reached', 'program-archived'],
    widgets,
  },
  listCircleTasks: {
    method: 'get',
    path: '/api/circles/{circleId}/tasks',
    summary: 'What is to be done in a circle, each task between its mentor and one member: all of them for the mentor, mine for a member; the nearest due first, as many as a page holds.',
    action: 'task.read',
    params: circleParams,
    response: { status: 200, schema: taskPage },
    problems: ['not-found', 'not-allowed'],
    widgets,
  },
  addCircleTask: {
    method: 'post',
    path: '/api/circles/{circleId}/tasks',
    summary: 'Says that a member will do something, as the circle’s mentor; or that I will or the mentor, as a member.',
    action: 'task.add',
    params: circleParams,
    body: z.strictObject({ title, ownerId: id, ...taskDue }),
    response: { status: 201, schema: task },
    madeIn: '/api/tasks',
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'limit-reached', 'program-archived'],
    widgets,
  },
  readTask: { method: 'get', path: '/api/tasks/{taskId}', summary: 'One task.', action: 'task.read', params: taskParams, response: one, problems: ['not-found'], widgets },
  editTask: {
    method: 'patch',
    path: '/api/tasks/{taskId}',
    summary: 'Changes an open task in the version that was seen; where the other one has changed it meanwhile nothing is overwritten.',
    action: 'task.edit',
    params: taskParams,
    body: z.strictObject({ version: z.int().min(1), title: title.exactOptional(), ownerId: id.exactOptional(), ...taskDue }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'program-archived'],
    widgets,
  },
  completeTask: { method: 'post', path: '/api/tasks/{taskId}/complete', summary: 'Its owner has done it.', action: 'task.tick', params: taskParams, response: one, problems: ['not-found', 'not-allowed', 'moved-on', 'program-archived'], widgets },
  reopenTask: { method: 'post', path: '/api/tasks/{taskId}/reopen', summary: 'Its owner takes “done” back.', action: 'task.tick', params: taskParams, response: one, problems: ['not-found', 'not-allowed', 'moved-on', 'program-archived'], widgets },
  removeTask: { method: 'delete', path: '/api/tasks/{taskId}', summary: 'Takes a task off, for both.', action: 'task.edit', params: taskParams, problems: ['not-found', 'moved-on', 'program-archived'], widgets },
});
