import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from './application.ts'
import { callsCsv } from './calls.ts'
import { atDesk } from './desk-page.ts'

/** One grey dot, the least a tile server can answer. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOsr6//DwAFhAKA5z5sNwAAAABJRU5ErkJggg==',
  'base64',
)

test('a tile server is asked only once its address is in the settings, and the map is whole without', async ({
  page,
  application,
}) => {
  const asked: string[] = []
  const tiles = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'image/png' }).end(dot)
  })
  await new Promise<void>(resolve => tiles.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(tiles.address() as AddressInfo).port}`
  const elsewhere: string[] = []
  page.on('request', request => {
    const { host, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && host !== new URL(application.address).host)
      elsewhere.push(request.url())
  })

  const desk = atDesk(page, application)
  await desk.open()
  await desk.createBureau('Northgate')
  await desk.goTo('Imports')
  await desk.chooseFile(() => desk.button('Import a file').first().click(), 'calls.csv', callsCsv().text)
  await desk.addSource('101 centre', 'City council')
  await desk.button('Import').click()
  await expect(page.getByRole('region', { name: 'What became of every row' })).toBeVisible()
  await desk.goTo('Map')
  await expect(page.getByText(/incidents · /)).toBeVisible()
  await expect(page.locator('.leaflet-container')).toBeVisible()
  expect(elsewhere).toEqual([])

  await desk.goTo('Settings')
  await page.getByLabel('Tile address (optional)').fill(`${origin}/{z}/{x}/{y}.png`)
  const loadedAnew = page.waitForEvent('load')
  await desk.button('Save').click()
  await loadedAnew
  await desk.goTo('Map')
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  expect(asked[0]).toMatch(/^\/\d+\/\d+\/\d+\.png$/)
  expect(elsewhere.every(address => address.startsWith(origin))).toBe(true)
  await new Promise(resolve => tiles.close(resolve))
})
