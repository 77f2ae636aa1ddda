/**
 * Every problem the API can answer with: its HTTP status and its English sentence.
 * Widgets switch on the code and bring their own words. `models/problems.ts` names the codes that rules throw;
 * codes of the launch have pages (lti-server/launch/refusals.ts), not JSON.
 */
export const problemCodes = {
  'body-invalid': { status: 422, title: 'The request does not have the required form.' },
  'not-json': { status: 415, title: 'Send the body as application/json.' },
  'body-too-large': { status: 413, title: 'The body is larger than 100 kB.' },
  'session-ended': { status: 401, title: 'The session has ended. Open the page again.' },
  'not-allowed': { status: 403, title: 'You may see this, but not do that to it.' },
  'not-found': { status: 404, title: 'There is nothing here for you.' },
  'method-not-allowed': { status: 405, title: 'This address does not answer that method.' },
  'moved-on': { status: 409, title: 'This has changed in the meantime.' },
  'asked-already': { status: 409, title: 'You have asked this mentor already.' },
  'asked-before': { status: 409, title: 'You asked this mentor in the last 90 days.' },
  'capacity-reached': { status: 409, title: 'There is no free place.' },
  'mentor-full': { status: 409, title: 'The mentor has no free place left.' },
  'mentor-paused': { status: 409, title: 'The mentor is taking a break.' },
  'you-are-full': { status: 409, title: 'You hold as many matches as the program allows.' },
  'request-to-self': { status: 422, title: 'You cannot ask yourself.' },
  'slot-taken': { status: 409, title: 'Someone has just taken this time.' },
  'slot-past': { status: 409, title: 'This time has passed or starts too soon to book.' },
  'you-are-busy': { status: 409, title: 'You have another meeting at that time.' },
  'zone-unknown': { status: 422, title: 'This is not a time zone of the IANA database.' },
  'limit-reached': { status: 409, title: 'No more of these can be added.' },
  'enrolled-already': { status: 409, title: 'You take part in this role already.' },
  'enrolment-closed': { status: 409, title: 'The program takes nobody in this role now.' },
  'not-enrolled': { status: 409, title: 'Join the program first.' },
  'safeguarding-lead-missing': { status: 409, title: 'Name a safeguarding lead first who is not the only coordinator.' },
  'home-course': { status: 409, title: 'The course in which the program was started stays with it.' },
  'program-archived': { status: 409, title: 'This program is closed for good.' },
  'program-linked': { status: 409, title: 'This course has a program already.' },
  'registration-known': { status: 409, title: 'This platform is registered already.' },
  'cursor-invalid': { status: 422, title: 'The cursor does not belong to this list.' },
  'idempotency-mismatch': { status: 422, title: 'This Idempotency-Key was used with another request.' },
  'idempotency-in-flight': { status: 409, title: 'The first request with this Idempotency-Key is still running.' },
  'rate-limited': { status: 429, title: 'Too many requests. Wait a moment.' },
  'host-key-unknown': { status: 401, title: 'The host token is not signed by a known key.' },
  'host-token-invalid': { status: 401, title: 'The host token is not acceptable.' },
  'origin-not-allowed': { status: 403, title: 'This origin is not registered for the host.' },
  'unavailable': { status: 503, title: 'The service is not available right now. Nothing was lost.' },
  'internal': { status: 500, title: 'Something went wrong on our side. Nothing was lost.' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problemCodes;
