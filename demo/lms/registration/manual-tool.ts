import { z } from 'zod';
import { serviceScopes } from '../advantage/scopes.ts';
import { personClaims } from '../tools.ts';
import type { NewTool } from '../tools.ts';
import { toolAddress } from './tool-address.ts';

const shape = z.object({
  name: z.string().trim().min(1).max(120),
  initiateLoginUri: toolAddress,
  redirectUri: toolAddress,
  targetLinkUri: toolAddress,
  jwksUri: toolAddress,
  deepLinkingUri: z.literal('').or(toolAddress).default(''),
  custom: z.string().max(4_000).default('').transform(customOf),
});

/** One `name=value` a line, as Moodle and Canvas have it. */
function customOf(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).map((line) => line.trim().split(/=(.*)/s, 2));
  return Object.fromEntries(pairs.flatMap(([name = '', value]) => (name === '' || value === undefined ? [] : [[name.trim(), value.trim()]])));
}

/** What an administrator typed, or which field needs another look. */
export function readManualTool(entered: unknown): { ok: true; tool: NewTool } | { ok: false; why: string } {
  const read = shape.safeParse(entered);
  if (!read.success) return { ok: false, why: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
  const { name, redirectUri, deepLinkingUri, ...rest } = read.data;
  return {
    ok: true,
    tool: {
      ...rest,
      name,
      label: name,
      redirectUris: [redirectUri],
      claims: [...personClaims],
      scopes: [...serviceScopes],
      messages: deepLinkingUri === '' ? {} : { LtiDeepLinkingRequest: deepLinkingUri },
      privacy: 'name',
      source: 'manual',
    },
  };
}
