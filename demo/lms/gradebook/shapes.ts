import { z } from 'zod';

/** AGS 2.0, 4.4 (what the student did) and 4.5 (how far the marking is). */
export const activityProgress = ['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed'] as const;
export const gradingProgress = ['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady'] as const;

const review = z.strictObject({
  reviewableStatus: z.array(z.string()),
  label: z.string().nullable(),
  url: z.string().nullable(),
  custom: z.record(z.string(), z.string()),
});

const lineItemShape = z.strictObject({
  id: z.string(),
  courseId: z.string(),
  /** The tool that it belongs to; null for an assignment of the course itself. */
  clientId: z.string().nullable(),
  label: z.string(),
  scoreMaximum: z.number(),
  resourceId: z.string().nullable(),
  tag: z.string().nullable(),
  resourceLinkId: z.string().nullable(),
  startDateTime: z.string().nullable(),
  endDateTime: z.string().nullable(),
  gradesReleased: z.boolean(),
  submissionReview: review.nullable(),
});
export type LineItem = z.infer<typeof lineItemShape>;

const gradeShape = z.strictObject({
  sub: z.string(),
  /** What the tool sent last, on the line item's own scale; null where it sent a score that says no mark. */
  given: z.number().nullable(),
  comment: z.string(),
  activityProgress: z.enum(activityProgress).nullable(),
  gradingProgress: z.enum(gradingProgress).nullable(),
  /** When the tool says that it was given, ISO 8601. */
  timestamp: z.string().nullable(),
  /** What a teacher entered; it stands until the teacher takes it back, whatever the tool sends. */
  byHand: z.strictObject({ mark: z.number().nullable(), comment: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type Grade = z.infer<typeof gradeShape>;

export const gradebookShape = z.strictObject({
  version: z.literal(1),
  /** Line items are numbered, as on Moodle. */
  lastId: z.number(),
  lineItems: z.array(lineItemShape),
  /** By line item, then by student. */
  grades: z.record(z.string(), z.record(z.string(), gradeShape)),
});
export type GradebookRows = z.infer<typeof gradebookShape>;
