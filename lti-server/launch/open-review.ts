import { findLearner } from '../../models/grades/grades.ts';
import type { VerifiedLaunch } from './messages.ts';
import { enterAndShow } from './open-tool.ts';
import { Refused } from './refused.ts';
import type { LaunchDesk, Visit } from './visit.ts';

/**
 * A teacher looks at one student's line of the gradebook (LtiSubmissionReviewRequest): opens a session that shows that person's work, if
 * they are graded in the column of the link. Only who teaches the course may ask; what they see then is for the policy to say.
 */
export async function openReview(launch: VerifiedLaunch, visit: Visit, desk: LaunchDesk): Promise<void> {
  const { registration, deployment, claims } = launch;
  const { context, resourceLink, roles, services } = claims;
  if (!roles.instructor) throw new Refused('review-not-for-you');
  if (context === undefined) throw new Refused('no-context');
  const course = { registrationId: registration.id, deploymentId: deployment.id, contextId: context.id };
  const learner = resourceLink === undefined ? null : await findLearner({ ...course, resourceLinkId: resourceLink.id }, services.reviewOf!.subject); // messages.ts saw to it
  if (learner === null) throw new Refused('nothing-to-review');
  return enterAndShow(launch, { review: { personId: learner.personId, columnId: learner.columnId } }, visit, desk);
}
