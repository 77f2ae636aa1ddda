import { previewMeeting } from '../../models/agendas/meeting-preview.ts';
import { previewAvailability, readAvailability, setAvailability } from '../../models/availability/availability.ts';
import { changeRoomsOfBooked } from '../../models/meetings/meetings.ts';
import { availability } from '../contract/availability.ts';
import { routes } from '../handle.ts';

export const availabilityRoutes = routes(availability, {
  readAvailability: ({ member, now }) => readAvailability(member, now),
  setAvailability: ({ member, body, now }) => setAvailability(member, body, now),
  changeRoomsOfBooked: ({ member, now }) => changeRoomsOfBooked(member, now),
  previewAvailability: ({ member, body, now }) => previewAvailability(member, body, now),
  previewMeeting: ({ member, params, query, now }) => previewMeeting(member, params.matchId, query, now),
});
