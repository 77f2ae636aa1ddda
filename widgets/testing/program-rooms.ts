import * as sample from '../app/app-samples.ts';
import type { FakeAnswers } from './fake-api.ts';
import { gradeColumns } from './grades.ts';
import { roomWith, solvedRun } from './matching.ts';

/** What the rooms of a program read, for Chiara. */
export const programRooms: FakeAnswers = {
  readHome: () => sample.homeOfChiara,
  readProgram: () => sample.programOfTomas,
  listEnrolments: () => sample.waitingPeople,
  listPastPrograms: () => ({ items: [], nextCursor: null }),
  listGradeColumns: () => gradeColumns(),
  listLeadCandidates: () => sample.leadCandidates,
  listFailingAddresses: () => sample.nobodyFailing,
  listCourses: () => sample.courses,
  listRosterMembers: sample.membersOf,
  readDraft: () => ({ fields: {}, savedAt: null }),
  saveDraft: () => ({ savedAt: null }),
  ...roomWith(solvedRun),
};
