import type { OwnerActor } from '../../models/actor.ts';
import { platformMended } from '../../models/grades/grades.ts';
import { dropMail, retryAllMail, retryMail } from '../../models/outbox/given-up.ts';
import { replaceDeployment } from '../../models/rosters/replace-deployment.ts';
import { endSessionsOfPerson, endSessionsThrough } from '../../models/sessions/sessions.ts';
import { addOrigin, removeOrigin } from '../../models/tenants/added-origins.ts';
import { approveOrigin, approveRegistration, suspendDeployment } from '../../models/tenants/deployments.ts';
import { reopenHost, revokeHost, revokeHostKey } from '../../models/tenants/hosts.ts';
import { revokeInvitation } from '../../models/tenants/invitations.ts';
import { endOwnerSessions } from '../../models/tenants/owner-sessions.ts';
import { configureRegistration, readRegistration, resumeRegistration, suspendRegistration } from '../../models/tenants/registrations.ts';
import { serviceScopes } from '../../models/tenants/service-scopes.ts';
import { rotateToolKeys } from '../../models/tenants/tool-keys.ts';
import type { Secrets } from '../config.ts';
import type { ConsolePage } from './words/index.ts';

/** The box that takes back one scope. */
export const withdrawField = (name: keyof typeof serviceScopes) => `withdraw_${name}` as const;
const scopeNames = Object.keys(serviceScopes) as (keyof typeof serviceScopes)[];

/** The fields of a form that acts read; those that were not sent are empty. */
export const actFields = [
  'issuer', 'client_id', 'deployment_id', 'replaces', 'tenant', 'origin', 'tenant_admin', 'es256', 'audiences', 'id', 'kid', 'door', 'source', 'person_id', 'why', ...scopeNames.map(withdrawField),
] as const;
export type ActForm = Partial<Record<(typeof actFields)[number], string>>;

/** Something the owner does by one form of the console, and the page that shows the outcome. */
export interface Act {
  readonly page: ConsolePage;
  run(owner: OwnerActor, form: ActForm, secrets: Secrets): Promise<unknown>;
}

const key = ({ issuer = '', client_id: clientId = '' }: ActForm) => ({ issuer, clientId });
const deploymentKey = (form: ActForm) => ({ ...key(form), deploymentId: form.deployment_id ?? '' });
/** The same, and then the scores that were given up for want of it are due again. */
const mending = (run: (owner: OwnerActor, form: ActForm) => Promise<unknown>): Act['run'] => async (owner, form) => {
  const done = await run(owner, form);
  await platformMended(owner, (await readRegistration(owner, key(form))).id);
  return done;
};
const tenant = ({ tenant: chosen }: ActForm) => (chosen === undefined ? {} : { tenant: chosen });
const namedOrigin = (form: ActForm) => ({ ...key(form), ...(form.deployment_id === undefined || form.deployment_id === '' ? {} : { deploymentId: form.deployment_id }), origin: form.origin ?? '' });
const lines = (text = ''): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');

export const acts: Readonly<Record<string, Act>> = {
  'approve-platform': { page: 'platforms', run: mending((owner, form) => approveRegistration(owner, { ...key(form), ...tenant(form) })) },
  'suspend-platform': { page: 'platforms', run: (owner, form) => suspendRegistration(owner, key(form)) },
  'resume-platform': { page: 'platforms', run: mending((owner, form) => resumeRegistration(owner, key(form))) },
  'configure-platform': {
    page: 'platforms',
    run: mending((owner, form) => configureRegistration(owner, key(form), {
      tenantAdminByInstitutionRole: form.tenant_admin !== undefined,
      algorithms: form.es256 === undefined ? ['RS256'] : ['RS256', 'ES256'],
      extraAudiences: lines(form.audiences),
      withdrawnScopes: scopeNames.filter((name) => form[withdrawField(name)] !== undefined).map((name) => serviceScopes[name]),
    })),
  },
  'approve-deployment': { page: 'platforms', run: mending((owner, form) => approveRegistration(owner, { ...deploymentKey(form), ...tenant(form) })) },
  'suspend-deployment': { page: 'platforms', run: (owner, form) => suspendDeployment(owner, deploymentKey(form)) },
  'approve-origin': { page: 'platforms', run: mending((owner, form) => approveOrigin(owner, { ...deploymentKey(form), origin: form.origin ?? '' })) },
  'add-origin': { page: 'platforms', run: mending((owner, form) => addOrigin(owner, namedOrigin(form))) },
  'remove-origin': { page: 'platforms', run: (owner, form) => removeOrigin(owner, namedOrigin(form)) },
  'replace-deployment': { page: 'platforms', run: mending((owner, form) => replaceDeployment(owner, { ...deploymentKey(form), replaces: form.replaces ?? '' })) },
  'end-sessions': {
    page: 'platforms',
    run: (owner, { door, source = '' }) => endSessionsThrough(owner, { door: door === 'host' ? 'host' : 'lti', sourceId: source }),
  },
  'revoke-invitation': { page: 'invitations', run: (owner, { id = '' }) => revokeInvitation(owner, id) },
  'suspend-host': { page: 'hosts', run: (owner, { issuer = '' }) => revokeHost(owner, issuer) },
  'resume-host': { page: 'hosts', run: (owner, { issuer = '' }) => reopenHost(owner, issuer) },
  'revoke-host-key': { page: 'hosts', run: (owner, { issuer = '', kid = '' }) => revokeHostKey(owner, { issuer, kid }) },
  'rotate-keys': { page: 'access', run: (owner, _form, secrets) => rotateToolKeys(owner, secrets.keyEncryption) },
  'retry-mail': { page: 'mail', run: (owner, { id = '' }) => retryMail(owner, id) },
  'retry-all-mail': { page: 'mail', run: (owner, { why = '' }) => retryAllMail(owner, why) },
  'drop-mail': { page: 'mail', run: (owner, { id = '' }) => dropMail(owner, id) },
  'end-person': { page: 'access', run: (owner, { person_id: personId = '' }) => endSessionsOfPerson(owner, personId.trim()) },
  'end-sign-ins': { page: 'access', run: (owner) => endOwnerSessions(owner) },
};
