import { addressKey } from '../address-key.ts';
import { proofPage } from '../pages/proof.ts';
import { sendPage } from '../pages/send.ts';
import { answerLaunch, arrivalOf, verifyLaunch } from './answer-launch.ts';
import { proofKey } from './cookies.ts';
import { readForm } from './form.ts';
import { assertNotFlooded } from './login.ts';
import { readLaunch, whyNotTaken, type PostedLaunch } from './posted-launch.ts';
import { invalid, Refused } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

/**
 * A launch whose browser sent no cookie. Where the login laid its proof into the platform's storage, the id_token is
 * verified, its login waits for exactly that one, and a page asks the storage and posts both to `/lti/proof`. Nothing of
 * the launch is stored but the hash of the id_token: the page carries it, and it is verified again.
 */
export async function askForProof(posted: PostedLaunch, visit: Visit, desk: LaunchDesk): Promise<void> {
  const { state, idToken } = posted;
  const login = await desk.logins.findWaiting(state, visit.now);
  if (login === null) throw await whyNotTaken(posted, visit.now, desk);
  if (login.storageTarget === null) throw new Refused('cookies-blocked');
  const { registration } = await verifyLaunch({ idToken, login, at: visit.now }, await visit.platform(), visit, desk);
  // One token may come as often as the page is loaded again, and whoever has one can post it: it uses up nothing of the others'.
  assertNotFlooded(desk, `proof:${registration.id}:${addressKey(visit.request)}`, visit.now);
  if (!(await desk.logins.awaitProof(state, idToken, visit.now))) throw new Refused('launch-replayed');
  const page = proofPage(visit.locale, {
    storage: { target: login.storageTarget, origin: new URL(registration.authorizationUrl).origin, key: proofKey(state) },
    state,
    idToken,
  });
  // Its form has to say where it comes from, so that only this page can end a launch (below).
  sendPage(visit.response, 200, page, { framedBy: await visit.framedBy(), hasForm: true, referrer: 'same-origin' });
}

/**
 * The proof that platform storage gave, with the launch that waits for it. A page of somebody else that posts its own
 * state, id_token and proof would let the person in as that somebody: only our own page may.
 */
export async function prove(visit: Visit, desk: LaunchDesk): Promise<void> {
  const posted = readLaunch(visit, desk);
  const { proof } = readForm(visit.request.body, ['proof']);
  if (visit.request.get('origin') !== desk.toolUrl) throw invalid('proof-elsewhere');
  if (proof === undefined) throw new Refused('cookies-blocked'); // the storage did not answer, or had nothing
  const [login, arrival] = await Promise.all([desk.logins.takeProved({ ...posted, proof }, visit.now), arrivalOf(posted, visit.now)]);
  if (login === null) throw await whyNotTaken(posted, visit.now, desk);
  await answerLaunch({ idToken: posted.idToken, login, arrival, at: login.verifiedAt }, visit, desk);
}
