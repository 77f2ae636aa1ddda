import { z } from 'zod';
import { meetingStates } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { goal } from './goals.ts';
import { completionProgress } from './grades.ts';
import { id, instant, localSpan, personRef } from './shapes.ts';

const meetingFact = z
  .strictObject({ id, partner: personRef, state: z.enum(meetingStates), start: instant, when: localSpan })
  .meta({ id: 'MeetingFact', description: 'That two people met or will meet, on the reader’s clock; nothing of what it was about.' });

const review = z
  .strictObject({
    person: personRef,
    completion: completionProgress.nullable().meta({ description: 'How far they are in the column of the gradebook from which the reader came.' }),
    asCoordinator: z.boolean().meta({ description: 'Whether the reader coordinates the program: only then partners, meetings and goals are told.' }),
    partners: z.array(personRef),
    meetings: z.array(meetingFact).meta({ description: 'Newest first.' }),
    goals: z.array(goal).meta({ description: 'Those that the person shares with coordinators.' }),
  })
  .meta({ id: 'Review' });

export const reviews = endpoints('reviews', {
  readReview: {
    method: 'get',
    path: '/api/review',
    summary: 'The work of the one person that this session was opened to look at (LTI Submission Review). Not there in any other session.',
    action: 'review.read',
    response: { status: 200, schema: review },
    problems: ['not-found'],
  },
});
