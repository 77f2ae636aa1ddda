import { aGradeColumn, aProgram } from '../../models/factories.ts';
import { countDueScores, manyLearners, reachPoints } from '../../models/testing/learners.ts';
import type { LtiPort } from './lti-port.ts';
import { createScoreSender } from './score-sender.ts';
import type { Fault, TestServices } from './test-services.ts';

export interface OutageFigures {
  /** From the platform’s return until the last score was due again, by the clock of the trial (s). */
  readonly waited: number;
  /** How long the sending took then, in truth (s). */
  readonly drainedIn: number;
  /** Requests to the platform while it was down. */
  readonly asked: number;
  /** How many scores it got in all. */
  readonly handedIn: number;
  /** Learners to whom something happened that must not: a value twice, out of order, in the same second, or not the newest one last. */
  readonly wrong: number;
}

/** What a trial does besides: each is waited for. */
export interface OutageWatch {
  /** The platform is about to go down. */
  down(): Promise<void>;
  /** Another step of its time down is over. */
  step(): Promise<void>;
  /** It is about to come back. */
  back(): Promise<void>;
  /** Nothing is due any more. */
  drained(): Promise<void>;
}

const nobody: OutageWatch = { down: async () => undefined, step: async () => undefined, back: async () => undefined, drained: async () => undefined };
/** The ways in which a platform is out of service. */
export const outages = {
  'cuts every connection': () => (_, response) => {
    response.destroy();
    return true;
  },
  'leads everybody to a page about its maintenance': () => (_, response) => {
    response.writeHead(302, { Location: '/maintenance.html' }).end();
    return true;
  },
  'finds nothing, whatever is asked': () => (_, response) => {
    response.writeHead(404).end();
    return true;
  },
  'is behind a login wall, its token endpoint too': (lms) => ({ address }, response) => {
    lms.tokens.clear();
    if (address !== '/token') return false;
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
    return true;
  },
} as const satisfies Record<string, (lms: TestServices) => Fault>;
const minuteMs = 60_000;
const stepMs = 5_000;
const system = { kind: 'system' as const, job: 'outage' };

/**
 * A trial: half of the learners have a first score in the gradebook; then the platform is down for half an hour, during
 * which everybody reaches more, twice; then it is back. Time is the trial's own, but for the sending at the end.
 */
export async function runOutage(port: LtiPort, lms: TestServices, learners: number, { watch = nobody, outage = outages['cuts every connection'] }: { watch?: OutageWatch; outage?: (lms: TestServices) => Fault } = {}): Promise<OutageFigures> {
  let now = new Date();
  const sender = createScoreSender(port, { warn: () => undefined }, () => now);
  const { tenantId, registrationId, deploymentRowId } = await lms.register();
  const place = await aProgram({ tenantId });
  const column = await aGradeColumn(place, { registrationId: registrationId as never, deploymentId: deploymentRowId as never, lineItemUrl: `${lms.origin}/lineitems/1?course=7`, lineItemsUrl: lms.lineItemsUrl });
  const subjects = await manyLearners(column, learners);
  await reachPoints(column, 3.33, now, Math.floor(learners / 2));
  await sender.sendDue(system);

  await watch.down();
  lms.fault = outage(lms);
  lms.received = [];
  const steps = (30 * minuteMs) / stepMs;
  for (let step = 0; step < steps; step += 1) {
    if (step === 1) await reachPoints(column, 6.67, now);
    if (step === Math.floor(steps / 2)) await reachPoints(column, 10, now);
    await sender.sendDue(system);
    now = new Date(now.getTime() + stepMs);
    await watch.step();
  }
  await watch.back();
  const asked = lms.received.length;

  lms.fault = () => false;
  const back = now;
  const began = performance.now();
  while ((await countDueScores(column)) > 0 && now.getTime() - back.getTime() < 5 * minuteMs) {
    await sender.sendDue(system);
    now = new Date(now.getTime() + stepMs);
  }
  const drainedIn = (performance.now() - began) / 1000;
  await watch.drained();
  const byLearner = Map.groupBy(lms.scores.map(({ score }) => score), (score) => score['userId']);
  const wrong = subjects.filter((subject) => !isRight(byLearner.get(subject) ?? [])).length;
  return { waited: (now.getTime() - back.getTime()) / 1000, drainedIn, asked, handedIn: lms.scores.length, wrong };
}

/** Each value once, growing, each later than the one before by a second at least, the newest last. */
function isRight(scores: readonly Record<string, unknown>[]): boolean {
  const values = scores.map((score) => score['scoreGiven'] as number);
  const seconds = scores.map((score) => Math.floor(Date.parse(score['timestamp'] as string) / 1000));
  const grows = (list: readonly number[]): boolean => list.every((one, i) => i === 0 || one > list[i - 1]!);
  return values.at(-1) === 10 && grows(values) && grows(seconds);
}
