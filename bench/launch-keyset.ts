import { createServer } from 'node:http';

/** A platform's keyset on this machine, in a process of its own; a message says how many milliseconds it takes to answer. */
const keyset = JSON.stringify({ keys: [JSON.parse(process.env['BENCH_JWK']!)] });
let delayMs = 0;
const server = createServer((_request, response) => {
  const answer = () => response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(keyset) }).end(keyset);
  if (delayMs === 0) answer();
  else setTimeout(answer, delayMs);
});
server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port));
process.on('message', (ms) => {
  delayMs = Number(ms);
});
