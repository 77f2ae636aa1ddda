import { listGradeColumns, listSentScores, readGradeColumn, readMyCompletion, sendScoresAgain } from '../../models/grades/grades.ts';
import { grades } from '../contract/grades.ts';
import { routes } from '../handle.ts';

export const gradeRoutes = routes(grades, {
  listGradeColumns: ({ member }) => listGradeColumns(member),
  readGradeColumn: ({ member, params }) => readGradeColumn(member, params.columnId),
  listSentScores: ({ member, params, query }) => listSentScores(member, params.columnId, query),
  sendScoresAgain: ({ member, params, now }) => sendScoresAgain(member, params.columnId, now),
  readMyCompletion: ({ member, session }) => readMyCompletion(member, session.columnId),
});
