import type { ProgramActor } from '../actor.ts';
import { changeSettings, readSettings } from './change-settings.ts';
import { programSettings } from './programs.ts';
import { defaultSettings } from './settings.ts';

/** How a program's mail looks and who it says it is from: the contract's `ProgramBrand`. */
export interface ProgramBrand {
  /** `#rrggbb`; null: the product's own. What cannot be read is moved or left out where it is shown (models/brand-colour.ts). */
  accent: string | null;
  /** The name before the address that mail comes from; null: the installation's. */
  sender: string | null;
}

/** For coordinators. */
export async function readProgramBrand(actor: ProgramActor, programId: string): Promise<ProgramBrand> {
  return view(await readSettings(actor, programId, 'brand'));
}

/** Sets it for the mail that leaves from now on, and for the pages that are opened from now on. */
export async function setProgramBrand(actor: ProgramActor, programId: string, { accent, sender }: ProgramBrand, now = new Date()): Promise<ProgramBrand> {
  return view(await changeSettings(actor, { programId, group: 'brand', change: { accent: accent && accent.toUpperCase(), sender } }, now));
}

/** The same for what is sent. Asks no policy. */
export async function programBrand({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }): Promise<ProgramBrand> {
  const { brand } = await programSettings(tenantId, programId);
  return view({ ...defaultSettings.brand, ...brand });
}

function view({ accent, sender }: ProgramBrand): ProgramBrand {
  return { accent, sender };
}
