import { enterAgain } from '../../models/sessions/enter.ts';
import { isLaunchKnown } from '../../models/sessions/sessions.ts';
import { findDeploymentById, isActive } from '../../models/tenants/deployments.ts';
import { findRegistration } from '../../models/tenants/registrations.ts';
import { forgetResume, readResume } from './cookies.ts';
import { sendShell } from './open-tool.ts';
import { Refused } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

/** How a browser asks for a page that it shows; anything else (a script's fetch, a prefetch) would only spend the Bearer. */
const shown = new Set(['document', 'iframe', 'frame', 'embed', 'object']);

/**
 * A launched page that is loaded again (GET /app/REGISTRATION/LAUNCH): the resume cookie of that launch gives the page a
 * new Bearer. The address alone gives nothing but the page that says to open it again.
 */
export async function resume(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { request, response, now } = visit;
  const { registrationId, launchId } = request.params as { registrationId: string; launchId: string };
  const registration = await findRegistration(registrationId);
  if (registration === null) throw new Refused('open-again');
  visit.registration = registration;
  const destination = request.get('sec-fetch-dest');
  if (destination !== undefined && !shown.has(destination)) throw new Refused('open-again');
  const cookie = readResume(request, launchId);
  // The cookie names its platform: no other one can have the page framed by putting itself into the address.
  if (cookie === null || cookie.registrationId !== registration.id) {
    visit.ours = await isLaunchKnown(registration.id, launchId);
    throw new Refused('open-again');
  }
  const [entered, deployment] = await Promise.all([enterAgain(launchId, cookie.secret, now), findDeploymentById(cookie.deploymentId)]);
  if (entered === null || deployment === null || !isActive(deployment)) {
    forgetResume(response, launchId);
    visit.ours = await isLaunchKnown(registration.id, launchId);
    throw new Refused('open-again');
  }
  sendShell(visit, desk, { registration, deploymentOrigins: deployment.origins, launchId, entered });
}
