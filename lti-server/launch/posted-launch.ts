import { loginMs } from '../../models/tenants/logins.ts';
import { readForm } from './form.ts';
import { saidByPlatform } from './platform-errors.ts';
import { invalid, Refused } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

const longestToken = 100_000;

/** A platform's answer to a login, as it was posted. */
export interface PostedLaunch {
  readonly state: string;
  readonly idToken: string;
  /** Out of the state, as is `madeAt`; nothing is granted by either. */
  readonly registrationId: string;
  readonly madeAt: Date;
}

/** Reads state and id_token, and notes whose login it was: a page that refuses knows by that who may frame it. */
export function readLaunch(visit: Visit, { logins }: LaunchDesk): PostedLaunch {
  const form = readForm(visit.request.body, ['state', 'id_token', 'error'], { id_token: longestToken });
  const state = logins.read(form.state ?? '');
  if (form.state === undefined || state === null) throw invalid('state');
  visit.named = state.registrationId;
  visit.ours = true;
  if (form.error !== undefined) throw saidByPlatform(form.error);
  if (form.id_token === undefined) throw invalid('token-missing');
  return { state: form.state, idToken: form.id_token, registrationId: state.registrationId, madeAt: state.madeAt };
}

/**
 * Why there was no login to take, as well as can be known: it still waits for another browser (or this one kept no
 * proof), it is too old, or it was spent.
 */
export async function whyNotTaken({ state, madeAt }: PostedLaunch, now: Date, { logins }: LaunchDesk): Promise<Refused> {
  if (now.getTime() - madeAt.getTime() > loginMs) return new Refused('launch-expired');
  return new Refused((await logins.findWaiting(state, now)) === null ? 'launch-replayed' : 'cookies-blocked');
}
