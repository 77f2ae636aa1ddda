import { createServer } from 'node:http';
import { connect } from '../models/mongodb/connect.ts';
import { aToolApp } from './tool-app.ts';

/** The tool in a process of its own, which tells its port, and its CPU (ms) for each message. */
await connect(process.env['BENCH_URI']!, { databaseName: process.env['BENCH_DATABASE']! });
const { app } = await aToolApp();
const server = createServer(app);
server.listen(0, '127.0.0.1', () => process.send!((server.address() as { port: number }).port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!((user + system) / 1000);
});
