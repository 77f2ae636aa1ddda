import type { DemoPerson } from '../../people.ts';
import type { Privacy, Tool } from '../tools.ts';

const names = ['name', 'given_name', 'family_name'];
const told: Readonly<Record<Privacy, readonly string[]>> = {
  anonymous: ['locale', 'zoneinfo'],
  name: ['locale', 'zoneinfo', ...names],
  email: ['locale', 'zoneinfo', 'email'],
  public: ['locale', 'zoneinfo', ...names, 'email'],
};

/** What the tool asked for and the administrator allows; in launches and on the roster alike. */
export function personClaimsOf(tool: Pick<Tool, 'claims' | 'privacy'>, person: DemoPerson): Record<string, string> {
  const known: Record<string, string> = {
    name: person.name,
    given_name: person.given,
    family_name: person.family,
    email: person.email,
    locale: person.locale,
    zoneinfo: person.zone,
  };
  return Object.fromEntries(Object.entries(known).filter(([claim]) => told[tool.privacy].includes(claim) && tool.claims.includes(claim)));
}
