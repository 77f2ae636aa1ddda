import { readMeetingRules, setMeetingRules } from '../../models/programs/meeting-rules.ts';
import { readProgramLimits, setProgramLimits } from '../../models/programs/program-limits.ts';
import { programLimits } from '../contract/program-limits.ts';
import { routes } from '../handle.ts';

export const programLimitsRoutes = routes(programLimits, {
  readMeetingRules: ({ member, params }) => readMeetingRules(member, params.programId),
  setMeetingRules: ({ member, params, body, now }) => setMeetingRules(member, params.programId, body, now),
  readProgramLimits: ({ member, params }) => readProgramLimits(member, params.programId),
  setProgramLimits: ({ member, params, body, now }) => setProgramLimits(member, params.programId, body, now),
});
