import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorIn, aCoordinator, anId, aPerson, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import type { Locale } from '../vocabulary.ts';
import { written } from './localized.ts';
import { editCriteria, readCriteria } from './matching-criteria.ts';
import { ProgramModel } from './program.model.ts';
import { copyProgram } from './programs.ts';
import { protectedIn } from './protected-words.ts';
import { addQuestion, editQuestion, previewQuestion, retireQuestion } from './questions.ts';

await useTestDatabase();

const asked = (words: string, ...labels: string[]) => protectedIn({ text: written('en', words), options: labels.map((label, at) => ({ key: String(at), label: written('en', label) })) });
const options = ['Yes', 'No'].map((label) => ({ label: written('en', label) }));
const question = { kind: 'one', text: written('en', 'What is your gender?'), options, use: 'alike', weight: 10 } as const;

test('what asks for something protected is recognised in six languages, by the question or by its answers', () => {
  const cases = {
    gender: ['Your gender', 'Welches Geschlecht hast du?', '¿Cuál es tu género?', 'Quel est ton genre ?', 'Identité de genre', 'Qual é o seu gênero?', 'ما جنسك؟'],
    'age-band': ['How old: your age', 'Altersgruppe', 'Tu edad', 'Ton âge', 'Sua idade', 'كم عمرك؟'],
    'ethnic-minority': ['Ethnicity', 'Hast du einen Migrationshintergrund?', 'Origen étnico', 'Ton origine', 'Sua raça', 'ما جنسيتك؟'],
    other: ['Your religion', 'Hast du eine Behinderung?', 'Discapacidad', 'Handicap', 'Deficiência', 'ما دينك؟'],
  };
  for (const [attribute, lines] of Object.entries(cases)) for (const line of lines) assert.equal(asked(line), attribute, line);
  assert.equal(asked('I am', 'Female', 'Male', 'Neither'), 'gender');
  assert.equal(asked('What is your skin colour?'), 'ethnic-minority');
});

test('words that only look alike are none', () => {
  for (const line of ['Which agenda do you like?', 'Do you manage people?', 'How do you like to work?', 'A message to your mentor', 'Which language do you speak at work?', 'Was möchtest du verändern?', 'Management or research?', 'Essex or Sussex?', 'Which genre do you write?', 'What would you alter?']) assert.equal(asked(line), undefined, line);
  const elsewhere: [Locale, string][] = [['de', 'Was sollte man über dich wissen?'], ['de', 'Was male ich gern?'], ['fr', 'Quel genre de projets ?'], ['ar', 'ما رأيك في الديناميكية؟']];
  for (const [locale, line] of elsewhere) assert.equal(protectedIn({ text: written(locale, line), options: [] }), undefined, line);
});

test('a question that asks for something protected may be asked, and never counts until a coordinator says that it does not', async () => {
  const chiara = await aCoordinator(await aProgram());
  const refused = { code: 'question-protected' };
  await assert.rejects(addQuestion(chiara, question), refused);
  await assert.rejects(previewQuestion(chiara, undefined, question), refused);
  const { id } = await addQuestion(chiara, { ...question, use: 'none' });
  await assert.rejects(editQuestion(chiara, id, { use: 'never' }), refused);
  await assert.rejects(editCriteria(chiara, chiara.programId, { questions: [{ key: id, use: 'alike' }] }), refused);
  const said = await editQuestion(chiara, id, { use: 'alike', nothingProtected: true });
  assert.deepEqual([said.use, said.nothingProtected], ['alike', true]);
  assert.equal((await editQuestion(chiara, id, { weight: 20 })).nothingProtected, true);
  const again = await editQuestion(chiara, id, { text: said.text, options: said.options, weight: 30 });
  assert.equal(again.nothingProtected, true, 'the same words sent again are no others');
  await assert.rejects(editQuestion(chiara, id, { text: written('en', 'How old are you? Your age') }), refused, 'it holds for the words of which it was said');
  assert.equal((await retireQuestion(chiara, id)).retired, true);
});

test('one from before keeps counting until somebody changes how it counts, and counts for nothing in a program that is begun like its own', async () => {
  const chiara = await aCoordinator(await aProgram());
  const { tenantId, programId } = chiara;
  const { id } = await addQuestion(chiara, { ...question, nothingProtected: true });
  await ProgramModel.updateOne({ tenantId, _id: programId }, { $unset: { 'questions.0.nothingProtected': '' } });
  await editCriteria(chiara, programId, { weights: { need: 30 } });
  for (const change of [{ weight: 100 }, { use: 'must' }] as const) await assert.rejects(editCriteria(chiara, programId, { questions: [{ key: id, ...change }] }), { code: 'question-protected' });
  const teacher = { kind: 'person', tenantId, personId: await aPerson({ tenantId }), roles: [] } as const;
  const copy = await copyProgram(teacher, { of: programId, title: 'Mine', locale: 'en', home: { registrationId: anId(), contextId: 'course-7' } });
  const begun = await readCriteria(actorIn({ tenantId, programId: copy.id }, teacher.personId, ['coordinator']), copy.id);
  assert.deepEqual([await readCriteria(chiara, programId), begun].map(({ questions }) => questions.map(({ use }) => use)), [['alike'], ['none']]);
  assert.deepEqual((await editCriteria(chiara, programId, { questions: [{ key: id, use: 'none' }] })).questions.map(({ use }) => use), ['none']);
});
