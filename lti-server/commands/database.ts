import { join } from 'node:path';
import { setUpDatabase } from '../../models/migrations/set-up.ts';
import { connect } from '../../models/mongodb/connect.ts';
import { runningDatabase } from '../../models/mongodb/embedded.ts';
import { ConfigError, type Config } from '../config.ts';

/** MONGODB_URI, or the database that a running `npm start` keeps. Throws ConfigError where there is neither. */
export async function databaseUri({ mongodbUri, dataDir }: Config): Promise<string> {
  const uri = mongodbUri ?? (await runningDatabase(join(dataDir, 'mongodb')));
  if (uri === null) throw new ConfigError('There is no database: run "npm start" first, or set MONGODB_URI.');
  return uri;
}

/** Only once the arguments are good: usage needs no database. */
export async function openDatabase(config: Config): Promise<void> {
  await connect(await databaseUri(config));
  await setUpDatabase();
}
