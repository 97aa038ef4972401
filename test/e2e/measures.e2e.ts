import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

async function accessibleInBoth(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
}

test('a figure is typed by keyboard, a block is pasted, a survey is read by area', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await page.getByRole('link', { name: 'Performance' }).click()
  await page.getByRole('navigation', { name: 'Performance' }).getByRole('link', { name: 'Measures' }).click()
  const kept = page.getByRole('table', { name: 'Kept monthly' })
  await expect(kept.getByRole('row', { name: /Days to remove graffiti/ })).toContainText('5.0 or less')
  await accessibleInBoth(page)

  await kept.getByRole('link', { name: 'Days to remove graffiti' }).click()
  await expect(page.getByRole('region', { name: 'By month' })).toContainText('against')
  await expect(page.getByRole('region', { name: 'Rebasing' })).toContainText(
    'The limits are computed anew from here on.',
  )
  const cell = page.getByRole('textbox', { name: 'Figure, Nov 2025' })
  await cell.fill('many')
  await cell.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '“many” is no number.' })).toBeVisible()
  await cell.fill('19')
  await cell.press('Enter')
  await expect(page.getByRole('region', { name: 'By month' })).toContainText(
    /November 2025: 19\.0\sdays.*above the upper limit/,
  )
  await page.getByRole('button', { name: '1 earlier' }).click()
  await expect(page.getByRole('table', { name: 'All that was entered' })).toContainText('holds')
  await page.keyboard.press('Escape')

  // As a spreadsheet copies: rows of month and figure.
  await page.getByRole('textbox', { name: 'Figure, Oct 2025' }).focus()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Month\tDays\nSep 2025\t4.4\n10/2025\t4.8\n')
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await expect(page.getByText('Line 1: “Month | Days”. It names no row of this table.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Figure, Oct 2025' })).toHaveValue('4.8')
  await accessibleInBoth(page)

  await page.getByRole('navigation', { name: 'Performance' }).getByRole('link', { name: 'Surveys' }).click()
  await expect(page.getByRole('table', { name: 'Questions of CRAVE' })).toContainText('1,280 of 1,600')
  await accessibleInBoth(page)
  await page.getByRole('link', { name: 'Open CRAVE' }).click()
  const byArea = page.getByRole('table', { name: /Answers by area/ })
  await expect(byArea.getByRole('row', { name: /Everybody/ })).toBeVisible()
  await expect(byArea.getByText('withheld').first()).toBeVisible()
  await accessibleInBoth(page)
})
