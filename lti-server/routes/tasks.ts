import { addCircleTask, addTask, completeTask, editTask, listCircleTasks, listTasks, readTask, removeTask, reopenTask } from '../../models/tasks/tasks.ts';
import { tasks } from '../contract/tasks.ts';
import { routes } from '../handle.ts';

export const taskRoutes = routes(tasks, {
  listTasks: ({ member, params, now }) => listTasks(member, params.matchId, now),
  addTask: ({ member, params, body, now }) => addTask(member, { ...body, matchId: params.matchId }, now),
  listCircleTasks: ({ member, params, now }) => listCircleTasks(member, params.circleId, now),
  addCircleTask: ({ member, params, body, now }) => addCircleTask(member, params.circleId, body, now),
  readTask: ({ member, params, now }) => readTask(member, params.taskId, now),
  editTask: ({ member, params, body, now }) => editTask(member, params.taskId, body, now),
  completeTask: ({ member, params, now }) => completeTask(member, params.taskId, now),
  reopenTask: ({ member, params, now }) => reopenTask(member, params.taskId, now),
  removeTask: ({ member, params, now }) => removeTask(member, params.taskId, now),
});
