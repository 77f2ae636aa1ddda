import { collection, type TenantStored } from '../mongodb/schema.ts';
import { languages, programStates, programTemplates, type Language, type ProgramState, type ProgramTemplate } from '../vocabulary.ts';
import { localizedField, type Localized } from './localized.ts';
import { settingsFields, type ProgramSettings } from './settings.ts';

/** Something people ask for or help with; the key never changes, the label may be rewritten and translated. */
export interface StoredTopic {
  key: string;
  label: Localized;
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
}

export const ProgramModel = collection<StoredProgram>(
  'programs',
  'tenant',
  {
    title: { type: localizedField, _id: false, required: true },
    subtitle: { type: localizedField, _id: false, default: null },
    state: { type: String, enum: programStates, required: true },
    template: { type: String, enum: programTemplates, required: true },
    topics: [{ _id: false, key: { type: String, required: true }, label: { type: localizedField, _id: false, required: true } }],
    languages: [{ type: String, enum: languages }],
    startsOn: { type: String, default: null },
    endsOn: { type: String, default: null },
    settings: { type: settingsFields, _id: false, required: true },
  },
  [{ fields: { tenantId: 1, state: 1, _id: 1 } }], // the programs of a school that are not archived
);
