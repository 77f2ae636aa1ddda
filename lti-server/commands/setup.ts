import { Argument, type Command } from 'commander';
import { commandsAfter, guideFor, platformFamilies, type Field, type PlatformFamily } from '../registration/by-hand.ts';
import { aboutThisTool } from '../registration/this-tool.ts';
import type { CommandDesk } from './desk.ts';

/** `setup [platform]`: what `/lti/setup` shows, on the command line. Needs no database. */
export function setupCommand(program: Command, { config, print }: CommandDesk): void {
  const tool = aboutThisTool(config.toolUrl);

  program
    .command('setup')
    .description('Prints every value for setting a platform up by hand; none is secret.')
    .addArgument(new Argument('[platform]').choices(platformFamilies))
    .action((family: PlatformFamily | undefined) => {
      const families = family === undefined ? platformFamilies : [family];
      families.forEach((one, index) => {
        if (index > 0) print('');
        printGuide(one);
      });
      print('');
      print('Words in capitals stand for what the platform shows. The same as a page, to be sent to its administrator:');
      print(`${config.toolUrl}/lti/setup`);
    });

  function printGuide(family: PlatformFamily): void {
    const guide = guideFor(family, tool);
    print(guide.name);
    print(`  Where: ${guide.where}`);
    print('  Enter there:');
    guide.enter.forEach(printField);
    print('  It then shows:');
    guide.shows.forEach(printField);
    print('  Then here:');
    for (const command of commandsAfter(guide)) print(`    ${command}`);
  }

  function printField([label, value]: Field): void {
    print(`    ${label}: ${value}`);
  }
}
