import { InvalidArgumentError } from 'commander';
import type { OwnerActor } from '../../models/actor.ts';
import type { Config } from '../config.ts';

/** What every command of the tool's owner works with. */
export interface CommandDesk {
  readonly owner: OwnerActor;
  readonly config: Config;
  readonly print: (line: string) => void;
  /** The command did its work, and the answer is no: exit code 1. */
  readonly fail: () => void;
}

/** Reads a number of minutes, for commander. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('A whole number of minutes.');
  return Number(text);
}

/** How strictly addresses are read that the owner types. */
export function addressRule({ config }: CommandDesk): { allowHttp: boolean } {
  return { allowHttp: config.allowPrivatePlatforms };
}
