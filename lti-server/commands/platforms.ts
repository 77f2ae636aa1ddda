import { Option, type Command } from 'commander';
import { platformMended } from '../../models/grades/grades.ts';
import { replaceDeployment } from '../../models/rosters/replace-deployment.ts';
import { addOrigin, removeOrigin } from '../../models/tenants/added-origins.ts';
import { approveRegistration, listDeployments } from '../../models/tenants/deployments.ts';
import { invite } from '../../models/tenants/invitations.ts';
import { addRegistration, listRegistrations, readRegistration } from '../../models/tenants/registrations.ts';
import { addressRule, wholeNumber, type CommandDesk } from './desk.ts';

/** `invite`, `registrations`, `registration add`, `approve`, `origin add` and `remove`, `deployment replace`: who may launch, and from where. */
export function platformCommands(program: Command, desk: CommandDesk): void {
  const { owner, config, print } = desk;

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
      const deployments = Map.groupBy(await listDeployments(owner, registrations.map(({ id }) => id)), ({ registrationId }) => registrationId);
      for (const { id, issuer, clientId, name, state } of registrations) {
        print(`${state}\t${issuer}\t${clientId}\t${name}`);
        for (const one of deployments.get(id) ?? []) print(`  ${one.state}\tdeployment ${one.deploymentId}${one.tenantId === null ? '' : `\tschool ${one.tenantId}`}`);
      }
      if (registrations.length === 0) print('No platform is registered yet. "invite" makes an address to register with.');
    });

  program
    .command('registration')
    .description('Registers a platform by hand; "setup" says where its values stand.')
    .command('add')
    .argument('<ISSUER>')
    .argument('<CLIENT_ID>')
    .argument('<AUTH>', 'where it asks people to sign in')
    .argument('<TOKEN>', 'where it gives access tokens')
    .argument('<JWKS>', 'where its public keys are')
    .option('--name <name>', 'what to call it; its host without that')
    .option('--audience <text>', 'audience of token requests, where it is not TOKEN (Brightspace)')
    .action(async (issuer: string, clientId: string, authorizationUrl: string, tokenUrl: string, jwksUrl: string, { name, audience }: { name?: string; audience?: string }) => {
      const added = await addRegistration(
        owner,
        {
          issuer, clientId, authorizationUrl, tokenUrl, jwksUrl,
          ...(name === undefined ? {} : { name }),
          ...(audience === undefined ? {} : { authorizationServer: audience }),
        },
        addressRule(desk),
      );
      print(`${added.name} is registered and waits: approve it with "approve ${issuer} ${clientId} DEPLOYMENT_ID".`);
    });

  program
    .command('approve')
    .description('Lets a platform in, and with it one deployment or all that wait.')
    .argument('<ISSUER>')
    .argument('<CLIENT_ID>')
    .argument('[DEPLOYMENT_ID]')
    .addOption(new Option('--new-school', 'as a school of its own, where the platform has one already').conflicts('school'))
    .option('--school <id>', 'into this school of the platform, by its id in "registrations"')
    .action(async (issuer: string, clientId: string, deploymentId: string | undefined, { newSchool, school }: { newSchool?: true; school?: string }) => {
      const { registration, deployments } = await approveRegistration(owner, {
        issuer, clientId, ...(deploymentId === undefined ? {} : { deploymentId }), ...(newSchool === undefined ? {} : { tenant: 'new' as const }), ...(school === undefined ? {} : { tenant: school }),
      });
      const scores = await platformMended(owner, registration.id);
      print(`${registration.name} is approved; active deployments: ${deployments.map((one) => one.deploymentId).join(', ') || 'none yet, the first launch offers one'}.`);
      sayMended(scores);
    });

  const origin = program.command('origin').description('Where a platform’s pages and services may be, besides what follows from its own addresses.');
  for (const [name, description] of [
    ['add', 'Lets pages of one https origin frame the tool and get its answers: where a school’s pages are on an address that no launch could show yet.'],
    ['remove', 'Takes such an origin back.'],
  ] as const) {
    origin
      .command(name)
      .description(description)
      .argument('<ISSUER>')
      .argument('<CLIENT_ID>')
      .argument('<ORIGIN>', 'such as https://canvas.school.edu: no path, no pattern')
      .option('--deployment <id>', 'of this deployment alone; without it, of the whole platform')
      .action(async (issuer: string, clientId: string, text: string, { deployment }: { deployment?: string }) => {
        const named = { issuer, clientId, origin: text, ...(deployment === undefined ? {} : { deploymentId: deployment }) };
        const where = deployment === undefined ? 'the whole platform' : `deployment ${deployment}`;
        if (name === 'remove') {
          await removeOrigin(owner, named);
          return print(`${text} is taken back from ${where}.`);
        }
        print(`${await addOrigin(owner, named)} is allowed for ${where}.`);
        sayMended(await platformMended(owner, (await readRegistration(owner, named)).id));
      });
  }

  program
    .command('deployment')
    .description('Installations of the tool in a platform.')
    .command('replace')
    .description('Says that a platform has installed the tool anew: NEW takes the place of OLD, with its school, courses, programs, rosters and columns. OLD is closed.')
    .argument('<ISSUER>')
    .argument('<CLIENT_ID>')
    .argument('<OLD>', 'the deployment that is gone')
    .argument('<NEW>', 'the one that the platform names now')
    .action(async (issuer: string, clientId: string, replaces: string, deploymentId: string) => {
      const { moved, kept } = await replaceDeployment(owner, { issuer, clientId, deploymentId, replaces });
      print(`Deployment ${deploymentId} takes the place of ${replaces}; courses that moved: ${moved}.`);
      for (const title of kept) print(`"${title}" has a program of its own there by now, and keeps it.`);
      sayMended(await platformMended(owner, (await readRegistration(owner, { issuer, clientId })).id));
    });

  function sayMended(scores: number): void {
    if (scores > 0) print(`${scores === 1 ? '1 score that was' : `${scores} scores that were`} given up before ${scores === 1 ? 'is' : 'are'} sent again.`);
  }
}
