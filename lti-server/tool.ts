import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { disconnect } from '../models/mongodb/connect.ts';
import { NotFound, RuleBroken } from '../models/problems.ts';
import { openDatabase } from './commands/database.ts';
import type { CommandDesk } from './commands/desk.ts';
import { doctorCommand } from './commands/doctor.ts';
import { hostCommands } from './commands/hosts.ts';
import { keyCommands } from './commands/keys.ts';
import { ownerLinkCommand } from './commands/owner-link.ts';
import { platformCommands } from './commands/platforms.ts';
import { setupCommand } from './commands/setup.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { problemCodes } from './contract/problem-codes.ts';

const badArguments = 2;
/** Written by `npm start` beside its data. */
export const environmentFile = 'server-environment.json';
/** Commands that need no database, or look at it themselves. */
const withoutDatabase: readonly string[] = ['setup', 'doctor'];

/** The command line of the tool's owner; works beside a running server, on the same database. */
export function commandLine(config: Config, output: Pick<CommandDesk, 'print' | 'fail'>): Command {
  const desk: CommandDesk = { owner: { kind: 'owner', via: 'command-line' }, config, ...output };
  const program = new Command('tool').description('Mentorkit for its owner: platforms, hosts, invitations and keys.').exitOverride().showHelpAfterError();
  platformCommands(program, desk);
  hostCommands(program, desk);
  setupCommand(program, desk);
  keyCommands(program, desk);
  doctorCommand(program, desk);
  ownerLinkCommand(program, desk);
  return program;
}

/**
 * What a running `npm start` gave its server besides this shell's environment (it keeps that in its data folder), so that
 * the command line speaks of the same addresses and rules.
 */
async function environmentOfStart(dataDir: string): Promise<NodeJS.ProcessEnv> {
  const text = await readFile(join(dataDir, environmentFile), 'utf8').catch(() => '{}');
  return JSON.parse(text) as NodeJS.ProcessEnv;
}

async function main(args: readonly string[]): Promise<number> {
  const environment = { ...(await environmentOfStart(process.env['DATA_DIR'] ?? '.data')), ...process.env };
  const config = await readConfig(environment).catch((error: unknown) => {
    throw args[0] === 'doctor' && error instanceof ConfigError ? new Error(`PROBLEM  Configuration: ${error.message}`) : error;
  });
  let code = 0;
  const command = commandLine(config, { print: (line) => console.log(line), fail: () => (code = 1) });
  if (args.length === 0) {
    console.error(command.helpInformation());
    return badArguments;
  }
  command.hook('preAction', async (_program, action) => {
    if (!withoutDatabase.includes(action.name())) await openDatabase(config);
  });
  try {
    await command.parseAsync([...args], { from: 'user' });
    return code;
  } finally {
    await disconnect();
  }
}

/** What is wrong with a field of the rules, in the words of the command line. */
const faults: Readonly<Record<string, string>> = {
  issuer: 'ISSUER', authorizationUrl: 'AUTH', tokenUrl: 'TOKEN', jwksUrl: 'JWKS', clientId: 'CLIENT_ID', origin: '--origin', key: '--key', audience: '--audience', pageOrigin: 'ORIGIN', deployment: 'NEW',
};
const rightForms: Readonly<Record<string, string>> = {
  clientId: '1 to 255 characters',
  audience: 'up to 2,000 characters',
  origin: 'an origin such as https://portal.example.edu',
  pageOrigin: 'one exact https origin such as https://canvas.school.edu, of 20 at most',
  deployment: 'another deployment than OLD, one that waits or is of the same school',
  key: 'a public key as PEM or JWK, Ed25519 or RSA of 2048 bits or more',
};
const rightAddress = 'an address with https://, or with http:// where ALLOW_PRIVATE_PLATFORMS is set';

/** One line about what went wrong, and the exit code. */
function explain(error: unknown): { line: string; code: number } {
  if (error instanceof NotFound) return { line: 'That platform, program or tenant is not here. "registrations" lists the platforms.', code: 1 };
  if (!(error instanceof RuleBroken)) return { line: (error as Error).message, code: error instanceof ConfigError ? badArguments : 1 };
  const field = error.details?.['field'];
  if (typeof field !== 'string') return { line: problemCodes[error.code].title, code: 1 };
  return { line: `${faults[field] ?? field} is not acceptable: ${rightForms[field] ?? rightAddress}.`, code: badArguments };
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : badArguments; // commander has printed the usage
    const { line, code } = explain(error);
    console.error(line);
    return code;
  });
}
