import { programSettings } from '../programs/programs.ts';
import { defaultSettings, type ProgramSettings } from '../programs/settings.ts';

/** How large circles are in a program, and how many one person leads or is in. */
export type CircleRules = ProgramSettings['circle'];

/** What a program was stored without has its default. */
export async function circleRules({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }): Promise<CircleRules> {
  return { ...defaultSettings.circle, ...(await programSettings(tenantId, programId)).circle };
}
