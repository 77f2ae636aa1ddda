import { messageTarget } from '../tools.ts';
import type { Tool } from '../tools.ts';
import type { Grade, LineItem } from './shapes.ts';

/**
 * Where a student's work for this column is looked at (LTI Submission Review 1.0): the column's own address, else the
 * one that the tool registered; null where the tool takes no such message.
 */
export function reviewOf({ clientId, submissionReview }: LineItem, tool: Tool): { target: string; label: string; custom: Record<string, string> } | null {
  const registered = messageTarget(tool, 'LtiSubmissionReviewRequest');
  if (clientId !== tool.clientId || registered === undefined) return null;
  return {
    target: submissionReview?.url ?? registered,
    label: submissionReview?.label ?? `Open in ${tool.label}`,
    custom: submissionReview?.custom ?? {},
  };
}

/** Whether there is something to look at: what the column says of it, or any activity where it says nothing. */
export function isReviewable({ submissionReview }: LineItem, grade: Grade | undefined): boolean {
  const status = grade?.activityProgress ?? null;
  if (status === null) return submissionReview?.reviewableStatus.includes('None') ?? false;
  return submissionReview === null || submissionReview.reviewableStatus.includes(status);
}
