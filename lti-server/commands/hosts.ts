import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { NotFound } from '../../models/problems.ts';
import { tenantOfProgram } from '../../models/programs/programs.ts';
import { addHost } from '../../models/tenants/hosts.ts';
import { addressRule, type CommandDesk } from './desk.ts';

/** `host add`: which intranet pages may show the widgets. */
export function hostCommands(program: Command, desk: CommandDesk): void {
  const { owner, print } = desk;

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
        addressRule(desk),
      );
      print(`${host.name} may show the program: tokens with iss ${host.issuer} and kid ${host.keys.at(-1)?.kid ?? ''}.`);
    });
}
