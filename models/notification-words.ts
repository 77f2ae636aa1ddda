/** The words of notifications. Browser-safe like vocabulary.ts, and apart from it so that only those who set them load them. */

/** What mail can be about, as a person turns it on and off. What they need to get in, and what keeps people safe, always comes and is no kind. */
export const notificationKinds = ['requests', 'matches', 'meetings', 'reminders', 'circles', 'waiting-lists', 'coordination'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** How mail of a kind comes: each by itself, gathered once a day or week, or not at all. */
export const deliveries = ['at-once', 'daily', 'weekly', 'none'] as const;
export type Delivery = (typeof deliveries)[number];

/** How mail comes to whoever has not chosen, as a program sets it. */
export const usualDeliveries = ['at-once', 'daily', 'weekly'] as const satisfies readonly Delivery[];
export type UsualDelivery = (typeof usualDeliveries)[number];

/** What each kind can be set to: a reminder in a summary comes too late, and a place is kept for three days. The first one is where nobody says otherwise, or what they say is none of these. */
export const deliveriesOf: Readonly<Record<NotificationKind, readonly Delivery[]>> = {
  requests: deliveries,
  matches: deliveries,
  meetings: deliveries,
  reminders: ['at-once', 'none'],
  circles: deliveries,
  'waiting-lists': ['at-once', 'daily', 'none'],
  coordination: deliveries,
};

/** What a link of a mail can stop: one kind, or everything that comes in summaries. */
export const stoppable = [...notificationKinds, 'digest'] as const;
export type Stoppable = (typeof stoppable)[number];
