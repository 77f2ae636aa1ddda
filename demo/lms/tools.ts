import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { KeptFile } from '../web/kept-file.ts';

/** What the platform tells a tool about people; the administrator's choice. `sub`, roles, locale and zone always go. */
export const privacyLevels = ['anonymous', 'name', 'email', 'public'] as const;
export type Privacy = (typeof privacyLevels)[number];

/**
 * Where a framed tool finds the browser storage of this platform (LTI postMessage Storage 0.1): nowhere, in the page
 * around it, or in a hidden frame of that page, as on Canvas.
 */
export const storagePlaces = ['off', 'parent', 'frame'] as const;
export type StoragePlace = (typeof storagePlaces)[number];

const toolShape = z.strictObject({
  clientId: z.string(),
  deploymentId: z.string(),
  name: z.string(),
  /** How the course navigation calls it. */
  label: z.string(),
  initiateLoginUri: z.string(),
  redirectUris: z.array(z.string()).min(1),
  jwksUri: z.string(),
  targetLinkUri: z.string(),
  custom: z.record(z.string(), z.string()),
  /** The claims about a person that the tool asked for. */
  claims: z.array(z.string()),
  /** The scopes of services that its registration was granted. */
  scopes: z.array(z.string()).default([]),
  /** Those of them that the administrator withholds. */
  withheld: z.array(z.string()).default([]),
  /** Where it wants the messages that it takes besides LtiResourceLinkRequest, by message type. */
  messages: z.record(z.string(), z.string()).default({}),
  privacy: z.enum(privacyLevels),
  storage: z.enum(storagePlaces).default('parent'),
  active: z.boolean(),
  source: z.enum(['preset', 'dynamic', 'manual']),
});
export type Tool = z.infer<typeof toolShape>;

/** A tool that the start program brings along, already active. */
export type PresetTool = Omit<Tool, 'active' | 'source' | 'privacy' | 'storage' | 'withheld'> & { privacy?: Privacy; storage?: StoragePlace };

/** What anybody brings who registers a tool; the platform adds the ids. */
export type NewTool = Omit<Tool, 'clientId' | 'deploymentId' | 'active' | 'storage' | 'withheld'>;

const keptShape = z.strictObject({
  version: z.literal(1),
  tools: z.array(toolShape),
  /** Registration tokens that were used, until they would have run out anyway. */
  spentTokens: z.array(z.strictObject({ jti: z.string(), until: z.number() })),
});

export const personClaims = ['name', 'given_name', 'family_name', 'email', 'locale', 'zoneinfo'] as const;

/** The scopes that a tool may ask a token for. */
export function grantedScopes({ scopes, withheld }: Pick<Tool, 'scopes' | 'withheld'>): string[] {
  return scopes.filter((scope) => !withheld.includes(scope));
}

/** Where a tool wants a message, or undefined where it does not take it. */
export function messageTarget(tool: Tool, type: 'LtiDeepLinkingRequest' | 'LtiSubmissionReviewRequest'): string | undefined {
  return tool.messages[type];
}

/** The external tools of this platform, kept in one JSON file. The oldest comes first. */
export class Tools {
  readonly #file: KeptFile<z.infer<typeof keptShape>>;

  private constructor(file: KeptFile<z.infer<typeof keptShape>>) {
    this.#file = file;
  }

  static async open(path: string, preset?: PresetTool): Promise<Tools> {
    const tools = new Tools(await KeptFile.open(path, keptShape, () => ({ version: 1 as const, tools: [], spentTokens: [] })));
    if (preset !== undefined) await tools.#bring(preset);
    return tools;
  }

  all(): readonly Tool[] {
    return this.#file.value.tools;
  }

  active(): Tool[] {
    return this.#file.value.tools.filter((tool) => tool.active);
  }

  byClientId(clientId: string): Tool | undefined {
    return this.#file.value.tools.find((tool) => tool.clientId === clientId);
  }

  /** A new tool waits until the administrator activates it. */
  async add(tool: NewTool): Promise<Tool> {
    const added: Tool = {
      ...tool,
      clientId: randomBytes(9).toString('hex'),
      deploymentId: randomBytes(6).toString('hex'),
      storage: 'parent',
      withheld: [],
      active: false,
    };
    this.#file.value.tools.push(added);
    await this.#file.save();
    return added;
  }

  /** Resolves false where there is no such tool. */
  async change(clientId: string, change: Partial<Pick<Tool, 'active' | 'privacy' | 'storage' | 'withheld'>>): Promise<boolean> {
    const tool = this.byClientId(clientId);
    if (tool === undefined) return false;
    Object.assign(tool, change);
    await this.#file.save();
    return true;
  }

  async remove(clientId: string): Promise<void> {
    this.#file.value.tools = this.#file.value.tools.filter((tool) => tool.clientId !== clientId);
    await this.#file.save();
  }

  isSpent(jti: string): boolean {
    return this.#file.value.spentTokens.some((token) => token.jti === jti);
  }

  /** Marks a registration token as used. False where somebody was faster: it is worth one registration. */
  async spend(jti: string, until: number, now: number): Promise<boolean> {
    if (this.isSpent(jti)) return false;
    this.#file.value.spentTokens = [...this.#file.value.spentTokens.filter((token) => token.until > now), { jti, until }];
    await this.#file.save();
    return true;
  }

  /** Addresses follow the configuration at every start; what the administrator chose stays. */
  async #bring(preset: PresetTool): Promise<void> {
    const known = this.byClientId(preset.clientId);
    if (known === undefined) this.#file.value.tools.unshift({ privacy: 'public', storage: 'parent', withheld: [], ...preset, active: true, source: 'preset' });
    else Object.assign(known, preset, { privacy: known.privacy, storage: known.storage, withheld: known.withheld });
    await this.#file.save();
  }
}
