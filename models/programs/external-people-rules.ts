import { NotFound } from '../problems.ts';
import { ProgramModel, type StoredTopic } from './program.model.ts';
import { takesPeople } from './program-states.ts';
import { defaultSettings } from './settings.ts';

/** What inviting people from outside the LMS keeps to in a program. */
export interface ExternalPeopleRules {
  /** How long a link lets somebody in. */
  readonly linkDays: number;
  /** How long an invitation that nobody took up is kept after its last link. */
  readonly keptDays: number;
  readonly topics: readonly StoredTopic[];
  /** Whether the program is in a state in which people may join it. */
  readonly takesPeople: boolean;
}

export async function externalPeopleRules({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }): Promise<ExternalPeopleRules> {
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { settings: 1, state: 1, topics: 1 }).lean();
  if (program === null) throw new NotFound();
  const { settings, state, topics } = program;
  return { ...defaultSettings.externalPeople, ...settings.externalPeople, topics, takesPeople: takesPeople(state) };
}
