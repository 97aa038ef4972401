import { readFileSync } from 'node:fs'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './application.ts'
import { atDesk } from './desk-page.ts'
import { messy, messyWorkbook } from './messy-workbook.ts'

test('a messy workbook is matched, imported, mended and told otherwise', async ({ page, application }) => {
  const desk = atDesk(page, application)
  const sum = page.getByRole('region', { name: 'What became of every row' })
  const preview = page.getByRole('grid', { name: 'The first rows as they will be loaded' })
  const importFile = (name: string, content: string | Uint8Array) =>
    desk.chooseFile(() => desk.button('Import a file').first().click(), name, content)
  await desk.open()
  await desk.createBureau('Northgate')

  await test.step('choose it: its table is found among titles, totals and another sheet', async () => {
    await desk.goTo('Imports')
    await importFile('calls june.xlsx', await messyWorkbook())
    await expect(page.getByRole('heading', { name: 'This file is new: match its columns' })).toBeVisible()
    await page.getByRole('tab', { name: 'How it is written' }).click()
    await desk.select('Table, of the 2 in this file', /Calls/)
    await expect(page.getByLabel('Header on row')).toHaveValue('4')
    const lines = page.getByRole('region', { name: 'The first lines of the file' })
    await expect(lines.getByRole('row', { name: /City council: calls about behaviour/ })).toContainText(
      'above the table',
    )
    await expectAccessible(page)
  })

  await test.step('match its columns: nothing stands in the preview that was not read', async () => {
    await page.getByRole('tab', { name: 'Columns' }).click()
    await desk.select('Field for the column Location Easting', /^Easting/)
    await expect(page.getByText('needed: choose the column with the northing too')).toBeVisible()
    await desk.select('Field for the column Location Northing', /^Northing/)
    await desk.select('Field for the column Caller Outcome', /^Outcome/)
    await expect(preview).toContainText('457000 303000')
    await expect(preview).toContainText('kept as a pseudonym only')
    await expect(preview).not.toContainText('0116 496')
    await expect(preview).toContainText(/swapped/)
    await page.keyboard.press('Escape')
    await desk.button(/^Undo this change/).click()
    await expect(page.getByRole('combobox', { name: 'Field for the column Caller Outcome' })).toHaveValue('')
    await desk.button(/^Redo/).click()
    // Away from the button, whose tip would stand outside of every part of the page.
    await page.getByLabel('Find a column').hover()
    await expect(page.getByRole('tooltip')).toBeHidden()
    await expectAccessible(page)
  })

  await test.step('nothing is imported before the order of day and month is told', async () => {
    await desk.addSource('Council calls', 'City council')
    await expect(desk.button('Import')).toBeDisabled()
    await page.getByRole('radio', { name: /01\/12\/2024 is 1 December 2024/ }).check()
    await expect(preview).toContainText('2024-12-01 21:10')
    await desk.button('Import').click()
    await expect(sum).toContainText(`${messy.calls} read`)
    await expect(sum).toContainText(`${messy.loaded} loaded`)
    await expect(sum).toContainText(`${messy.rejected} rejected`)
    await expect(sum).toContainText('0 duplicate')
  })

  await test.step('every difference is listed, with its place and its reason', async () => {
    const rows = page.getByRole('grid', { name: 'Rows' })
    await expect(rows).toContainText(messy.unreadableDate)
    await expect(rows).toContainText('15')
    await sum.getByRole('button', { name: /loaded with a note/ }).click()
    await expect(rows).toContainText('swapped')
    await sum.getByRole('button', { name: /passed over/ }).click()
    await expect(rows).toContainText('Total calls')
    await expect(rows).toContainText('City council: calls about behaviour')
    await expectAccessible(page)
  })

  await test.step('the rejected rows go to the partner, and come back mended', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), desk.button('Reject file').click()])
    const rejects = readFileSync(await download.path(), 'utf8')
    expect(rejects).toContain(messy.unreadableDate)
    const name = download.suggestedFilename()
    await desk.goTo('Imports')
    await importFile(name, rejects.replace(messy.unreadableDate, '05/12/2024 20:00'))
    await expect(page.getByRole('heading', { name: 'This file is recognised' })).toBeVisible()
    await desk.button('Import').click()
    await expect(sum).toContainText('1 loaded')
    await expect(sum).toContainText('1 rejected')
    await expect(page.getByRole('grid', { name: 'Rows' })).toContainText('Not mended yet')
    await page.getByRole('link', { name: 'calls june.xlsx' }).click()
    await expect(page.getByText(/1 of 2 rejected rows came mended/)).toBeVisible()
  })

  await test.step('the file again, one outcome changed: a new version, and no answer is asked for twice', async () => {
    await desk.goTo('Imports')
    await importFile('calls july.xlsx', await messyWorkbook({ outcomeOfFirst: 'Warning letter sent' }))
    await expect(page.getByRole('heading', { name: 'This file is recognised' })).toBeVisible()
    await desk.button('Import').click()
    await expect(sum).toContainText('of which 1 new version')
    await expect(sum).toContainText(`${messy.loaded - 1} duplicate`)
    await sum.getByRole('button', { name: /new version/ }).click()
    await expect(page.getByRole('grid', { name: 'Rows' })).toContainText('Advice given')
    await desk.button(/^All mappings of/).click()
    const versions = page.getByRole('dialog')
    await expect(versions.getByRole('table', { name: 'Versions' })).toContainText('Call Ref')
    await page.keyboard.press('Escape')
  })

  await test.step('the help is beside every step, without a network', async () => {
    await page.keyboard.press('F1')
    const help = page.getByRole('dialog', { name: 'Help: The result of an import' })
    await expect(help).toContainText('always add up')
    await help.getByRole('navigation', { name: 'See also' }).getByText('Rejected rows and mending').click()
    await expect(page.getByRole('dialog', { name: 'Help: Rejected rows and mending' })).toBeVisible()
    await expectAccessible(page)
  })
})
