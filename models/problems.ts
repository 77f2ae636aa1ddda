/**
 * What a rule says when it refuses. Models throw these three and nothing else;
 * lti-server/problems.ts alone knows the HTTP status and the sentence of each code.
 */

/** Codes of rules that were asked for something the rules do not allow. */
export const ruleCodes = [
  'answer-missing', 'asked-already', 'asked-before', 'body-invalid', 'calendar-known', 'capacity-reached', 'circle-asked-before', 'circle-empty', 'circle-full', 'circle-taken-out', 'cursor-invalid', 'enrolment-closed', 'enrolment-not-open', 'enrolment-over', 'enrolled-already', 'file-not-usable', 'flash-month-full', 'flash-not-offered', 'home-course',
  'idempotency-in-flight', 'idempotency-mismatch', 'import-outdated', 'invited-just-now', 'limit-reached', 'mentor-full', 'mentor-paused', 'moved-on', 'not-enrolled', 'pair-not-possible', 'place-free',
  'program-archived', 'program-linked', 'question-answered', 'question-protected', 'registration-known', 'request-to-self', 'role-full', 'run-everybody-barred', 'run-locks-contradict', 'run-no-mentees', 'run-no-places', 'run-outdated', 'run-pairs-barred', 'run-published', 'run-undo-over', 'safeguarding-lead-missing', 'series-not-free', 'slot-past', 'slot-taken', 'you-are-busy', 'you-are-full', 'zone-unknown',
] as const;
export type RuleCode = (typeof ruleCodes)[number];

/** The object does not exist for this actor: a foreign id, a malformed one and a random one are the same. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  constructor() {
    super('not found');
  }
}

/** The actor sees the object but may not do this to it. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
  constructor() {
    super('not allowed');
  }
}

/**
 * A rule of the program says no. `details` carries ids, numbers and words of the vocabulary for the
 * screen that explains it (never anybody's text).
 */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';
  readonly code: RuleCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  constructor(code: RuleCode, details?: Readonly<Record<string, unknown>>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
