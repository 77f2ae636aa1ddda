import { answerLaunch, arrivalOf } from './answer-launch.ts';
import { forgetProof, readProof } from './cookies.ts';
import { checkEarly } from './id-token.ts';
import { readLaunch, whyNotTaken } from './posted-launch.ts';
import { askForProof } from './proof.ts';
import type { LaunchDesk, Visit } from './visit.ts';

/**
 * The platform's answer to a login (a form post). The proof that this browser began it comes by cookie, and the login is
 * taken with it; only without a cookie platform storage is asked for it, by a page (proof.ts).
 */
export async function launch(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { request, response, now } = visit;
  const posted = readLaunch(visit, desk);
  const proof = readProof(request, posted.state);
  if (proof === undefined) {
    await askForProof(posted, visit, desk);
    return;
  }
  const early = checkEarly(posted.idToken, posted.registrationId, desk.keys);
  const [login, arrival] = await Promise.all([desk.logins.take(posted.state, proof, now), arrivalOf(posted, now)]);
  if (login === null) throw await whyNotTaken(posted, now, desk);
  forgetProof(response, posted.state);
  await answerLaunch({ idToken: posted.idToken, login, arrival, at: now, early }, visit, desk);
}
