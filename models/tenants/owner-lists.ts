/** How many things a page of the owner's lists shows, unless a list says otherwise. */
export const perPage = 20;

/** Lists are counted and paged so far: who looks for something further down narrows the list. */
export const mostListed = 2_000;

/** One page of a list, from 1 on. `total` ends at {@link mostListed} + 1, which says that there are more. */
export interface OwnerPage<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly of: number;
  readonly total: number;
}

/** What is skipped to come to a page. */
export function skipped(page: number, of = perPage): number {
  return (page - 1) * of;
}

/** The last page that can be asked for. */
export function lastPage(of = perPage): number {
  return Math.ceil(mostListed / of);
}

/** Whether one of these texts holds what was typed, in whatever case. */
export function saysText(typed: string, texts: readonly string[]): boolean {
  const wanted = folded(typed);
  return texts.some((text) => folded(text).includes(wanted));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
