import { look, ok, type Finding } from './finding.ts';

const about = 'Zone data';

/** Countries change their clocks at a few weeks' notice; the data come with Node.js. `release` is as IANA names it: `2026b`. */
export function checkZoneData(release: string | undefined = process.versions['tz'], now = new Date()): Finding[] {
  const year = Number.parseInt(release ?? '', 10);
  if (Number.isNaN(year)) return [look(about, 'This Node.js does not say which zone data it has.', 'Use the official build of Node.js.')];
  if (now.getUTCFullYear() - year > 1) return [look(about, `They are of release ${release}: meetings may be an hour off where clocks changed their rules since.`, 'Update Node.js; upcoming meetings are recomputed by themselves.')];
  return [ok(about, `Release ${release}.`)];
}
