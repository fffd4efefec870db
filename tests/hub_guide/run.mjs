// Does what docs/hub-guide/start.md tells a new hub to do, block by block, in an empty folder.
//   node tests/hub_guide/run.mjs LINTEL_PROGRAM
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = resolve(process.argv[2] ?? join(root, 'build/debug/src/app/lintel'));
const served_within_ms = 30_000;

// Fenced blocks: their info string, text and line.
function blocksOf(text) {
  const blocks = [];
  let open = null;
  text.split('\n').forEach((line, at) => {
    if (!line.startsWith('```')) return open?.lines.push(line);
    if (open) {
      blocks.push({ info: open.info, line: open.line, text: open.lines.join('\n') + '\n' });
      open = null;
    } else {
      open = { info: line.slice(3).trim(), line: at + 1, lines: [] };
    }
  });
  return blocks;
}

class Reader {
  constructor(folder) {
    this.folder = folder;
    this.env = { ...process.env, LINTEL: root, PATH: `${join(folder, '.bin')}:${process.env.PATH}` };
    for (const name of ['LINTEL_DATABASE', 'LINTEL_HUB', 'LINTEL_PACKS']) delete this.env[name];
    mkdirSync(join(folder, '.bin'));
    symlinkSync(program, join(folder, '.bin/lintel'));
  }
  write(path, text) {
    const file = join(this.folder, path.replace(/^\+/, ''));
    if (path.startsWith('+')) appendFileSync(file, '\n' + text);
    else writeFileSync(file, text);
  }
  run(commands) {
    return execFileSync('bash', ['-euo', 'pipefail', '-c', `exec 2>&1\n${commands}`], {
      cwd: this.folder,
      env: this.env,
      encoding: 'utf8',
    });
  }
  // Serves on a free port until its first page has been read.
  serve(command) {
    return new Promise((done, failed) => {
      const words = command.trim().split(/\s+/).slice(1);
      const server = spawn(program, [...words, '--port', '0'], { cwd: this.folder, env: this.env });
      const late = setTimeout(() => server.kill('SIGKILL'), served_within_ms);
      let said = '';
      let page = null;
      const hear = (bytes) => {
        said += bytes;
        const address = /on (http:\/\/\S+)/.exec(said);
        if (!address || page) return;
        page = fetch(address[1])
          .then((answer) => answer.text())
          .finally(() => server.kill('SIGTERM'));
      };
      server.stdout.on('data', hear);
      server.stderr.on('data', hear);
      server.on('exit', async () => {
        clearTimeout(late);
        try {
          done(said + (await page));
        } catch (failure) {
          failed(failure);
        }
      });
    });
  }
}

const guide = readFileSync(join(root, 'docs/hub-guide/start.md'), 'utf8');
const reader = new Reader(mkdtempSync(join(tmpdir(), 'lintel-guide-')));
let steps = 0;
let said = '';
try {
  for (const block of blocksOf(guide)) {
    const [kind, path] = block.info.split(' ');
    const at = `docs/hub-guide/start.md:${block.line}`;
    try {
      if (kind === 'yaml' || kind === 'case') reader.write(path, block.text);
      else if (kind === 'sh') said = path === 'serve' ? await reader.serve(block.text) : reader.run(block.text);
      else if (kind === 'output') {
        for (const line of block.text.trim().split('\n'))
          if (!said.includes(line)) throw new Error(`does not say "${line}" but:\n${said}`);
      } else throw new Error(`a block of the unknown kind "${block.info}"`);
    } catch (failure) {
      throw new Error(`${at}: ${failure.message}\n${failure.stdout ?? ''}`);
    }
    ++steps;
  }
  if (steps < 20) throw new Error(`only ${steps} blocks were found`);
  console.log(`${steps} blocks of the guide done`);
} finally {
  rmSync(reader.folder, { recursive: true, force: true });
}
