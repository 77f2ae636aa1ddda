/** So many ids go into one query: all people of a large program in one would make a command of megabytes. */
const most = 5_000;

/** Asks about many things with one query for so many of them, one after the other, and puts the answers together. */
export async function inBatches<Thing, Row>(things: readonly Thing[], ask: (some: readonly Thing[]) => Promise<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < things.length; at += most) for (const row of await ask(things.slice(at, at + most))) rows.push(row);
  return rows;
}
