// What journeys expect. Those that look at a page wait for it; the others do not.
import assert from 'node:assert/strict';

const patience = 10_000;

export const expect = {
  ok: (value, words) => assert.ok(value, words),
  equal: (actual, expected, words) => assert.deepEqual(actual, expected, words),
  match: (text, pattern) => assert.match(text, pattern),

  // The page, or a locator in it, comes to show the text (a string or a pattern).
  text: (where, text) => eventually(async () => {
    const shown = await visibleText(where);
    assert.ok(contains(shown, text), `"${text}" is not shown in:\n${shown.slice(0, 1500)}`);
  }),

  // It is not shown once the page has settled.
  absent: async (where, text) => {
    const shown = await visibleText(where);
    assert.ok(!contains(shown, text), `"${text}" is shown and should not be`);
  },

  // The page comes to stand at this path (a string or a pattern; the query is left out).
  path: (page, expected) => eventually(async () => {
    const actual = new URL(page.url()).pathname;
    assert.ok(expected instanceof RegExp ? expected.test(actual) : actual === expected, `at ${actual}, not ${expected}`);
  }),
};

function visibleText(where) {
  return (where.mainFrame ? where.locator('body') : where).innerText();
}

function contains(shown, text) {
  const plain = shown.replace(/\s+/g, ' ');
  return text instanceof RegExp ? text.test(plain) : plain.includes(text);
}

async function eventually(check) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
