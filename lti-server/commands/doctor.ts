import type { Command } from 'commander';
import { connect } from '../../models/mongodb/connect.ts';
import { checkConfiguration } from '../doctor/configuration.ts';
import { checkDatabase } from '../doctor/database.ts';
import { problem, type Finding } from '../doctor/finding.ts';
import { checkKeys } from '../doctor/keys.ts';
import { checkMail } from '../doctor/mail.ts';
import { checkOwnServer } from '../doctor/own-server.ts';
import { checkPlatforms } from '../doctor/platforms.ts';
import { checkScores } from '../doctor/scores.ts';
import { checkZoneData } from '../doctor/zone-data.ts';
import { createOutgoing } from '../outgoing.ts';
import { databaseUri } from './database.ts';
import type { CommandDesk } from './desk.ts';

const marks = { ok: 'ok     ', look: 'look   ', problem: 'PROBLEM' } as const;

/** `doctor`: looks at everything that a launch, a mail or a grade needs, changes nothing, and says what to do. */
export function doctorCommand(program: Command, { owner, config, print, fail }: CommandDesk): void {
  program
    .command('doctor')
    .description('Checks configuration, database, keys, clocks, platforms, mail and zone data, and says what to do. Exit code 1 where something does not work.')
    .action(async () => {
      const findings = [...(await checkConfiguration(config)), ...checkZoneData()];
      const unreachable = await open();
      if (unreachable) findings.push(unreachable);
      else findings.push(...(await checksOfDatabase()));
      for (const { state, about, says, todo } of findings) {
        print(`${marks[state]}  ${about}: ${says}`);
        if (todo !== undefined) print(`         ${todo}`);
      }
      const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
      print('');
      print(count('problem') === 0 ? `Everything works; ${count('look')} to look at.` : `${count('problem')} not working, ${count('look')} to look at.`);
      if (count('problem') > 0) fail();
    });

  async function open(): Promise<Finding | undefined> {
    try {
      await connect(await databaseUri(config), { poolSize: 5 });
      return undefined;
    } catch (error) {
      return problem('Database', `It cannot be used: ${(error as Error).message.replaceAll(/\/\/[^@\s/]*@/g, '//')}`, 'Nothing else can be checked without it.');
    }
  }

  async function checksOfDatabase(): Promise<Finding[]> {
    const outgoing = createOutgoing({ allowPrivate: config.allowPrivatePlatforms });
    const checks = [checkDatabase(owner), checkKeys(owner, config), checkOwnServer(owner, config), checkPlatforms(owner, outgoing), checkMail(owner, config), checkScores(owner)];
    return (await Promise.all(checks)).flat();
  }
}
