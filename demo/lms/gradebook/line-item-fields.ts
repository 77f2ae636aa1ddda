import { z } from 'zod';
import { toolAddress } from '../registration/tool-address.ts';

const short = z.string().max(255).nullish().transform((value) => value ?? null);

const submissionReview = z.looseObject({
  reviewableStatus: z.array(z.string()).default([]),
  label: z.string().max(80).nullish().transform((value) => value ?? null),
  url: toolAddress.nullish().transform((value) => value ?? null),
  custom: z.record(z.string(), z.string()).nullish().transform((value) => value ?? {}),
});

/** What a tool says of a column, in the line item service and in a deep link alike (AGS 2.0, 3.2; Deep Linking 2.0, 3.2). */
export const lineItemFields = {
  scoreMaximum: z.number().positive().max(1_000_000),
  resourceId: short,
  tag: short,
  gradesReleased: z.boolean().nullish().transform((value) => value ?? true),
  submissionReview: submissionReview
    .nullish()
    .transform((review) => (review == null ? null : { reviewableStatus: review.reviewableStatus, label: review.label, url: review.url, custom: review.custom })),
};
