// Runs the browser journeys: node tests/journeys/run.mjs [WORDS]
// LINTEL_BIN names the program under test. What is counted is steps; the counts go to build/journeys.json.
// README.md here says how to write a journey.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchBrowser } from './harness/browser.mjs';
import { runJourney } from './harness/journey.mjs';
import { serverOnDemand } from './harness/server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const build = path.join(here, '../../build');

const words = process.argv.slice(2).join(' ');
const totals = { passed: 0, failed: 0, skipped: 0 };
const journeys = await findJourneys(words);
if (journeys.length > 0) await runAll(journeys);
fs.mkdirSync(build, { recursive: true });
fs.writeFileSync(path.join(build, 'journeys.json'), JSON.stringify(totals) + '\n');
console.log(`journeys: ${totals.passed} steps passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 ? 1 : 0);

async function findJourneys(words) {
  const pattern = new RegExp(words.replaceAll(' ', '.'), 'i');
  const files = fs.readdirSync(here).filter((file) => file.endsWith('.journey.mjs')).sort();
  const found = [];
  for (const file of files) {
    const journey = await load(file);
    if (pattern.test(file) || pattern.test(journey.name)) found.push(journey);
  }
  return found;
}

// A journey that cannot be read is one that fails, so that the others still run.
async function load(file) {
  const id = file.replace('.journey.mjs', '');
  try {
    return { ...(await import(pathToFileURL(path.join(here, file)))), id };
  } catch (error) {
    return { id, name: file, needsServer: false, run: ({ step }) => step('is read', () => Promise.reject(error)) };
  }
}

async function runAll(journeys) {
  const browser = await launchBrowser();
  const servers = new Map();  // by hub; '' is the one that most journeys are about
  const serverOf = ({ hub = '' }) => {
    const log = path.join(build, hub ? `journeys-server-${hub}.log` : 'journeys-server.log');
    if (!servers.has(hub)) servers.set(hub, serverOnDemand(process.env.LINTEL_BIN, log, hub));
    return servers.get(hub);
  };
  try {
    for (const journey of journeys) add(await runJourney(journey, { browser, server: serverOf(journey), screenshots: path.join(build, 'screenshots') }));
  } finally {
    for (const server of servers.values()) await server.stop();
    await browser.close();
  }
}

function add(result) {
  for (const key of Object.keys(totals)) totals[key] += result[key];
}
