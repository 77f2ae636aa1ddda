/** Importing this registers every collection: what the set-up needs, and nobody else. */
import './programs/programs.ts';
import './people/people.ts';
import './people/enrolments.ts';
import './events/events.ts';
import './outbox/outbox.ts';
import './drafts/drafts.ts';
import './idempotency/idempotency.ts';
import './rate-limits/rate-limits.ts';
import './tenants/tenants.ts';
import './tenants/registrations.ts';
import './tenants/deployments.ts';
import './tenants/invitations.ts';
import './tenants/hosts.ts';
import './tenants/context-links.ts';
import './tenants/tool-keys.ts';
import './tenants/logins.ts';
import './tenants/access-tokens.ts';
