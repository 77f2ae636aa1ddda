import { isValidObjectId, trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import type { Id } from '../mongodb/schema.ts';
import { platformsThatAsk } from './deployments.ts';
import { perPage, saysText, skipped, type OwnerPage } from './owner-lists.ts';
import { assertOwner } from './owner.ts';
import { RegistrationModel, registrationStates, type RegistrationState } from './registration.model.ts';
import { toRegistration, type Registration } from './registrations.ts';
import { isLasting, type TokenTrouble } from './token-trouble.ts';

/** How platforms can be narrowed: by their state, or `asks`: they, a deployment or an origin of theirs wait for the owner, or they give the tool no token. */
export const registrationStandings = ['asks', ...registrationStates] as const;
export type RegistrationStanding = (typeof registrationStandings)[number];

export interface RegistrationFilter {
  /** Part of the name, issuer or client id, in whatever case. */
  text?: string | undefined;
  standing?: RegistrationStanding | undefined;
}

interface Named {
  _id: Id;
  name: string;
  issuer: string;
  clientId: string;
  state: RegistrationState;
  tokenTrouble?: TokenTrouble | null;
}

/** A page of the platforms that fit, newest first. */
export async function findRegistrations(owner: OwnerActor, filter: RegistrationFilter, page = 1): Promise<OwnerPage<Registration>> {
  const ids = (await matching(owner, filter)).map(({ _id }) => _id);
  const rows = await RegistrationModel.find({ _id: trusted({ $in: ids.slice(skipped(page), skipped(page + 1)) }) }).sort({ _id: -1 }).lean();
  return { items: rows.map(toRegistration), page, of: perPage, total: ids.length };
}

/** One platform by our own id, as the console's addresses name it; null for an unknown one. */
export async function findRegistrationForOwner(owner: OwnerActor, id: string): Promise<Registration | null> {
  assertOwner(owner);
  const row = isValidObjectId(id) ? await RegistrationModel.findById(id).lean() : null;
  return row && toRegistration(row);
}

/** Our own ids of the platforms whose name, issuer or client id holds a text. */
export async function registrationIdsSaying(owner: OwnerActor, text: string): Promise<string[]> {
  return (await matching(owner, { text })).map(({ _id }) => String(_id));
}

/** The names of platforms, by our own ids. */
export async function registrationNames(owner: OwnerActor, ids: readonly string[]): Promise<Map<string, string>> {
  assertOwner(owner);
  const rows = await RegistrationModel.find({ _id: trusted({ $in: ids }) }, { name: 1 }).lean();
  return new Map(rows.map(({ _id, name }) => [String(_id), name]));
}

async function matching(owner: OwnerActor, { text, standing }: RegistrationFilter): Promise<Named[]> {
  assertOwner(owner);
  const asking = standing === 'asks' ? new Set(await platformsThatAsk()) : null;
  const rows: Named[] = await RegistrationModel.find(standing === undefined || standing === 'asks' ? {} : { state: standing }, { name: 1, issuer: 1, clientId: 1, state: 1, tokenTrouble: 1 })
    .sort({ _id: -1 }).lean();
  return rows.filter((row) => (text === undefined || saysText(text, [row.name, row.issuer, row.clientId])) && (asking === null || asks(row, asking)));
}

/** A suspended platform asks for nothing: what waits there is decided once it comes back. */
function asks({ _id, state, tokenTrouble }: Named, asking: ReadonlySet<string>): boolean {
  return state === 'pending' || (state === 'active' && (asking.has(String(_id)) || isLasting(tokenTrouble)));
}
