import { collection, type TenantStored } from '../mongodb/schema.ts';
import { languages, limits, programStates, programTemplates, questionUses, type Language, type ProgramState, type ProgramTemplate, type QuestionUse } from '../vocabulary.ts';
import { localizedField, type Localized } from './localized.ts';
import { settingsFields, type ProgramSettings } from './settings.ts';

/** Something people ask for or help with; the key never changes, the label may be rewritten and translated. */
export interface StoredTopic {
  key: string;
  label: Localized;
}

/** Something that both roles are asked about themselves. The keys never change, the texts may be rewritten and translated. */
export interface StoredQuestion {
  key: string;
  text: Localized;
  options: StoredTopic[];
  /** How many options one may choose. */
  most: number;
  /** Whether the options are steps, the lowest first. */
  isScale: boolean;
  use: QuestionUse;
  /** Against the other weights of a score; where it is a rule it has none. */
  weight: number;
}

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
  questions?: StoredQuestion[];
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
        options: [optionFields],
        most: { type: Number, required: true, min: 1 },
        isScale: { type: Boolean, default: false },
        use: { type: String, enum: questionUses, required: true },
        weight: { type: Number, required: true, min: 0, max: limits.weight },
      },
    ],
  },
  [{ fields: { tenantId: 1, state: 1, _id: 1 } }], // the programs of a school that are not archived
);
