import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

test('hours, words and a dragged month narrow the map, are kept in the address and saved by name', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  const bar = page.getByRole('search', { name: 'Filter of incidents' })
  const counts = bar.getByRole('status')
  await expect(counts).toContainText('incidents')
  const all = await counts.innerText()

  await desk.button('Hours').click()
  await desk.button('Evenings').click()
  await expect(bar.getByText('Hours: Evenings')).toBeVisible()
  await expect(counts).not.toHaveText(all)
  // By the keys alone: from the first hour chosen, Monday 18:00, one to the left.
  await page.getByRole('button', { name: 'Monday 18:00' }).focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page.getByRole('button', { name: 'Monday 17:00' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Space')
  await expect(bar.getByText('Hours: Evenings')).toBeVisible()
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  const evenings = await counts.innerText()

  await bar.getByRole('searchbox').fill('street')
  await expect(bar.getByText('“street”')).toBeVisible()
  await expect(counts).not.toHaveText(evenings)
  await page.goBack()
  await expect(counts).toHaveText(evenings)
  await expect(bar.getByRole('searchbox')).toHaveValue('')

  await desk.button('Saved').click()
  await page.getByLabel('Save the present filter as').fill('Evenings out')
  await desk.button('Save').click()
  await expect(page.getByRole('button', { name: 'Rename Evenings out' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Rename Evenings out' }).click()
  await expect(page.getByLabel('New name of “Evenings out”')).toHaveValue('Evenings out')
  await desk.button('Cancel').click()
  await page.keyboard.press('Escape')
  await desk.button('Reset').click()
  await expect(counts).toHaveText(all)
  await desk.button('Saved').click()
  await page.getByRole('button', { name: /^Evenings out/ }).click()
  await expect(counts).toHaveText(evenings)
  await page.getByRole('button', { name: 'Remove Evenings out' }).click()
  await desk.button('Remove it').click()
  await expect(page.getByText('No filter is saved yet.')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'When' }).click()
  const grid = page.getByRole('figure', { name: 'Incidents by hour and weekday' }).locator('svg')
  await grid.scrollIntoViewIfNeeded()
  const box = (await grid.boundingBox())!
  await page.mouse.move(box.x + box.width * 0.5, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.7, box.y + 70, { steps: 4 })
  await page.mouse.up()
  await expect(bar.getByText(/^Hours: Mon–/)).toBeVisible()
})

test('incidents are counted by what they have in common, narrowed to one, and exported', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  await page.getByRole('tab', { name: 'Incidents' }).click()
  await page.getByRole('combobox', { name: 'Group by' }).click()
  await page.getByRole('option', { name: 'Channel' }).click()
  const groups = page.getByRole('grid', { name: 'Groups of incidents' })
  await expect(groups.getByRole('row')).not.toHaveCount(1)
  await expectAccessible(page)
  // Groups of one kind never stand under the name of another, not even while those are counted.
  await page.getByRole('combobox', { name: 'Group by' }).click()
  await page.getByRole('option', { name: 'Month' }).click()
  await expect(groups.getByRole('gridcell', { name: /^\w{3} \d{4}$/ }).first()).toBeVisible()
  await page.getByRole('combobox', { name: 'Group by' }).click()
  await page.getByRole('option', { name: 'Channel' }).click()
  await expect(groups.getByRole('gridcell', { name: 'Web form' })).toBeVisible()
  await groups.getByRole('gridcell').first().click()
  const bar = page.getByRole('search', { name: 'Filter of incidents' })
  await expect(bar.getByText(/^Channel: /)).toBeVisible()
  const incidents = page.getByRole('grid', { name: 'Incidents of the filter' })
  await incidents.locator('[row-index="0"]').getByRole('gridcell').first().click()
  const drawer = page.getByRole('dialog', { name: 'Incident' })
  await expect(drawer.getByRole('link', { name: /\.csv$/ })).toHaveAttribute('href', /\/imports\/\d+$/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  const [download] = await Promise.all([page.waitForEvent('download'), desk.button('Export as CSV').click()])
  expect(download.suggestedFilename()).toMatch(/^Incidents - .*\.csv$/)
})
