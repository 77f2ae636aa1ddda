import { z } from 'zod';

const enrolmentShape = z.strictObject({
  courseId: z.string(),
  sub: z.string(),
  role: z.enum(['student', 'guest', 'teacher']),
  status: z.enum(['active', 'inactive', 'deleted']),
  changedAt: z.number(),
});

/** A link that a teacher placed by deep linking. */
const activityShape = z.strictObject({
  id: z.string(),
  courseId: z.string(),
  clientId: z.string(),
  title: z.string(),
  text: z.string(),
  /** What opens; null where the tool left it to its registered address. */
  url: z.string().nullable(),
  custom: z.record(z.string(), z.string()),
  opens: z.enum(['iframe', 'window']),
  /** The height that the tool wished for its frame, in pixels. */
  height: z.number().nullable(),
  /** The resource links that this one was copied from, the nearest first ($ResourceLink.id.history). */
  history: z.array(z.string()),
});
export type Activity = z.infer<typeof activityShape>;

const copyShape = z.strictObject({ id: z.string(), of: z.string(), code: z.string(), title: z.string(), history: z.array(z.string()) });
export type Copy = z.infer<typeof copyShape>;

/** What people changed since the seed: an enrolment here stands in place of the seeded one. */
export const campusChanges = z.strictObject({
  version: z.literal(1),
  enrolments: z.array(enrolmentShape),
  activities: z.array(activityShape),
  copies: z.array(copyShape),
});
export type CampusChanges = z.infer<typeof campusChanges>;

export const noChanges = (): CampusChanges => ({ version: 1, enrolments: [], activities: [], copies: [] });
