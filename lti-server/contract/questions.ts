import { z } from 'zod';
import { answerVisibilities, askedRoles, questionKinds, questionLimits, questionUses } from '../../models/question-words.ts';
import { enrolmentRoles, limits } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { id, localized, questionFields, topicKey } from './shapes.ts';

const optionLabel = localized(questionLimits.optionLabel);
const byRole = z.strictObject({ mentor: z.int(), mentee: z.int() });
const weight = z.int().min(0).max(limits.weight);

const settings = {
  text: localized(questionLimits.text),
  most: z.int().min(1).max(questionLimits.options).meta({ description: 'How many options or tags one may name.' }),
  required: z.boolean(),
  use: z.enum(questionUses).meta({ description: 'Only public questions that both are asked, of a kind that can be compared, count; all others have `none`.' }),
  weight,
};
const question = z
  .strictObject({
    ...questionFields,
    ...settings,
    id: topicKey,
    options: z.array(z.strictObject({ key: topicKey, label: optionLabel })),
    retired: z.boolean().meta({ description: 'Not asked any more. Its answers are kept, shown to nobody, and count for nothing.' }),
    nothingProtected: z.boolean().meta({ description: 'A coordinator has said that it asks for nothing protected, of these very words.' }),
    answered: byRole.meta({ description: 'How many of those who take part have answered it.' }),
  })
  .meta({ id: 'ProgramQuestion', description: 'A question of the program as its coordinators write it.' });

const options = z.array(z.strictObject({ key: topicKey.exactOptional(), label: optionLabel })).max(questionLimits.options).meta({ description: 'Of a scale the steps, the lowest first. With the key of an option that there is, it stays the same one.' });
const change = {
  kind: z.enum(questionKinds).exactOptional(),
  text: settings.text.exactOptional(),
  options: options.exactOptional(),
  most: settings.most.exactOptional(),
  role: z.enum(askedRoles).exactOptional(),
  required: z.boolean().exactOptional(),
  visibility: z.enum(answerVisibilities).exactOptional(),
  use: settings.use.exactOptional(),
  weight: weight.exactOptional(),
  nothingProtected: z.boolean().exactOptional().meta({ description: 'Says that it asks for nothing protected, where its words look so (`question-protected`).' }),
};

const effects = z
  .strictObject({ asked: z.int(), answered: z.int(), losing: z.int().meta({ description: 'Who loses an answer, or a part of it.' }), unanswered: z.int() })
  .meta({ id: 'QuestionEffects', description: 'How many of those who take part, wait to, or rest, a change concerns.' });

const shownAnswer = z
  .strictObject({
    question: topicKey,
    text: z.string(),
    kind: z.enum(questionKinds),
    role: z.enum(enrolmentRoles).meta({ description: 'In which role they said it.' }),
    values: z.array(z.string()).meta({ description: 'The labels of the options chosen, the strongest first; tags; `yes` or `no`; a text; a calendar date.' }),
    visibility: z.enum(answerVisibilities).meta({ description: 'Who sees it.' }),
  })
  .meta({ id: 'ShownAnswer' });

const params = z.strictObject({ questionId: topicKey });
const one = { status: 200 as const, schema: question };

export const questions = endpoints('questions', {
  listQuestions: {
    method: 'get',
    path: '/api/questions',
    summary: 'For coordinators: every question of the program with its translations, the first asked first, those that are not asked any more among them.',
    action: 'program.edit',
    response: { status: 200, schema: z.strictObject({ items: z.array(question).max(questionLimits.kept), people: byRole, nextCursor: z.null() }).meta({ id: 'ProgramQuestions' }) },
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  addQuestion: {
    method: 'post',
    path: '/api/questions',
    summary: 'Asks something more, after the other questions. Who takes part already finds it on their profile.',
    action: 'program.edit',
    body: z.strictObject({ ...change, kind: z.enum(questionKinds), text: settings.text }),
    response: { status: 201, schema: question },
    problems: ['body-invalid', 'not-found', 'moved-on', 'limit-reached', 'question-protected'],
    widgets: ['app', 'program'],
  },
  previewQuestion: {
    method: 'post',
    path: '/api/questions/preview',
    summary: 'How many people a change of a question would concern, or a new one; nothing is saved. What the change itself would refuse is refused.',
    action: 'program.edit',
    body: z.strictObject({ question: topicKey.exactOptional(), change: z.strictObject(change) }),
    response: { status: 200, schema: effects },
    repeats: true,
    problems: ['body-invalid', 'not-found', 'question-answered', 'question-protected'],
    widgets: ['app', 'program'],
  },
  readQuestion: {
    method: 'get',
    path: '/api/questions/{questionId}',
    summary: 'For coordinators: one question with its translations.',
    action: 'program.edit',
    params,
    response: one,
    problems: ['not-found'],
    widgets: ['app', 'program'],
  },
  editQuestion: {
    method: 'patch',
    path: '/api/questions/{questionId}',
    summary: 'Changes a question; absent leaves. Options that go are taken out of the answers. Once it is answered it stays of its kind, and no more people come to see the answers.',
    action: 'program.edit',
    params,
    body: z.strictObject(change),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on', 'question-answered', 'question-protected'],
    widgets: ['app', 'program'],
  },
  moveQuestion: {
    method: 'post',
    path: '/api/questions/{questionId}/move',
    summary: 'Puts it at this place among all questions, from 0.',
    action: 'program.edit',
    params,
    body: z.strictObject({ place: z.int().min(0).max(questionLimits.kept) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets: ['app', 'program'],
  },
  retireQuestion: {
    method: 'post',
    path: '/api/questions/{questionId}/retire',
    summary: 'Asks it no more. Its answers are kept for when it is asked again; until then nobody sees them and they count for nothing.',
    action: 'program.edit',
    params,
    response: one,
    problems: ['body-invalid', 'not-found', 'moved-on'],
    widgets: ['app', 'program'],
  },
  askQuestionAgain: {
    method: 'post',
    path: '/api/questions/{questionId}/ask-again',
    summary: 'Asks it again, with the answers that it had.',
    action: 'program.edit',
    params,
    response: one,
    problems: ['not-found', 'moved-on', 'limit-reached'],
    widgets: ['app', 'program'],
  },
  deleteQuestion: {
    method: 'delete',
    path: '/api/questions/{questionId}',
    summary: 'Takes away a question that nobody has ever answered.',
    action: 'program.edit',
    params,
    problems: ['body-invalid', 'not-found', 'moved-on', 'question-answered'],
    widgets: ['app', 'program'],
  },
  listAnswers: {
    method: 'get',
    path: '/api/people/{personId}/answers',
    summary: 'What somebody said to the program’s questions, as far as it is for the reader: public answers for who may find them, matched ones for the partner of a confirmed match, all for coordinators and themselves.',
    action: 'answer.list',
    params: z.strictObject({ personId: id }),
    response: { status: 200, schema: z.strictObject({ items: z.array(shownAnswer), nextCursor: z.null() }).meta({ id: 'ShownAnswers' }) },
    problems: ['not-found'],
    widgets: ['app', 'program', 'directory', 'requests'],
  },
});
