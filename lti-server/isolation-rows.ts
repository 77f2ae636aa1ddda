/** One row for each operation of the OpenAPI document: what lti-server/isolation.test.ts needs to ask it as everybody. */

/** What somebody can be in the program that a thing belongs to without being a party to the thing. */
export const bystanders = ['coordinator', 'tenant-admin', 'safeguarding-lead', 'teacher', 'mentor', 'mentee', 'nobody'] as const;
export type Bystander = (typeof bystanders)[number];

/** Ids of things by the parameter that names them. */
export type Ids = Readonly<Record<string, string>>;

export interface Row {
  /** A valid body, where the operation takes one. */
  readonly body?: unknown;
  /** The same with the ids that a body names, where it names any. */
  readonly bodyOf?: (ids: Ids) => unknown;
  /** The ids that a query names, where it names any. */
  readonly queryOf?: (ids: Ids) => Readonly<Record<string, string>>;
  /** The bystanders for whom the thing in the address exists; for all others it is as if its id were random. */
  readonly seenBy?: readonly Bystander[];
  /** Those of them who may do it; the others hear that they may not. */
  readonly doneBy?: readonly Bystander[];
  /** The parameter is a word of the reader's own, and names nobody's thing. */
  readonly ownWord?: string;
  /** What it names is a circle's that everybody finds, with its meeting, its proposal and what is kept in it: of a pair there is none for anybody. */
  readonly ofCircle?: true;
  /** What is answered to everybody alike, whatever is named, in place of 404. */
  readonly instead?: number;
}

const staff = ['coordinator', 'tenant-admin'] as const;
const participants = ['mentor', 'mentee'] as const;
/** Coordinators see that it is there, and cannot do it for the people whose it is. */
const seenByStaff = { seenBy: staff, doneBy: [] };
const forStaff = { seenBy: staff, doneBy: staff };
/** Nobody but its people sees it. */
const between: Row = {};

export const rows: Readonly<Record<string, Row>> = {
  openSession: { body: { hostToken: 'x'.repeat(20), widget: 'app' } },
  readSession: {},
  endSession: {},
  streamEvents: {},
  readHome: {},
  readDraft: { ownWord: 'goal' },
  saveDraft: { ownWord: 'goal', body: { fields: { title: 'Mine' } } },

  startProgram: { body: { template: 'reverse', title: 'Mine' } },
  copyProgram: { body: { title: 'Mine' }, instead: 409 }, // a session that has a program starts no other
  listCoordinatedPrograms: {},
  readProgram: forStaff,
  editProgram: { ...forStaff, body: { title: 'Mine now' } },
  advanceProgram: { ...forStaff, body: { to: 'closing' } },
  nameSafeguardingLead: { ...forStaff, body: { personId: '0'.repeat(24) }, bodyOf: ({ mentorId }) => ({ personId: mentorId }) },
  listLeadCandidates: forStaff,
  readEnrolmentRules: forStaff,
  editEnrolmentRules: { ...forStaff, body: { places: { mentee: 40 } } },
  readRequestRules: forStaff,
  editRequestRules: { ...forStaff, body: { choices: 2 } },
  readCriteria: forStaff,
  editCriteria: { ...forStaff, body: { weights: { need: 50 } } },
  readRunKeeping: forStaff,
  editRunKeeping: { ...forStaff, body: { unpublishedRunDays: 30 } },
  readProgramRoom: forStaff,
  setProgramRoom: { ...forStaff, body: { address: 'https://meet.example/{room}' } },
  readReminderRules: forStaff,
  setReminderRules: { ...forStaff, body: { meetingHours: [24], nudgesAWeek: 3, quiet: { from: '22:00', to: '07:00' }, delivery: 'daily' } },
  previewReminders: { ...forStaff, body: { meetingHours: [24], nudgesAWeek: 3 } },
  readMeetingRules: forStaff,
  setMeetingRules: { ...forStaff, body: { minutes: 45, longMinutes: 60, heldAfterHours: 24, contestDays: 7, agenda: { checkIn: 5, progress: 5, goal: 5, reality: 10, options: 10, will: 5, nextDate: 5, longAdds: 5 } } },
  readProgramLimits: forStaff,
  setProgramLimits: {
    ...forStaff,
    body: {
      match: { weeks: 26, cadence: 'monthly' }, capacity: { mentor: 1, mentorMost: 3, mentee: 1, menteeMost: 2 }, circle: { from: 4, to: 6, warnAbove: 8, stopAbove: 10, mostLed: 3, mostJoined: 2 },
      goals: { visibility: 'private' }, externalPeople: { linkDays: 14, keptDays: 30 },
    },
  },
  readProgramBrand: forStaff,
  setProgramBrand: { ...forStaff, body: { accent: '#0057B8', sender: 'Mine' } },
  listPastPrograms: {},
  openPastProgram: {},
  linkProgram: { instead: 409 },

  listQuestions: {},
  addQuestion: { body: { kind: 'short-text', text: { default: 'en', text: { en: 'Mine' } } } },
  previewQuestion: { body: { change: { required: true } } },
  readQuestion: forStaff,
  editQuestion: { ...forStaff, body: { required: true } },
  moveQuestion: { ...forStaff, body: { place: 0 } },
  retireQuestion: forStaff,
  askQuestionAgain: forStaff,
  deleteQuestion: forStaff,
  listAnswers: forStaff, // a mentee’s; who else reads what is told by shown-answers.test.ts

  join: { body: { role: 'mentee', name: 'Zed', zone: 'Europe/Berlin', languages: ['en'], topics: [], consent: { program: true } } },
  listOpenings: {},
  listEnrolments: {},
  listFailingAddresses: {},
  readEnrolment: forStaff,
  approveEnrolment: forStaff,
  declineEnrolment: { ...forStaff, body: { reason: 'no' } },
  leaveProgram: {},
  listConsents: {},
  giveConsent: { ownWord: 'directory' },
  revokeConsent: { ownWord: 'directory' },
  editProfile: { body: {} },
  listMentors: {},
  markMentor: { seenBy: ['mentee'], doneBy: ['mentee'], body: { mark: 'saved' } },
  readMentor: { seenBy: [...staff, ...participants], doneBy: [...staff, ...participants] },

  listExternalPeople: {},
  readExternalPerson: forStaff,
  previewPeople: { body: { content: 'ZW1haWwKYmVuQGFsdW1uaS5leGFtcGxlCg==', role: 'mentor' } },
  invitePeople: { body: { content: 'ZW1haWwKYmVuQGFsdW1uaS5leGFtcGxlCg==', role: 'mentor', digest: 'x'.repeat(43) } },
  inviteAgain: forStaff,
  withdrawInvitation: forStaff,

  listCourses: {},
  unlinkCourse: forStaff,
  listRosters: {},
  readRoster: forStaff,
  askForRoster: forStaff,
  listRosterMembers: forStaff,

  sendMatchRequest: {
    body: { choices: ['0'.repeat(24)], goal: 'Learn', message: '', cadence: 'monthly' },
    bodyOf: ({ mentorId }) => ({ choices: [mentorId], goal: 'Learn', message: '', cadence: 'monthly' }),
  },
  listAlternatives: {},
  listMatchRequests: {},
  listProgramRequests: {},
  readMatchRequest: forStaff,
  readMatchRequestHistory: forStaff,
  editMatchRequest: { ...seenByStaff, body: { goal: 'Mine' } },
  markMatchRequestRead: seenByStaff,
  rankMatchRequest: { ...seenByStaff, body: { next: ['0'.repeat(24)] }, bodyOf: ({ mentorId }) => ({ next: [mentorId] }) },
  withdrawMatchRequest: seenByStaff,
  acceptMatchRequest: seenByStaff,
  declineMatchRequest: seenByStaff,

  listWaiting: {},
  joinWaitingList: { body: { kind: 'mentor', of: '0'.repeat(24) }, bodyOf: ({ mentorId }) => ({ kind: 'mentor', of: mentorId }) },
  readWaiting: between,
  leaveWaitingList: between,

  makeMatchingRun: { body: { objective: 'total' }, bodyOf: ({ runId, menteeId, mentorId }) => ({ basedOn: runId, locks: [{ mentee: menteeId, mentor: mentorId }] }) },
  listMatchingRuns: {},
  findRunCandidates: {},
  readMatchingRun: forStaff,
  cancelMatchingRun: forStaff,
  listRunPairs: forStaff,
  listRunUnmatched: forStaff,
  listRunUnmatchedGroups: forStaff,
  listRunAlternatives: forStaff,
  compareMatchingRuns: forStaff,
  readMatchingRunChanges: forStaff,
  replayMatchingRun: forStaff,
  previewRunMessages: forStaff,
  publishMatchingRun: { ...forStaff, body: { without: [] }, bodyOf: ({ menteeId, mentorId }) => ({ without: [{ mentee: menteeId, mentor: mentorId }] }) },
  undoMatchingRun: forStaff,

  listKeptApart: {},
  keepApart: { body: { people: ['0'.repeat(24), '1'.repeat(24)], reason: 'other' }, bodyOf: ({ mentorId, personId }) => ({ people: [mentorId, personId], reason: 'other' }) },
  readKeptApart: forStaff,
  endKeepingApart: forStaff,
  findPeople: {},

  listCircles: {},
  startCircle: { body: { title: 'Mine', visibility: 'open' } },
  readCircle: forStaff,
  editCircle: { ...forStaff, body: { title: 'Mine now' } },
  joinCircle: between,
  askToJoin: { ...between, body: {} },
  withdrawFromCircle: between,
  leaveCircle: seenByStaff,
  inviteToCircle: { ...forStaff, body: {} },
  admitToCircle: forStaff,
  declineForCircle: forStaff,
  removeMember: { ...forStaff, body: { reason: 'no' } },
  listCircleSlots: seenByStaff,
  bookCircleMeeting: { ...seenByStaff, body: { start: '2090-01-04T11:00:00.000Z', minutes: 30 } },
  closeCircle: { ...forStaff, body: { to: 'ended' } },

  readNotificationPreferences: {},
  editNotificationPreferences: { body: { quiet: null } },
  readProtectedAnswers: {},
  saveProtectedAnswers: { body: { answers: {}, consent: true } },
  makeFairnessReport: { body: {}, bodyOf: ({ runId }) => ({ runId }) },
  readFairnessRules: forStaff,
  editFairnessRules: { ...forStaff, body: { attributes: ['gender'] } },

  listMatches: {},
  readMatch: forStaff,
  pauseMatch: forStaff,
  resumeMatch: forStaff,
  confirmMatch: seenByStaff,
  declineMatch: seenByStaff,
  endMatch: { ...forStaff, body: {} },
  listSlots: seenByStaff,

  listGoals: {},
  setGoal: { body: { title: 'Mine' }, bodyOf: ({ matchId }) => ({ title: 'Mine', matchId }) },
  readGoal: between,
  editGoal: { ...between, body: { title: 'Mine now' } },
  deleteGoal: between,
  addMilestone: { ...between, body: { title: 'Mine' } },
  editMilestone: { ...between, body: { done: true } },
  removeMilestone: between,
  checkIn: { ...between, body: { confidence: 5 } },
  achieveGoal: { ...between, body: {} },
  dropGoal: between,
  reopenGoal: between,
  restoreGoal: between,

  readBoard: {},
  deleteBoard: {},
  addBoardSeat: {
    body: { need: { kind: 'sponsor' } },
    bodyOf: ({ mentorId, programId }) => ({ need: { kind: 'sponsor' }, member: { personId: mentorId }, topic: { programId, key: 'data-careers' } }),
  },
  readBoardSeat: between,
  editBoardSeat: { ...between, body: { note: 'Mine' }, bodyOf: ({ mentorId }) => ({ member: { personId: mentorId } }) },
  moveBoardSeat: { ...between, body: { to: 'later' } },
  archiveBoardSeat: between,
  restoreBoardSeat: between,
  removeBoardSeat: between,

  listBusyCalendars: {},
  addBusyCalendar: { body: { address: 'https://calendar.example/other.ics' } },
  readBusyCalendar: between,
  checkBusyCalendar: between,
  removeBusyCalendar: between,

  readCalendarFeed: {},
  makeCalendarFeed: { body: { content: 'busy' } },
  editCalendarFeed: { body: { content: 'busy' } },
  endCalendarFeed: {},

  readAvailability: {},
  setAvailability: { body: {} },
  changeRoomsOfBooked: {},
  previewAvailability: { body: {} },

  listGradeColumns: {},
  readGradeColumn: forStaff,
  listSentScores: forStaff,
  sendScoresAgain: forStaff,
  readMyCompletion: {},
  readReview: {},

  listMeetings: {},
  bookMeeting: {
    body: { matchId: '0'.repeat(24), start: '2090-01-04T11:00:00.000Z', minutes: 30 },
    bodyOf: ({ matchId }) => ({ matchId, start: '2090-01-04T11:00:00.000Z', minutes: 30 }),
  },
  listFlashSlots: { seenBy: ['mentee'], doneBy: ['mentee'] },
  bookFlashSession: {
    body: { mentorId: '0'.repeat(24), start: '2090-01-04T11:00:00.000Z', topic: 'data-careers', question: 'How?' },
    bodyOf: ({ mentorId }) => ({ mentorId, start: '2090-01-04T11:00:00.000Z', topic: 'data-careers', question: 'How?' }),
  },
  goOnAfterFlash: seenByStaff,
  readMeeting: forStaff,
  holdSlot: { body: { kind: 'match', id: '0'.repeat(24), start: '2090-01-04T11:00:00.000Z', minutes: 30 }, bodyOf: ({ matchId }) => ({ kind: 'match', id: matchId, start: '2090-01-04T11:00:00.000Z', minutes: 30 }) },
  releaseSlot: {},
  listMoveSlots: seenByStaff,
  moveMeeting: { ...seenByStaff, body: { from: '2090-01-04T11:00:00.000Z', start: '2090-01-04T12:00:00.000Z' } },
  readMeetingHistory: forStaff,
  readMeetingCalendar: seenByStaff,
  readAttendance: { ...forStaff, ofCircle: true },
  markAttendance: { ...seenByStaff, ofCircle: true, body: { absentIds: [] }, bodyOf: ({ menteeId }) => ({ absentIds: [menteeId] }) },
  changeRoom: { ...seenByStaff, body: { from: null, address: 'https://meet.example/mine' } },
  cancelMeeting: { ...seenByStaff, body: { reason: 'no' } },
  confirmHeld: { ...seenByStaff, body: { held: true } },
  contestHeld: { ...seenByStaff, body: { held: false, reason: 'no' } },
  previewSeries: {
    body: { matchId: '0'.repeat(24), start: '2090-01-04T11:00:00.000Z', minutes: 30, repeat: 'weekly' },
    bodyOf: ({ matchId }) => ({ matchId, start: '2090-01-04T11:00:00.000Z', minutes: 30, repeat: 'weekly' }),
  },
  bookSeries: {
    body: { matchId: '0'.repeat(24), starts: ['2090-01-04T11:00:00.000Z', '2090-01-11T11:00:00.000Z'], minutes: 30, repeat: 'weekly' },
    bodyOf: ({ matchId }) => ({ matchId, starts: ['2090-01-04T11:00:00.000Z', '2090-01-11T11:00:00.000Z'], minutes: 30, repeat: 'weekly' }),
  },
  previewCircleSeries: { ...seenByStaff, body: { start: '2090-01-04T11:00:00.000Z', minutes: 30, repeat: 'weekly' } },
  bookCircleSeries: { ...seenByStaff, body: { starts: ['2090-01-04T11:00:00.000Z', '2090-01-11T11:00:00.000Z'], minutes: 30, repeat: 'weekly' } },
  readSeries: forStaff,
  previewSeriesMove: { ...seenByStaff, body: { start: '2090-01-04T12:00:00.000Z' } },
  moveSeries: {
    ...seenByStaff,
    body: { from: '2090-01-04T11:00:00.000Z', start: '2090-01-04T12:00:00.000Z', staying: [] },
    bodyOf: ({ meetingId }) => ({ from: '2090-01-04T11:00:00.000Z', start: '2090-01-04T12:00:00.000Z', staying: [meetingId] }),
  },
  cancelSeries: { ...seenByStaff, body: { reason: 'no' } },
  listProposals: {},
  proposeTimes: {
    body: { matchId: '0'.repeat(24), starts: ['2090-01-04T11:00:00.000Z'], minutes: 30 },
    bodyOf: ({ matchId }) => ({ matchId, starts: ['2090-01-04T11:00:00.000Z'], minutes: 30 }),
  },
  readProposal: between,
  acceptTime: { ...between, body: { start: '2090-01-04T11:00:00.000Z' } },
  answerTimes: { ...between, ofCircle: true, body: { starts: [] } },
  declineTimes: between,
  withdrawTimes: between,

  previewMeeting: seenByStaff,
  readAgenda: between,
  addAgendaItem: { ...between, body: { text: 'Mine' }, bodyOf: ({ goalId }) => ({ text: 'Mine', goalId }) },
  editAgendaItem: { ...between, body: { version: 1, text: 'Mine' } },
  moveAgendaItem: { ...between, body: { before: null }, bodyOf: ({ itemId }) => ({ before: itemId }) },
  markAgendaItem: { ...between, body: { state: 'done' } },
  removeAgendaItem: { ...between, body: { version: 1 } },
  makeTaskOfItem: { ...between, body: { title: 'Mine', ownerId: '0'.repeat(24) }, bodyOf: ({ menteeId }) => ({ title: 'Mine', ownerId: menteeId }) },
  restoreAgendaItem: between,
  chooseAgendaTemplate: { ...between, body: { template: 'grow' } },
  listOnAgenda: between,
  beOnAgenda: { ...between, body: {}, bodyOf: ({ itemId }) => ({ editing: itemId }) },
  leaveAgenda: between,

  listTasks: seenByStaff, // the match is there for them, what the two have to do is not
  addTask: { ...seenByStaff, body: { title: 'Mine', ownerId: '0'.repeat(24) }, bodyOf: ({ menteeId }) => ({ title: 'Mine', ownerId: menteeId }) },
  listCircleTasks: { ...seenByStaff, ofCircle: true },
  addCircleTask: { ...seenByStaff, ofCircle: true, body: { title: 'Mine', ownerId: '0'.repeat(24) }, bodyOf: ({ menteeId }) => ({ title: 'Mine', ownerId: menteeId }) },
  readTask: between,
  editTask: { ...between, body: { version: 1, title: 'Mine' }, bodyOf: ({ menteeId }) => ({ version: 1, ownerId: menteeId }) },
  removeTask: between,
  completeTask: between,
  reopenTask: between,

  listNotes: { ...forStaff, queryOf: ({ goalId }) => ({ goalId: goalId! }) }, // and of them only those that are shared with coordinators
  writeNote: { ...seenByStaff, body: { text: 'Mine' }, bodyOf: ({ goalId }) => ({ text: 'Mine', goalId }) },
  listCircleNotes: { ...forStaff, ofCircle: true },
  writeCircleNote: { ...seenByStaff, ofCircle: true, body: { text: 'Mine' }, bodyOf: ({ goalId, meetingId }) => ({ text: 'Mine', goalId, meetingId }) },
  readNote: between,
  editNote: { ...between, body: { version: 1, text: 'Mine' }, bodyOf: ({ goalId }) => ({ version: 1, goalId }) },
  shareNote: { ...between, body: { with: 'match' } },
  stopSharingNote: between,
  deleteNote: between,
  restoreNote: between,

  listIcebreakers: seenByStaff,
  readIcebreaker: seenByStaff,
  answerIcebreaker: { ...seenByStaff, body: { text: 'Mine' } },
  takeBackIcebreaker: seenByStaff,
  listCircleIcebreakers: { ...seenByStaff, ofCircle: true },
  readCircleIcebreaker: { ...seenByStaff, ofCircle: true },
  answerCircleIcebreaker: { ...seenByStaff, ofCircle: true, body: { text: 'Mine' } },
  takeBackCircleIcebreaker: { ...seenByStaff, ofCircle: true },
};
