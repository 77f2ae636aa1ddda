import { z } from 'zod';
import { cadences, completionKinds, entrances, enrolmentRoles, enrolmentStates, programParts, programStates, programTemplates, roles, sessionDoors, widgets } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { answer, askedQuestion, date, id, instant, language, locale, topic, topicKey, zone } from './shapes.ts';

export const enrolmentOfMine = z
  .strictObject({
    id,
    role: z.enum(enrolmentRoles),
    state: z.enum(enrolmentStates),
    /** The coordinator's words where the enrolment was declined. */
    reason: z.string().nullable(),
    topics: z.array(z.string()),
    /** Of the program’s questions, those that are answered. */
    answers: z.array(answer),
    emphasis: topicKey.exactOptional().meta({ description: 'Of a mentee who has said it: which of the program’s `emphases` matters most to them.' }),
    headline: z.string().nullable(),
    about: z.string().nullable(),
    capacity: z.int(),
    placesTaken: z.int(),
    joinedAt: instant,
  })
  .meta({ id: 'MyEnrolment' });

export const programOfMine = z
  .strictObject({
    id,
    title: z.string(),
    subtitle: z.string().nullable(),
    state: z.enum(programStates),
    topics: z.array(topic),
    /** What people are asked about themselves, the first asked first. */
    questions: z.array(askedQuestion),
    languages: z.array(language),
    startsOn: date.nullable(),
    endsOn: date.nullable(),
    /** Whom each role lets in: open, approval or closed. */
    enrolment: z.strictObject({ mentor: z.string(), mentee: z.string() }),
    limited: z.literal(true).exactOptional().meta({ description: 'Present where places or time limit joining: listOpenings tells how that stands.' }),
    meetingMinutes: z.int(),
    cadence: z.enum(cadences).meta({ description: 'How often a pair or a circle usually means to meet here.' }),
    requestDays: z.int(),
    requestChoices: z.int(),
    blind: z.literal(true).exactOptional().meta({ description: 'Present where names are hidden until a match is accepted.' }),
    emphases: z.array(topicKey).exactOptional().meta({ description: 'Present where mentees are asked what matters most to them: `need`, `availability`, `language`, or the key of a question.' }),
    accent: z.string().exactOptional().meta({ description: 'The program’s own colour, #rrggbb, where it has one: for mail, and for the page of a launch whose platform brings none.' }),
  })
  .meta({ id: 'MyProgram' });

/** Who I am here and what opens to me: the first thing every widget needs. */
export const me = z
  .strictObject({
    person: z.strictObject({
      id,
      name: z.string().nullable(),
      locale,
      region: z.string().exactOptional().meta({ description: 'Where they live by the language tag of the LMS or host, `US`: how clocks and weeks are read there. Absent: none was told.' }),
      zone: zone.nullable(),
      languages: z.array(language),
    }),
    roles: z.array(z.enum(roles)),
    entrance: z.enum(entrances),
    door: z.enum(sessionDoors),
    program: programOfMine.nullable(),
    enrolments: z.array(enrolmentOfMine),
    /** The course of the launch where it has no program yet and this person may start one. */
    course: z
      .strictObject({
        title: z.string(),
        templates: z.array(z.enum(programTemplates)),
        copyOf: z.strictObject({ id, title: z.string(), coordinated: z.boolean() }).nullable().meta({
          description: 'The program of the course that this one is a copy of, or that this one had itself (`over`); `coordinated`: the caller could link this course to it as well.',
        }),
        over: z.strictObject({ readable: z.boolean() }).exactOptional().meta({
          description: 'Present where the course has had the program `copyOf` itself and that is over; `readable`: the caller was in it and may look at it (openPastProgram).',
        }),
      })
      .nullable(),
    /** Where the platform wants people to go back to; null on a host page. */
    returnUrl: z.string().nullable(),
    /** The one part of the program that the launched link was placed for; null for the whole program. */
    part: z.enum(programParts).nullable(),
    /** What the launched link counts for the course's gradebook; null where it counts nothing. */
    completion: z
      .strictObject({ kind: z.enum(completionKinds), target: z.int(), partial: z.boolean().meta({ description: 'Part of the points for part of the way.' }) })
      .nullable(),
    invited: z
      .strictObject({ role: z.enum(enrolmentRoles), languages: z.array(language), topics: z.array(topicKey), headline: z.string().nullable() })
      .exactOptional()
      .meta({ description: 'What a coordinator wrote of somebody from outside the LMS who has not joined yet: the join screen begins with it.' }),
    reviewing: z.boolean().meta({ description: 'Whether this session was opened to look at one person’s work, which readReview shows.' }),
  })
  .meta({ id: 'Me' });

export const openedSession = z
  .strictObject({ token: z.string(), expiresAt: instant, me, first: z.unknown().meta({ description: 'The answer of the operation that `first` named.' }) })
  .meta({ id: 'OpenedSession' });

export const sessions = endpoints('sessions', {
  openSession: {
    method: 'post',
    path: '/api/sessions',
    summary: 'Swaps a host token, once, for a session; answers the first read of the widget with it.',
    action: 'public',
    body: z.strictObject({
      hostToken: z.string().min(20).max(8_000),
      widget: z.enum(widgets),
      zone: zone.exactOptional().meta({ description: 'The browser’s, used where the person has none yet.' }),
      /** The operation whose answer comes inline: one request before first data. */
      first: z.enum(['readHome', 'listGoals', 'listMeetings', 'listMentors', 'listMatchRequests']).exactOptional(),
    }),
    response: { status: 201, schema: openedSession },
    problems: ['body-invalid', 'host-key-unknown', 'host-token-invalid', 'origin-not-allowed', 'rate-limited'],
  },
  readSession: {
    method: 'get',
    path: '/api/session',
    summary: 'Who I am here, in which program, and what I have to do before it opens.',
    action: 'session.read',
    response: { status: 200, schema: me },
    problems: [],
  },
  endSession: {
    method: 'delete',
    path: '/api/session',
    summary: 'Ends this session at once.',
    action: 'session.end',
    problems: [],
  },
});
