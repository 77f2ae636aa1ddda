import { z } from 'zod';
import { enrolmentRoles, externalPersonStates, fileEncodings, importOutcomes, invitationMails, limits, peopleColumns, rowFaults, type ExternalPersonState } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { id, instant, page, pageQuery } from './shapes.ts';

/** A file in base64 and what JSON needs around it; a larger one is answered without being read (kB). */
const bodyLimit = 1_500;

const externalPerson = z
  .strictObject({
    id,
    name: z.string().nullable(),
    email: z.string(),
    role: z.enum(enrolmentRoles),
    state: z.enum(externalPersonStates).meta({ description: 'invited: has not opened it; opened: came in and has not joined; expired: no link of theirs works any more.' }),
    mail: z.enum(invitationMails).meta({ description: 'How the newest invitation’s mail fares; failing: it could not be delivered, whether it is tried again or not.' }),
    invitedAt: instant,
    expiresAt: instant.meta({ description: 'Until when a link lets them in, as long as they have not joined.' }),
    joinedAt: instant.nullable(),
  })
  .meta({ id: 'ExternalPerson', description: 'Somebody from outside the LMS whom a coordinator invited.' });

const counts = Object.fromEntries(externalPersonStates.map((state) => [state, z.int()])) as Record<ExternalPersonState, z.ZodInt>;
const externalPeoplePage = z.strictObject({ ...page(externalPerson), counts: z.strictObject(counts) }).meta({ id: 'ExternalPersonPage' });

const content = z
  .string()
  .max(Math.ceil(limits.importBytes / 3) * 4 + 40_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .meta({ description: `A CSV file in base64, at most ${limits.importBytes} bytes and ${limits.importRows} rows. The first row names the columns: email, and as wished name (or first name and last name), role, languages, zone, topics, headline, locale, in any order. Separated by comma, semicolon, tab or |; UTF-8, or converted from UTF-16 or Windows-1252.` });
const role = z.enum(enrolmentRoles).meta({ description: 'Of rows that name none.' });

const cellFault = z.strictObject({
  column: z.enum(peopleColumns),
  why: z.enum(rowFaults),
  value: z.string().meta({ description: 'What stands there, cut.' }),
  suggestion: z.string().nullable().meta({ description: 'What was perhaps meant; of doubled the row of the first one.' }),
});
const row = z.int().meta({ description: 'As a spreadsheet counts: the header is 1.' });

const preview = z
  .strictObject({
    digest: z.string().meta({ description: 'Names what was shown; importing asks for it.' }),
    encoding: z.enum(fileEncodings),
    ignored: z.array(z.string()).meta({ description: 'Headers of columns that are not used.' }),
    counts: z.strictObject({ new: z.int(), invited: z.int(), here: z.int(), bad: z.int() }),
    bad: z.array(z.strictObject({ row, email: z.string(), faults: z.array(cellFault) })).max(limits.page).meta({ description: 'The first hundred.' }),
    good: z
      .array(z.strictObject({ row, outcome: z.enum(importOutcomes).exclude(['bad']), email: z.string(), name: z.string().nullable(), role: z.enum(enrolmentRoles) }))
      .max(limits.page)
      .meta({ description: 'The first hundred. new: is invited; invited: has an invitation already; here: takes part already.' }),
    badFile: z.string().nullable().meta({ description: 'All bad rows as CSV with what is wrong, to mend and import. What a spreadsheet would run begins with an apostrophe.' }),
  })
  .meta({ id: 'PeoplePreview' });

const params = z.strictObject({ externalPersonId: id });

export const externalPeople = endpoints('external-people', {
  listExternalPeople: {
    method: 'get',
    path: '/api/external-people',
    summary: 'For coordinators: whom they invited from outside the LMS, the newest first, and how many stand how.',
    action: 'external-person.list',
    query: z.strictObject({ state: z.enum(externalPersonStates).exactOptional(), ...pageQuery }),
    response: { status: 200, schema: externalPeoplePage },
    problems: ['cursor-invalid'],
    widgets: ['app', 'program'],
  },
  readExternalPerson: {
    method: 'get',
    path: '/api/external-people/{externalPersonId}',
    summary: 'For coordinators: one of them.',
    action: 'external-person.list',
    params,
    response: { status: 200, schema: externalPerson },
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  previewPeople: {
    method: 'post',
    path: '/api/external-people/preview',
    summary: 'For coordinators: what importing a file of people would do, row by row. Writes nothing.',
    action: 'external-person.invite',
    body: z.strictObject({ content, role }),
    bodyLimit,
    aMinute: 20,
    response: { status: 200, schema: preview },
    repeats: true,
    problems: ['body-invalid', 'file-not-usable', 'enrolment-closed'],
    widgets: ['app', 'program'],
  },
  invitePeople: {
    method: 'post',
    path: '/api/external-people',
    summary: 'For coordinators: invites by mail whom a preview of the same file showed as new: all of them or nobody. Again, it invites nobody twice. Answers the list.',
    action: 'external-person.invite',
    body: z.strictObject({ content, role, digest: z.string().length(43) }),
    bodyLimit,
    aMinute: 20,
    response: { status: 200, schema: externalPeoplePage },
    problems: ['body-invalid', 'file-not-usable', 'import-outdated', 'enrolment-closed', 'limit-reached'],
    widgets: ['app', 'program'],
  },
  inviteAgain: {
    method: 'post',
    path: '/api/external-people/{externalPersonId}/invite-again',
    summary: 'For coordinators: sends the invitation once more, also to somebody it was taken back from. Earlier links end.',
    action: 'external-person.invite',
    params,
    response: { status: 200, schema: externalPerson },
    problems: ['not-found', 'moved-on', 'invited-just-now', 'enrolment-closed'],
    widgets: ['app', 'program'],
  },
  withdrawInvitation: {
    method: 'post',
    path: '/api/external-people/{externalPersonId}/withdraw',
    summary: 'For coordinators: takes an invitation back from somebody who has not joined; none of its links opens anything any more.',
    action: 'external-person.invite',
    params,
    response: { status: 200, schema: externalPerson },
    problems: ['not-found', 'moved-on'],
    widgets: ['app', 'program'],
  },
});
