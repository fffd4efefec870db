// The program under test, started when the first journey asks for it, on a free port, with data of its own.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const patience = 120_000;

// A small borough, so that an unoptimised build invents it in time. The data folder is given as LINTEL_DATA, so that a demo
// hub someone is using is left alone.
const commandLine = (port, hub) => ['demo', '--hub', hub || process.env.LINTEL_HUB || 'lancashire', '--serve', '--port', String(port), '--families', '200', '--weeks', '2'];

export function serverOnDemand(binary, log, hub) {
  let started;
  return {
    baseUrl: async () => (await (started ??= start(binary, log, hub))).baseUrl,
    stop: async () => started?.then(stop, () => {}),
  };
}

async function start(binary, log, hub) {
  if (!binary || !fs.existsSync(binary)) throw new Error(`LINTEL_BIN names no program: ${binary}`);
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'lintel-journeys-'));
  const port = await freePort();
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const output = fs.openSync(log, 'w');
  const child = spawn(binary, commandLine(port, hub), { stdio: ['ignore', output, output], env: { ...process.env, LINTEL_DATA: data } });
  const server = { child, data, health: `http://127.0.0.1:${port}/health`, baseUrl: `http://localhost:${port}` };
  child.ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  await healthy(server, log).catch(async (error) => {
    await stop(server);
    throw error;
  });
  return server;
}

async function healthy({ child, health }, log) {
  for (const end = Date.now() + patience; Date.now() < end; await pause(100)) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`the server ended by itself:\n${tail(log)}`);
    const answer = await fetch(health).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`the server did not become healthy in ${patience / 1000} s:\n${tail(log)}`);
}

async function stop({ child, data }) {
  child.kill('SIGTERM');
  const kill = setTimeout(() => child.kill('SIGKILL'), 10_000);
  if (child.exitCode === null && child.pid !== undefined) await child.ended;
  clearTimeout(kill);
  fs.rmSync(data, { recursive: true, force: true });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const tail = (log) => fs.readFileSync(log, 'utf8').split('\n').slice(-30).join('\n');
