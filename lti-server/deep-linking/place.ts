import { isWelcome } from '../../models/people/people.ts';
import { findDeploymentById, isActive } from '../../models/tenants/deployments.ts';
import { findLinkRequest, registrationOfWord, takeLinkRequest, type LinkRequest } from '../../models/tenants/link-requests.ts';
import { isOnOrigins } from '../../models/tenants/origins.ts';
import { findRegistration } from '../../models/tenants/registrations.ts';
import { readForm } from '../launch/form.ts';
import { assertNotFlooded, assertOpen, launchAddress } from '../launch/login.ts';
import { invalid, Refused } from '../launch/refused.ts';
import type { LaunchDesk, Visit } from '../launch/visit.ts';
import { pickerPage } from '../pages/picker.ts';
import { sendPage } from '../pages/send.ts';
import { wordsOf } from '../pages/words/index.ts';
import { refuseByAnswer, sendAnswer } from './answer.ts';
import { linksOf } from './links.ts';
import { faultsOf } from './pick-faults.ts';
import { nothingChosenYet, readPick, type Pick } from './pick.ts';

/** The choice of a teacher, or that they turned back: answers the platform, once. */
export async function place(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { request, now, locale } = visit;
  const { word = '', cancel } = readForm(request.body, ['word', 'cancel']);
  const registrationId = registrationOfWord(word);
  const registration = registrationId === null ? null : await findRegistration(registrationId);
  if (registration === null) throw new Refused('choice-over');
  visit.registration = registration;
  // Another site's form would place its own choice in this person's course.
  if (request.get('origin') !== desk.toolUrl) throw invalid('choice-elsewhere');
  assertOpen(registration);
  const waiting = await findLinkRequest(word, now);
  if (waiting === null) throw new Refused('choice-over');
  visit.verified = true;
  assertNotFlooded(desk, `links:${registration.id}`, now);
  const pick = readPick(request.body, waiting);
  if (cancel === undefined && faultsOf(pick, todayIn(waiting.zone, now)).length > 0) return sendPicker(visit, { word, request: waiting }, pick);

  const taken = await takeLinkRequest(word, now);
  if (taken === null) throw new Refused('choice-over');
  const deployment = await findDeploymentById(taken.deploymentId);
  if (deployment === null || !isActive(deployment)) throw new Refused('platform-suspended');
  if (!isOnOrigins(taken.returnUrl, [...registration.origins, ...deployment.origins])) throw invalid('return-elsewhere');
  const answer = { registration, deployment, request: taken };
  refuseByAnswer(visit, desk, answer);
  if (!(await isWelcome(taken.tenantId, taken.personId))) throw new Refused('person-suspended');
  if (cancel !== undefined) return sendAnswer(visit, desk, { ...answer, links: [] });
  const links = linksOf(pick, { url: launchAddress(desk.toolUrl), locale, zone: taken.zone });
  const message = wordsOf[locale].picker.added.replace('{titles}', links.map(({ title }) => title).join(', '));
  return sendAnswer(visit, desk, { ...answer, links, message });
}

/** The page to choose on; once more, with what was wrong, where a choice could not be taken. */
export async function sendPicker(visit: Visit, { word, request }: { word: string; request: LinkRequest }, pick?: Pick): Promise<void> {
  const today = todayIn(request.zone, visit.now);
  const faults = pick === undefined ? [] : faultsOf(pick, today);
  // Its form has to say where it comes from (place, above).
  sendPage(visit.response, faults.length === 0 ? 200 : 400, pickerPage(visit.locale, { word, request, pick: pick ?? nothingChosenYet(request), faults, today }), {
    framedBy: await visit.framedBy(),
    hasForm: true,
    referrer: 'same-origin',
  });
}

function todayIn(zone: string, now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}
