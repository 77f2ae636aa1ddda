import { listAnswers } from '../../models/people/shown-answers.ts';
import { addQuestion, askAgain, deleteQuestion, editQuestion, listQuestions, moveQuestion, previewQuestion, readQuestion, retireQuestion } from '../../models/programs/questions.ts';
import { questions } from '../contract/questions.ts';
import { routes } from '../handle.ts';

export const questionRoutes = routes(questions, {
  listQuestions: async ({ member }) => ({ ...(await listQuestions(member)), nextCursor: null }),
  addQuestion: ({ member, body, now }) => addQuestion(member, body, now),
  previewQuestion: ({ member, body }) => previewQuestion(member, body.question, body.change),
  readQuestion: ({ member, params }) => readQuestion(member, params.questionId),
  editQuestion: ({ member, params, body, now }) => editQuestion(member, params.questionId, body, now),
  moveQuestion: ({ member, params, body, now }) => moveQuestion(member, params.questionId, body.place, now),
  retireQuestion: ({ member, params, now }) => retireQuestion(member, params.questionId, now),
  askQuestionAgain: ({ member, params, now }) => askAgain(member, params.questionId, now),
  deleteQuestion: ({ member, params, now }) => deleteQuestion(member, params.questionId, now),
  listAnswers: ({ member, params }) => listAnswers(member, params.personId),
});
