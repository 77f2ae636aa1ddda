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
    .argument('<issuer>')
    .argument('<client-id>')
    .argument('<authorization-url>')
    .argument('<token-url>')
    .argument('<jwks-url>')
    .action(async (issuer: string, clientId: string, authorizationUrl: string, tokenUrl: string, jwksUrl: string) => {
      const added = await addRegistration(owner, { issuer, clientId, authorizationUrl, tokenUrl, jwksUrl }, rule);
      print(`${added.name} is registered and waits: approve it with "approve ${issuer} ${clientId} DEPLOYMENT_ID".`);
    });

  program
    .command('approve')
    .description('Lets a platform in, and with it one deployment or all that wait.')
    .argument('<issuer>')
    .argument('<client-id>')
    .argument('[deployment-id]')
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
    .action(async (options: { origin: string; name: string; key: string; program: string; peopleOf?: string[]; coordinator?: true }) => {
      const [issuer, clientId, ...more] = options.peopleOf ?? [];
      if (options.peopleOf !== undefined && (issuer === undefined || clientId === undefined || more.length > 0)) {
        program.error('--people-of takes ISSUER and CLIENT_ID.');
      }
      const tenantId = await tenantOfProgram(owner, options.program);
      const key = await readFile(options.key, 'utf8').catch(() => program.error(`--key: there is no file ${options.key}.`));
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
  const uri = config.mongodbUri ?? (await runningDatabase(join(config.dataDir, 'mongodb')));
  if (uri === null && !args.some((arg) => arg === '--help' || arg === '-h')) {
    throw new ConfigError('There is no database: run "npm start" first, or set MONGODB_URI.');
  }
  if (uri !== null) {
    await connect(uri);
    await setUpDatabase();
  }
  try {
    await command.parseAsync([...args], { from: 'user' });
    return 0;
  } finally {
    await disconnect();
  }
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : badArguments; // commander has printed the usage
    if (error instanceof NotFound) console.error('That platform, program or tenant is not here. "registrations" lists the platforms.');
    else if (error instanceof RuleBroken) console.error(`${error.code}${error.details ? `: ${JSON.stringify(error.details)}` : ''}`);
    else console.error((error as Error).message);
    return error instanceof ConfigError ? badArguments : 1;
  });
}
