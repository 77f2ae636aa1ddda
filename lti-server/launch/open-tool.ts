import { randomBytes } from 'node:crypto';
import type { CountingLaunch } from '../../models/grades/grades.ts';
import { enterFromLaunch, type Entered, type Launch } from '../../models/sessions/enter.ts';
import type { Registration } from '../../models/tenants/registrations.ts';
import { placedCompletion } from '../deep-linking/placed-completion.ts';
import { placedPart } from '../deep-linking/placed-part.ts';
import type { Html } from '../pages/html.ts';
import { sendPage } from '../pages/send.ts';
import { shellPage } from '../pages/shell.ts';
import { wordsOf } from '../pages/words/index.ts';
import { present } from './claim-values.ts';
import type { LaunchClaims } from './claims.ts';
import { keepResume } from './cookies.ts';
import type { VerifiedLaunch } from './messages.ts';
import { Refused } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

/** A resource link was opened (LtiResourceLinkRequest): opens a session and shows the tool. */
export async function openTool(launch: VerifiedLaunch, visit: Visit, desk: LaunchDesk): Promise<void> {
  const { claims } = launch;
  return enterAndShow(launch, present({ part: placedPart(claims.custom), counting: countingOf(claims) }), visit, desk);
}

/** Lets the person in, for what they came for, and shows the tool. */
export async function enterAndShow(
  { registration, deployment, claims, returnUrl, arrival }: VerifiedLaunch,
  wanted: Pick<Launch, 'part' | 'counting' | 'review'>,
  visit: Visit,
  desk: LaunchDesk,
): Promise<void> {
  const launchId = newLaunchId(visit.now);
  const { name, email, languageTag: locale, zone, context, brandColour } = claims;
  const outcome = await enterFromLaunch(
    {
      launchId,
      registration,
      deployment: { id: deployment.id, tenantId: deployment.tenantId },
      subject: claims.subject,
      platformRoles: claims.roles,
      ...present({ name, email, locale, zone, context, brandColour, returnUrl, membershipsUrl: claims.services.roster?.membershipsUrl }),
      ...wanted,
    },
    arrival,
    visit.now,
  );
  if (outcome.outcome !== 'session') throw new Refused(outcome.outcome === 'suspended' ? 'person-suspended' : outcome.outcome);
  const shell = shellOf(desk, registration.id, launchId, outcome);
  await outcome.stands;
  keepResume(visit.request, visit.response, launchId, { registrationId: registration.id, deploymentId: deployment.id, secret: outcome.resumeSecret });
  desk.outcomes.recordLaunch(registration.id, visit.now);
  sendPage(visit.response, 200, shell, { framedBy: [...registration.origins, ...deployment.origins] });
}

function countingOf({ custom, resourceLink, roles, services: { grades } }: LaunchClaims): CountingLaunch | undefined {
  const completion = placedCompletion(custom);
  if (completion === undefined || resourceLink === undefined) return undefined;
  return { completion, resourceLink, isLearner: roles.learner, ...present({ offeredScopes: grades?.scopes, lineItemsUrl: grades?.lineItemsUrl, lineItemUrl: grades?.lineItemUrl }) };
}

/** Shows the tool to somebody who has a session now. */
export function sendShell(
  { response }: Visit,
  desk: LaunchDesk,
  { registration, deploymentOrigins, launchId, entered }: { registration: Registration; deploymentOrigins: readonly string[]; launchId: string; entered: Entered },
): void {
  sendPage(response, 200, shellOf(desk, registration.id, launchId, entered), { framedBy: [...registration.origins, ...deploymentOrigins] });
}

function shellOf({ toolUrl }: LaunchDesk, registrationId: string, launchId: string, { token, expiresAt, me, first, brandColour }: Entered): Html {
  const { locale } = me.person;
  return shellPage({
    locale,
    title: me.program?.title ?? wordsOf[locale].product,
    toolUrl,
    address: `/app/${registrationId}/${launchId}`,
    brandColour: brandColour ?? me.program?.accent ?? null,
    session: { token, expiresAt, me, first },
  });
}

/** Not secret: it stands in the page's address. Begins with its time, so that old cookies can be told from new ones. */
function newLaunchId(now: Date): string {
  return `${now.getTime().toString(36)}-${randomBytes(16).toString('base64url')}`;
}
