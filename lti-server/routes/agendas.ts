import {
  addAgendaItem, beOnAgenda, chooseAgendaTemplate, editAgendaItem, leaveAgenda, makeTaskOfItem, markAgendaItem, moveAgendaItem, readAgenda, removeAgendaItem, restoreAgendaItem, whoIsOn,
} from '../../models/agendas/agendas.ts';
import { agendas } from '../contract/agendas.ts';
import { routes } from '../handle.ts';

export const agendaRoutes = routes(agendas, {
  readAgenda: ({ member, params }) => readAgenda(member, params.meetingId),
  addAgendaItem: ({ member, params, body, now }) => addAgendaItem(member, params.meetingId, body, now),
  editAgendaItem: ({ member, params, body, now }) => editAgendaItem(member, params.meetingId, params.itemId, body, now),
  moveAgendaItem: ({ member, params, body, now }) => moveAgendaItem(member, params.meetingId, params.itemId, body, now),
  markAgendaItem: ({ member, params, body, now }) => markAgendaItem(member, params.meetingId, params.itemId, body, now),
  removeAgendaItem: ({ member, params, body, now }) => removeAgendaItem(member, params.meetingId, params.itemId, body, now),
  makeTaskOfItem: ({ member, params, body, now }) => makeTaskOfItem(member, params.meetingId, params.itemId, body, now),
  restoreAgendaItem: ({ member, params, now }) => restoreAgendaItem(member, params.meetingId, params.itemId, now),
  chooseAgendaTemplate: ({ member, params, body, now }) => chooseAgendaTemplate(member, params.meetingId, body, now),
  listOnAgenda: ({ member, params, now }) => whoIsOn(member, params.meetingId, now),
  beOnAgenda: ({ member, params, body, now }) => beOnAgenda(member, params.meetingId, params.page, body, now),
  leaveAgenda: ({ member, params, now }) => leaveAgenda(member, params.meetingId, params.page, now),
});
