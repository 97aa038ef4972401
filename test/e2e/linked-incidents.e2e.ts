import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

const remaining = async (page: Page) => {
  const words = page.getByText(/pairs? of calls to review/)
  await expect(words).toBeVisible()
  return Number((await words.innerText()).match(/^\d+/)![0])
}
const reviewed = (page: Page) => page.getByRole('table', { name: 'Both calls' })

test('calls told to two agencies are linked from the keyboard, and then count as one event', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Imports')
  await page.getByRole('link', { name: 'Linked incidents' }).click()
  await page.getByRole('radiogroup', { name: 'Period searched' }).getByText('All').click()
  await expect(page.getByText(/very likely one event/)).toBeVisible()
  await expectAccessible(page)
  const before = await remaining(page)
  const first = await reviewed(page).innerText()

  await page.keyboard.press('l')
  await expect.poll(() => remaining(page)).toBe(before - 1)
  expect(await reviewed(page).innerText()).not.toBe(first)
  await page.getByRole('button', { name: 'Undo: linked' }).click()
  await expect.poll(() => reviewed(page).innerText()).toBe(first)
  expect(await remaining(page)).toBe(before)

  await page.keyboard.press('l')
  await page.keyboard.press('n')
  await page.keyboard.press('k')
  await expect(page.getByText(`${before - 2} pairs of calls to review (1 put off)`)).toBeVisible()

  await desk.goTo('Map')
  const counts = page.getByRole('search', { name: 'Filter of incidents' }).getByRole('status')
  const calls = (await counts.innerText()).match(/^([\d,]+) incidents/)![1]!
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('tab', { name: 'Counting' }).click()
  await page.getByRole('radio', { name: 'Events' }).click()
  const events = (Number(calls.replaceAll(',', '')) - 1).toLocaleString('en-GB')
  await expect(counts).toContainText(`${events} events (${calls} calls)`)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Remove Counted as events' }).click()
  await expect(counts).toContainText(`${calls} incidents`)
})
