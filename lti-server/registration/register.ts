import { claimInvitation, findInvitation, reopenInvitation, useInvitation, type Invitation } from '../../models/tenants/invitations.ts';
import { approveRegistration, expectDeployment } from '../../models/tenants/deployments.ts';
import { platformUrl } from '../../models/tenants/origins.ts';
import { renewRegistration, type Registration } from '../../models/tenants/registrations.ts';
import { inTransaction } from '../../models/mongodb/connect.ts';
import { readForm } from '../launch/form.ts';
import { Refused } from '../launch/refused.ts';
import type { LaunchDesk, Visit } from '../launch/visit.ts';
import { registrationFaults, type RegistrationFault } from '../pages/refusals.ts';
import { noticePage } from '../pages/notice.ts';
import { askPage, howPage, registeredPage } from '../pages/registration.ts';
import { sendPage } from '../pages/send.ts';
import { wordsOf } from '../pages/words/index.ts';
import { RegistrationFailed } from './failed.ts';
import { bearer, readConfiguration, type PlatformConfiguration } from './platform-configuration.ts';
import { readAnswer, toolRegistration, type PlatformAnswer } from './tool-configuration.ts';

/** The invitation was made by the owner, and whoever holds it acts in the owner's name for one registration. */
const owner = { kind: 'owner' } as const;

/** What the platform adds to the invitation's address when it opens it. */
interface Request {
  readonly configuration: URL | null;
  readonly registrationToken: string | undefined;
}

/** GET looks only: a page that asks whether to connect, framed by the platform that shows it. */
export async function askToRegister(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { request, response, locale } = visit;
  const word = wordIn(visit);
  if ((await findInvitation(word, visit.now)) === null) throw new Refused('invitation-unknown');
  const { configuration, registrationToken } = readRequest(request.query, desk);
  if (configuration === null) {
    if (request.query['openid_configuration'] !== undefined) sendFault(visit, 'configuration-address', []);
    else sendPage(response, 200, howPage(locale), {});
    return;
  }
  const page = askPage(locale, { platform: configuration.host, configuration: configuration.href, registrationToken });
  sendPage(response, 200, page, { framedBy: [configuration.origin], hasForm: true });
}

/** POST claims the invitation and registers: reads the platform's configuration, tells it about this tool, keeps its answer. */
export async function register(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { request, response, locale, now } = visit;
  if (!isOwnForm(request.get('origin'), desk.toolUrl)) return sendFault(visit, 'foreign-form', []);
  const { configuration: address, registrationToken } = readRequest(request.body, desk);
  const invitation = await claimInvitation(wordIn(visit), now);
  if (invitation === null) throw new Refused('invitation-unknown');
  try {
    if (address === null) throw new RegistrationFailed('configuration-address');
    const platform = await readConfiguration(address, { outgoing: desk.outgoing, allowHttp: desk.allowPrivatePlatforms, registrationToken });
    const answer = await introduce(platform, registrationToken, desk);
    const registration = await keep(invitation, platform, answer, desk);
    const isOpen = registration.state === 'active';
    desk.log.info({ requestId: request.requestId, registrationId: registration.id, state: registration.state }, 'a platform registered');
    sendPage(response, 200, registeredPage(locale, { platform: registration.name, isOpen, closes: address.origin }), { framedBy: [address.origin] });
  } catch (error) {
    await reopenInvitation(invitation);
    if (!(error instanceof RegistrationFailed)) throw error;
    desk.log.info({ requestId: request.requestId, fault: error.fault }, 'a registration failed');
    sendFault(visit, error.fault, address === null ? [] : [address.origin]);
  }
}

/** Posts our registration to the platform, with its bearer, and reads its answer. */
async function introduce({ registrationUrl, family }: PlatformConfiguration, registrationToken: string | undefined, { outgoing, toolUrl }: LaunchDesk): Promise<PlatformAnswer> {
  const { status, body } = await outgoing(registrationUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...bearer(registrationToken) },
    body: JSON.stringify(toolRegistration(toolUrl, family)),
  }).catch((error: unknown) => {
    throw new RegistrationFailed('platform-refused', error);
  });
  if (status < 200 || status > 299) throw new RegistrationFailed('platform-refused');
  const answer = readAnswer(body);
  if (answer === null) throw new RegistrationFailed('answer-form');
  return answer;
}

/** Keeps what was agreed, spends the invitation, and approves where the owner included that. */
async function keep(invitation: Invitation, platform: PlatformConfiguration, answer: PlatformAnswer, desk: LaunchDesk): Promise<Registration> {
  const { issuer, authorizationUrl, tokenUrl, jwksUrl, authorizationServer, name } = platform;
  const { clientId, deploymentId, grantedScopes } = answer;
  return inTransaction(async () => {
    const registration = await renewRegistration(
      owner,
      {
        issuer, clientId, authorizationUrl, tokenUrl, jwksUrl, grantedScopes,
        ...(authorizationServer === undefined ? {} : { authorizationServer }),
        ...(name === undefined ? {} : { name }),
      },
      { allowHttp: desk.allowPrivatePlatforms },
    );
    if (deploymentId !== undefined) await expectDeployment(registration.id, deploymentId);
    await useInvitation(invitation, registration.id);
    if (!invitation.approves) return registration;
    return (await approveRegistration(owner, { issuer, clientId, ...(deploymentId === undefined ? {} : { deploymentId }) })).registration;
  });
}

function readRequest(source: unknown, { allowPrivatePlatforms }: LaunchDesk): Request {
  const form = readForm(source, ['openid_configuration', 'registration_token']);
  return { configuration: platformUrl(form.openid_configuration, { allowHttp: allowPrivatePlatforms }), registrationToken: form.registration_token };
}

function wordIn({ request }: Visit): string {
  return String(request.params['word']);
}

/** The page's own form: a browser says `null` for it under `no-referrer`, and some say nothing at all. */
function isOwnForm(origin: string | undefined, toolUrl: string): boolean {
  return origin === undefined || origin === 'null' || origin === toolUrl;
}

function sendFault({ response, locale }: Visit, fault: RegistrationFault, framedBy: readonly string[]): void {
  const { title, text } = wordsOf[locale].refusals['registration-failed'];
  sendPage(response, 400, noticePage({ locale, icon: 'alert', title, paragraphs: [text], detail: registrationFaults[fault] }), { framedBy });
}
