import { makeFairnessReport } from '../../models/fairness/fairness-reports.ts';
import { readProtectedAnswers, saveProtectedAnswers } from '../../models/fairness/protected-answers.ts';
import { editFairnessRules, readFairnessRules } from '../../models/programs/fairness-rules.ts';
import { fairness } from '../contract/fairness.ts';
import { routes } from '../handle.ts';

export const fairnessRoutes = routes(fairness, {
  readProtectedAnswers: ({ member }) => readProtectedAnswers(member),
  saveProtectedAnswers: ({ member, body, now }) => saveProtectedAnswers(member, body.answers, now),
  makeFairnessReport: ({ member, body, now }) => makeFairnessReport(member, body, now),
  readFairnessRules: ({ member, params }) => readFairnessRules(member, params.programId),
  editFairnessRules: ({ member, params, body, now }) => editFairnessRules(member, params.programId, body, now),
});
