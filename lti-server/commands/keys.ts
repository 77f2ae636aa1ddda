import type { Command } from 'commander';
import { replaceToolKeys, rotateToolKeys } from '../../models/tenants/tool-keys.ts';
import type { CommandDesk } from './desk.ts';

/** `rotate-keys`: servers read the keys as they need them, so they go on running. */
export function keyCommands(program: Command, { owner, config, print }: CommandDesk): void {
  const { keyEncryption } = config.secrets;

  program
    .command('rotate-keys')
    .description('Signs with the next key, which is published already; the one before it stays published for two days.')
    .option('--leaked', 'somebody has seen the keys: all are replaced at once, and service calls pause until platforms read the keyset again')
    .action(async ({ leaked }: { leaked?: true }) => {
      if (leaked) {
        const { kid } = await replaceToolKeys(owner, keyEncryption);
        print(`Every key is replaced; ${kid} signs from now on. Change keyEncryption in the secrets file as well if that was seen.`);
        return;
      }
      const { outcome, kid, signsFrom, oldUntil } = await rotateToolKeys(owner, keyEncryption);
      const signs = signsFrom <= new Date() ? `signs since ${signsFrom.toISOString()}` : `signs from ${signsFrom.toISOString()}, when platforms have had an hour to read it`;
      print(outcome === 'under-way' ? `A rotation is under way already: ${kid} ${signs}. Nothing was changed.` : `${kid} ${signs}. Nothing has to be restarted.`);
      print(`The key before it is published until ${oldUntil.toISOString()}: ${config.toolUrl}/lti/keys`);
    });
}
