import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { OwnerActor } from '../models/actor.ts';
import { setUpDatabase } from '../models/migrations/set-up.ts';
import { connect, disconnect } from '../models/mongodb/connect.ts';
import { runningDatabase } from '../models/mongodb/embedded.ts';
import { NotFound, RuleBroken } from '../models/problems.ts';
import { tenantOfProgram } from '../models/programs/programs.ts';
import { approveRegistration, listDeployments } from '../models/tenants/deployments.ts';
import { addHost } from '../models/tenants/hosts.ts';
import { invite } from '../models/tenants/invitations.ts';
import { addRegistration, listRegistrations } from '../models/tenants/registrations.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { problemCodes } from './contract/problem-codes.ts';

const owner: OwnerActor = { kind: 'owner' };
const badArguments = 2;
/** Written by `npm start` beside its data. */
export const environmentFile = 'server-environment.json';

/** The command line of the tool's owner; works beside a running server, on the same database. */
export function commandLine(config: Config, print: (line: string) => void): Command {
  const rule = { allowHttp: config.allowPrivatePlatforms };
  const program = new Command('tool').description('Mentorkit for its owner: platforms, hosts and invitations.').exitOverride().showHelpAfterError();

  program
    .command('invite')
    .description('Makes a one-time registration address for one platform; it is the last line.')
    .option('--approve', 'the platform that registers with it is approved at once')
    .option('--minutes <n>', 'how long it holds', wholeNumber, 24 * 60)
    .action(async ({ approve, minutes }: { approve?: true; minutes: number }) => {
      const { word, expiresAt } = await invite(owner, { approves: approve ?? false, minutes });
      print(`One platform can register with this address until ${expiresAt.toISOString()}${approve ? ' and is approved at once' : ''}:`);
      print(`${config.toolUrl}/lti/register/${word}`);
    });

  program
    .command('registrations')
    .description('Lists the platforms and their deployments.')
    .action(async () => {
      const registrations = await listRegistrations(owner);
      const deployments = await listDeployments(owner, registrations.map(({ id }) => id));
      for (const { id, issuer, clientId, name, state } of registrations) {
        print(`${state}\t${issuer}\t${clientId}\t${name}`);
        for (const one of deployments.filter(({ registrationId }) => registrationId === id)) print(`  ${one.state}\tdeployment ${one.deploymentId}`);
      }
      if (registrations.length === 0) print('No platform is registered yet. "invite" makes an address to register with.');
    });

  program
    .command('registration')
    .description('Registers a platform by hand.')
    .command('add')
    .argument('<ISSUER>')
    .argument('<CLIENT_ID>')
    .argument('<AUTH>', 'where it asks people to sign in')
    .argument('<TOKEN>', 'where it gives access tokens')
    .argument('<JWKS>', 'where its public keys are')
    .action(async (issuer: string, clientId: string, authorizationUrl: string, tokenUrl: string, jwksUrl: string) => {
      const added = await addRegistration(owner, { issuer, clientId, authorizationUrl, tokenUrl, jwksUrl }, rule);
      print(`${added.name} is registered and waits: approve it with "approve ${issuer} ${clientId} DEPLOYMENT_ID".`);
    });

  program
    .command('approve')
    .description('Lets a platform in, and with it one deployment or all that wait.')
    .argument('<ISSUER>')
    .argument('<CLIENT_ID>')
    .argument('[DEPLOYMENT_ID]')
    .action(async (issuer: string, clientId: string, deploymentId: string | undefined) => {
      const { registration, deployments } = await approveRegistration(owner, { issuer, clientId, ...(deploymentId === undefined ? {} : { deploymentId }) });
      print(`${registration.name} is approved; active deployments: ${deployments.map((one) => one.deploymentId).join(', ') || 'none yet, the first launch offers one'}.`);
    });

  program
    .command('host')
    .description('Lets an intranet or portal in.')
    .command('add')
    .requiredOption('--origin <url>', 'the origin of its pages')
    .requiredOption('--name <name>')
    .requiredOption('--key <file>', 'its public key, PEM or JWK')
    .requiredOption('--program <id>', 'the program that its pages show')
    .option('--people-of <issuer-and-client-id...>', 'ISSUER CLIENT_ID: its people are that platform’s people')
    .option('--coordinator', 'people may act as coordinators there')
    .action(async (options: { origin: string; name: string; key: string; program: string; peopleOf?: string[]; coordinator?: true }, command: Command) => {
      const [issuer, clientId, ...more] = options.peopleOf ?? [];
      if (options.peopleOf !== undefined && (issuer === undefined || clientId === undefined || more.length > 0)) {
        command.error('--people-of takes ISSUER and CLIENT_ID.');
      }
      const key = await readFile(options.key, 'utf8').catch(() => command.error(`--key: there is no file ${options.key}.`));
      const tenantId = await tenantOfProgram(owner, options.program).catch((error: unknown) => {
        throw error instanceof NotFound ? new Error('--program: there is no such program.') : error;
      });
      const host = await addHost(
        owner,
        {
          origin: options.origin, name: options.name, key, programId: options.program, tenantId, coordinator: options.coordinator ?? false,
          ...(issuer !== undefined && clientId !== undefined ? { peopleOf: { issuer, clientId } } : {}),
        },
        rule,
      );
      print(`${host.name} may show the program: tokens with iss ${host.issuer} and kid ${host.keys.at(-1)?.kid ?? ''}.`);
    });
  return program;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A whole number of minutes.');
  return Number(text);
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
  const config = await readConfig({ ...(await environmentOfStart(process.env['DATA_DIR'] ?? '.data')), ...process.env });
  const command = commandLine(config, (line) => console.log(line));
  if (args.length === 0) {
    console.error(command.helpInformation());
    return badArguments;
  }
  command.hook('preAction', () => openDatabase(config));
  try {
    await command.parseAsync([...args], { from: 'user' });
    return 0;
  } finally {
    await disconnect();
  }
}

/** Only once the arguments are good: usage needs no database. */
async function openDatabase({ mongodbUri, dataDir }: Config): Promise<void> {
  const uri = mongodbUri ?? (await runningDatabase(join(dataDir, 'mongodb')));
  if (uri === null) throw new ConfigError('There is no database: run "npm start" first, or set MONGODB_URI.');
  await connect(uri);
  await setUpDatabase();
}

/** What is wrong with a field of the rules, in the words of the command line. */
const faults: Readonly<Record<string, string>> = {
  issuer: 'ISSUER', authorizationUrl: 'AUTH', tokenUrl: 'TOKEN', jwksUrl: 'JWKS', clientId: 'CLIENT_ID', origin: '--origin', key: '--key',
};
const rightForms: Readonly<Record<string, string>> = {
  clientId: '1 to 255 characters',
  origin: 'an origin such as https://portal.example.edu',
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
