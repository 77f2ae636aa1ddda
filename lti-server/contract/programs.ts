import { z } from 'zod';
import { mostRolePlaces } from '../../models/enrolment-words.ts';
import { questionKinds, questionUses } from '../../models/question-words.ts';
import { runDays } from '../../models/run-words.ts';
import { settingBounds } from '../../models/setting-words.ts';
import { enrolmentPolicies, limits, programStates, programTemplates } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { date, id, instant, line, localTime, personRef, topic, topicKey, zone } from './shapes.ts';
import { me } from './sessions.ts';

const managed = z
  .strictObject({
    id,
    title: z.string(),
    subtitle: z.string().nullable(),
    startsOn: date.nullable(),
    endsOn: date.nullable(),
    state: z.enum(programStates),
    /** The states it may go to, the usual way first, and what has to be there before. */
    steps: z.array(z.strictObject({ to: z.enum(programStates), needs: z.enum(['safeguarding-lead']).nullable() })),
    safeguardingLead: personRef.nullable(),
    coordinators: z.array(personRef),
  })
  .meta({ id: 'ManagedProgram' });

const weight = z.int().min(0).max(limits.weight);
const weights = {
  need: weight,
  availability: weight,
  language: weight,
  ranking: weight,
  emphasis: weight.meta({ description: 'How much more what matters most to a mentee counts for them; 0: nobody is asked.' }),
};
const rules = {
  commonLanguage: z.boolean(),
  mostZoneHours: z.int().min(0).max(12).meta({ description: 'How many hours two clocks may be apart; 12 is no limit.' }),
  notLineManager: z.boolean(),
  notOwnGrader: z.boolean(),
  notEarlierPair: z.boolean(),
};
const criteria = z
  .strictObject({
    weights: z.strictObject(weights).meta({ description: 'They count against each other and the weights of questions, whatever their sum.' }),
    points: z
      .strictObject({ need: z.int(), availability: z.int(), language: z.int(), ranking: z.int(), emphasis: z.int() })
      .meta({ description: 'What the weights come to, out of 1000: of a fit; of ranking, in a run, where the fit counts for the rest; of emphasis, for a mentee who says what matters most.' }),
    questions: z.array(
      z.strictObject({
        key: topicKey,
        text: z.string(),
        options: z.array(topic),
        kind: z.enum(questionKinds),
        use: z.enum(questionUses),
        weight,
        points: z.int().meta({ description: 'Of a fit, out of 1000; 0 for a rule.' }),
      }),
    ),
    rules: z.strictObject(rules).meta({ description: 'What no pair may break.' }),
  })
  .meta({ id: 'MatchingCriteria', description: 'What makes a good pair in a program: the same in the directory, in suggestions and in a run.' });

const days = z.int().min(1).max(limits.requestDays);
const requestRule = {
  choices: z.int().min(1).max(limits.choices),
  reminderDays: z.array(days).max(limits.reminders).meta({ description: 'Days after a mentor was asked; each before `expiryDays`. None: no reminders.' }),
  expiryDays: days,
  meetFirst: z.boolean().meta({ description: 'An accepted request begins a tentative match, which both confirm within `confirmDays`.' }),
  confirmDays: days,
  offerHours: z.int().min(1).max(limits.offerHours).meta({ description: 'How long a place that came free is kept for whoever waits for it.' }),
  sameMentorAgainDays: z.int().min(settingBounds.requests.sameMentorAgainDays[0]).max(settingBounds.requests.sameMentorAgainDays[1]).meta({ description: 'After so many days a mentee may ask the same mentor again.' }),
  flash: z.boolean().meta({ description: 'Mentors may offer single sessions, which mentees book without a match.' }),
};
const requestRules = z.strictObject(requestRule).meta({ id: 'RequestRules', description: 'How match requests go in a program; periods in days.' });

const policies = z.enum(enrolmentPolicies);
const placesOfRole = z.int().min(0).max(mostRolePlaces);
const inRoles = <T extends z.ZodType>(of: T) => z.strictObject({ mentor: of, mentee: of });
const enrolmentWindow = z
  .strictObject({ zone, opens: localTime.nullable(), closes: localTime.nullable() })
  .meta({ id: 'EnrolmentWindow', description: 'When people may join, on the clock of a place; null has no bound.' });
const enrolmentRules = z
  .strictObject({
    policy: inRoles(policies),
    places: inRoles(placesOfRole).meta({ description: 'How many people the program takes in a role; 0 is no limit.' }),
    window: enrolmentWindow.nullable().meta({ description: 'null: at any time.' }),
    opensAt: instant.nullable(),
    closesAt: instant.nullable(),
    inUse: inRoles(z.int()).meta({ description: 'Places that people have, or that are kept for somebody in line.' }),
    waiting: inRoles(z.int()).meta({ description: 'How many people wait for a place.' }),
  })
  .meta({ id: 'EnrolmentRules', description: 'Who may join a program, how many, and when.' });

const runKeeping = { unpublishedRunDays: z.int().min(runDays.least).max(runDays.most) };
const runKeepingShape = z.strictObject(runKeeping).meta({ id: 'RunKeeping', description: 'For how many days a matching run that is not published is kept; a published one is the record and stays.' });

const programParams = z.strictObject({ programId: id });
const one = { status: 200 as const, schema: managed };

export const programs = endpoints('programs', {
  startProgram: {
    method: 'post',
    path: '/api/programs',
    summary: 'Starts a program in the course of this launch; the caller becomes its coordinator and the session moves into it.',
    action: 'program.start',
    body: z.strictObject({ template: z.enum(programTemplates), title: line(limits.programTitle) }),
    response: { status: 201, schema: me },
    problems: ['body-invalid', 'program-linked'],
    widgets: ['app'],
  },
  copyProgram: {
    method: 'post',
    path: '/api/programs/{programId}/copy',
    summary: 'In a course that was copied from one with this program: starts a new program of the same design, without its people and its past days.',
    action: 'program.start',
    params: programParams,
    body: z.strictObject({ title: line(limits.programTitle) }),
    response: { status: 201, schema: me },
    problems: ['body-invalid', 'not-found', 'program-linked'],
    widgets: ['app'],
  },
  listCoordinatedPrograms: {
    method: 'get',
    path: '/api/programs',
    summary: 'Programs that the caller coordinates and can link to the course of this launch.',
    action: 'program.list',
    response: { status: 200, schema: z.strictObject({ items: z.array(z.strictObject({ id, title: z.string() })), nextCursor: z.null() }) },
    problems: [],
    widgets: ['app'],
  },
  readProgram: {
    method: 'get',
    path: '/api/programs/{programId}',
    summary: 'For coordinators: what the program says of itself, who answers for it, and where it may go from here.',
    action: 'program.edit',
    params: programParams,
    response: one,
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  editProgram: {
    method: 'patch',
    path: '/api/programs/{programId}',
    summary: 'Changes what the program says of itself; absent leaves, null clears. Texts are changed in the words that the caller reads.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject({
      title: line(limits.programTitle).exactOptional(),
      subtitle: line(limits.programSubtitle).nullable().exactOptional(),
      startsOn: date.nullable().exactOptional(),
      endsOn: date.nullable().exactOptional(),
    }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets: ['app', 'program'],
  },
  advanceProgram: {
    method: 'post',
    path: '/api/programs/{programId}/advance',
    summary: 'Moves the program to one of its next states.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject({ to: z.enum(programStates) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'safeguarding-lead-missing'],
    widgets: ['app', 'program'],
  },
  nameSafeguardingLead: {
    method: 'put',
    path: '/api/programs/{programId}/safeguarding-lead',
    summary: 'Names the person to whom concerns go, in place of whoever was named before; never the only coordinator.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject({ personId: id }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'safeguarding-lead-missing'],
    widgets: ['app', 'program'],
  },
  listLeadCandidates: {
    method: 'get',
    path: '/api/programs/{programId}/lead-candidates',
    summary: 'Who can be named safeguarding lead: those who hold a role by appointment, and mentors; the first 20 by name.',
    action: 'program.edit',
    params: programParams,
    query: z.strictObject({ q: z.string().max(80).exactOptional() }),
    response: { status: 200, schema: z.strictObject({ items: z.array(personRef).max(20), nextCursor: z.null(), total: z.int() }).meta({ id: 'LeadCandidates' }) },
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  readCriteria: {
    method: 'get',
    path: '/api/programs/{programId}/criteria',
    summary: 'For coordinators: what counts in a fit, how much, and what no pair may break.',
    action: 'program.edit',
    params: programParams,
    response: { status: 200, schema: criteria },
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  editCriteria: {
    method: 'patch',
    path: '/api/programs/{programId}/criteria',
    summary: 'Changes what counts and what no pair may break; absent leaves. Something has to give points. Every fit is worked out anew at once.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject({
      weights: z.strictObject(weights).partial().exactOptional(),
      questions: z.array(z.strictObject({ key: topicKey, use: z.enum(questionUses).exactOptional(), weight: weight.exactOptional() })).max(limits.questions).exactOptional(),
      rules: z.strictObject(rules).partial().exactOptional(),
    }),
    response: { status: 200, schema: criteria },
    problems: ['body-invalid', 'not-found', 'moved-on', 'question-protected'],
    widgets: ['app', 'program'],
  },
  readEnrolmentRules: {
    method: 'get',
    path: '/api/programs/{programId}/enrolment-rules',
    summary: 'For coordinators: who may join, how many in each role, when, and how many wait.',
    action: 'program.edit',
    params: programParams,
    response: { status: 200, schema: enrolmentRules },
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  editEnrolmentRules: {
    method: 'patch',
    path: '/api/programs/{programId}/enrolment-rules',
    summary: 'Changes who may join from now on; absent leaves. Who is in stays. Places that come free by it are offered to those who wait.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject({ policy: inRoles(policies).partial().exactOptional(), places: inRoles(placesOfRole).partial().exactOptional(), window: enrolmentWindow.nullable().exactOptional() }),
    response: { status: 200, schema: enrolmentRules },
    problems: ['body-invalid', 'not-found', 'moved-on', 'zone-unknown'],
    widgets: ['app', 'program'],
  },
  readRequestRules: {
    method: 'get',
    path: '/api/programs/{programId}/request-rules',
    summary: 'For coordinators: how many mentors a request may name, its periods, and whether people meet first.',
    action: 'program.edit',
    params: programParams,
    response: { status: 200, schema: requestRules },
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  editRequestRules: {
    method: 'patch',
    path: '/api/programs/{programId}/request-rules',
    summary: 'Changes how requests go from now on; absent leaves. What has begun keeps its periods.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject(requestRule).partial(),
    response: { status: 200, schema: requestRules },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets: ['app', 'program'],
  },
  readRunKeeping: {
    method: 'get',
    path: '/api/programs/{programId}/run-keeping',
    summary: 'For coordinators: how long matching runs are kept that are not published.',
    action: 'program.edit',
    params: programParams,
    response: { status: 200, schema: runKeepingShape },
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  editRunKeeping: {
    method: 'put',
    path: '/api/programs/{programId}/run-keeping',
    summary: 'Sets how long matching runs are kept that are not published, for those that are made from now on.',
    action: 'program.edit',
    params: programParams,
    body: z.strictObject(runKeeping),
    response: { status: 200, schema: runKeepingShape },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets: ['app', 'program'],
  },
  listPastPrograms: {
    method: 'get',
    path: '/api/past-programs',
    summary: 'Programs that are over and that the caller was in, newest first; the one of this session is not among them.',
    action: 'program.list',
    response: { status: 200, schema: z.strictObject({ items: z.array(z.strictObject({ id, title: z.string() })).max(limits.page), nextCursor: z.null() }).meta({ id: 'PastPrograms' }) },
    problems: [],
    widgets: ['app', 'program'],
  },
  openPastProgram: {
    method: 'post',
    path: '/api/past-programs/{programId}/open',
    summary: 'Moves this session into a program that is over, to be read by those who were in it; another launch leads back.',
    action: 'program.list',
    params: programParams,
    response: { status: 200, schema: me },
    problems: ['not-found'],
    widgets: ['app'],
  },
  linkProgram: {
    method: 'post',
    path: '/api/programs/{programId}/link',
    summary: 'Links the course of this launch to a program that the caller coordinates; the session moves into it.',
    action: 'program.link',
    params: programParams,
    response: { status: 200, schema: me },
    problems: ['not-found', 'program-linked', 'program-archived'],
    widgets: ['app'],
  },
});
