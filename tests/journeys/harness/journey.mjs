// Runs one journey step by step. The first step that fails ends it: what follows would only fail for want of it.
import fs from 'node:fs';
import path from 'node:path';
import { openVisitor } from './browser.mjs';
import { expect } from './expect.mjs';
import { inspect } from './inspect.mjs';

const journeyMinutes = 10;

// surroundings: {browser, server, screenshots, print}. Gives {passed, failed, skipped}, counted in steps.
export async function runJourney(journey, { browser, server, screenshots, print = console.log }) {
  const result = { passed: 0, failed: 0, skipped: 0 };
  const pages = [];
  const problems = [];
  print(`\n${journey.name}`);
  if (journey.skip) {
    print(`  skipped: ${journey.skip}`);
    return { ...result, skipped: 1 };
  }
  try {
    const baseUrl = journey.needsServer === false ? undefined : await server.baseUrl();
    await within(journeyMinutes, journey.run({ browser, baseUrl, step, visitor, expect, axe, inspect, screenshot, takeProblems }));
    if (result.passed === 0) throw new Error('the journey has no step');
  } catch (error) {
    if (!(error instanceof StepFailed)) fail('outside its steps', error);
  } finally {
    await Promise.all(pages.map((page) => page.context().close().catch(() => {})));
  }
  return result;

  async function step(name, action) {
    const start = Date.now();
    try {
      const value = await action();
      const unasked = takeProblems();
      if (unasked.length > 0) throw new Error(unasked.join('\n'));
      result.passed += 1;
      print(`  ok    ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
      return value;
    } catch (error) {
      fail(name, error);
      await photograph(name);
      throw new StepFailed();
    }
  }

  function fail(name, error) {
    result.failed += 1;
    print(`  FAIL  ${name}\n${indent(error?.stack ?? String(error))}`);
  }

  async function photograph(name) {
    for (const [index, page] of pages.entries()) {
      await screenshot(page, `FAILED ${name} ${index + 1}`).then((file) => print(`        ${page.url()} is in ${file}`), () => {});
    }
  }

  // A person with a browser of their own.
  async function visitor(options) {
    const page = await openVisitor(browser, problems, options);
    pages.push(page);
    return page;
  }

  async function axe(page) {
    const { faults, advice } = await inspect(page);
    for (const line of new Set(advice)) print(`        advice: ${line}`);
    if (faults.length > 0) throw new Error(`${faults.length} faults on ${page.url()}\n${faults.join('\n')}`);
  }

  async function screenshot(page, name) {
    fs.mkdirSync(screenshots, { recursive: true });
    const file = path.join(screenshots, `${journey.id ?? 'journey'}-${name}`.toLowerCase().replace(/[^a-z0-9]+/g, '-') + '.png');
    await page.screenshot({ path: file, fullPage: true });
    return path.relative(process.cwd(), file);
  }

  // What went wrong in any page without being asked about: script errors, policy violations, 5xx. Each step ends with
  // this; a step that expects some takes them first.
  function takeProblems() {
    return problems.splice(0);
  }
}

class StepFailed extends Error {}

function within(minutes, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${minutes} minutes`)), minutes * 60_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const indent = (text) => text.replace(/^/gm, '        ');
