import { addBusyCalendar, checkBusyCalendar, listBusyCalendars, readBusyCalendar, removeBusyCalendar } from '../../models/busy-calendars/busy-calendars.ts';
import { busyCalendars } from '../contract/busy-calendars.ts';
import { routes } from '../handle.ts';

export const busyCalendarRoutes = routes(busyCalendars, {
  listBusyCalendars: ({ member }) => listBusyCalendars(member),
  addBusyCalendar: ({ member, body, now, config }) => addBusyCalendar(member, body, { keyring: config.secrets.tokenEncryption, allowHttp: config.allowPrivateCalendars }, now),
  readBusyCalendar: ({ member, params }) => readBusyCalendar(member, params.calendarId),
  checkBusyCalendar: ({ member, params, now }) => checkBusyCalendar(member, params.calendarId, now),
  removeBusyCalendar: ({ member, params, now }) => removeBusyCalendar(member, params.calendarId, now),
});
