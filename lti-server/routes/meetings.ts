import { listFlashSlots } from '../../models/availability/availability.ts';
import { bookFlashSession, bookMeeting, cancelMeeting, changeRoom, confirmHeld, contestHeld, goOnAfterFlash, holdSlot, listMeetings, listMoveSlots, markAttendance, moveMeeting, readAttendance, readMeeting, readMeetingHistory, releaseSlot } from '../../models/meetings/meetings.ts';
import { readAddLinks } from '../calendar/add-links.ts';
import { meetings } from '../contract/meetings.ts';
import { routes } from '../handle.ts';

export const meetingRoutes = routes(meetings, {
  listMeetings: ({ member, query, now }) => listMeetings(member, query, now),
  readMeeting: ({ member, params, now }) => readMeeting(member, params.meetingId, now),
  readMeetingCalendar: ({ member, params, now }) => readAddLinks(member, params.meetingId, now),
  bookMeeting: ({ member, body, now }) => bookMeeting(member, body, now),
  listFlashSlots: ({ member, params, query, now }) => listFlashSlots(member, params.mentorId, query, now),
  bookFlashSession: ({ member, body, now }) => bookFlashSession(member, body, now),
  goOnAfterFlash: ({ member, params, now }) => goOnAfterFlash(member, params.meetingId, now),
  holdSlot: ({ member, body, now }) => holdSlot(member, body, now),
  releaseSlot: ({ member, query }) => releaseSlot(member, query),
  listMoveSlots: ({ member, params, query, now }) => listMoveSlots(member, params.meetingId, query, now),
  moveMeeting: ({ member, params, body, now }) => moveMeeting(member, params.meetingId, body, now),
  changeRoom: ({ member, params, body, now }) => changeRoom(member, params.meetingId, body, now),
  readMeetingHistory: ({ member, params }) => readMeetingHistory(member, params.meetingId),
  readAttendance: ({ member, params, now }) => readAttendance(member, params.meetingId, now),
  markAttendance: ({ member, params, body, now }) => markAttendance(member, params.meetingId, body, now),
  cancelMeeting: ({ member, params, body, now }) => cancelMeeting(member, params.meetingId, body, now),
  confirmHeld: ({ member, params, body, now }) => confirmHeld(member, params.meetingId, body, now),
  contestHeld: ({ member, params, body, now }) => contestHeld(member, params.meetingId, body, now),
});
