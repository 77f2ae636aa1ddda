import { z } from 'zod';
import { lineItemFields } from '../gradebook/line-item-fields.ts';
import { toolAddress } from '../registration/tool-address.ts';

const size = z.number().int().positive().max(20_000).optional();

/** Deep Linking 2.0, 3.2; what we do not know stays unread, as on any platform. */
const ltiResourceLink = z.looseObject({
  type: z.literal('ltiResourceLink', { error: 'has to be ltiResourceLink, the one type that was asked for' }),
  title: z.string().trim().max(255).optional(),
  text: z.string().max(5_000).optional(),
  url: toolAddress.optional(),
  custom: z.record(z.string().max(255), z.string().max(4_000)).optional(),
  iframe: z.looseObject({ width: size, height: size }).optional(),
  window: z.looseObject({ targetName: z.string().optional(), width: size, height: size, windowFeatures: z.string().optional() }).optional(),
  submission: z.looseObject({ endDateTime: z.iso.datetime({ offset: true }).optional() }).optional(),
  lineItem: z.object({ ...lineItemFields, label: z.string().trim().min(1).max(255).optional() }).optional(),
});
export type ContentItem = z.infer<typeof ltiResourceLink>;

const mostItems = 50;

/** The links that a tool sent back, or in words what is wrong with them. */
export function readContentItems(sent: unknown, { multiple, origins }: { multiple: boolean; origins: readonly string[] }): { items: ContentItem[] } | { why: string } {
  const read = z.array(ltiResourceLink).max(mostItems).safeParse(sent ?? []);
  if (!read.success) return { why: read.error.issues.map(({ path, message }) => `content_items.${path.join('.')}: ${message}`).join('; ') };
  if (read.data.length > 1 && !multiple) return { why: 'There are several links where one was asked for.' };
  const elsewhere = read.data.find(({ url }) => url !== undefined && !origins.includes(new URL(url).origin));
  return elsewhere === undefined ? { items: read.data } : { why: `${elsewhere.url ?? ''} is not an address of this tool.` };
}
