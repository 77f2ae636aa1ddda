/** How a meeting repeats. Browser-safe, and apart from the vocabulary so that only the screens of booking carry it. */
export const repeats = ['weekly', 'fortnightly', 'monthly'] as const;
export type Repeat = (typeof repeats)[number];

/**
 * Why a meeting of a series cannot be at its time: it has passed, or is too soon for the mentor's notice; one of the two has something
 * else; the mentor closed that day, takes a break, is not free at that hour, or meets as often as they want on that day or in that month.
 */
export const seriesConflicts = ['past', 'you-are-busy', 'other-is-busy', 'closed-day', 'mentor-away', 'outside-hours', 'day-full', 'month-full'] as const;
export type SeriesConflict = (typeof seriesConflicts)[number];
