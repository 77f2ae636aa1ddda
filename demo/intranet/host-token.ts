import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { DemoPerson } from '../people.ts';
import type { SigningKey } from '../web/signing-key.ts';

export interface HostTokenFacts {
  key: SigningKey;
  /** The host's id as the tool's owner registered it. */
  host: string;
  /** Origin of the portal's pages. */
  origin: string;
  toolOrigin: string;
  programId: string;
  now: Date;
}

export const lifetimeSeconds = 300;

/** The widgets that this portal shows somebody; the tool allows what these need and nothing else. */
export function widgetsFor({ part }: Pick<DemoPerson, 'part'>): readonly string[] {
  return part === 'coordinator' ? ['goals', 'scheduling', 'program'] : ['goals', 'scheduling'];
}

/** The pass that a page element swaps, once, for a session at the tool. */
export function hostToken(facts: HostTokenFacts, person: DemoPerson): Promise<string> {
  const issuedAt = Math.floor(facts.now.getTime() / 1000);
  return new SignJWT({
    origin: facts.origin,
    program: facts.programId,
    widgets: widgetsFor(person),
    name: person.name,
    locale: person.locale,
    zoneinfo: person.zone,
  })
    .setProtectedHeader({ alg: facts.key.alg, kid: facts.key.kid, typ: 'JWT' })
    .setIssuer(facts.host)
    .setSubject(person.sub)
    .setAudience(facts.toolOrigin)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(facts.key.privateKey);
}
