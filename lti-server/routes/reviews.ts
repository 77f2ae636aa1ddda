import { readReview } from '../../models/reviews/reviews.ts';
import { reviews } from '../contract/reviews.ts';
import { routes } from '../handle.ts';

export const reviewRoutes = routes(reviews, {
  readReview: ({ member, session, now }) => readReview(member, session, now),
});
