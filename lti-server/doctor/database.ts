import type { OwnerActor } from '../../models/actor.ts';
import { inspectDatabase } from '../../models/migrations/inspect.ts';
import { ok, problem, type Finding } from './finding.ts';
import { clockFinding } from './clock.ts';

const about = 'Database';
const leastVersion = 6;
const mostNamed = 5;

/** A database that is connected: its release, and whether it is set up for this one. */
export async function checkDatabase(owner: OwnerActor): Promise<Finding[]> {
  const { version, missingIndexes, missingMigrations, clockAheadMs } = await inspectDatabase(owner);
  const missing = [...missingIndexes, ...missingMigrations];
  const named = `${missing.slice(0, mostNamed).join(', ')}${missing.length > mostNamed ? ' and more' : ''}`;
  return [
    Number.parseInt(version, 10) >= leastVersion
      ? ok(about, `A replica set on MongoDB ${version}.`)
      : problem(about, `MongoDB is ${version}, and ${leastVersion}.0 is needed.`, 'Update MongoDB, one major release after the other.'),
    missing.length === 0
      ? ok(about, 'Indexes and migrations are complete.')
      : problem(about, `It is not set up for this release; missing: ${named}.`, 'Start a server of this release once; it sets the database up. If that fails, its error says which data stand in the way.'),
    clockFinding('the database', clockAheadMs),
  ];
}
