import { readFileSync } from 'node:fs'
import { adoptedOn, before, referenceCalls, since } from '../reference-calls.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { neighbourhoodsGeoJson } from './calls.ts'
import { atDesk } from './desk-page.ts'

/** Rows that cannot be loaded, and one that lies nowhere. */
const faulty = [
  'C-90001,31/02/2024,10:00,Noisy neighbours,101,458000,304000,Nowhere Road,',
  'C-90002,,10:00,Noisy neighbours,101,458000,304000,Nowhere Road,',
  'C-90003,05/06/2024,10:00,Noisy neighbours,101,,,Somewhere,',
]

test('the reference example: from a call to a tasked action, onto paper, and whether it worked', async ({
  page,
  application,
}) => {
  const desk = atDesk(page, application)
  const files = referenceCalls()
  const text = `${files.before}${faulty.join('\r\n')}\r\n`
  const calls = { text, rows: text.trimEnd().split('\r\n').length - 1, rejected: 2, unplaced: 1 }
  await desk.open()
  await desk.createBureau('Northgate')

  await test.step('load the neighbourhoods', async () => {
    await desk.goTo('Settings')
    await page.getByRole('link', { name: 'Areas' }).click()
    await desk.button('Load areas').first().click()
    await desk.chooseFile(
      () => desk.button('Choose a file').click(),
      'areas.geojson',
      neighbourhoodsGeoJson(),
    )
    await page.getByLabel('Name of the set').fill('Neighbourhoods')
    await desk.button('Load 4 areas').click()
    await expect(page.getByText('Neighbourhoods: 4 areas loaded.')).toBeVisible()
  })

  await test.step('match the columns of a file nobody knows, and import it', async () => {
    await desk.goTo('Imports')
    await desk.chooseFile(() => desk.button('Import a file').first().click(), 'calls.csv', calls.text)
    await desk.addSource('101 centre', 'City council')
    await expect(page.getByRole('grid', { name: 'The first rows as they will be loaded' })).toContainText(
      'Drunk or rowdy behaviour',
    )
    await desk.button('Import').click()
    const sum = page.getByRole('region', { name: 'What became of every row' })
    await expect(sum).toContainText(`${calls.rows.toLocaleString('en-GB')} read`)
    await expect(sum).toContainText(`${calls.rejected} rejected`)
    await expect(sum).toContainText('0 duplicate')
    await expect(page.getByRole('grid', { name: 'Rows' })).toContainText('31/02/2024')
  })

  await test.step('the same file again adds nothing', async () => {
    await desk.goTo('Imports')
    await desk.chooseFile(() => desk.button('Import a file').first().click(), 'calls.csv', calls.text)
    await expect(page.getByText('This file is recognised')).toBeVisible()
    await desk.button('Import').click()
    const sum = page.getByRole('region', { name: 'What became of every row' })
    await expect(sum).toContainText('0 loaded')
    await expect(sum).toContainText(`${(calls.rows - calls.rejected).toLocaleString('en-GB')} duplicate`)
  })

  await test.step('find the hotspot on the map', async () => {
    await desk.goTo('Map')
    const loaded = calls.rows - calls.rejected
    await expect(page.getByText(`${loaded.toLocaleString('en-GB')} incidents`)).toBeVisible()
    await expect(page.getByText(`${calls.unplaced} could not be placed`)).toBeVisible()
    await desk.button('Find').click()
    const hotspots = page.getByRole('grid', { name: 'Hotspots of the analysis' })
    await expect(hotspots).toContainText('Hillcrest')
    await hotspots.getByText('Hillcrest').first().click()
    await desk.button('Show its incidents').click()
    await page
      .getByRole('grid', { name: 'Incidents' })
      .getByText('Drunk or rowdy behaviour')
      .first()
      .dblclick()
    const incident = page.getByRole('dialog')
    await expect(incident).toContainText('calls.csv')
    await expect(incident).toContainText('Northgate Leisure Centre')
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Analysis' }).click()
    await desk.button('Make a problem profile').click()
  })

  await test.step('write the problem profile, and raise it', async () => {
    await expect(page.getByRole('region', { name: 'The evidence' })).toContainText(
      `${before.calls} incidents, ${before.perMonth} a month`,
    )
    await page.getByRole('textbox', { name: 'Title' }).fill('Drinking by the leisure centre')
    await page.getByRole('navigation', { name: 'Contents of the document' }).getByText('Offender').click()
    await page
      .getByRole('textbox', { name: 'Offender' })
      .fill('Young people of 14 to 17, on Friday and Saturday nights.')
    // Both the title and the section.
    await expect(page.getByText(/^Saved \d/)).toHaveCount(2)
    await desk.button('Raise').click()
    await page.getByRole('textbox', { name: 'Why it goes on all the same' }).fill('The group asked for it.')
    await page.getByRole('dialog').getByRole('button', { name: 'Raise' }).click()
    await expect(page.getByText('Raised', { exact: true }).first()).toBeVisible()
  })

  await test.step('adopt it at a meeting, and task an agency', async () => {
    await desk.goTo('Tasking')
    await desk.button('New meeting').first().click()
    await page.getByRole('dialog').getByLabel('Date').fill(adoptedOn)
    await page.getByRole('dialog').getByLabel('Chair').fill('Chief inspector')
    await desk.button('Make the meeting').click()
    await page.getByRole('checkbox', { name: 'City council', exact: true }).check()
    await desk.select('Profile to add', /Drinking by the leisure centre/)
    await desk.button('Put on the agenda').click()
    await desk.button(/^Decide on/).click()
    await page.getByRole('textbox', { name: 'Reason' }).fill('It cannot wait.')
    await desk.button('Record the decision').click()
    await expect(page.getByRole('list', { name: 'Agenda' })).toContainText('Adopted')
    await page.getByRole('textbox', { name: 'What is to be done' }).fill('Test purchasing at off-licences')
    await desk.select('Agency', 'City council')
    await page
      .getByRole('textbox', { name: 'Owner' })
      .or(page.getByRole('combobox', { name: 'Owner' }))
      .fill('Licensing officer')
    await desk.button('Set action').click()
    await expect(page.getByRole('grid', { name: 'Actions set here' })).toContainText('Test purchasing')
    await desk.button('Close the meeting').click()
    await page.getByRole('dialog').getByRole('button', { name: /Close/ }).last().click()
    await expect(page.getByText('Held', { exact: true })).toBeVisible()
  })

  await test.step('its action is on the table of the next meeting', async () => {
    await desk.goTo('Tasking')
    await desk.button('New meeting').first().click()
    const fortnight = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)
    await page.getByRole('dialog').getByLabel('Date').fill(fortnight)
    await desk.button('Make the meeting').click()
    await expect(page.getByRole('grid', { name: 'Matters arising' })).toContainText('Test purchasing')
  })

  await test.step('put the profile on paper', async () => {
    await openProfile()
    const [download] = await Promise.all([page.waitForEvent('download'), desk.button('Make PDF').click()])
    expect(download.suggestedFilename()).toMatch(/^PP-\d{4}-001 problem profile\.pdf$/)
    const pdf = readFileSync(await download.path(), 'latin1')
    expect(pdf.startsWith('%PDF-1')).toBe(true)
    expect(pdf).toContain('/StructTreeRoot')
  })

  await test.step('a year on, it is measured', async () => {
    await desk.goTo('Imports')
    await desk.chooseFile(() => desk.button('Import a file').first().click(), 'since.csv', files.since)
    await expect(page.getByText('This file is recognised')).toBeVisible()
    await desk.button('Import').click()
    await expect(page.getByRole('region', { name: 'What became of every row' })).toContainText('0 rejected')
    await openProfile()
    const evidence = page.getByRole('region', { name: 'The evidence' })
    await expect(evidence).toContainText(`${before.calls} incidents in 12 months before, ${since.calls} in`)
    await expect(evidence).toContainText('Down 84.6 %')
    await expect(evidence).toContainText('6.198')
    await expectAccessible(page)
  })

  await test.step('it is watched, and ends with what was learned', async () => {
    const dialog = page.getByRole('dialog')
    await desk.button('Monitor').click()
    await dialog.getByRole('button', { name: 'Monitor' }).click()
    await desk.button('Close the profile').click()
    await desk.select('Did it work', 'Worked')
    await dialog.getByLabel('Outcome').fill('26 calls a month before, 4 since.')
    await dialog.getByLabel('Lessons').fill('Shops that are tested sell no more to the young.')
    await expect(dialog).toContainText('1 action still open')
    await dialog.getByLabel('Why it is closed all the same').fill('The visits go on without us.')
    await dialog.getByRole('button', { name: 'Close the profile' }).click()
    await expect(page.getByRole('region', { name: 'Worked' })).toContainText('Shops that are tested')
    await desk.goTo('Briefings')
    await page.getByRole('link', { name: 'Library' }).click()
    await expect(page.getByText('Drinking by the leisure centre').first()).toBeVisible()
  })

  async function openProfile() {
    await desk.goTo('Profiles')
    await page
      .getByRole('grid', { name: 'Problem profiles' })
      .getByText('Drinking by the leisure centre')
      .click()
  }
})
