import { readFileSync } from 'node:fs'
import { realFile } from '../real-files.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

const streets = ['2025-06', '2025-07'].map(month =>
  realFile(`police-uk/leicestershire/${month}-leicestershire-street.csv`),
)
const wards = realFile('boundaries/wards22_llr.geojson')

test('street-level files of data.police.uk, from the file to hotspots', async ({ page, application }) => {
  test.skip(!wards || streets.includes(null), 'The real files are not on this machine.')
  const desk = atDesk(page, application)
  await desk.open()
  await desk.createBureau('Leicestershire')
  await desk.goTo('Settings')
  await page.getByRole('link', { name: 'Areas' }).click()
  await desk.button('Load areas').first().click()
  await desk.chooseFile(() => desk.button('Choose a file').click(), 'wards', { path: wards! })
  await page.getByLabel('Name of the set').fill('Wards')
  await desk.button('Load 181 areas').click()
  await expect(page.getByText('Wards: 181 areas loaded.')).toBeVisible()

  let total = 0
  for (const [index, path] of streets.entries()) {
    const rows = readFileSync(path!, 'utf8').trimEnd().split('\n').length - 1
    total += rows
    await desk.goTo('Imports')
    await desk.chooseFile(() => desk.button('Import a file').first().click(), 'street', { path: path! })
    await expect(page.getByText('This file is recognised')).toBeVisible()
    if (index === 0) await desk.addSource('data.police.uk', 'Leicestershire Police')
    await desk.button('Import').click()
    const sum = page.getByRole('region', { name: 'What became of every row' })
    await expect(sum).toContainText(`${rows.toLocaleString('en-GB')} read`)
    await expect(sum).toContainText(`${rows.toLocaleString('en-GB')} loaded`)
  }

  await desk.goTo('Map')
  await expect(page.getByText(`${total.toLocaleString('en-GB')} incidents`)).toBeVisible()
  await page.getByRole('tab', { name: 'When' }).click()
  // The rows have only a month: hours of the week would be made up.
  await expect(page.getByText(/only (the|a) month/i).first()).toBeVisible()
  await page.getByRole('tab', { name: 'Analysis' }).click()
  await page.getByRole('combobox', { name: 'Method' }).click()
  await page.getByRole('option', { name: 'Getis-Ord Gi*' }).click()
  await desk.button('Find').click()
  const hotspots = page.getByRole('grid', { name: 'Hotspots of the analysis' })
  await expect(hotspots).toContainText('SK', { timeout: 60_000 })
})
