import { stat } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { look, ok, type Finding } from './finding.ts';

const about = 'Configuration';
const readableByOthers = 0o077;

/** What can be said about settings that are acceptable: what is unusual for a server that people rely on. */
export async function checkConfiguration({ toolUrl, isLoopback, allowPrivatePlatforms, trustProxy, port, secretsFile }: Config): Promise<Finding[]> {
  const findings = [
    isLoopback
      ? look(about, `TOOL_URL is ${toolUrl}: only browsers on this machine reach it.`, 'For other people set TOOL_URL to an address with https://.')
      : ok(about, `TOOL_URL is ${toolUrl}.`),
  ];
  if (allowPrivatePlatforms && !isLoopback) {
    findings.push(look(about, 'ALLOW_PRIVATE_PLATFORMS is on: platforms on http and inside this network are called.', 'Set it to false, unless your platform is inside this network.'));
  }
  if (!isLoopback && trustProxy === 0 && port !== 443) {
    findings.push(look(about, `The server listens on ${port}, so something stands in front of it, but TRUST_PROXY is 0.`, 'Set TRUST_PROXY to the number of proxies, so that people’s addresses are not taken for one.'));
  }
  const { mode } = await stat(secretsFile);
  if (process.platform !== 'win32' && (mode & readableByOthers) !== 0) {
    findings.push(look(about, 'The secrets file can be read by other users of this machine.', `Run: chmod 600 ${secretsFile}`));
  }
  return findings;
}
