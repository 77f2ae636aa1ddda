import { askForLinks } from '../../models/sessions/ask-for-links.ts';
import { isOnOrigins } from '../../models/tenants/origins.ts';
import { mayCall, serviceScopes } from '../../models/tenants/service-scopes.ts';
import { linkTargets } from '../../models/vocabulary.ts';
import { present } from '../launch/claim-values.ts';
import type { VerifiedLaunch } from '../launch/messages.ts';
import { invalid, Refused } from '../launch/refused.ts';
import type { LaunchDesk, Visit } from '../launch/visit.ts';
import { wordsOf } from '../pages/words/index.ts';
import { refuseByAnswer, sendAnswer } from './answer.ts';
import { sendPicker } from './place.ts';

/** A teacher wants to put something of the tool into a course (LtiDeepLinkingRequest): shows what there is to choose from. */
export async function askToPick({ registration, deployment, claims }: VerifiedLaunch, visit: Visit, desk: LaunchDesk): Promise<void> {
  const { subject, name, email, locale, zone, context, roles, services } = claims;
  const { returnUrl, data, acceptMultiple, acceptTargets, acceptTypes, acceptLineItem } = services.deepLinking!; // messages.ts saw to it
  // Rule 10: nobody else gets what this tool signs.
  if (!isOnOrigins(returnUrl, [...registration.origins, ...deployment.origins])) throw invalid('return-elsewhere');
  refuseByAnswer(visit, desk, { registration, deployment, request: { returnUrl, data: data ?? null } });
  const outcome = await askForLinks(
    {
      registration,
      deployment: { id: deployment.id, tenantId: deployment.tenantId },
      subject,
      platformRoles: roles,
      settings: {
        returnUrl,
        data: data ?? null,
        multiple: acceptMultiple,
        targets: linkTargets.filter((target) => acceptTargets.includes(target)),
        // Where the platform does not say (Deep Linking 2.0, 4.4.1) a column is tried: Moodle takes it.
        grades: mayCall(registration, serviceScopes.scores) && acceptLineItem !== false,
      },
      takesLinks: acceptTypes.includes('ltiResourceLink'),
      ...present({ name, email, locale, zone, context }),
    },
    visit.now,
  );
  switch (outcome.outcome) {
    case 'waits':
      desk.outcomes.recordLaunch(registration.id, visit.now);
      return sendPicker(visit, outcome);
    case 'takes-no-links':
      desk.outcomes.recordLaunch(registration.id, visit.now);
      return sendAnswer(visit, desk, { registration, deployment, request: outcome.request, links: [], error: wordsOf[visit.locale].picker.takesNoLinks });
    case 'suspended':
      throw new Refused('person-suspended');
    case 'no-context':
    case 'not-for-you':
    case 'start-first':
      throw new Refused(outcome.outcome);
  }
}
