// Reports of early help (P-37, P-38, P-67 to P-70, D-28, W-24): the weekly report of a locality is issued and kept as it was sent; a
// scorecard opens down to its rows for who may see them, and the try of who may not is recorded.
import { press, signInAs } from './harness/hub.mjs';

export const name = 'A report is issued and kept; a scorecard opens to its rows for some, and for others it does not';
export const hub = 'portsmouth';

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const [senior, team, agency, board, manager] = [await visitor(), await visitor(), await visitor(), await visitor(), await visitor()];
  const month = (back) => {
    const now = new Date();
    return new Date(now.getFullYear(), now.getMonth() - back, 1).toISOString().slice(0, 7);
  };
  let figure;

  await step('all reports stand on one page, those of cases for who works with them', async () => {
    await signInAs(senior, baseUrl, 'Senior social work practitioner');
    await senior.goto(`${baseUrl}/reports`);
    await expect.text(senior, 'Weekly report of allocations');
    await expect.text(senior, 'Agency scorecard');
    await axe(senior);
    await screenshot(senior, 'reports');
  });

  await step('a week that nobody can read comes back with what was typed', async () => {
    await senior.goto(`${baseUrl}/reports/weekly?period=last+week`);
    await expect.text(senior.locator('.govuk-error-summary'), 'is no day: write one of the week');
    expect.equal(await senior.locator('[name="period"]').inputValue(), 'last week');
    await axe(senior);
  });

  await step('the weekly report is issued, and stays as it was sent', async () => {
    await senior.goto(`${baseUrl}/reports/weekly?locality=north`);
    await axe(senior);
    await screenshot(senior, 'report-weekly');
    await press(senior, 'Issue');
    await expect.text(senior, 'Version 1, as it was issued');
    await axe(senior);
    await screenshot(senior, 'report-issued');
    await senior.goto(`${baseUrl}/reports/weekly?locality=north`);
    await expect.text(senior, 'It was issued before');
    await senior.getByLabel('Why is it issued again?').fill('To be sure.');
    await press(senior, 'Issue again');
    await expect.text(senior.locator('.govuk-error-summary'), 'Nothing has changed since it was issued');
    await axe(senior);
  });

  await step('a report downloads as a file for spreadsheets', async () => {
    const csv = await senior.request.get(`${baseUrl}/reports/agencies/csv?period=${month(0)}`);
    expect.equal(csv.status(), 200);
    expect.match(await csv.text(), /^\uFEFF?"Agency","Children led"/);
    const xlsx = await senior.request.get(`${baseUrl}/reports/agencies/xlsx?period=${month(0)}`);
    expect.equal((await xlsx.body()).subarray(0, 2).toString(), 'PK');
  });

  await step('the manager of a locality sees that locality, and no other', async () => {
    await signInAs(team, baseUrl, 'Multi-agency team manager, Multi-agency team North');
    await team.goto(`${baseUrl}/reports/issued`);
    await expect.text(team, 'Weekly report of allocations');
    await axe(team);
    await screenshot(team, 'reports-issued');
    await team.goto(`${baseUrl}/reports/weekly`);
    await expect.absent(team, 'Issue this report');
    await axe(team);
    expect.equal((await team.goto(`${baseUrl}/reports/weekly?locality=south`)).status(), 403);
  });

  await step('a scorecard draws its figures, says what they count, and opens to their rows', async () => {
    await senior.goto(`${baseUrl}/reports/agencies?period=${month(0)}`);
    await expect.text(senior, 'What is counted');
    await axe(senior);
    await screenshot(senior, 'report-agencies');
    const link = senior.locator('main a[href*="/reports/agencies/figure"]').first();
    figure = `${baseUrl}${await link.getAttribute('href')}`;
    await link.click();
    await expect.text(senior, 'Back to the report');
    await axe(senior);
    await screenshot(senior, 'report-figure');
    for (const report of ['social-care', 'early-help', 'monthly']) {
      await senior.goto(`${baseUrl}/reports/${report}?period=${month(0)}`);
      await axe(senior);
      await screenshot(senior, `report-${report}`);
    }
  });

  await step('an agency lead and a board member see figures that do not open', async () => {
    for (const [page, words] of [[agency, 'Agency lead'], [board, 'Board member']]) {
      await signInAs(page, baseUrl, words);
      await page.goto(`${baseUrl}/reports`);
      await expect.text(page, 'Agency scorecard');
      await expect.absent(page, 'Weekly report of allocations');
      await page.goto(`${baseUrl}/reports/agencies?period=${month(0)}`);
      await expect.text(page, 'Children led');
      expect.equal(await page.locator('main a[href*="/figure"]').count(), 0, 'no figure opens');
      expect.equal((await page.goto(figure)).status(), 403);
      await axe(page);
      expect.equal((await page.goto(`${baseUrl}/reports/monthly`)).status(), 403);
    }
  });

  await step('who tried is on record', async () => {
    await signInAs(manager, baseUrl, 'MASH manager');
    await manager.goto(`${baseUrl}/administration/audit`);
    await expect.text(manager, 'not shown report');
    await axe(manager);
    await screenshot(manager, 'reports-audit');
  });
}
