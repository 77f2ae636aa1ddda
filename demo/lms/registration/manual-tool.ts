import { z } from 'zod';
import { personClaims } from '../tools.ts';
import type { NewTool } from '../tools.ts';
import { toolAddress } from './tool-address.ts';

const shape = z.object({
  name: z.string().trim().min(1).max(120),
  initiateLoginUri: toolAddress,
  redirectUri: toolAddress,
  targetLinkUri: toolAddress,
  jwksUri: toolAddress,
});

/** What an administrator typed, or which field needs another look. */
export function readManualTool(entered: unknown): { ok: true; tool: NewTool } | { ok: false; why: string } {
  const read = shape.safeParse(entered);
  if (!read.success) return { ok: false, why: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
  const { name, redirectUri, ...addresses } = read.data;
  return {
    ok: true,
    tool: { ...addresses, name, label: name, redirectUris: [redirectUri], custom: {}, claims: [...personClaims], privacy: 'name', source: 'manual' },
  };
}
