import { collection, type TenantStored } from '../mongodb/schema.ts';
import { answerVisibilities, type AnswerVisibility, type AskedRole, askedRoles, type QuestionKind, questionKinds, type QuestionUse, questionUses } from '../question-words.ts';
import { languages, limits, programStates, programTemplates, type Language, type ProgramState, type ProgramTemplate } from '../vocabulary.ts';
import { localizedField, type Localized } from './localized.ts';
import { settingsFields, type ProgramSettings } from './settings.ts';

/** Something people ask for or help with; the key never changes, the label may be rewritten and translated. */
export interface StoredTopic {
  key: string;
  label: Localized;
}

/** Something that people are asked about themselves. The keys never change and are never used again, the texts may be rewritten and translated. */
export interface StoredQuestion {
  key: string;
  text: Localized;
  kind: QuestionKind;
  /** Of a scale the steps, the lowest first; none where people write themselves. */
  options: StoredTopic[];
  /** How many options or tags one may name. */
  most: number;
  role: AskedRole;
  required: boolean;
  visibility: AnswerVisibility;
  use: QuestionUse;
  /** Against the other weights of a score; where it is a rule it has none. */
  weight: number;
  /** Not asked any more: its answers are kept, shown to nobody, and count for nothing. */
  retired: boolean;
  /** A coordinator has said that it asks for nothing protected, of these very words. */
  nothingProtected?: boolean;
}

/** A question as programs from before had it; `questionsOf` reads both. */
export type EarlierQuestion = Pick<StoredQuestion, 'key' | 'text' | 'options' | 'most' | 'use' | 'weight'> & Partial<StoredQuestion>;

/** Its `_id` is the `programId` of everything that belongs to it. */
export interface StoredProgram extends TenantStored {
  title: Localized;
  subtitle: Localized | null;
  state: ProgramState;
  template: ProgramTemplate;
  topics: StoredTopic[];
  languages: Language[];
  /** Calendar dates. */
  startsOn: string | null;
  endsOn: string | null;
  settings: ProgramSettings;
  /** Absent in a program that a server of the release before has started. */
  questions?: EarlierQuestion[];
  /** Written with answers that are not public, so that they and a change of the questions take turns. */
  answerTurns?: number;
  /** Whether there ever was a circle, so that a first page needs not look for any. Absent in a program that a release before has started: there may be. */
  hasCircles?: boolean;
}

const optionFields = { _id: false, key: { type: String, required: true }, label: { type: localizedField, _id: false, required: true } };

export const ProgramModel = collection<StoredProgram>(
  'programs',
  'tenant',
  {
    title: { type: localizedField, _id: false, required: true },
    subtitle: { type: localizedField, _id: false, default: null },
    state: { type: String, enum: programStates, required: true },
    template: { type: String, enum: programTemplates, required: true },
    topics: [optionFields],
    languages: [{ type: String, enum: languages }],
    startsOn: { type: String, default: null },
    endsOn: { type: String, default: null },
    settings: { type: settingsFields, _id: false, required: true },
    questions: [
      {
        _id: false,
        key: { type: String, required: true },
        text: { type: localizedField, _id: false, required: true },
        kind: { type: String, enum: questionKinds, required: true },
        options: [optionFields],
        most: { type: Number, required: true, min: 1 },
        role: { type: String, enum: askedRoles, required: true },
        required: { type: Boolean, required: true },
        visibility: { type: String, enum: answerVisibilities, required: true },
        use: { type: String, enum: questionUses, required: true },
        weight: { type: Number, required: true, min: 0, max: limits.weight },
        retired: { type: Boolean, required: true },
        nothingProtected: { type: Boolean },
      },
    ],
    answerTurns: { type: Number },
    hasCircles: { type: Boolean, default: false },
  },
  [{ fields: { tenantId: 1, state: 1, _id: 1 } }], // the programs of a school that are not archived
);
