import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

/** What an analyst does beside the map, in their words. */
function atAnalysis(page: Page, desk: ReturnType<typeof atDesk>) {
  const result = page.getByRole('region', { name: 'Result of the analysis' })
  return {
    result,
    grid: (name: string) => page.getByRole('grid', { name, exact: true }),
    tab: (name: string) => page.getByRole('tab', { name, exact: true }).click(),
    async find(method: RegExp) {
      const change = desk.button('Change or run another')
      if (await change.isVisible()) await change.click()
      await page.getByRole('combobox', { name: 'Method' }).click()
      await page.getByRole('option', { name: method }).click()
      await desk.button('Find').click()
      await expect(change).toBeVisible({ timeout: 60_000 })
    },
    show: (view: RegExp) =>
      page
        .getByRole('radiogroup', { name: 'What is shown of the result' })
        .locator('label')
        .filter({ hasText: view })
        .click(),
  }
}

/** Scans the page as it stands in both schemes. */
async function expectAccessibleInBoth(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.mouse.move(0, 0)
    await expect(page.getByRole('tooltip')).toHaveCount(0)
    await expectAccessible(page)
  }
}

test('hotspots are found and led back to their incidents', async ({ page, application }) => {
  const desk = atDesk(page, application)
  const analysis = atAnalysis(page, desk)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  await expect(desk.button('Find')).toBeVisible()
  await expectAccessibleInBoth(page)

  await analysis.find(/Gi\*/)
  await expect(analysis.result).toContainText(
    /\d+ hotspots were found, holding [\d,]+ of the [\d,]+ incidents/,
  )
  await expect(analysis.result).toContainText(/Traceable: analysis \d+, freeze \d+/)
  await expectAccessibleInBoth(page)

  await analysis.show(/^Cells/)
  const cells = analysis.grid('Cells')
  const first = cells.locator('[row-index="0"]')
  await first.getByRole('gridcell').first().click()
  const count = await first.locator('[col-id="count"]').innerText()
  await expect(analysis.result).toContainText(`${count} incident`)
  await expectAccessibleInBoth(page)
  await desk.button('Show its incidents').click()
  // The cell holds today what it held when it was counted, for nothing was imported since.
  const selection = page.getByRole('group', { name: 'Use this selection' })
  await expect(selection).toContainText(`${count} incident`)
  await expect(analysis.grid('Incidents of the filter')).toBeVisible()
  await expectAccessibleInBoth(page)
  await page.goBack()
  await expect(cells).toBeVisible()

  await desk.button('Picture').click()
  await expect(page.getByLabel('Title')).toHaveValue(/^Getis-Ord Gi\* hotspots, Cells/)
  const [download] = await Promise.all([page.waitForEvent('download'), desk.button('Save SVG').click()])
  const svg = readFileSync(await download.path(), 'utf8')
  expect(svg).toMatch(/Analysis \d+: Getis-Ord Gi\*/)
})

test('an analysis is saved, and found again to the last byte', async ({ page, application }) => {
  const desk = atDesk(page, application)
  const analysis = atAnalysis(page, desk)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  await analysis.find(/Gi\*/)
  await analysis.tab('Saved')
  await analysis.grid('Saved analyses').getByRole('row').nth(1).click()
  await desk.button('Run again on its freeze').click()
  await expect(page.getByText(/^Identical: run again on its own freeze/)).toBeVisible({ timeout: 60_000 })
  await expectAccessibleInBoth(page)
  await desk.button('Open').click()
  await expect(analysis.grid('Hotspots of the analysis')).toBeVisible()
})

test('a control chart is shown with its limits, and the same as a table', async ({ page, application }) => {
  const desk = atDesk(page, application)
  const analysis = atAnalysis(page, desk)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  await analysis.find(/XmR/)
  const chart = page.getByRole('figure', { name: 'Months and their control limits' })
  await expect(chart).toBeVisible()
  await expectAccessibleInBoth(page)
  await chart.getByRole('button', { name: 'Show as table' }).click()
  await expect(chart.getByRole('columnheader', { name: 'Lower limit' })).toBeVisible()
  const months = analysis.grid('Months and their control limits')
  await months.locator('[row-index="0"]').getByRole('gridcell').first().click()
  await page.keyboard.press('Enter')
  await expect(analysis.grid('Incidents of the filter')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Active filters' })).toContainText(/From 1 \w{3} \d{4}/)
})
