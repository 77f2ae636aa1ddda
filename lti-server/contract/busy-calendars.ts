import { z } from 'zod';
import { busyCalendarLimits, calendarFaults } from '../../models/busy-calendar-words.ts';
import { endpoints } from './endpoint.ts';
import { id, instant, line } from './shapes.ts';

const busyCalendar = z
  .strictObject({
    id,
    name: z.string().nullable(),
    host: z.string().meta({ description: 'Of its address. The rest of that is a secret, and told to nobody again.' }),
    readAt: instant.nullable().meta({ description: 'The last time that it could be read; null: never yet.' }),
    blocks: z.int().meta({ description: 'Busy times from then on. Nothing else of the calendar is kept.' }),
    failure: z.strictObject({ fault: z.enum(calendarFaults), since: instant }).nullable().meta({ description: 'Why it cannot be read now. What was read before counts on.' }),
  })
  .meta({ id: 'BusyCalendar' });

const params = z.strictObject({ calendarId: id });
const one = { status: 200 as const, schema: busyCalendar };
const widgets = ['app', 'scheduling'] as const;

export const busyCalendars = endpoints('busy-calendars', {
  listBusyCalendars: {
    method: 'get',
    path: '/api/busy-calendars',
    summary: 'My calendars of elsewhere that tell when I am busy, the same in every program of my school. Nobody else sees them.',
    action: 'busy-calendar.read',
    response: { status: 200, schema: z.strictObject({ items: z.array(busyCalendar).max(busyCalendarLimits.most) }) },
    problems: [],
    widgets,
  },
  addBusyCalendar: {
    method: 'post',
    path: '/api/busy-calendars',
    summary: 'Adds a calendar by its iCalendar address. Only its busy times are kept.',
    action: 'busy-calendar.edit',
    body: z.strictObject({
      address: z.string().trim().min(1).max(busyCalendarLimits.address).meta({ description: 'https:// or webcal://' }),
      name: line(busyCalendarLimits.name, 0).exactOptional().meta({ description: 'By which its owner tells it from others.' }),
    }),
    response: { status: 201, schema: busyCalendar },
    aMinute: 10,
    problems: ['body-invalid', 'calendar-known', 'limit-reached'],
    widgets,
  },
  readBusyCalendar: { method: 'get', path: '/api/busy-calendars/{calendarId}', summary: 'One of my calendars.', action: 'busy-calendar.read', params, response: one, problems: ['not-found'], widgets },
  checkBusyCalendar: {
    method: 'post',
    path: '/api/busy-calendars/{calendarId}/check',
    summary: 'Has a calendar read again now; `busy-calendar.read` tells when something came of it.',
    action: 'busy-calendar.edit',
    params,
    response: one,
    aMinute: 6,
    problems: ['not-found'],
    widgets,
  },
  removeBusyCalendar: { method: 'delete', path: '/api/busy-calendars/{calendarId}', summary: 'Removes a calendar; its busy times are free at once.', action: 'busy-calendar.edit', params, problems: ['not-found'], widgets },
});
