import { readFileSync } from 'node:fs'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'

test('a shape drawn on the map limits the incidents, is kept as an area, and stands on a picture', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  const map = page.getByRole('region', { name: 'Map of incidents and hotspots' })
  const counted = page.getByText(/^[\d,]+ incidents?$/).first()
  const everyOne = await counted.innerText()

  await desk.button('Draw').click()
  await page.getByRole('menuitem', { name: 'Polygon' }).click()
  const frame = (await map.boundingBox())!
  const at = (across: number, down: number) => ({ x: frame.width * across, y: frame.height * down })
  await map.click({ position: at(0.35, 0.4) })
  await map.click({ position: at(0.65, 0.4) })
  await map.click({ position: at(0.95, 0.95) })
  await expect(page.getByRole('status').getByText(/3 corners/)).toBeVisible()
  await page.keyboard.press('Backspace')
  await map.click({ position: at(0.65, 0.65) })
  await map.click({ position: at(0.35, 0.65) })
  await page.keyboard.press('Enter')
  const tokens = page.getByRole('group', { name: 'Active filters' })
  await expect(tokens).toBeVisible()
  await expect(counted).not.toHaveText(everyOne)
  const drawn = await counted.innerText()
  await expectAccessible(page)

  await page.goBack()
  await expect(counted).toHaveText(everyOne)
  await page.goForward()
  await expect(counted).toHaveText(drawn)

  await desk.button('Draw').click()
  await page.getByRole('menuitem', { name: 'Keep as area…' }).click()
  await page.getByLabel('Name of the area').fill('Evening walk')
  await desk.button('Keep it').click()
  await expect(tokens).toContainText('Evening walk')
  await expect(counted).toHaveText(drawn)

  await desk.button('Picture').click()
  await page.getByLabel('Title').fill('Calls <around> the walk & the park')
  await expect(page.getByRole('img', { name: /Preview: Calls/ })).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), desk.button('Save SVG').click()])
  expect(download.suggestedFilename()).toMatch(/^PK-\d{4}-\d{3} Calls around the walk the park\.svg$/)
  const svg = readFileSync(await download.path(), 'utf8')
  expect(svg).toContain('Calls &lt;around&gt; the walk &amp; the park')
  expect(svg).toContain('Evening walk')
  expect(svg).toContain(drawn)
  expect(svg.match(/>OFFICIAL-SENSITIVE</g)).toHaveLength(2)
  expect(svg).toContain('Invented data')
  expect(svg).not.toMatch(/<script|href=/)
  await expect(page.getByText(/entered in the register of packs/)).toBeVisible()
})

test('a circle is drawn from figures alone, and the layers chosen stand in the address', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  await desk.open()
  await desk.openDemonstration()
  await desk.goTo('Map')
  const counted = page.getByText(/^[\d,]+ incidents?$/).first()
  const everyOne = await counted.innerText()
  await desk.button('Draw').press('Enter')
  await page.getByRole('menuitem', { name: 'Circle from centre and radius…' }).press('Enter')
  await page.getByLabel('Grid reference of the centre').fill('nowhere')
  await page.getByLabel('Radius in metres').fill('800')
  await desk.button('Draw the circle').press('Enter')
  await expect(page.getByText(/This is no grid reference/)).toBeVisible()
  await page.getByLabel('Grid reference of the centre').fill('SK 5850 0400')
  await desk.button('Draw the circle').press('Enter')
  await expect(counted).not.toHaveText(everyOne)

  await desk.button('Layers').click()
  await page.getByRole('radiogroup', { name: 'Incidents' }).getByText('Every place').click()
  await page.getByLabel('Problem profiles').check()
  await expect(page).toHaveURL(/show=all\.profiles/)
  await expectAccessible(page)
  await page.reload()
  await desk.button('Layers').click()
  await expect(page.getByLabel('Problem profiles')).toBeChecked()
})
