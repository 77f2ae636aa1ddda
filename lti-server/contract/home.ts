import { z } from 'zod';
import { limits, nextSteps } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { goal } from './goals.ts';
import { match, matchRequest } from './matches.ts';
import { meeting } from './meetings.ts';
import { instant, personRef } from './shapes.ts';

export const home = endpoints('home', {
  readHome: {
    method: 'get',
    path: '/api/home',
    summary: 'The next step, the next meeting, goals, open requests: everything the first page shows.',
    action: 'home.read',
    response: {
      status: 200,
      schema: z
        .strictObject({
          next: z.strictObject({
            step: z.enum(nextSteps),
            /** The person, request or meeting the step is about, for its words. */
            partner: personRef.nullable(),
            requestId: z.string().nullable(),
            meetingId: z.string().nullable(),
            until: instant.nullable(),
            count: z.int().nullable(),
            circleId: z.string().optional().meta({ description: 'The step is about this circle, which is named as partner.' }),
          }),
          matches: z.array(match).max(20),
          nextMeeting: meeting.nullable(),
          goals: z.array(goal).max(3),
          requests: z.array(matchRequest).max(20).meta({ description: 'Open ones: sent by me, or asking me.' }),
          hasCircles: z.boolean().meta({ description: 'There are circles that I may find.' }),
          waitingPeople: z.int().meta({ description: 'For coordinators: enrolments that wait for approval; else 0.' }),
        })
        .meta({ id: 'Home' }),
    },
    problems: [],
    widgets: ['app', 'program'],
  },
});

const draftKey = z.string().regex(/^[a-z-]{1,40}(?::[0-9a-f]{24})?$/);
export const drafts = endpoints('drafts', {
  readDraft: {
    method: 'get',
    path: '/api/drafts/{key}',
    summary: 'What I was typing in a form; an empty object where there is nothing.',
    action: 'draft.read',
    params: z.strictObject({ key: draftKey }),
    response: { status: 200, schema: z.strictObject({ fields: z.record(z.string(), z.string()), savedAt: instant.nullable() }).meta({ id: 'Draft' }) },
    problems: ['not-found'],
  },
  saveDraft: {
    method: 'put',
    path: '/api/drafts/{key}',
    summary: 'Keeps what I am typing for 30 days, for me only; no fields removes it.',
    action: 'draft.write',
    params: z.strictObject({ key: draftKey }),
    body: z.strictObject({ fields: z.record(z.string().max(40), z.string().max(limits.draft)).refine((fields) => Object.keys(fields).length <= 12) }),
    response: { status: 200, schema: z.strictObject({ savedAt: instant.nullable() }).meta({ id: 'DraftSaved' }) },
    repeats: true,
    problems: ['body-invalid', 'not-found'],
  },
});
