import { z } from 'zod';
import { settingBounds, type Bounds } from '../../models/setting-words.ts';
import { cadences, goalVisibilities, gridMinutes } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { id } from './shapes.ts';

const within = ([least, most]: Bounds) => z.int().min(least).max(most);
const { meetings: meetingBounds, agenda: agendaBounds } = settingBounds;
const onGrid = (bounds: Bounds) => within(bounds).multipleOf(gridMinutes);
const meetingRules = {
  minutes: onGrid(meetingBounds.minutes).meta({ description: 'How long a meeting usually is; a mentor’s own length wins.' }),
  longMinutes: within(meetingBounds.longMinutes).meta({ description: 'From this length on a meeting is a long one.' }),
  heldAfterHours: within(meetingBounds.heldAfterHours).meta({ description: 'So many hours after its end a meeting counts as held where nobody says otherwise.' }),
  contestDays: within(meetingBounds.contestDays).meta({ description: 'How many days the other side may contest what became of a meeting.' }),
  agenda: z
    .strictObject({
      checkIn: within(agendaBounds.checkIn), progress: within(agendaBounds.progress), goal: within(agendaBounds.goal), reality: within(agendaBounds.reality), options: within(agendaBounds.options),
      will: within(agendaBounds.will), nextDate: within(agendaBounds.nextDate), longAdds: within(agendaBounds.longAdds).meta({ description: 'What a long meeting adds to goal, options and will.' }),
    })
    .meta({ description: 'Minutes of the parts of an agenda by GROW; of a meeting of another length each part gets its share.' }),
};
const meetingRulesAndUsual = z
  .strictObject({ ...meetingRules, usual: z.strictObject(meetingRules).meta({ description: 'As they are in a new program of this kind.' }) })
  .meta({ id: 'MeetingRules' });

const { match, capacity, circle, externalPeople } = settingBounds;
const limits = {
  match: z.strictObject({ weeks: within(match.weeks).meta({ description: 'How long a match lasts.' }), cadence: z.enum(cadences).meta({ description: 'How often a pair means to meet.' }) }),
  capacity: z.strictObject({
    mentor: within(capacity.mentor).meta({ description: 'Mentees of a mentor who has not chosen.' }),
    mentorMost: within(capacity.mentorMost).meta({ description: 'The most that a mentor may choose.' }),
    mentee: within(capacity.mentee).meta({ description: 'Mentors of a mentee who has not chosen.' }),
    menteeMost: within(capacity.menteeMost).meta({ description: 'The most that a mentee may choose.' }),
  }),
  circle: z
    .strictObject({
      from: within(circle.from), to: within(circle.to),
      warnAbove: within(circle.warnAbove), stopAbove: within(circle.stopAbove),
      mostLed: within(circle.mostLed).meta({ description: 'Circles that one person leads.' }),
      mostJoined: within(circle.mostJoined).meta({ description: 'Circles that one person is in.' }),
    })
    .meta({ description: 'How many people a circle usually has, `from` and `to`, where a larger one is warned of, and where it stops.' }),
  goals: z.strictObject({ visibility: z.enum(goalVisibilities).meta({ description: 'Who sees a new goal, where its owner says nothing.' }) }),
  externalPeople: z.strictObject({
    linkDays: within(externalPeople.linkDays).meta({ description: 'How long a link in a mail lets somebody in who is not of the LMS.' }),
    keptDays: within(externalPeople.keptDays).meta({ description: 'How long an invitation that nobody took up is kept after that.' }),
  }),
};
const limitsAndUsual = z
  .strictObject({ ...limits, usual: z.strictObject(limits).meta({ description: 'As they are in a new program of this kind.' }) })
  .meta({ id: 'ProgramLimits', description: 'How long things last in a program, and how many of them people have.' });

const params = z.strictObject({ programId: id });
const widgets = ['app', 'program'] as const;

export const programLimits = endpoints('program-limits', {
  readMeetingRules: {
    method: 'get',
    path: '/api/programs/{programId}/meeting-rules',
    summary: 'For coordinators: how long meetings are, when they count as held, and how their agenda shares out the time.',
    action: 'program.edit',
    params,
    response: { status: 200, schema: meetingRulesAndUsual },
    problems: ['not-found'],
    widgets,
  },
  setMeetingRules: {
    method: 'put',
    path: '/api/programs/{programId}/meeting-rules',
    summary: 'Sets them from now on; what is booked keeps its length, and an agenda that people have written on its time boxes.',
    action: 'program.edit',
    params,
    body: z.strictObject(meetingRules),
    response: { status: 200, schema: meetingRulesAndUsual },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
  readProgramLimits: {
    method: 'get',
    path: '/api/programs/{programId}/limits',
    summary: 'For coordinators: how long matches last, how many people have at once, and how large circles are.',
    action: 'program.edit',
    params,
    response: { status: 200, schema: limitsAndUsual },
    problems: ['not-found'],
    widgets,
  },
  setProgramLimits: {
    method: 'put',
    path: '/api/programs/{programId}/limits',
    summary: 'Sets them from now on; who has more than is allowed now keeps it.',
    action: 'program.edit',
    params,
    body: z.strictObject(limits),
    response: { status: 200, schema: limitsAndUsual },
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets,
  },
});
