import { z } from 'zod';
import { openingStates } from '../../models/enrolment-words.ts';
import { activityBuckets, answerTimes, choiceStates, consentPurposes, enrolmentRoles, enrolmentStates, limits, matchRequestStates, mentorMarks, timesOfWeek } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { answerGiven, id, instant, language, line, locale, page, pageQuery, personRef, prose, several, span, topicKey, zone } from './shapes.ts';
import { me } from './sessions.ts';

const topics = z.array(topicKey).max(limits.topics);
const spoken = z.array(language).min(1).max(limits.languages);

const enrolment = z
  .strictObject({
    id,
    person: personRef,
    role: z.enum(enrolmentRoles),
    state: z.enum(enrolmentStates),
    topics: z.array(topicKey),
    languages: z.array(language),
    zone: zone.nullable(),
    about: z.string().nullable(),
    askedAt: instant,
  })
  .meta({ id: 'Enrolment' });

const opening = z
  .strictObject({
    role: z.enum(enrolmentRoles),
    state: z.enum(openingStates),
    opensAt: instant.nullable(),
    closesAt: instant.nullable(),
  })
  .meta({ id: 'Opening', description: 'How joining in a role stands for the reader. Where it is full, over or closed, one can wait for a place.' });

const consent = z
  .strictObject({
    purpose: z.enum(consentPurposes),
    /** Of the words that were agreed to. */
    version: z.string(),
    givenAt: instant,
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Consent' });

const side = z.enum(['mentee', 'mentor']);
/** A part of a fit, in the directory and in a run. */
export const fitPart = z
  .strictObject({
    kind: z.enum(['need', 'availability', 'language', 'question']),
    question: topicKey.nullable(),
    points: z.int(),
    most: z.int(),
    emphasis: z.literal(true).exactOptional().meta({ description: 'Present where this matters most to the mentee, and counts more for that.' }),
    missing: z.array(side).meta({ description: 'Who has not said it; then there are no points.' }),
    shared: z.array(z.string()).meta({ description: 'What both have in common, the mentee’s strongest first: keys of topics, languages, or options of the question; tags.' }),
    first: z.boolean().meta({ description: 'Of a need: whether the mentee’s first one is met.' }),
    minutes: z.int().nullable().meta({ description: 'Of time: how much a usual week has in common.' }),
    apart: z.int().nullable().meta({ description: 'Of a question that is a scale: how many steps lie between the two.' }),
  })
  .meta({ id: 'FitPart' });
const fit = z
  .strictObject({
    score: z.int().meta({ description: '0 to 1000: the sum of the parts. Shown divided by ten.' }),
    parts: z.array(fitPart),
    obstacles: z
      .array(z.strictObject({ rule: z.enum(['same-person', 'kept-apart', 'line-manager', 'own-grader', 'earlier-pair', 'language', 'zone', 'must', 'never']), question: topicKey.nullable() }))
      .meta({ description: 'Rules of the program that this pair would break; empty where it can be.' }),
  })
  .meta({ id: 'Fit', description: 'How well a mentor and the reader, as mentee, go together by the program’s own criteria: the same number as in a matching run, without rankings.' });

const mentorFields = {
  id,
  name: z.string(),
  headline: z.string().nullable(),
  topics: z.array(topicKey),
  /** Topics that the reader asked for and this mentor offers, the reader's first need first. */
  sharedTopics: z.array(topicKey),
  languages: z.array(language),
  zone: zone.nullable(),
  /** The mentor's wall clock at the time of the answer, HH:mm. */
  localTime: z.string().nullable(),
  times: z.array(z.enum(timesOfWeek)),
  capacity: z.int(),
  placesFree: z.int(),
  state: z.enum(['open', 'full', 'paused']),
  lastActive: z.enum(activityBuckets),
  answers: z.enum(answerTimes).nullable().meta({ description: 'How long they usually take to answer; null where too few requests say it.' }),
  nextSlot: span.nullable(),
  flashMinutes: z.int().nullable().meta({ description: 'How long a flash session with them is; null where none can be booked: they offer none, take a break, or all of the next weeks are booked.' }),
  fit: fit.nullable().meta({ description: 'null where the reader is no mentee here.' }),
  /** The reader's own request to this mentor that is not closed, if any. */
  request: z.strictObject({ id, state: z.enum(matchRequestStates), choice: z.enum(choiceStates) }).nullable(),
  matchId: id.nullable().meta({ description: 'The match that I, as mentee, have with this mentor now.' }),
  mark: z.enum(mentorMarks).nullable().meta({ description: 'The reader’s own, which nobody else sees.' }),
  blind: z.literal(true).exactOptional().meta({ description: 'Present where name, zone and clock are hidden until there is a match.' }),
};
export const mentorCard = z.strictObject(mentorFields).meta({ id: 'MentorCard' });
const mentorProfile = z
  .strictObject({ ...mentorFields, about: z.string().nullable(), nextSlots: z.array(span).max(4), meetingMinutes: z.int() })
  .meta({ id: 'MentorProfile' });

function count<T extends z.ZodType>(key: T) {
  return z.array(z.strictObject({ key, count: z.int() }));
}
const mentorPage = z
  .strictObject({
    ...page(mentorCard),
    total: z.int().meta({ description: 'How many fit the filters.' }),
    free: z.int().meta({ description: 'How many mentors of the program have a free place.' }),
    /** Counts with the other groups' filters applied, so that each number is what ticking the box would show. */
    facets: z.strictObject({ topics: count(topicKey), languages: count(language), times: count(z.enum(timesOfWeek)), marks: count(z.enum(mentorMarks)), flash: z.int().nullable().meta({ description: 'With how many a flash session can be booked, those who are full among them; null where the program has none.' }), unavailable: z.int() }),
    /** Where nothing fits: the one filter whose removal helps most. */
    relax: z.strictObject({ group: z.enum(['topic', 'language', 'time', 'mark', 'flash', 'q']), key: z.string(), total: z.int() }).nullable(),
  })
  .meta({ id: 'MentorPage' });

export const people = endpoints('people', {
  join: {
    method: 'post',
    path: '/api/enrolments',
    summary: 'Joins the program of the session as mentor or mentee.',
    action: 'enrolment.join',
    body: z.strictObject({
      role: z.enum(enrolmentRoles),
      name: line(limits.displayName),
      zone,
      languages: spoken,
      topics,
      answers: z.array(answerGiven).max(limits.questions).exactOptional().meta({ description: 'To the program’s questions. Required ones have to be answered.' }),
      /** "program" is needed; "directory" too for mentors. */
      consent: z.strictObject({ program: z.literal(true), directory: z.boolean().exactOptional() }),
    }),
    response: { status: 201, schema: me },
    problems: ['body-invalid', 'answer-missing', 'zone-unknown', 'enrolled-already', 'enrolment-closed', 'enrolment-not-open', 'enrolment-over', 'role-full', 'moved-on'],
    widgets: ['app', 'directory', 'requests', 'goals', 'scheduling', 'board'],
  },
  listOpenings: {
    method: 'get',
    path: '/api/openings',
    summary: 'Whether I could join in each role now: open, full, closed, or outside the program’s time to join.',
    action: 'enrolment.join',
    response: { status: 200, schema: z.strictObject(page(opening)).meta({ id: 'OpeningPage' }) },
    problems: [],
    widgets: ['app'],
  },
  listEnrolments: {
    method: 'get',
    path: '/api/enrolments',
    summary: 'For coordinators: people by the state of their enrolment, the longest waiting first.',
    action: 'enrolment.list',
    query: z.strictObject({ state: z.enum(enrolmentStates).exactOptional(), ...pageQuery }),
    response: { status: 200, schema: z.strictObject({ ...page(enrolment), total: z.int() }).meta({ id: 'EnrolmentPage' }) },
    problems: ['cursor-invalid'],
    widgets: ['app', 'program'],
  },
  readEnrolment: {
    method: 'get',
    path: '/api/enrolments/{enrolmentId}',
    summary: 'For coordinators: one person’s enrolment.',
    action: 'enrolment.list',
    params: z.strictObject({ enrolmentId: id }),
    response: { status: 200, schema: enrolment },
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  approveEnrolment: {
    method: 'post',
    path: '/api/enrolments/{enrolmentId}/approve',
    summary: 'Lets a waiting person in.',
    action: 'enrolment.decide',
    params: z.strictObject({ enrolmentId: id }),
    response: { status: 200, schema: enrolment },
    problems: ['not-found', 'moved-on'],
    widgets: ['app', 'program'],
  },
  declineEnrolment: {
    method: 'post',
    path: '/api/enrolments/{enrolmentId}/decline',
    summary: 'Tells a waiting person no, with a reason in words.',
    action: 'enrolment.decide',
    params: z.strictObject({ enrolmentId: id }),
    body: z.strictObject({ reason: line(limits.reason) }),
    response: { status: 200, schema: enrolment },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets: ['app', 'program'],
  },
  leaveProgram: {
    method: 'post',
    path: '/api/me/leave',
    summary: 'Leaves the program of the session in every role: matches and meetings to come end, requests close, consents are taken back.',
    action: 'enrolment.leave',
    response: { status: 200, schema: me },
    problems: ['not-enrolled'],
    widgets: ['app'],
  },
  listConsents: {
    method: 'get',
    path: '/api/consents',
    summary: 'What I have said yes to in this program, and what of it I took back; newest first.',
    action: 'consent.list',
    response: { status: 200, schema: z.strictObject(page(consent)).meta({ id: 'ConsentPage' }) },
    problems: [],
    widgets: ['app'],
  },
  giveConsent: {
    method: 'post',
    path: '/api/consents/{purpose}/give',
    summary: 'A mentor agrees to be shown in the directory. The yes to the program itself is joining.',
    action: 'consent.edit',
    params: z.strictObject({ purpose: z.enum(['directory']) }),
    response: { status: 200, schema: me },
    problems: ['not-found', 'not-enrolled'],
    widgets: ['app'],
  },
  revokeConsent: {
    method: 'post',
    path: '/api/consents/{purpose}/revoke',
    summary: 'Takes a yes back. Without "program" nobody can take part: that is leaving. Without "directory" a mentor is shown no more.',
    action: 'consent.edit',
    params: z.strictObject({ purpose: z.enum(consentPurposes) }),
    response: { status: 200, schema: me },
    problems: ['not-found', 'not-enrolled', 'moved-on'],
    widgets: ['app'],
  },
  editProfile: {
    method: 'patch',
    path: '/api/me',
    summary: 'Changes what the person says about themselves; absent leaves, null clears.',
    action: 'person.edit',
    body: z.strictObject({
      name: line(limits.displayName).exactOptional(),
      zone: zone.exactOptional(),
      locale: locale.exactOptional(),
      languages: spoken.exactOptional(),
      /** These belong to the enrolment in the session's program; `role` says which one. */
      role: z.enum(enrolmentRoles).exactOptional(),
      headline: line(limits.headline).nullable().exactOptional(),
      about: prose(limits.about).nullable().exactOptional(),
      topics: topics.exactOptional(),
      answers: z.array(answerGiven).max(limits.questions).exactOptional().meta({ description: 'All of them: a question that is left out is not answered any more, which a required one has to stay once it is.' }),
      emphasis: topicKey.nullable().exactOptional().meta({ description: 'Of a mentee: which of the program’s `emphases` matters most to them.' }),
      capacity: z.int().min(1).max(limits.mentorCapacity).exactOptional(),
    }),
    response: { status: 200, schema: me },
    problems: ['body-invalid', 'answer-missing', 'zone-unknown', 'not-enrolled', 'moved-on'],
  },
  listMentors: {
    method: 'get',
    path: '/api/mentors',
    summary: 'The mentor directory: filtered, with the live count of every facet.',
    action: 'mentor.list',
    query: z.strictObject({
      q: z.string().max(80).exactOptional(),
      topic: several(topicKey),
      language: several(language),
      time: several(z.enum(timesOfWeek)),
      mark: several(z.enum(mentorMarks)).meta({ description: 'Only those; without it everybody but who is marked not-for-me.' }),
      flash: z.enum(['true', 'false']).exactOptional().meta({ description: 'true: only with whom a flash session can be booked, also where they are full.' }),
      unavailable: z.enum(['true', 'false']).exactOptional().meta({ description: 'true: also mentors who are full or paused.' }),
      sort: z.enum(['fit', 'free-soonest', 'name']).exactOptional().meta({ description: 'By fit unless said otherwise; for who is no mentee who is free soonest.' }),
      ...pageQuery,
    }),
    response: { status: 200, schema: mentorPage },
    problems: ['body-invalid', 'cursor-invalid'],
    widgets: ['app', 'directory'],
  },
  markMentor: {
    method: 'put',
    path: '/api/mentors/{mentorId}/mark',
    summary: 'As mentee: saves a mentor for later, sets one aside, or takes either back (null). Nobody else sees it.',
    action: 'mentor.mark',
    params: z.strictObject({ mentorId: id }),
    body: z.strictObject({ mark: z.enum(mentorMarks).nullable() }),
    response: { status: 200, schema: z.strictObject({ id, mark: z.enum(mentorMarks).nullable() }).meta({ id: 'MarkedMentor' }) },
    repeats: true,
    problems: ['body-invalid', 'not-found'],
    widgets: ['app', 'directory'],
  },
  readMentor: {
    method: 'get',
    path: '/api/mentors/{mentorId}',
    summary: 'A mentor’s profile with the next free times on both clocks.',
    action: 'mentor.read',
    params: z.strictObject({ mentorId: id }),
    response: { status: 200, schema: mentorProfile },
    problems: ['not-found'],
    widgets: ['app', 'directory'],
  },
});
