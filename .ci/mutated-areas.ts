/** What is changed on purpose, and the tests that have to notice: quick ones first, for the first that fails ends a mutant. */
export interface MutatedArea {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

const launch = (...names: string[]): string[] => names.map((name) => `lti-server/launch/${name}`);

/** The areas whose score docs/testing.md tells. */
export const mutatedAreas: Readonly<Record<string, MutatedArea>> = {
  policy: {
    mutate: ['models/policy.ts', 'models/mongodb/scope.ts'],
    tests: ['models/policy.test.ts', 'models/mongodb/scope.test.ts'],
  },
  claims: {
    mutate: launch('claims.ts', 'claim-values.ts', 'service-claims.ts', 'platform-roles.ts'),
    tests: launch('claims.test.ts', 'platform-roles.test.ts', 'bad-launches/bad-launches.test.ts'),
  },
  'id-token': {
    mutate: launch('id-token.ts'),
    tests: launch('id-token.test.ts', 'bad-launches/bad-launches.test.ts'),
  },
  'platform-keys': {
    mutate: launch('platform-keys.ts'),
    tests: launch('platform-keys.test.ts'),
  },
  login: {
    mutate: launch('login.ts', 'launch.ts', 'posted-launch.ts', 'proof.ts', 'form.ts', 'messages.ts'),
    tests: launch('launch.test.ts', 'without-cookies.test.ts', 'standing.test.ts', 'bad-launches/bad-launches.test.ts'),
  },
  cells: {
    mutate: ['models/meetings/bookings.ts'],
    tests: ['models/meetings/bookings.test.ts'],
  },
  booking: {
    mutate: ['models/meetings/book-meeting.ts'],
    // A time that somebody keeps, and a session without a match, are booked by the same verb.
    tests: ['models/meetings/hold-slot.test.ts', 'models/meetings/flash.test.ts', 'models/meetings/booking.test.ts', 'models/meetings/meetings.test.ts'],
  },
  outbox: {
    mutate: ['models/outbox/outbox.ts', 'models/outbox/delivery.ts'],
    tests: ['models/outbox/delivery.test.ts', 'models/outbox/outbox.test.ts'],
  },
};
