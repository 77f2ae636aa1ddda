/** Importing this registers every collection: what the set-up needs, and nobody else. */
import './events/events.ts';
import './outbox/outbox.ts';
import './drafts/drafts.ts';
import './idempotency/idempotency.ts';
import './rate-limits/rate-limits.ts';
