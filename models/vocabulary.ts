/**
 * The words and limits of the domain, shared by the rules, the wire and the widgets.
 * Browser-safe: imports nothing and holds nothing but constants and the types read off them.
 */

export const roles = ['owner', 'tenant-admin', 'coordinator', 'safeguarding-lead', 'teacher', 'mentor', 'mentee'] as const;
export type Role = (typeof roles)[number];

/** The two roles that come from enrolment, and from nothing else. */
export const enrolmentRoles = ['mentor', 'mentee'] as const;
export type EnrolmentRole = (typeof enrolmentRoles)[number];

/** `pending` waits for a coordinator; `paused` keeps everything but takes no part; `left` and `declined` are ended. */
export const enrolmentStates = ['pending', 'active', 'paused', 'declined', 'left'] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];

/** Who may enrol in a role: everybody at once, after a coordinator's approval, or nobody for now. */
export const enrolmentPolicies = ['open', 'approval', 'closed'] as const;
export type EnrolmentPolicy = (typeof enrolmentPolicies)[number];

/** What a person is in a course's roster: teaches it, studies in it, or anything else. */
export const rosterRoles = ['instructor', 'learner', 'other'] as const;
export type RosterRole = (typeof rosterRoles)[number];

/** NRPS 2.0, 2.3.2: only `active` members take part in the course now. */
export const rosterStatuses = ['active', 'inactive', 'deleted'] as const;
export type RosterStatus = (typeof rosterStatuses)[number];

export const programStates = ['draft', 'enrolling', 'matching', 'running', 'closing', 'archived'] as const;
export type ProgramState = (typeof programStates)[number];

export const programTemplates = ['alumni-and-careers', 'circles', 'first-year-peers', 'flash', 'new-hire-buddy', 'reverse'] as const;
export type ProgramTemplate = (typeof programTemplates)[number];

export const matchRequestStates = ['draft', 'pending', 'accepted', 'withdrawn', 'exhausted', 'closed'] as const;
export type MatchRequestState = (typeof matchRequestStates)[number];

/** `full` and `unavailable` (on a break, left): the mentor never had to answer. */
export const choiceStates = ['queued', 'asked', 'read', 'declined', 'expired', 'full', 'unavailable', 'accepted'] as const;
export type ChoiceState = (typeof choiceStates)[number];

/** Why a mentor says no, where they like to say it: kind sentences on every screen, never counted. */
export const declineReasons = ['no-time-now', 'other-field', 'enough-mentees'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What a link in a mail can be for. */
export const linkAnswers = ['accept', 'decline'] as const;
export type LinkAnswer = (typeof linkAnswers)[number];

/** How such a link stands: may answer, was answered with it or elsewhere, or why it cannot any more. `link-over`: the request still waits, this link has had its time. */
export const linkStandings = [
  'open', 'accepted', 'declined', 'withdrawn', 'mentee-matched', 'too-late', 'link-over', 'you-are-full', 'not-possible', 'not-taking-part', 'program-archived',
] as const;
export type LinkStanding = (typeof linkStandings)[number];

export const matchStates = ['proposed', 'active', 'paused', 'closing', 'completed', 'ended'] as const;
export type MatchState = (typeof matchStates)[number];

/** States in which a match holds a place of its mentor and of its mentee. */
export const placeHoldingMatchStates = ['active', 'paused', 'closing'] as const satisfies readonly MatchState[];

/** What a matching run is after: most pairs, the highest total, the best for whoever fares worst, or nobody who would rather swap. */
export const matchingObjectives = ['coverage', 'total', 'lowest', 'stable'] as const;
export type MatchingObjective = (typeof matchingObjectives)[number];

/** `solved` can be published; `impossible` says why; `failed` was cut off and can be run again. */
export const matchingRunStates = ['running', 'solved', 'impossible', 'failed', 'cancelled', 'published', 'undone'] as const;
export type MatchingRunState = (typeof matchingRunStates)[number];

/** What a run does while it is running, in this order. */
export const matchingRunSteps = ['scoring', 'solving', 'comparing'] as const;
export type MatchingRunStep = (typeof matchingRunSteps)[number];

/** What can keep two people from being matched in a run. */
export const matchingRules = [
  'same-person', 'blocked', 'kept-apart', 'already-matched', 'line-manager', 'own-grader', 'earlier-pair', 'language', 'zone', 'must', 'never', 'least-score',
] as const;
export type MatchingRule = (typeof matchingRules)[number];

/** Who finds a circle: everybody, who then joins or asks to; or only those who are in it or invited. */
export const circleVisibilities = ['open', 'on-request', 'hidden'] as const;
export type CircleVisibility = (typeof circleVisibilities)[number];

/** `forming` until its first meeting is planned. */
export const circleStates = ['forming', 'active', 'closing', 'completed', 'ended'] as const;
export type CircleState = (typeof circleStates)[number];

/** States in which somebody can still get a seat of a circle. */
export const joinableCircleStates = ['forming', 'active'] as const satisfies readonly CircleState[];

/** How a circle comes to its end: in two steps, or at once. */
export const circleEnds = ['closing', 'completed', 'ended'] as const satisfies readonly CircleState[];
export type CircleEnd = (typeof circleEnds)[number];

/** How somebody and a circle come to each other: they ask, or they are invited. */
export const circleRequestWays = ['asked', 'invited'] as const;
export type CircleRequestWay = (typeof circleRequestWays)[number];

/** `closed`: whoever asked, or was invited, has left the program. */
export const circleRequestStates = ['pending', 'admitted', 'declined', 'withdrawn', 'closed'] as const;
export type CircleRequestState = (typeof circleRequestStates)[number];

/** What can be full, so that people wait for a place: a mentor, a role of the program, or a circle. */
export const waitingKinds = ['mentor', 'program', 'circle'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** `offered`: a place is kept for them for a while; `taken`: what they began with it goes on, and the place is still kept. */
export const waitingStates = ['waiting', 'offered', 'taken', 'ended'] as const;
export type WaitingState = (typeof waitingStates)[number];

/** How waiting ended: with a place, by their own wish, by time, because what they took it for came to nothing, or because a place is of no use to them any more. */
export const waitingEndings = ['got-place', 'left', 'let-pass', 'ran-out', 'came-to-nothing', 'passed-over'] as const;
export type WaitingEnding = (typeof waitingEndings)[number];

export const cadences = ['monthly', 'fortnightly'] as const;
export type Cadence = (typeof cadences)[number];

export const goalStates = ['open', 'achieved', 'dropped'] as const;
export type GoalState = (typeof goalStates)[number];

/** Who may see a goal. `match` is the pair; the program's coordinators are named apart. */
export const goalVisibilities = ['private', 'match', 'match-and-coordinators'] as const;
export type GoalVisibility = (typeof goalVisibilities)[number];

export const meetingStates = ['proposed', 'confirmed', 'held', 'missed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** When a mentor is free, as the viewer's clock sees it. */
export const timesOfWeek = ['mornings', 'after-16', 'weekends'] as const;
export type TimeOfWeek = (typeof timesOfWeek)[number];

/** What a mentee thinks of a mentor, for themselves alone. */
export const mentorMarks = ['saved', 'not-for-me'] as const;
export type MentorMark = (typeof mentorMarks)[number];

/**
 * What a seat of a personal board is for, in the words of the research on developmental networks (Kram 1985; Higgins and Kram 2001).
 * For one's career: sponsor, coach, connector (exposure), challenger (demanding work). For oneself: role-model, sounding-board
 * (counsel), peer (friendship). And what both take for granted: field-guide (knows the field), skill (depth in one craft).
 */
export const boardNeeds = ['sponsor', 'coach', 'connector', 'challenger', 'field-guide', 'skill', 'role-model', 'sounding-board', 'peer'] as const;
export type BoardNeed = (typeof boardNeeds)[number];

/** How long a mentor usually takes to answer a request. */
export const answerTimes = ['within-a-day', 'within-3-days', 'within-a-week', 'longer'] as const;
export type AnswerTime = (typeof answerTimes)[number];

export const activityBuckets = ['today', 'this-week', 'this-month', 'earlier'] as const;
export type ActivityBucket = (typeof activityBuckets)[number];

export const locales = ['en', 'de', 'es', 'fr', 'pt-BR', 'ar'] as const;
export type Locale = (typeof locales)[number];

/** Languages that a person can say to speak: ISO 639 codes, named on screen by Intl.DisplayNames. */
export const languages = [
  'ar', 'bn', 'cs', 'da', 'de', 'el', 'en', 'es', 'fa', 'fi', 'fr', 'ha', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'nl',
  'no', 'pl', 'pt', 'ro', 'ru', 'sv', 'sw', 'ta', 'th', 'tr', 'uk', 'ur', 'vi', 'yo', 'zh',
] as const;
export type Language = (typeof languages)[number];

/** The purposes a person consents to, each with the version of its wording. */
export const consentPurposes = ['program', 'directory', 'fairness'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const consentVersion = '2026-11';

/**
 * What a program may ask people of their own free will, for its fairness report and nothing else, and what they can say. Not
 * saying it is possible everywhere, and stores nothing. Why these: docs/decisions/0021.
 */
export const protectedOptions = {
  gender: ['woman', 'man', 'non-binary', 'another'],
  'age-band': ['under-21', '21-24', '25-34', '35-49', '50-plus'],
  'first-in-family': ['yes', 'no'],
  'ethnic-minority': ['yes', 'no'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ProtectedAttribute = keyof typeof protectedOptions;
export type ProtectedOption = (typeof protectedOptions)[ProtectedAttribute][number];
export const protectedAttributes = ['gender', 'age-band', 'first-in-family', 'ethnic-minority'] as const satisfies readonly ProtectedAttribute[];

/** Why a fairness report says nothing of an attribute: too few people answered, or its figures would tell what somebody did. */
export const withheldReasons = ['too-few', 'would-tell'] as const;
export type WithheldReason = (typeof withheldReasons)[number];
/** Why an earlier fairness report stands in for one of now: too few people have changed since, or too many were made lately. */
export const standInReasons = ['few-changes', 'often'] as const;
export type StandInReason = (typeof standInReasons)[number];

/** What a person must do before the program opens to them; `ready` opens it. */
export const entrances = ['start-program', 'join', 'waiting', 'declined', 'paused', 'ready'] as const;
export type Entrance = (typeof entrances)[number];

/** The one thing to do now that Home shows. */
export const nextSteps = [
  'choose-mentor', 'partner-away', 'wait-for-answer', 'set-availability', 'answer-request', 'answer-times', 'wait-for-request', 'approve-people',
  'share-program', 'book-first-meeting', 'set-goal', 'prepare-meeting', 'say-if-met', 'book-meeting',
] as const;
export type NextStep = (typeof nextSteps)[number];

/** How a session began: a launch, a host's page, or the link of an invitation to somebody outside the LMS. */
export const sessionDoors = ['lti', 'host', 'link'] as const;
export type SessionDoor = (typeof sessionDoors)[number];

/** Widgets that a host token can name. */
export const widgets = ['app', 'directory', 'requests', 'goals', 'scheduling', 'board', 'program'] as const;
export type Widget = (typeof widgets)[number];

/** The parts of the program that a link in a course can be placed for, alone; the whole program is none of them. */
export const programParts = ['meetings', 'booking', 'goals', 'directory', 'requests'] as const;
export type ProgramPart = (typeof programParts)[number];

/** What a placed link can count as done, of what the program knows by itself. */
export const completionKinds = ['meetings-held', 'goal-set', 'goal-achieved'] as const;
export type CompletionKind = (typeof completionKinds)[number];

/** What a placed link counts. `target` is how often; 1 for a kind that is done or not. `partial`: part of the points for part of the way. */
export interface Completion {
  readonly kind: CompletionKind;
  readonly target: number;
  readonly partial: boolean;
}

/** How many held meetings a link can ask for, and the points that it can be worth: from, to, and where nobody says otherwise. */
export const meetingTargets = { least: 1, most: 24, usual: 3 } as const;
export const gradePoints = { least: 1, most: 1_000, usual: 10 } as const;

/**
 * How a column of the platform's gradebook stands: its line item is being looked for, is there, could not be found or
 * made, or was there and is not any more.
 */
export const gradeColumnStates = ['looking', 'ready', 'missing', 'gone'] as const;
export type GradeColumnState = (typeof gradeColumnStates)[number];

/**
 * Why nothing can be written into a gradebook, for a column or one learner's score. `no-service`: the platform offers this
 * link no gradebook; `scope`: it never allowed what is needed; `not-found`: the link has no column and none may be made;
 * `column-gone`: it was deleted; `not-gradable`: the platform takes no score of this person; `left`: they are not known
 * any more; the others are the platform's faults, for longer than three days.
 */
export const gradeFaults = [
  'no-service', 'scope', 'not-found', 'column-gone', 'not-gradable', 'left', 'elsewhere', 'token', 'forbidden', 'conflict', 'busy', 'down', 'answer',
] as const;
export type GradeFault = (typeof gradeFaults)[number];

/** How the sending of one score ended. `changed-by-hand`: the teacher's own mark stands in the gradebook and was left alone. */
export const scoreOutcomes = ['sent', 'parked', 'changed-by-hand'] as const;
export type ScoreOutcome = (typeof scoreOutcomes)[number];

/** What a learner reads of their points: not reached, on their way, in the gradebook, not to be written there, or replaced by the teacher's own. */
export const progressStates = ['not-yet', 'waiting', 'sent', 'stopped', 'by-hand'] as const;
export type ProgressState = (typeof progressStates)[number];

/** Where a link in a course opens, in LTI's words: inside the course page, or in a window of its own. */
export const linkTargets = ['iframe', 'window'] as const;
export type LinkTarget = (typeof linkTargets)[number];

/** How it stands with somebody who was invited from outside the LMS. `opened`: came in by the link and has not joined yet. */
export const externalPersonStates = ['invited', 'opened', 'joined', 'expired', 'withdrawn'] as const;
export type ExternalPersonState = (typeof externalPersonStates)[number];

/** How the newest mail with an invitation stands. */
export const invitationMails = ['waiting', 'sent', 'failing'] as const;
export type InvitationMail = (typeof invitationMails)[number];

/** The columns of a file of people; only `email` is needed. */
export const peopleColumns = ['email', 'name', 'role', 'languages', 'zone', 'topics', 'headline', 'locale'] as const;
export type PeopleColumn = (typeof peopleColumns)[number];

/** What an import does with a row: invites them, or leaves them alone because they were invited, take part, or the row is bad. */
export const importOutcomes = ['new', 'invited', 'here', 'bad'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** What can be wrong with a cell. `cells`: the row has more cells than the file has columns. */
export const rowFaults = ['missing', 'not-an-address', 'unknown', 'too-long', 'too-many', 'doubled', 'cells'] as const;
export type RowFault = (typeof rowFaults)[number];

/** Why a file is no list of people: then nothing of it is used. */
export const fileFaults = ['empty', 'spreadsheet', 'not-text', 'encoding', 'columns', 'quotes', 'no-people', 'too-many-rows', 'too-large'] as const;
export type FileFault = (typeof fileFaults)[number];

/** How a file of people was written. Another one than UTF-8 is converted, and said so. */
export const fileEncodings = ['utf-8', 'utf-16', 'windows-1252'] as const;
export type FileEncoding = (typeof fileEncodings)[number];

/** How a link by which somebody from outside comes in stands. */
export const entryStandings = ['open', 'used', 'expired', 'withdrawn', 'not-welcome', 'program-archived'] as const;
export type EntryStanding = (typeof entryStandings)[number];

export const mailTemplates = [
  'external-invited', 'external-link',
  'request-received', 'request-reminder', 'request-accepted', 'request-declined', 'request-expired', 'request-unavailable', 'request-passed-on', 'request-withdrawn', 'request-over', 'matched-mentee', 'matched-mentor', 'match-confirm', 'match-confirmed', 'match-not-confirmed', 'match-ended', 'partner-away', 'place-offered', 'place-offer-over', 'meeting-booked', 'meeting-moved', 'meeting-recomputed', 'room-changed', 'meeting-cancelled', 'meeting-reminder', 'series-booked', 'series-moved', 'series-recomputed', 'series-cancelled', 'times-proposed', 'times-declined', 'times-answered', 'times-withdrawn', 'times-expired', 'flash-go-on', 'absence-noted', 'absence-corrected', 'outcome-contested', 'circle-asked', 'circle-admitted', 'circle-declined', 'circle-invited', 'circle-removed', 'circle-ended', 'circle-meetings-left', 'grade-column-gone',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

/** Upper bounds of what a person may write or hold; lengths in UTF-16 code units. */
export const limits = {
  questions: 12,
  weight: 100,
  displayName: 80,
  headline: 120,
  about: 1500,
  topics: 6,
  languages: 6,
  message: 600,
  goalTitle: 140,
  howWillIKnow: 280,
  milestoneTitle: 140,
  milestones: 12,
  checkInText: 600,
  openGoals: 20,
  reason: 280,
  programTitle: 120,
  programSubtitle: 120,
  linkTitle: 120,
  meetingTitle: 120,
  /** Flash sessions that a mentor may offer in a month. */
  flashPerMonth: 20,
  choices: 3,
  requestDays: 90,
  offerHours: 24 * 14,
  reminders: 5,
  /** Waiting lists that one person may stand on at a time. */
  waiting: 5,
  mentorCapacity: 10,
  circleTitle: 120,
  circleAbout: 600,
  /** Whatever a program sets. */
  circleSeats: 30,
  runLocks: 2_000,
  /** New figures of fairness in 30 days. */
  fairnessReports: 12,
  /** Mentees times mentors of one run. */
  runPairs: 20_000_000,
  weeklyWindows: 42,
  overrides: 120,
  boardSeats: 12,
  boardArchive: 24,
  /** Who sat in a seat before, the latest. */
  boardEarlierMembers: 10,
  boardNeed: 60,
  boardNote: 280,
  boardCadenceWeeks: 52,
  draft: 4000,
  /** Of one file of people: rows without the header, and bytes. */
  importRows: 2_000,
  importBytes: 1_000_000,
  /** People of one program who are invited and have not joined. */
  openInvitations: 5_000,
  page: 100,
} as const;

/** Booking works on a grid of 5 minutes: durations, steps, buffers and rule times are multiples of it. */
export const gridMinutes = 5;

/** Minutes a meeting may last when it is booked from the slots of a mentor. */
export const meetingMinutes = [30, 45, 60] as const;

/** Everything the policy can be asked about; an endpoint names exactly one. */
export const actions = [
  'session.read', 'session.end', 'home.read', 'events.read', 'draft.read', 'draft.write',
  'program.start', 'program.link', 'program.list', 'program.read', 'program.edit',
  'enrolment.join', 'enrolment.list', 'enrolment.decide', 'enrolment.leave', 'consent.list', 'consent.edit', 'person.edit', 'notification.read', 'notification.edit', 'answer.list', 'roster.read', 'external-person.list', 'external-person.invite',
  'mentor.list', 'mentor.read', 'mentor.mark',
  'match-request.send', 'match-request.list', 'match-request.read', 'match-request.edit', 'match-request.rank', 'match-request.withdraw', 'match-request.answer', 'match-request.oversee',
  'match.list', 'match.read', 'match.confirm', 'match.pause', 'match.end', 'match.oversee', 'slot.list',
  'circle.list', 'circle.read', 'circle.start', 'circle.edit', 'circle.join', 'circle.leave', 'circle.admit', 'circle.close', 'circle.meet',
  'waiting-list.list', 'waiting-list.read', 'waiting-list.join', 'waiting-list.leave',
  'matching-run.read', 'matching-run.make', 'matching-run.publish',
  'kept-apart.read', 'kept-apart.edit',
  'protected-answer.read', 'protected-answer.edit', 'fairness-report.make',
  'goal.list', 'goal.read', 'goal.set', 'goal.edit', 'goal.check-in', 'goal.drop', 'goal.restore',
  'board.read', 'board.edit',
  'availability.read', 'availability.edit', 'busy-calendar.read', 'busy-calendar.edit',
  'calendar-feed.read', 'calendar-feed.edit',
  'agenda.read', 'agenda.edit',
  'task.read', 'task.add', 'task.edit', 'task.tick',
  'note.list', 'note.read', 'note.write', 'note.edit',
  'icebreaker.read', 'icebreaker.answer',
  'meeting.list', 'meeting.read', 'meeting.book', 'slot.hold', 'meeting.move', 'meeting.change-room', 'meeting.cancel', 'meeting.confirm-held', 'meeting.contest', 'meeting.go-on', 'proposal.list', 'proposal.read', 'proposal.make', 'proposal.answer', 'proposal.withdraw', 'flash.book',
  'grade-column.read', 'grade-column.send-again', 'completion.read', 'review.read',
] as const;
export type Action = (typeof actions)[number];

/** What can happen, in the past tense. Every verb that changes state records exactly one of these. */
export const eventTypes = [
  'program.started', 'program.linked', 'program.unlinked', 'program.edited', 'appointment.given', 'appointment.ended',
  'enrolment.asked', 'enrolment.approved', 'enrolment.declined', 'enrolment.paused', 'enrolment.resumed', 'enrolment.left',
  'person.edited', 'consent.given', 'consent.revoked', 'protected-answer.edited', 'fairness-report.made',
  'external-people.invited', 'external-person.invited-again', 'external-person.link-asked', 'external-person.withdrawn',
  'match-request.sent', 'match-request.read', 'match-request.edited', 'match-request.withdrawn', 'match-request.accepted',
  'match-request.declined', 'match-request.expired', 'match-request.closed', 'match-request.passed-on', 'match-request.ranked', 'match-request.reminded',
  'matching-run.made', 'matching-run.ended', 'matching-run.cancelled', 'matching-run.published', 'matching-run.undone',
  'circle.started', 'circle.edited', 'circle.asked', 'circle.invited', 'circle.request-declined', 'circle.request-withdrawn', 'circle.closing', 'circle.completed', 'circle.ended',
  'match.started', 'match.confirmed', 'match.confirm-reminded', 'match.paused', 'match.resumed', 'match.closing', 'match.completed', 'match.ended', 'match.partner-away', 'match.partner-back',
  'kept-apart.added', 'kept-apart.removed',
  'waiting-list.joined', 'waiting-list.left', 'waiting-list.offered', 'waiting-list.taken', 'waiting-list.ended',
  'goal.set', 'goal.edited', 'goal.checked-in', 'goal.achieved', 'goal.dropped', 'goal.reopened', 'goal.deleted', 'goal.restored',
  'board-seat.added', 'board-seat.edited', 'board-seat.moved', 'board-seat.archived', 'board-seat.restored', 'board-seat.removed', 'board.deleted',
  'availability.edited', 'busy-calendar.added', 'busy-calendar.read', 'busy-calendar.removed',
  'meeting.booked', 'meeting.moved', 'meeting.room-changed', 'meeting.cancelled', 'meeting.held', 'meeting.missed', 'meeting.contested', 'meeting.recomputed', 'meeting.reminded', 'meeting.wished-on', 'meeting.series-booked', 'meeting.series-moved', 'meeting.series-cancelled', 'meeting.left', 'meeting.attendance-marked', 'meeting.attendance-contested',
  'proposal.made', 'proposal.answered', 'proposal.declined', 'proposal.withdrawn', 'proposal.expired', 'proposal.closed',
  'calendar-feed.made', 'calendar-feed.edited', 'calendar-feed.ended',
  'agenda-item.added', 'agenda-item.edited', 'agenda-item.moved', 'agenda-item.marked', 'agenda-item.removed', 'agenda-item.restored', 'agenda.template-chosen',
  'task.added', 'task.edited', 'task.completed', 'task.reopened', 'task.removed',
  'note.written', 'note.edited', 'note.shared', 'note.hidden', 'note.deleted', 'note.restored',
  'icebreaker.answered', 'icebreaker.taken-back',
  'grade-column.noted', 'grade-column.gone', 'grade-column.sent-again',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Zone names are ASCII, these places are not; and browsers know some by the name that they had before. */
const placeNames: Readonly<Record<string, string>> = {
  'Sao Paulo': 'São Paulo', Bogota: 'Bogotá', Asuncion: 'Asunción', Cancun: 'Cancún', Merida: 'Mérida', Belem: 'Belém', Cuiaba: 'Cuiabá', Zurich: 'Zürich',
  Calcutta: 'Kolkata', Katmandu: 'Kathmandu', Kiev: 'Kyiv', Rangoon: 'Yangon', Saigon: 'Ho Chi Minh City', Godthab: 'Nuuk', Asmera: 'Asmara', Faeroe: 'Faroe',
};

/** "São Paulo": the place that names an IANA zone, spelled alike on every screen and in every mail. */
export function placeOfZone(zone: string): string {
  const name = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return placeNames[name] ?? name;
}
