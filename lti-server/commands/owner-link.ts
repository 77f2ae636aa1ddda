import type { Command } from 'commander';
import { endOwnerSessions, makeOwnerLink } from '../../models/tenants/owner-sessions.ts';
import { wholeNumber, type CommandDesk } from './desk.ts';

/** `owner-link`: how the owner signs in to the console at `/owner`. */
export function ownerLinkCommand(program: Command, { owner, config, print }: CommandDesk): void {
  program
    .command('owner-link')
    .description('Makes a one-time address that signs the owner in to the console; it is the last line.')
    .option('--minutes <n>', 'how long it holds', wholeNumber, 15)
    .option('--revoke', 'instead ends every sign-in of the console and every link that nobody has used')
    .action(async ({ minutes, revoke }: { minutes: number; revoke?: true }) => {
      if (revoke) {
        print(`Ended: ${await endOwnerSessions(owner)} sign-ins and unused links.`);
        return;
      }
      const { word, expiresAt } = await makeOwnerLink(owner, { minutes });
      print(`Signs you in once, in one browser, until ${expiresAt.toISOString()}; give it to nobody:`);
      print(`${config.toolUrl}/owner/sign-in/${word}`);
    });
}
