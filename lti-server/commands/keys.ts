import type { Command } from 'commander';
import { resealAddresses } from '../../models/busy-calendars/sealed-address.ts';
import { recordOwnerAct } from '../../models/tenants/owner-acts.ts';
import { replaceToolKeys, resealToolKeys, rotateToolKeys } from '../../models/tenants/tool-keys.ts';
import type { CommandDesk } from './desk.ts';

/** `rotate-keys` and `reseal`: servers read the keys as they need them, so they go on running. */
export function keyCommands(program: Command, { owner, config, print }: CommandDesk): void {
  const { keyEncryption, tokenEncryption } = config.secrets;

  program
    .command('rotate-keys')
    .description('Signs with the next key, which is published already; the one before it stays published for two days.')
    .option('--leaked', 'somebody has seen the keys: all are replaced at once, and service calls pause until platforms read the keyset again')
    .action(async ({ leaked }: { leaked?: true }) => {
      if (leaked) {
        const { kid } = await replaceToolKeys(owner, keyEncryption);
        print(`Every key is replaced; ${kid} signs from now on. If the secrets file was seen too, change its secrets (README, "Changing a secret") and replace the keys once more after that.`);
        return;
      }
      const { outcome, kid, signsFrom, oldUntil } = await rotateToolKeys(owner, keyEncryption);
      const signs = signsFrom <= new Date() ? `signs since ${signsFrom.toISOString()}` : `signs from ${signsFrom.toISOString()}, when platforms have had an hour to read it`;
      print(outcome === 'under-way' ? `A rotation is under way already: ${kid} ${signs}. Nothing was changed.` : `${kid} ${signs}. Nothing has to be restarted.`);
      print(`The key before it is published until ${oldUntil.toISOString()}: ${config.toolUrl}/lti/keys`);
    });

  program
    .command('reseal')
    .description('Seals what is stored with the first secret of each list in the secrets file, so that the others can be taken out of it.')
    .action(async () => {
      const keys = await resealToolKeys(owner, keyEncryption);
      const addresses = await resealAddresses(owner, tokenEncryption);
      await recordOwnerAct(owner, 'secrets-changed');
      print(`Sealed with the first secret of each: ${keys} signing ${keys === 1 ? 'key' : 'keys'}, ${addresses} ${addresses === 1 ? 'address of a calendar' : 'addresses of calendars'}.`);
      if (keyEncryption.length + tokenEncryption.length > 2) print('Once every server was started with these secrets, and an hour has passed, all but the first of each can go.');
    });
}
