import { feedContents, type FeedContent } from '../calendar-feed-words.ts';
import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';

/** The address at which a calendar reads somebody's meetings, one a person in their school. Its word is never stored. */
export interface StoredCalendarFeed extends TenantStored {
  personId: Id;
  /** SHA-256 of the word in the address. */
  wordHash: string;
  content: FeedContent;
  /** When this address was made; a new one replaces it. */
  madeAt: Date;
}

export const CalendarFeedModel = collection<StoredCalendarFeed>(
  'calendar-feeds',
  'tenant',
  {
    personId: { type: 'ObjectId', required: true },
    wordHash: { type: String, required: true },
    content: { type: String, enum: feedContents, required: true },
    madeAt: { type: Date, required: true },
  },
  [
    { fields: { tenantId: 1, personId: 1 }, unique: true }, // one address a person: a new one revokes the old
    { fields: { wordHash: 1 } }, // the tenant is not known before the word is
  ],
);
