import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

test('the board sees what moved, what fell and who keeps up, and each figure leads to its calls', async ({
  page,
  application,
}) => {
  test.slow()
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Performance')
  await page.getByLabel('Month', { exact: true }).fill('2025-01')
  const shift = page.getByRole('region', { name: 'Channel shift' })
  const to101 = shift.getByRole('row').filter({ hasText: '101 centre' })
  const toPolice = shift.getByRole('row').filter({ hasText: 'Police' })
  await expect(to101).toContainText(['+28.0', '+273'])
  await expect(toPolice).toContainText(['−12.0', '−87.0'])
  await expect(shift).toContainText('A shift from Police command and control to 101 centre, not a fall.')
  const adopted = page.getByRole('region', { name: 'Adopted profiles' })
  await expect(adopted.getByRole('listitem').filter({ hasText: 'Northgate' })).toContainText('−84.6')
  const partnership = page.getByRole('region', { name: 'Partnership' })
  await expect(partnership.getByRole('row', { name: /^Police/ })).toContainText(/\d+ of \d+/)
  await expectAccessible(page)

  // The period goes along; the table tells agencies apart as well, and says why a percentage is missing.
  await shift.getByRole('link', { name: 'All channels and themes' }).click()
  await expect(page.getByLabel('Month', { exact: true })).toHaveValue('2025-01')
  const table = page.getByRole('table', { name: 'Calls by theme and channel' })
  await expect(table.getByRole('row', { name: /^Drink and drug/ })).toContainText('112 against 30')
  await page.getByText('Agency', { exact: true }).click()
  await expect(table.getByRole('columnheader', { name: 'City council' })).toBeVisible()
  await page.getByText('Any two periods').click()
  await page.getByLabel('Until', { exact: true }).fill('2025-12-31')
  // The next day is put into the address as it is then.
  await expect(page).toHaveURL(/[?&]to=2025-12-31/)
  await page.getByLabel('From', { exact: true }).fill('2025-12-01')
  await expect(page.getByText(/No source reported throughout/)).toBeVisible()
  await page.getByText('Same month of the year before').click()
  await expect(table).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)

  for (const name of ['Outcomes', 'Partnership']) {
    await page.getByRole('navigation', { name: 'Performance' }).getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByRole('region', { name: /Adopted profiles|Who came/ })).toBeVisible()
    await expectAccessible(page)
  }

  // Drilled to the calls: as many on the map as in the cell.
  await page.goBack()
  const profile = page.getByRole('listitem').filter({ hasText: 'PP-2024-001' })
  await profile.getByRole('link', { name: /^312: PP-2024-001 before adoption/ }).press('Enter')
  await expect(page.getByRole('group', { name: 'Active filters' })).toBeVisible()
  await expect(page.getByText(/\b312\b/).first()).toBeVisible()
})
