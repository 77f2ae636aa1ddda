import { defaultSettings } from '../programs/settings.ts';
import { usualQuestions } from '../programs/templates/usual-questions.ts';
import { ProgramModel, type StoredProgram } from '../programs/program.model.ts';
import type { Migration } from './migrations.ts';

const { need, ranking, availability, language, ...rules } = defaultSettings.matching;

/** Working style was a weight without anything to weigh: now it is two questions, and the rules of matching have names. */
export const matchingQuestions: Migration = {
  name: '0001-matching-questions',
  async run() {
    const set = Object.fromEntries(Object.entries(rules).map(([rule, value]) => [`settings.matching.${rule}`, value]));
    // Straight to the driver, for every tenant: the field that goes has no name in the schema any more.
    const programs = ProgramModel.collection.find<Pick<StoredProgram, '_id' | 'title'>>({ 'questions.0': { $exists: false } }, { projection: { title: 1 } });
    for await (const { _id, title } of programs) {
      await ProgramModel.collection.updateOne({ _id }, { $set: { ...set, questions: usualQuestions(title.default) }, $unset: { 'settings.matching.workingStyle': '' } });
    }
  },
};
