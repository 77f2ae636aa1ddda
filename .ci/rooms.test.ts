import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { rooms } from './rooms.mjs';

/** Wrong ways between the rooms, and the sentence that each is told. */
const wrong: [file: string, imports: string, sentence: RegExp][] = [
  ['models/goals/goals.ts', '../../lti-server/routes/goals.ts', /models hold the rules/],
  ['models/goals/goals.ts', 'express', /models hold the rules/],
  ['models/goals/goals.ts', '../people/person.model.ts', /only through its verbs file/],
  ['models/matching/solve.ts', '../goals/goals.ts', /models\/matching is the solver/],
  ['models/matching/solve.ts', 'node:fs', /models\/matching is the solver/],
  ['models/matching/solve.ts', '../fairness/protected-answers.ts', /models\/matching is the solver/],
  ['models/matches/scoring.ts', '../fairness/protected-answers.ts', /read by models\/fairness alone/],
  ['models/matches/run-input.ts', '../fairness/fairness-reports.ts', /read by models\/fairness alone/],
  ['models/people/participants.ts', '../fairness/protected-answers.ts', /read by models\/fairness alone/],
  ['models/directory/directory.ts', '../fairness/protected-answers.ts', /read by models\/fairness alone/],
  ['models/people/leaving.ts', '../fairness/protected-answer.model.ts', /only through its verbs file/],
  ['models/vocabulary.ts', './problems.ts', /the domain’s words/],
  ['lti-server/contract/goals.ts', '../../models/goals/goals.ts', /shapes that cross the wire/],
  ['lti-server/contract/goals.ts', 'mongoose', /shapes that cross the wire/],
  ['lti-server/contract/goals.ts', '../handle.ts', /shapes that cross the wire/],
  ['lti-server/routes/goals.ts', '../../models/goals/goal.model.ts', /lead an endpoint to a verb/],
  ['lti-server/routes/goals.ts', 'mongoose', /lead an endpoint to a verb/],
  ['lti-server/routes/goals.ts', '../../widgets/define.ts', /never widgets or demo/],
  ['lti-server/launch/launch.ts', 'ltijs', /one file, lti-server\/platform\/lti-port\.ts/],
  ['lti-server/platform/roster.ts', 'ltijs', /one file, lti-server\/platform\/lti-port\.ts/],
  ['lti-server/launch/launch.ts', 'mongoose', /turn an outside identity/],
  ['widgets/goals/goal-list.ts', '../../models/goals/goals.ts', /widgets are what people see/],
  ['widgets/goals/goal-list.ts', '../../lti-server/contract/goals.ts', /widgets are what people see/],
  ['widgets/goals/goal-list.ts', 'zod', /widgets are what people see/],
  ['widgets/goals/goal-list.ts', 'node:fs', /widgets are what people see/],
  ['demo/lms/server.ts', '../../models/goals/goals.ts', /demo is a playground/],
  ['demo/intranet/server.ts', '../../widgets/define.ts', /demo is a playground/],
];

/** Ways that must stay open. */
const right: [file: string, imports: string][] = [
  ['models/goals/goals.ts', './goal.model.ts'],
  ['models/goals/goals.ts', '../people/people.ts'],
  ['models/goals/goals.ts', 'mongoose'],
  ['models/people/leaving.ts', '../fairness/protected-answers.ts'],
  ['models/fairness/fairness-reports.ts', '../matches/outcomes.ts'],
  ['models/matching/solve.ts', './weights.ts'],
  ['lti-server/contract/goals.ts', '../../models/vocabulary.ts'],
  ['lti-server/contract/goals.ts', './shapes.ts'],
  ['lti-server/contract/goals.ts', 'zod'],
  ['lti-server/routes/goals.ts', '../../models/goals/goals.ts'],
  ['lti-server/platform/lti-port.ts', 'ltijs'],
  ['widgets/goals/goal-list.ts', '../../models/vocabulary.ts'],
  ['widgets/goals/goal-list.ts', 'lit/decorators.js'],
  ['widgets/goals/goal-list.ts', '@lit/task'],
  ['demo/seed/seed.ts', '../../models/goals/goals.ts'],
];

function told(file: string, imports: string): string[] {
  const linter = new Linter();
  const config: Linter.Config[] = [{ files: ['**/*.ts'], languageOptions: { parser: parser } }, ...(rooms)];
  return linter.verify(`import { thing } from '${imports}';\nexport const other = thing;\n`, config, file).map((message) => message.message);
}

describe('the arrows between the rooms', () => {
  for (const [file, imports, sentence] of wrong) {
    test(`${file} does not import ${imports}`, () => {
      const [message] = told(file, imports);
      assert.match(message ?? 'nothing was said', sentence);
    });
  }
  for (const [file, imports] of right) {
    test(`${file} may import ${imports}`, () => assert.deepEqual(told(file, imports), []));
  }
});
