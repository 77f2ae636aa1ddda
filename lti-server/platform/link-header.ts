/** Where a page's answer leads: `next` page, and `differences` (what has changed since). */
export type Links = Readonly<Partial<Record<'next' | 'differences', string>>>;

const link = /<([^<>]*)>([^<]*)/g;
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;

/** Moodle sets relations in typographic quotes; headers arrive byte by byte, so each of them is three characters of UTF-8. */
const typographicQuote = /\u00e2\u0080[\u009c\u009d]/g;

/**
 * Reads a Link header (RFC 8288) as absolute addresses. A page whose `next` is overlooked looks like the last one, and
 * whoever stands on the pages after it like somebody who left: so relative addresses, any case and lists of relations count,
 * and Moodle's line items, whose header has typographic quotes and its addresses escaped as for HTML.
 */
export function readLinks(header: string, base: string): Links {
  const links: Record<string, string> = {};
  for (const [, written = '', parameters = ''] of header.replace(typographicQuote, '"').matchAll(link)) {
    const [, quoted, bare] = relation.exec(parameters) ?? [];
    const relations = (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
    const address = written.replaceAll('&amp;', '&');
    for (const name of ['next', 'differences']) {
      if (relations.includes(name) && URL.canParse(address, base)) links[name] ??= new URL(address, base).href;
    }
  }
  return links;
}

/** The same in the one form that ltijs reads without fail. */
export function writeLinks(links: Links): string | undefined {
  const written = Object.entries(links).map(([name, address]) => `<${address}>; rel="${name}"`);
  return written.length === 0 ? undefined : written.join(', ');
}
