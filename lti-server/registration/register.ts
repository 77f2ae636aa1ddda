import type { Request as ExpressRequest } from 'express';
import { platformMended } from '../../models/grades/grades.ts';
import { claimInvitation, findInvitation, reopenInvitation, useInvitation, whyNotOpen, type Invitation } from '../../models/tenants/invitations.ts';
import { approveRegistration, expectDeployment } from '../../models/tenants/deployments.ts';
import { hostedPlatformAt, isOnOrigins, platformUrl, registeringOrigins } from '../../models/tenants/origins.ts';
import { allPlacements, privacyLevels, usualChoices, type RegistrationChoices } from '../../models/tenants/registration-choices.ts';
import { registrationForLogin, registrationsOnOrigin, renewRegistration, type Registration } from '../../models/tenants/registrations.ts';
import { programTemplates } from '../../models/vocabulary.ts';
import { inTransaction } from '../../models/mongodb/connect.ts';
import { readForm } from '../launch/form.ts';
import { invalid, Refused } from '../launch/refused.ts';
import type { LaunchDesk, Visit } from '../launch/visit.ts';
import { askPage, howPage, registeredPage } from '../pages/registration.ts';
import { sendPage } from '../pages/send.ts';
import { registrationFailed } from './failed.ts';
import { bearer, readConfiguration, type PlatformConfiguration } from './platform-configuration.ts';
import { askedScopes, readAnswer, toolRegistration, type PlatformAnswer } from './tool-configuration.ts';

/** The invitation was made by the owner, and whoever holds it acts in the owner's name for one registration. */
const owner = { kind: 'owner', via: 'invitation' } as const;

/** What the platform adds to the invitation's address when it opens it. */
interface Request {
  readonly configuration: URL | null;
  readonly registrationToken: string | undefined;
}

/** GET looks only: a page that asks whether to connect, framed by the platform that shows it. */
export async function askToRegister(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { request, response, locale } = visit;
  const word = wordIn(visit);
  if ((await findInvitation(word, visit.now)) === null) throw await notOpen(word, visit.now);
  const { configuration, registrationToken } = readRequest(request.query, desk);
  if (configuration === null) {
    if (request.query['openid_configuration'] !== undefined) throw registrationFailed('configuration-address');
    sendPage(response, 200, howPage(locale), {});
    return;
  }
  const shownBy = registeringOrigins(configuration);
  const around = pageAround(request);
  if (around !== undefined && hostedPlatformAt(configuration) !== undefined && !isOnOrigins(around, shownBy)) {
    visit.registering = [around]; // a page without a form, so that it can be read there
    throw new Refused('register-by-hand');
  }
  const [earlier] = await registrationsOnOrigin(owner, configuration.origin);
  const page = askPage(locale, {
    platform: configuration.host,
    configuration: configuration.href,
    registrationToken,
    choices: earlier?.choices ?? usualChoices,
    isUpdate: earlier !== undefined,
  });
  sendPage(response, 200, page, { framedBy: shownBy, hasForm: true });
}

/** POST claims the invitation and registers: reads the platform's configuration, tells it about this tool, keeps its answer. */
export async function register(visit: Visit, desk: LaunchDesk): Promise<void> {
  const { request, response, locale, now } = visit;
  if (!isOwnForm(request.get('origin'), desk.toolUrl)) throw registrationFailed('foreign-form');
  const { configuration: address, registrationToken } = readRequest(request.body, desk);
  const choices = readChoices(request.body);
  const invitation = await claimInvitation(wordIn(visit), now);
  if (invitation === null) throw await notOpen(wordIn(visit), now);
  visit.registering = address === null ? [] : registeringOrigins(address);
  try {
    if (address === null) throw registrationFailed('configuration-address');
    const platform = await readConfiguration(address, { outgoing: desk.outgoing, allowHttp: desk.allowPrivatePlatforms, registrationToken });
    const answer = await introduce(platform, choices, registrationToken, desk);
    const { registration, isUpdate } = await keep(invitation, platform, choices, answer, desk);
    const isOpen = registration.state === 'active';
    await platformMended(owner, registration.id, now);
    desk.log.info({ requestId: request.requestId, registrationId: registration.id, state: registration.state }, 'a platform registered');
    const closes = [...new Set([...visit.registering, new URL(platform.registrationUrl).origin])];
    sendPage(response, 200, registeredPage(locale, { platform: registration.name, isOpen, isUpdate, closes }), { framedBy: visit.registering });
  } catch (error) {
    await reopenInvitation(invitation);
    throw error;
  }
}

/** Posts our registration to the platform, with its bearer, and reads its answer. */
async function introduce(platform: PlatformConfiguration, choices: RegistrationChoices, registrationToken: string | undefined, { outgoing, toolUrl }: LaunchDesk): Promise<PlatformAnswer> {
  const { status, body } = await outgoing(platform.registrationUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...bearer(registrationToken) },
    body: JSON.stringify(toolRegistration(toolUrl, platform, choices)),
  }).catch((error: unknown) => {
    throw registrationFailed('platform-refused', error);
  });
  if (status < 200 || status > 299) throw registrationFailed('platform-refused');
  const answer = readAnswer(body);
  if (answer === null) throw registrationFailed('answer-form');
  return answer;
}

/**
 * Keeps what was agreed, spends the invitation, and approves where the owner included that. A platform that answers with a
 * client id which is here already (Moodle, where its administrator chose to update) keeps its registration and deployments.
 */
async function keep(
  invitation: Invitation, platform: PlatformConfiguration, choices: RegistrationChoices, answer: PlatformAnswer, desk: LaunchDesk,
): Promise<{ registration: Registration; isUpdate: boolean }> {
  const { issuer, authorizationUrl, tokenUrl, jwksUrl, authorizationServer, name } = platform;
  const { clientId, deploymentId, grantedScopes } = answer;
  return inTransaction(async () => {
    const isUpdate = typeof (await registrationForLogin(issuer, clientId)) === 'object';
    const registration = await renewRegistration(
      owner,
      {
        issuer, clientId, authorizationUrl, tokenUrl, jwksUrl, choices, askedScopes: askedScopes(desk.toolUrl, platform),
        ...(grantedScopes === undefined ? {} : { grantedScopes }),
        ...(authorizationServer === undefined ? {} : { authorizationServer }),
        ...(name === undefined ? {} : { name }),
      },
      { allowHttp: desk.allowPrivatePlatforms },
    );
    if (deploymentId !== undefined) await expectDeployment(registration.id, deploymentId);
    await useInvitation(invitation, registration.id);
    if (!invitation.approves) return { registration, isUpdate };
    // What waits from before was not invited: only the deployment that came with this registration is let in.
    const approved = await approveRegistration(owner, { issuer, clientId, deploymentId: deploymentId ?? null });
    return { registration: approved.registration, isUpdate };
  });
}

function readRequest(source: unknown, { allowPrivatePlatforms }: LaunchDesk): Request {
  const form = readForm(source, ['openid_configuration', 'registration_token']);
  return { configuration: platformUrl(form.openid_configuration, { allowHttp: allowPrivatePlatforms }), registrationToken: form.registration_token };
}

/** What was chosen on the page; a form without choices (an older page) gets the usual ones. Throws Refused for a choice that is none. */
function readChoices(source: unknown): RegistrationChoices {
  const { privacy, template, ...places } = readForm(source, ['privacy', 'template', ...allPlacements]);
  if (privacy === undefined) return usualChoices;
  const level = privacyLevels.find((one) => one === privacy);
  const chosen = template === undefined ? null : programTemplates.find((one) => one === template);
  if (level === undefined || chosen === undefined) throw invalid('form');
  return { privacy: level, template: chosen, placements: allPlacements.filter((placement) => places[placement] !== undefined) };
}

/** The origin of the page that shows this one in its frame, where the browser says so. */
function pageAround(request: ExpressRequest): string | undefined {
  if (request.get('sec-fetch-dest') !== 'iframe') return undefined;
  return platformUrl(request.get('referer'), { allowHttp: false })?.origin;
}

async function notOpen(word: string, now: Date): Promise<Refused> {
  return new Refused(`invitation-${await whyNotOpen(word, now)}`);
}

function wordIn({ request }: Visit): string {
  return String(request.params['word']);
}

/** The page's own form: a browser says `null` for it under `no-referrer`, and some say nothing at all. */
function isOwnForm(origin: string | undefined, toolUrl: string): boolean {
  return origin === undefined || origin === 'null' || origin === toolUrl;
}
