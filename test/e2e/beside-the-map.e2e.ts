import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

/** Scans the page as it stands in both schemes. */
async function expectAccessibleInBoth(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.mouse.move(0, 0)
    await expect(page.getByRole('tooltip')).toHaveCount(0)
    await expectAccessible(page)
  }
}

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()
const grid = (page: Page, name: string) => page.getByRole('grid', { name, exact: true })
const tokens = (page: Page) => page.getByRole('group', { name: 'Active filters' })
const whole = (text: string) => Number(text.replace(/\D/g, ''))

test('two periods are compared in one sentence, and each side leads to its incidents', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  await tab(page, 'Compare')
  const sentence = page.getByText(/^[\d,]+\scalls\s.*against\s[\d,]+.*;.*p\s[=<]\s0\.\d+/)
  await expect(sentence).toBeVisible()
  await expect(page.getByText('Change: A less B')).toBeVisible()
  await expectAccessibleInBoth(page)

  await desk.select('Rows', 'Area')
  await expect(grid(page, 'Change by area')).toBeVisible()
  await desk.select('Compare with', 'Another period')
  await page.getByLabel('From', { exact: true }).fill('2025-06-01')
  await page.getByLabel('To', { exact: true }).fill('2025-06-30')
  await expect(page.getByText(/B [\d,]+ in 30 days, 1 Jun 2025 to 30 Jun 2025/)).toBeVisible()
  await expectAccessibleInBoth(page)

  const [, told] = (await sentence.innerText()).match(/against\s([\d,]+)/)!
  await desk.button(`Show the ${told} of B`).click()
  await expect(tokens(page)).toContainText('1 Jun 2025')
  await expect(page.getByText(`${told} incidents`).first()).toBeVisible()
  await page.goBack()
  await expect(sentence).toBeVisible()
})

test('themes are laid over each other, and small counts are not shown', async ({ page, application }) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  await tab(page, 'Themes')
  await expect(page.getByText('No themes laid over each other')).toBeVisible()
  for (const theme of [/^Street drinking/, /^Drunk or rowdy/, /^Intimidation/]) {
    await page.getByRole('combobox', { name: 'Themes' }).click()
    await page.getByRole('option', { name: theme }).first().click()
  }
  await page.keyboard.press('Escape')
  await desk.select('By', 'Cells of 250 m')
  const places = grid(page, 'Themes by place')
  await expect(places.getByRole('row').nth(1)).toContainText('●')
  await expect(page.getByText(/Counts of 1 to 4 are not sent/)).toBeVisible()
  await expectAccessibleInBoth(page)

  await places.locator('[row-index="0"]').getByRole('gridcell').first().click()
  const lead = page.getByRole('button', { name: /^Show [\d,]+: / }).first()
  const count = whole((await lead.innerText()).split(':')[0]!)
  await expectAccessibleInBoth(page)
  await lead.click()
  await expect(page.getByText(`${count.toLocaleString('en-GB')} incident`).first()).toBeVisible()
})

/** A position every six seconds for half an hour at the busiest hotspot, and one row that cannot be placed. */
function carShift(): string {
  const at = (second: number) => new Date(Date.UTC(2025, 10, 14, 20, 0, second)).toISOString().slice(11, 19)
  const rows = Array.from({ length: 301 }, (_, i) => `TANGO ONE,2025-11-14 ${at(6 * i)},455720,303460`)
  return ['Call sign,Time,Easting,Northing', ...rows, 'TANGO ONE,2025-11-14 21:00:00,,'].join('\n')
}

const footTrack = `<?xml version="1.0"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Foot</name><trkseg>
${Array.from({ length: 11 }, (_, i) => `<trkpt lat="52.626" lon="-1.178"><time>2025-11-15T20:0${Math.floor(i / 10)}:${String((6 * i) % 60).padStart(2, '0')}Z</time></trkpt>`).join('\n')}
</trkseg></trk></gpx>`

test('positions of patrols are loaded from CSV and GPX, and stand beside the calls of each hotspot', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  await tab(page, 'Saved')
  await grid(page, 'Saved analyses').getByRole('row').nth(1).click()
  await desk.button('Open').click()
  await expect(grid(page, 'Hotspots of the analysis')).toBeVisible()
  await tab(page, 'Patrol')
  await expect(page.getByText('No positions yet')).toBeVisible()

  const load = async (name: string, content: string) => {
    await desk.button('Load positions').click()
    const dialog = page.getByRole('dialog', { name: 'Load positions' })
    await desk.chooseFile(() => dialog.getByRole('button', { name: 'Choose a file' }).click(), name, content)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: /^Load [\d,]+ position/ }).click()
    return dialog
  }
  const done = async () => {
    await desk.button('Done').click()
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  const car = await load('car.csv', carShift())
  await expect(car).toContainText('301 positions of 1 unit loaded')
  await expect(car).toContainText('302 rows read: 301 loaded, 1 left out.')
  await expectAccessible(page)
  await done()
  const foot = await load('foot.gpx', footTrack)
  await expect(foot).toContainText('11 positions of 1 unit loaded')
  await done()

  const hotspots = grid(page, 'Hotspots, their calls and the presence in them')
  await expect(hotspots).toBeVisible()
  await expect(page.getByText(/^Of 31 minutes on record, units spent 31 minutes/)).toBeVisible()
  await expectAccessibleInBoth(page)
  await desk.button('2 files with 312 positions').click()
  await expect(page.getByRole('table', { name: 'Files of positions' })).toContainText('foot.gpx')
  await expectAccessibleInBoth(page)
})
