/** What one check found. `problem` is something that does not work; `look` works, and should be looked at. */
export interface Finding {
  readonly state: 'ok' | 'look' | 'problem';
  /** What was checked, in one or two words. */
  readonly about: string;
  /** One sentence. Holds no secret, no address with a password, nobody's name. */
  readonly says: string;
  /** What to do about it, one sentence. */
  readonly todo?: string;
}

export const ok = (about: string, says: string): Finding => ({ state: 'ok', about, says });
export const look = (about: string, says: string, todo: string): Finding => ({ state: 'look', about, says, todo });
export const problem = (about: string, says: string, todo: string): Finding => ({ state: 'problem', about, says, todo });

/** Class or code of an error: what it says itself may quote an address with its password. */
export function kindOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
