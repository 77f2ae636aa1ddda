import { ApiAction } from '../api/api-action.ts';
import type { CallAnswer, CallInput, Operation, OperationId } from '../api/operation.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { problemSentence } from '../parts/problem-banner.ts';
import type { GoalsHost } from './goals-host.ts';

/** A write of one operation, as an action of the element. */
export function actionOf<Id extends OperationId>(host: MentorElement, operation: { readonly id: Id } & Operation<Id>): ApiAction<CallInput<Id>, CallAnswer<Id>> {
  return new ApiAction(host, (api, input: CallInput<Id>, options) => api.call(operation, input, options));
}

/** After a write that did not work: says so at once, and where the goal is not as it was shown, shows it as it is. */
export function afterFailure(host: GoalsHost, { problem }: Pick<ApiAction<never, never>, 'problem'>): void {
  if (problem) announce(problemSentence(problem), 'assertive');
  if (problem?.code === 'moved-on' || problem?.code === 'not-found') void host.refresh();
}
